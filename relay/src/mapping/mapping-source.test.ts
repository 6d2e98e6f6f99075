import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { createMappingSource } from './mapping-source.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const quiet = { info: () => undefined, warn: () => undefined };
const other = { ...defaultMapping, rows: defaultMapping.rows.slice(0, 3) };
let stored: Map<string, unknown>;
let rows: { Version__c: number | null; Document__c: string | null }[];
let failure: Error | null;

const salesforce = {
    async query<Row>() {
        if (failure) throw failure;
        return rows as Row[];
    }
};
const source = (file: typeof defaultMapping | null = null) =>
    createMappingSource({
        file,
        store: {
            readSetting: async (name) => stored.get(name) ?? null,
            writeSetting: async (name, value) => void stored.set(name, value)
        },
        now: () => NOON,
        log: quiet
    });
const published = (version: number, document: unknown) => ({
    Version__c: version,
    Document__c: JSON.stringify(document)
});

beforeEach(() => {
    stored = new Map();
    rows = [];
    failure = null;
});

describe('the mapping in force', () => {
    it('is the one that comes with the relay until somebody publishes one', async () => {
        const mapping = await source();
        assert.equal((await mapping.refresh(salesforce)).source, 'built in');
        assert.equal(mapping.current(), defaultMapping);
        rows = [published(1, other)];
        const now = await mapping.refresh(salesforce);
        assert.deepEqual([now.source, now.version, now.trouble], ['salesforce', 1, null]);
        assert.deepEqual(mapping.current(), other);
    });

    it("is an operator's file, whatever is published", async () => {
        rows = [published(1, other)];
        const mapping = await source(defaultMapping);
        assert.equal((await mapping.refresh(salesforce)).source, 'file');
        assert.equal(mapping.current(), defaultMapping);
    });

    for (const [what, document] of [
        ['has a fault', { ...other, rows: [{ deal: 'planted', opportunity: 'Name', direction: 'in' }] }],
        ['is no document at all', null]
    ] as const)
        it(`stays the last good one when a version ${what}, and says so`, async () => {
            const mapping = await source();
            rows = [published(1, other)];
            await mapping.refresh(salesforce);
            rows = [published(2, document)];
            const now = await mapping.refresh(salesforce);
            assert.deepEqual([now.version, now.trouble?.code], [1, 'MAPPING_INVALID']);
            assert.deepEqual(mapping.current(), other);
        });

    it('outlives a restart while Salesforce cannot be read', async () => {
        rows = [published(7, other)];
        await (await source()).refresh(salesforce);
        failure = new CosellError('SALESFORCE_UNAVAILABLE', '');
        const mapping = await source();
        assert.deepEqual(mapping.current(), other);
        const now = await mapping.refresh(salesforce);
        assert.deepEqual([now.version, now.trouble?.code], [7, 'SALESFORCE_UNAVAILABLE']);
    });
});
