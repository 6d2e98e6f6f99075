import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locksOf, type LockedField } from '../../force-app/main/default/lwc/coSellLocks/lockTable.ts';
import type { Deal, FieldName } from '../../relay/src/sync/deal.ts';
import { lockOf } from '../../relay/src/sync/lock.ts';
import { phaseOf } from '../../relay/src/sync/phase.ts';

/** The deal's fields behind the words of the card. */
const fields: Record<Exclude<LockedField, 'everything'>, FieldName> = {
    customer: 'customer',
    purchaseIntent: 'purchaseIntent',
    contacts: 'contacts',
    help: 'help',
    visibility: 'visibleToMicrosoft'
};
const contact = { firstName: 'Carla', lastName: 'Customer', email: null, phone: null };

const standings = ['New', 'Active', 'Closed'].flatMap((status) =>
    [null, 'Pending'].flatMap((microsoftStatus) =>
        [true, false].map((visibleToMicrosoft) => ({ status, microsoftStatus, visibleToMicrosoft }))
    )
);

test('the card shows as locked what the relay would not send, and nothing else', () => {
    for (const standing of standings) {
        const { status, microsoftStatus, visibleToMicrosoft } = standing;
        const referral = {
            status,
            visibleToMicrosoft,
            microsoftReferralId: microsoftStatus && 'a6f0f5f8-2f5b-4a53-8b5e-0a4d3f3f9b11',
            contacts: [contact]
        } as unknown as Deal;
        const shown = locksOf(standing).map(({ field }) => field);
        for (const [word, field] of Object.entries(fields)) {
            const isShown = shown.includes('everything') || shown.includes(word as LockedField);
            const isLocked = lockOf(field, phaseOf(referral), referral) !== null;
            assert.equal(isShown, isLocked, `${word} of ${JSON.stringify(standing)}`);
        }
    }
});

test('of a deal without a referral nothing is locked', () => {
    assert.deepEqual(locksOf({ status: null, microsoftStatus: null, visibleToMicrosoft: true }), []);
    assert.equal(lockOf('customer', phaseOf(null), null), null);
});
