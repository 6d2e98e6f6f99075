import type { ControlReferral } from '@cosell/local-web';
import { opportunitiesOfReferral } from '../opportunity.ts';
import { connectedReferrals, ownReferrals, SECONDS, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/**
 * What the relay sends to Microsoft in a round after the create: the one change of the deal value in
 * Salesforce.
 */
const PATCHES = 1;

/**
 * When nothing is left to do on any side: one referral of ours and one of Microsoft, one Opportunity per
 * deal, and no write that only answers the relay's own. Looks at the whole store, so that a second run finds
 * what the first doubled.
 */
export async function expectNothingDoubled(round: Round): Promise<string> {
    const { control, seller } = round.loop;
    await waitUntilQuiet(round);
    const own = await ownReferrals(round);
    const connected = own[0] ? await connectedReferrals(round, own[0]) : [];
    const inbound = await opportunitiesOfReferral(seller, round.inboundReferralId);
    const patches = (await control.journalAfter(0)).filter(
        ({ kind, method, referralId }) =>
            kind === 'request' && method === 'PATCH' && referralId === own[0]?.id
    );
    const twice = [...doubledReferences(await control.referrals()), ...(await doubledOpportunities(round))];

    const faults = [
        ...expectCount(1, own.length, "referrals of ours for the seller's Opportunity"),
        ...expectCount(1, connected.length, 'connected referrals of Microsoft'),
        ...expectCount(1, inbound.length, "Opportunities for Microsoft's deal"),
        ...expectCount(PATCHES, patches.length, 'PATCHes of our referral'),
        ...twice.map((id) => `${id} is there more than once`)
    ];
    if (faults.length) throw new Error(`${faults.join('; ')}.`);
    return `1 referral each, 1 Opportunity each, ${patches.length} PATCH; no double in the whole store`;
}

const expectCount = (wanted: number, found: number, what: string) =>
    wanted === found ? [] : [`${found} ${what} instead of ${wanted}`];

/** Every event is delivered and the relay has worked off all that it was told. */
async function waitUntilQuiet({ loop }: Round): Promise<void> {
    await waitFor('all sides to be quiet', SECONDS, async () => {
        const health = (await (await fetch(loop.relayHealthUrl)).json()) as { pendingDeals: number };
        const undelivered = await loop.control.undelivered();
        return {
            done: health.pendingDeals === 0 && undelivered === 0,
            seen: `${health.pendingDeals} deals pending in the relay, ${undelivered} events undelivered`
        };
    });
}

function doubledReferences(referrals: ControlReferral[]): string[] {
    return doubled(referrals.flatMap(({ externalReferenceId }) => externalReferenceId ?? []));
}

async function doubledOpportunities({ loop }: Round): Promise<string[]> {
    const { records } = await loop.seller.query<{ Referral_Identifier__c: string }>(
        'SELECT Referral_Identifier__c FROM Opportunity WHERE Referral_Identifier__c != null',
        { autoFetch: true }
    );
    return doubled(records.map(({ Referral_Identifier__c }) => Referral_Identifier__c));
}

function doubled(values: string[]): string[] {
    return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
