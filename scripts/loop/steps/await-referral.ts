import { ownReferral, SECONDS, values, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/** The partner's referral, found by our reference, holds what the seller entered. */
export async function awaitReferral(round: Round): Promise<string> {
    const wanted = [round.name, values.created, 'USD', round.closeDate].join(', ');
    return waitFor('the referral in Partner Center', SECONDS, async () => {
        const referral = await ownReferral(round);
        const { dealValue, currency, closingDateTime } = referral?.details ?? {};
        const held = [referral?.name, dealValue, currency, closingDateTime?.slice(0, 10)].join(', ');
        return {
            done: referral !== undefined && held === wanted,
            seen: referral ? `a referral with ${held}, not ${wanted}` : 'no referral with our reference',
            value: `${referral?.id}: ${dealValue} ${currency}`
        };
    });
}
