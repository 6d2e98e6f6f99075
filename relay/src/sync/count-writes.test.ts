import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countWrites } from './count-writes.ts';

describe('counting writes', () => {
    it('calls a field oscillating at the third run in a row', () => {
        const first = countWrites({}, ['value', 'name']);
        const second = countWrites(first.writes, ['value', 'value']);
        const third = countWrites(second.writes, ['value']);
        assert.deepEqual(
            [first, second, third].map(({ oscillating }) => oscillating),
            [[], [], ['value']]
        );
    });

    it('starts anew after a run that left the field alone', () => {
        const { writes } = countWrites({ value: 2 }, ['name']);
        assert.deepEqual(countWrites(writes, ['value']).oscillating, []);
    });
});
