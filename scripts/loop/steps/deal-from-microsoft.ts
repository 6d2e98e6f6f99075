import { opportunitiesOfReferral } from '../opportunity.ts';
import { SECONDS, values, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/** A seller at Microsoft sends the partner a deal that Salesforce has never heard of. */
export async function dealFromMicrosoft(round: Round): Promise<string> {
    const { control, seller } = round.loop;
    const deal = { name: `Microsoft's ${round.name}`, dealValue: values.created };
    const sent = await control.post<{ referralId: string }>('/control/microsoft/deals', deal);
    round.inboundReferralId = sent.referralId;
    return waitFor('the deal of Microsoft as an Opportunity', SECONDS, async () => {
        const [opportunity] = await opportunitiesOfReferral(seller, sent.referralId);
        if (!opportunity) return { done: false, seen: 'no Opportunity with its identifier' };
        const shown = [
            opportunity.Name,
            opportunity.Amount,
            opportunity.Referral_Direction__c,
            opportunity.Referral_Status__c,
            opportunity.Sync_With_Partner_Center__c ? 'sync on' : 'sync off'
        ];
        const wanted = [deal.name, deal.dealValue, 'Incoming', 'New', 'sync on'];
        const seen = shown.join(', ');
        return { done: seen === wanted.join(', '), seen, value: `${opportunity.Id}, Incoming, New, sync on` };
    });
}
