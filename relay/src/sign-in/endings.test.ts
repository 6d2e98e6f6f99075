import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endingsOf, warningOf } from './endings.ts';

const DAY_MS = 86_400_000;
const now = new Date('2026-11-20T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);

describe('what ends soon', () => {
    it('is nothing while more than 30 days are left, or nobody knows', () => {
        assert.deepEqual(endingsOf(inDays(31), inDays(0), now), []);
        assert.deepEqual(endingsOf(null, null, now), []);
    });

    it('is the client secret, by the date in the settings', () => {
        assert.deepEqual(endingsOf(inDays(30), null, now), [
            { what: 'client secret', ends: '2026-12-20T12:00:00.000Z', days: 30 }
        ]);
    });

    it('is a sign-in whose refresh token was not renewed for 60 days and more', () => {
        const [ending] = endingsOf(null, inDays(-83.5), now);
        assert.deepEqual([ending?.what, ending?.days], ['sign-in', 6]);
    });

    it('comes with the soonest first', () => {
        const endings = endingsOf(inDays(5), inDays(-88), now);
        assert.deepEqual(
            endings.map(({ what }) => what),
            ['sign-in', 'client secret']
        );
    });

    it('is warned of at 30, 7 and 1 days, and once it is over', () => {
        const warnings = [30, 8, 7, 2, 1, 0, -5].map((days) =>
            warningOf({ what: 'client secret', ends: '', days })
        );
        assert.deepEqual(warnings, [30, 30, 7, 7, 1, 0, 0]);
    });
});
