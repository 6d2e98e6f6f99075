import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { compareDocuments } from './compare-documents.ts';

const changed = (deal: string, changes: object) => ({
    ...defaultMapping,
    rows: defaultMapping.rows.map((row) => (row.deal === deal ? { ...row, ...changes } : row))
});

describe('two documents', () => {
    it('are the same when rows were only moved', () => {
        assert.deepEqual(
            compareDocuments(defaultMapping, { ...defaultMapping, rows: defaultMapping.rows.toReversed() }),
            []
        );
    });

    it('differ in a row by its deal field', () => {
        assert.deepEqual(compareDocuments(defaultMapping, changed('value', { direction: 'paused' })), [
            { path: 'rows.value.direction', before: 'both', after: 'paused' }
        ]);
    });

    it('differ in what one of them lacks', () => {
        assert.deepEqual(compareDocuments(defaultMapping, changed('value', { default: 1 })), [
            { path: 'rows.value.default', before: null, after: 1 }
        ]);
        const without = {
            ...defaultMapping,
            rows: defaultMapping.rows.filter(({ deal }) => deal !== 'value')
        };
        const [difference] = compareDocuments(defaultMapping, without);
        assert.deepEqual([difference?.path, difference?.after], ['rows.value', null]);
    });

    it('may be no documents at all', () => {
        assert.deepEqual(compareDocuments([1], { rows: 'none' }), [
            { path: '', before: [1], after: { rows: 'none' } }
        ]);
    });
});
