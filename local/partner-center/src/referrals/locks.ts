import { isDeepStrictEqual } from 'node:util';
import { brokenRule } from '../http/api-error.ts';
import { isVisibleToSellers, type Referral } from './referral.ts';

const CONSENT = 'consentToShareReferralWithMicrosoftSellers';

/** What the answer to an invitation consists of. */
const answer = ['status', 'substatus', 'statusReason'];

/**
 * Refuses a change of what the referral's phase locks. Writing the value that is already there is no change.
 * `connected`: Microsoft has a referral in the engagement. Throws a broken rule
 * with the locked property as target.
 */
export function checkLocks(
    before: Referral,
    after: Referral,
    { connected, newReferralEdits }: { connected: boolean; newReferralEdits: 'refused' | 'accepted' }
): void {
    if (before.status === 'New' && after.status !== 'Active' && newReferralEdits === 'refused') {
        for (const property of changedProperties(before, after)) {
            if (!answer.includes(property)) {
                throw brokenRule(`${property} is locked until the referral is accepted.`, property);
            }
        }
    }
    if (isVisibleToSellers(before) && after.consent[CONSENT] !== true) {
        throw brokenRule('Once visible to Microsoft sellers, always visible.', `consent/${CONSENT}`);
    }
    const shared = connected || isVisibleToSellers(before);
    const contacts = before.customerProfile.team;
    if (shared && contacts.length > 0 && !isDeepStrictEqual(contacts, after.customerProfile.team)) {
        const message = 'The customer contact is read-only once it is shared with Microsoft.';
        throw brokenRule(message, 'customerProfile/team');
    }
}

const changedProperties = (before: Referral, after: Referral) =>
    (Object.keys(after) as (keyof Referral)[]).filter(
        (name) => !isDeepStrictEqual(before[name], after[name])
    );
