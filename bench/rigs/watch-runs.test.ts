import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOverlaps } from './watch-runs.ts';

test('runs of one deal that are under way at once are counted, those of different deals and in turn are not', () => {
    const inTurn = [
        { from: 0, to: 10 },
        { from: 10, to: 20 }
    ];
    assert.deepEqual(countOverlaps([inTurn, inTurn]), { all: 4, overlapping: 0 });
    const atOnce = [
        { from: 30, to: 40 },
        { from: 0, to: 31 }
    ];
    assert.deepEqual(countOverlaps([inTurn, atOnce]), { all: 4, overlapping: 1 });
});
