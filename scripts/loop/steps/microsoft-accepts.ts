import type { ControlReferral } from '@cosell/local-web';
import { readOpportunity, stateOf } from '../opportunity.ts';
import { connectedReferrals, ownReferral, SECONDS, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/** A seller at Microsoft answers the invitation; our seller sees who, and Microsoft's number of the deal. */
export async function microsoftAccepts(round: Round): Promise<string> {
    const { control, seller } = round.loop;
    const invited = await waitFor("Microsoft's connected referral", SECONDS, async () => {
        const own = await ownReferral(round);
        const [connected] = own ? await connectedReferrals(round, own) : [];
        return { done: connected?.status === 'New', seen: connected?.status ?? 'none', value: connected?.id };
    });
    const accepted = await control.post<ControlReferral>(
        `/control/microsoft/referrals/${invited}/accept`,
        {}
    );
    const person = accepted.team.at(-1);
    const wanted = [
        'Accepted',
        accepted.trackingInfo?.microsoftMsxId,
        `${person?.firstName} ${person?.lastName}`
    ];
    return waitFor("Microsoft's answer on the Opportunity", SECONDS, async () => {
        const opportunity = await readOpportunity(seller, round.opportunityId);
        const shown = [
            opportunity.Microsoft_Referral_Status__c,
            opportunity.Microsoft_CRM_Identifier__c,
            opportunity.Microsoft_Seller_Name__c
        ];
        return {
            done: shown.join() === wanted.join(),
            seen: `${shown.join(', ')}; ${stateOf(opportunity)}`,
            value: shown.join(', ')
        };
    });
}
