import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdsOnlyAfterTries, retryTime } from './retry-time.ts';

const now = new Date('2026-11-20T10:00:00Z');
const wait = (...rest: [attempt: number, random: number, retryAfterMs?: number]) =>
    retryTime(now, 'PARTNER_CENTER_UNAVAILABLE', ...rest).getTime() - now.getTime();

describe('the time of the next try', () => {
    it('doubles with every failure in a row', () => {
        assert.equal(wait(0, 0.5), 1_000);
        assert.equal(wait(1, 0.5), 2_000);
        assert.equal(wait(4, 0.5), 16_000);
    });

    it('never lies further away than fifteen minutes and their spread', () => {
        assert.equal(wait(60, 0.5), 15 * 60_000);
        assert.ok(wait(1_000, 0.999) < 15 * 60_000 * 1.25);
    });

    it('spreads deals that failed together', () => {
        assert.ok(wait(3, 0) < wait(3, 0.9));
    });

    it('is not before the time that the other side asked for', () => {
        assert.equal(wait(0, 0, 57_000), 57_000);
    });

    it('is at once where somebody else was only faster', () => {
        assert.ok(retryTime(now, 'COSELL_STALE', 0, 0.5).getTime() - now.getTime() < 100);
    });
});

describe('a side that says "not found"', () => {
    it('is asked three times before the deal is held', () => {
        assert.deepEqual(
            [0, 1, 2].map((attempt) => holdsOnlyAfterTries('REFERRAL_NOT_FOUND', attempt)),
            [true, true, false]
        );
    });

    it('is another matter than a refusal, which holds at once', () => {
        assert.equal(holdsOnlyAfterTries('REFERRAL_REFUSED', 0), false);
    });
});
