import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { alwaysNeeded, neededFor } from '../../../relay/src/salesforce/access/needed-access.ts';
import { defaultMapping } from '../../../relay/src/sync/mapping/default-mapping.ts';
import { readPermissionSets } from './permission-set.ts';

const root = fileURLToPath(new URL('../../../force-app', import.meta.url));
const relaySet = readPermissionSets(root).find(({ name }) => name === 'CoSell_Relay')!;
/** A permission set names an address as a whole; a describe tells its parts, too. */
const compounds: Record<string, string> = { BillingAddress: 'BillingStreet', Address: 'Street' };

/** `Object.Field__c`, as the set would name it by a part. */
const given = (kind: string) =>
    [...relaySet.fields]
        .filter(([, access]) => access === kind)
        .map(([field]) => {
            const [object = '', name = ''] = path.normalize(field).split('.');
            return `${object}.${compounds[name] ?? name}`;
        })
        .sort();

describe('what the doctor asks for', () => {
    it('is what the packaged permission set gives the relay to write, no more and no less', () => {
        const writes = alwaysNeeded.flatMap(({ object, writes: fields = [] }) =>
            fields.map((field) => `${object}.${field}`)
        );
        assert.deepEqual(writes.sort(), given('edit'));
    });

    it('asks to read nothing that the set does not give', () => {
        const readable = new Set(given('read'));
        const reads = alwaysNeeded.flatMap(({ object, reads: fields = [] }) =>
            fields.map((field) => `${object}.${field}`)
        );
        assert.deepEqual(
            reads.filter((field) => !readable.has(field)),
            []
        );
    });

    it('is what the set allows with objects', () => {
        const objects = alwaysNeeded
            // Access to files comes with the files.
            .filter(({ object }) => object !== 'ContentVersion')
            .map(({ object, create, edit, delete: remove }) => [
                object,
                [create ? 'C' : '', 'R', edit ? 'E' : '', remove ? 'D' : ''].join('')
            ]);
        const allowed = [...relaySet.objects].map(([object, letters]) => [
            object,
            letters.replace(/[VM]/g, '')
        ]);
        assert.deepEqual(Object.fromEntries(objects), Object.fromEntries(allowed));
    });

    it('adds the fields of the mapping, currencies only where the org has them', () => {
        const own = { ...defaultMapping, rows: [...defaultMapping.rows] };
        const added = (multiCurrency: boolean) => neededFor(own, { multiCurrency }).at(-1)!;
        assert.ok(added(false).writes?.includes('Amount'));
        assert.ok(!added(false).writes?.includes('CurrencyIsoCode'));
        assert.ok(added(true).writes?.includes('CurrencyIsoCode'));
    });
});
