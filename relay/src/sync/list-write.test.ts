import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { solution } from './fixtures/deals.ts';
import { listWrite, seenIn, withWritten } from './list-write.ts';

const [mine, theirs, other] = ['SOL-1-AAA', 'SOL-2-BBB', 'SOL-3-CCC'].map((id) => solution(id)) as [
    ReturnType<typeof solution>,
    ReturnType<typeof solution>,
    ReturnType<typeof solution>
];

describe('the write of a list', () => {
    it('has put what was not there, and taken away what it left out', () => {
        const dearer = { ...other, price: 5, currency: 'USD' };
        assert.deepEqual(listWrite([mine, other, theirs], [theirs, dearer]), {
            put: [dearer],
            taken: [mine]
        });
        assert.deepEqual(listWrite(null, [mine]), { put: [mine], taken: [] });
    });

    it('leaves as news what somebody had added and it only carried along', () => {
        const write = listWrite([mine], [mine, theirs]);
        assert.deepEqual(withWritten(null, write, [mine, theirs]), [theirs]);
    });

    it('leaves as news the terms that somebody had changed', () => {
        const dearer = { ...mine, price: 5 };
        const write = listWrite([dearer], [dearer, theirs]);
        assert.deepEqual(withWritten([mine], write, [dearer, theirs]), [mine, theirs]);
    });

    it('leaves as news what somebody had taken away', () => {
        const write = listWrite([], [theirs]);
        assert.deepEqual(withWritten([mine], write, [theirs]), [mine, theirs]);
    });

    it('is remembered instead of what it changed, and without what it took away', () => {
        const dearer = { ...other, price: 5, currency: 'USD' };
        const write = listWrite([mine, other], [dearer]);
        assert.deepEqual(withWritten([mine, other, theirs], write, [dearer]), [theirs, dearer]);
    });

    it('is remembered of each side as that one keeps it, and of one that did not take it not at all', () => {
        const people = { put: [{ who: 'kim', all: 'with phone' }], taken: [] };
        const own = [{ who: 'kim', all: 'without' }];
        assert.deepEqual(withWritten([], people, own), own);
        assert.deepEqual(withWritten([], people, []), []);
    });

    it('counts element by element as far as it is to be seen', () => {
        const write = listWrite([other], [mine, theirs]);
        assert.deepEqual(seenIn([mine, solution('SOL-9-ZZZ')], write), { put: [mine], taken: [other] });
        assert.deepEqual(seenIn([other], write), { put: [], taken: [] });
    });
});
