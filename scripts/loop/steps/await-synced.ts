import { readOpportunity, stateOf } from '../opportunity.ts';
import { ownReferral, SECONDS, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

export async function awaitSynced(round: Round): Promise<string> {
    return waitFor('identifier, link and Synced on the Opportunity', SECONDS, async () => {
        const opportunity = await readOpportunity(round.loop.seller, round.opportunityId);
        const id = (await ownReferral(round))?.id ?? 'no referral';
        const { Referral_Identifier__c, Referral_Link__c } = opportunity;
        const synced = opportunity.Co_sell_Sync_State__c === 'Synced';
        const linked = Referral_Identifier__c === id && Boolean(Referral_Link__c?.includes(id));
        return {
            done: synced && linked,
            seen: `${Referral_Identifier__c}, ${Referral_Link__c}, ${stateOf(opportunity)}`,
            value: `${stateOf(opportunity)}, ${Referral_Link__c}`
        };
    });
}
