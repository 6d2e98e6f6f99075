import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { defaultMapping } from '../../sync/mapping/default-mapping.ts';
import type { SalesforceClient } from '../client.ts';
import { accessNow } from './access-now.ts';
import { neededFor } from './needed-access.ts';

type Context = NonNullable<Parameters<typeof accessNow>[0]>;
const org = { multiCurrency: false } as Context['org'];
const all = neededFor(defaultMapping, org)
    .filter(({ object }) => object === 'Opportunity')
    .flatMap(({ reads = [], writes = [] }) => [...reads, ...writes]);

/** A user who sees all that is needed but `hidden`; `asked` is what was asked of Salesforce. */
function seenBy(hidden: string[] = [], failure?: CosellError) {
    const asked: string[] = [];
    const salesforce = {
        async request(_method: string, path: string) {
            asked.push(path);
            if (failure) throw failure;
            const fields = all
                .filter((name) => !hidden.includes(name))
                .map((name) => ({ name, createable: true, updateable: true }));
            return { createable: true, updateable: true, deletable: true, fields };
        }
    } as unknown as SalesforceClient;
    return { asked, now: accessNow({ salesforce, mapping: defaultMapping, org }) };
}

describe('access to Salesforce just now', () => {
    it('is asked for with one call, and lacks nothing', async () => {
        const { asked, now } = seenBy();
        assert.deepEqual(await now, { problem: null, missing: [] });
        assert.deepEqual(asked, ['/sobjects/Opportunity/describe']);
    });

    it('lacks a field that the user may not see', async () => {
        assert.deepEqual((await seenBy(['Amount']).now).missing, ['read Opportunity.Amount']);
    });

    it('says why nobody can ask', async () => {
        const ended = new CosellError('SALESFORCE_UNAVAILABLE', '');
        assert.deepEqual(await seenBy([], ended).now, { problem: 'SALESFORCE_UNAVAILABLE', missing: [] });
        assert.deepEqual(await accessNow(null), { problem: 'SALESFORCE_SIGN_IN', missing: [] });
    });
});
