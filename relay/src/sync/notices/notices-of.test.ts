import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal, type Deal } from '../deal.ts';
import { nextReminder, noticesOf } from './notices-of.ts';

const expiresAt = '2026-12-14T12:00:00Z';
const invitation: Deal = {
    ...emptyDeal,
    referralId: 'r1',
    direction: 'Incoming',
    status: 'New',
    substatus: 'Pending',
    expiresAt
};
const shared: Deal = { ...invitation, direction: 'Outgoing', status: 'Active', substatus: 'Accepted' };
const daysBefore = (days: number) => new Date(Date.parse(expiresAt) - days * 86_400_000);
const keys = (...args: Parameters<typeof noticesOf>) => noticesOf(...args).map(({ key }) => key);

describe('The owner is told', () => {
    it('of an invitation, with the days that are left', () => {
        assert.deepEqual(noticesOf(null, invitation, daysBefore(13.5)), [
            { occasion: 'invitation', key: 'invitation:r1', days: 14 }
        ]);
    });

    it('once more seven days, three days and one day before it expires', () => {
        for (const [days, key] of [
            [7.1, 'invitation:r1'],
            [7, 'days-left-7:r1'],
            [3.1, 'days-left-7:r1'],
            [2.5, 'days-left-3:r1'],
            [1, 'days-left-1:r1'],
            [-1, 'days-left-1:r1']
        ] as const)
            assert.deepEqual(keys(invitation, invitation, daysBefore(days)), [key], `${days} days before`);
    });

    it('only of the invitation, though late, when the deal is heard of first', () => {
        assert.deepEqual(noticesOf(null, invitation, daysBefore(2.5)), [
            { occasion: 'invitation', key: 'invitation:r1', days: 3 }
        ]);
    });

    it("of Microsoft's acceptance when it comes, and not when it was there from the first", () => {
        const accepted: Deal = { ...shared, microsoftSubstatus: 'Accepted' };
        assert.deepEqual(keys(shared, accepted, daysBefore(5)), ['accepted:r1']);
        assert.deepEqual(keys(accepted, accepted, daysBefore(5)), []);
        assert.deepEqual(keys(null, accepted, daysBefore(5)), []);
    });

    it('of a win on either referral, once', () => {
        const won: Deal = { ...shared, status: 'Closed', substatus: 'Won', microsoftSubstatus: 'Won' };
        assert.deepEqual(keys(shared, won, daysBefore(5)), ['won:r1']);
        assert.deepEqual(keys(won, won, daysBefore(5)), []);
    });

    it('of nothing while the deal has no referral', () => {
        assert.deepEqual(noticesOf(null, emptyDeal, daysBefore(5)), []);
    });
});

describe('The next reminder', () => {
    it('falls due seven, three and one day before the end', () => {
        assert.deepEqual(nextReminder(invitation, daysBefore(13)), daysBefore(7));
        assert.deepEqual(nextReminder(invitation, daysBefore(7)), daysBefore(3));
        assert.deepEqual(nextReminder(invitation, daysBefore(2)), daysBefore(1));
        assert.equal(nextReminder(invitation, daysBefore(0.5)), null);
    });

    it('is none once the invitation is answered', () => {
        assert.equal(nextReminder({ ...invitation, status: 'Active' }, daysBefore(13)), null);
        assert.equal(nextReminder(shared, daysBefore(13)), null);
    });
});
