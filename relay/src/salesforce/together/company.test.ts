import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCompany } from './company.ts';

/** A company whose lots are noted; `never` patient unless told. */
function given({ most = 100, patienceMs = 1e6 } = {}) {
    const company = createCompany({ most, patienceMs });
    const lots: number[][] = [];
    const double = company.collect<number, number>(async (items) => {
        lots.push(items);
        return items.map((item) => (item < 0 ? new Error(`no ${item}`) : item * 2));
    });
    return { company, lots, double };
}

describe('runs in company', () => {
    it('ask once for what all of them ask, and each gets its own answer', async () => {
        const { company, lots, double } = given();
        [1, 2, 3].forEach(() => company.join());
        assert.deepEqual(await Promise.all([double(1), double(2), double(3)]), [2, 4, 6]);
        assert.deepEqual(lots, [[1, 2, 3]]);
    });

    it('do not wait for one that has ended', async () => {
        const { company, lots, double } = given();
        company.join();
        const leave = company.join();
        const asked = double(1);
        assert.deepEqual(lots, []);
        leave();
        assert.equal(await asked, 2);
    });

    it('do not wait for long for one that is slow', async () => {
        const { company, double } = given({ patienceMs: 1 });
        company.join();
        company.join();
        assert.equal(await double(1), 2);
    });

    it('ask for no more at once than one call takes', async () => {
        const { company, lots, double } = given({ most: 2 });
        [1, 2, 3].forEach(() => company.join());
        await Promise.all([double(1), double(2), double(3)]);
        assert.deepEqual(lots, [[1, 2], [3]]);
    });

    it('fail one by one, or all together where the call failed', async () => {
        const { company, double } = given();
        company.join();
        company.join();
        const [one, other] = await Promise.allSettled([double(-1), double(1)]);
        assert.deepEqual([one.status, other.status], ['rejected', 'fulfilled']);
        const broken = company.collect<number, number>(() => Promise.reject(new Error('no answer')));
        const ends = await Promise.allSettled([broken(1), broken(2)]);
        assert.deepEqual(
            ends.map((end) => end.status === 'rejected' && (end.reason as Error).message),
            ['no answer', 'no answer']
        );
    });
});
