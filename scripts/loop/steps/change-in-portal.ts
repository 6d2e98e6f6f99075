import { readOpportunity, stateOf } from '../opportunity.ts';
import { ownReferral, SECONDS, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/** A colleague edits the deal value (USD) in the portal. */
export async function changeInPortal(round: Round, dealValue: number): Promise<string> {
    const own = await ownReferral(round);
    await round.loop.control.post(`/control/portal/referrals/${own?.id}`, [
        { op: 'replace', path: '/details/dealValue', value: dealValue }
    ]);
    return waitFor(`amount ${dealValue} on the Opportunity`, SECONDS, async () => {
        const opportunity = await readOpportunity(round.loop.seller, round.opportunityId);
        const seen = `amount ${opportunity.Amount}, ${stateOf(opportunity)}`;
        const done = opportunity.Amount === dealValue && opportunity.Co_sell_Sync_State__c === 'Synced';
        return { done, seen, value: seen };
    });
}
