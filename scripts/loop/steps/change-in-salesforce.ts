import { ownReferral, SECONDS, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/** The seller edits the amount (USD). */
export async function changeInSalesforce(round: Round, amount: number): Promise<string> {
    await round.loop.seller.sobject('Opportunity').update({ Id: round.opportunityId, Amount: amount });
    return waitFor(`deal value ${amount} in Partner Center`, SECONDS, async () => {
        // One reading of the contract has it as a text.
        const value = Number((await ownReferral(round))?.details.dealValue);
        return { done: value === amount, seen: String(value), value: `deal value ${value}` };
    });
}
