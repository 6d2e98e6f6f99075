import type { DropHeldAnswer, HeldGroupsAnswer, RebuildAnswer } from '@cosell/contracts/setup-answers';

const MOST_NAMED = 20;

/** Deals that wait for a person: the cause, what to do, then each deal with what stands in its way. */
export function heldInWords({ groups }: HeldGroupsAnswer): string[] {
    if (!groups.length) return ['No deal waits for a person.'];
    return groups.flatMap(({ code, message, next, count, deals }) => [
        `${code}, ${count} ${count === 1 ? 'deal' : 'deals'}: ${message}`,
        `  Next: ${next}`,
        ...deals.map(
            ({ opportunityId, dealId, referralId, since, detail }) =>
                `  ${opportunityId ?? `deal ${dealId}`}${referralId ? `  referral ${referralId}` : ''}` +
                `  since ${since}${detail ? `: ${detail}` : ''}`
        ),
        ...(count > deals.length ? [`  and ${count - deals.length} more`] : [])
    ]);
}

export function dropInWords({ dropped }: DropHeldAnswer): string[] {
    return dropped
        ? ['Dropped. The deal runs again when one of its sides changes; pause it to leave it alone for good.']
        : ['No such deal waits for a person. npx cosell held lists those that do.'];
}

export function rebuildInWords(found: RebuildAnswer): string[] {
    const { opportunities, referrals, restored, byReference, unlisted, ambiguous, withoutOpportunity } =
        found;
    return [
        `${opportunities} Opportunities and ${referrals} referrals read; ${restored} deals were not known.`,
        ...(byReference ? [`${byReference} were tied by the external reference alone.`] : []),
        ...named(unlisted, 'hold the id of a referral that Microsoft does not list:'),
        ...named(ambiguous, 'are named by more than one referral; link each to the right one:'),
        ...(withoutOpportunity ? [`${withoutOpportunity} referrals belong to no Opportunity.`] : []),
        'Nothing was written to either side.'
    ];
}

function named(ids: string[], what: string): string[] {
    if (!ids.length) return [];
    const more = ids.length > MOST_NAMED ? [`  and ${ids.length - MOST_NAMED} more`] : [];
    return [`${ids.length} ${what}`, ...ids.slice(0, MOST_NAMED).map((id) => `  ${id}`), ...more];
}
