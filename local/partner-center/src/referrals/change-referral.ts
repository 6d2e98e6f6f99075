import { ApiError, brokenRule } from '../http/api-error.ts';
import type { ChangeEntry } from '../journal/journal.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { checkLocks } from './locks.ts';
import { dealFaults, peopleFaults } from './practical-rules.ts';
import { isMicrosofts, type Referral } from './referral.ts';
import { engagementOf, storeChange } from './referral-store.ts';
import type { AttributeReading } from './services-co-sell.ts';
import { isPair, mayMove, needsReason, type Actor, type OpenReferral } from './transitions.ts';

/**
 * Takes `after` in the place of `before`, if `actor` may do that: state machine, locks by phase, required
 * data. The server's own dates follow the status. Throws a broken rule (for a closed referral with a status
 * of its own, by switch).
 */
export function changeReferral(
    partnerCenter: PartnerCenter,
    before: Referral,
    after: Referral,
    { actor, by, paths }: { actor: Actor; by: ChangeEntry['by']; paths?: string[] }
): Referral {
    const { newReferralEdits, createRules } = partnerCenter.switches();
    checkOpen(partnerCenter, before);
    checkMove(partnerCenter, before, after, actor);
    if (actor === 'partner' || actor === 'other-partner') {
        const connected = engagementOf(partnerCenter, before.engagementId).some(isMicrosofts);
        checkLocks(before, after, { connected, newReferralEdits });
        const closesUnanswered = before.status === 'New' && after.status !== 'Active';
        if (createRules === 'practical' && !closesUnanswered)
            checkData(before, after, partnerCenter.switches());
    }
    return storeChange(partnerCenter, withDates(partnerCenter, before, after), by, paths);
}

function checkOpen(partnerCenter: PartnerCenter, before: Referral): asserts before is OpenReferral {
    if (before.status !== 'Closed') return;
    const message = `The referral is Closed/${before.substatus}: nothing about it can be changed any more.`;
    throw new ApiError(partnerCenter.switches().closedEditStatus, 'invalidRequest', message, {
        target: 'status'
    });
}

function checkMove(partnerCenter: PartnerCenter, before: OpenReferral, after: Referral, actor: Actor) {
    const { errorSubstatus, reasonRequired } = partnerCenter.switches();
    const [from, to] = [before, after].map(({ status, substatus }) => `${status}/${substatus}`);
    if (!isPair(after.status, after.substatus) || (after.substatus === 'Error' && !errorSubstatus)) {
        throw brokenRule(`${to} is no pair of status and substatus.`, 'substatus');
    }
    if (!mayMove(actor, before, after)) {
        throw brokenRule(`The referral cannot go from ${from} to ${to}.`, 'status');
    }
    if (after.status === 'Closed' && reasonRequired && needsReason.includes(after.substatus)) {
        if (!after.statusReason?.trim()) throw brokenRule(`${to} needs a statusReason.`, 'statusReason');
    }
}

/** A change must not take away what a deal needs; what was missing before is not held against it. */
function checkData(before: Referral, after: Referral, reading: AttributeReading) {
    const known = new Set(
        [...dealFaults(before, reading), ...peopleFaults(before)].map(({ target }) => target)
    );
    const faults = [...dealFaults(after, reading), ...peopleFaults(after)].filter(
        ({ target }) => !known.has(target)
    );
    if (faults[0]) throw brokenRule(faults.map(({ message }) => message).join('; '), faults[0].target);
}

function withDates({ clock }: PartnerCenter, before: Referral, after: Referral): Referral {
    if (before.status === after.status) return after;
    const date = clock.stamp();
    return after.status === 'Active'
        ? { ...after, acceptedDateTime: date }
        : { ...after, closedDateTime: date };
}
