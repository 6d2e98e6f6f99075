import { readOpportunity, stateOf } from '../opportunity.ts';
import { ownReferral, SECONDS, values, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/**
 * The seller edits the amount, and the answer of Partner Center, which has it, is lost. Before the relay
 * tries again, a colleague edits it in the portal: that is the later word, and stands on both sides.
 */
export async function changeWithoutAnswer(round: Round): Promise<string> {
    const { control, seller } = round.loop;
    const { inSalesforce, inPortalAtOnce } = values;
    const id = (await ownReferral(round))?.id;
    const held = async () => Number((await ownReferral(round))?.details.dealValue);
    await control.post('/control/faults', { kind: 'cutAfter', operation: 'patchReferral' });
    await seller.sobject('Opportunity').update({ Id: round.opportunityId, Amount: inSalesforce });
    await waitFor(`deal value ${inSalesforce} in Partner Center`, SECONDS, async () => {
        const value = await held();
        return { done: value === inSalesforce, seen: String(value), value };
    });
    const edit = { op: 'replace', path: '/details/dealValue', value: inPortalAtOnce };
    await control.post(`/control/portal/referrals/${id}`, [edit]);
    return waitFor(`${inPortalAtOnce} on both sides`, SECONDS, async () => {
        const opportunity = await readOpportunity(seller, round.opportunityId);
        const value = await held();
        const seen = `deal value ${value}, amount ${opportunity.Amount}, ${stateOf(opportunity)}`;
        const same = [value, opportunity.Amount].every((one) => one === inPortalAtOnce);
        return { done: same && opportunity.Co_sell_Sync_State__c === 'Synced', seen, value: seen };
    });
}
