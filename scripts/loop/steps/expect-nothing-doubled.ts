import { connectedReferrals, ownReferrals, SECONDS, type Round } from '../round.ts';
import { waitFor } from '../wait-for.ts';

/** What the relay sends to Microsoft after the create: the one change of the value in Salesforce. */
const PATCHES = 1;
/** The seller's deal and Microsoft's, both with the round's name; each with our referral and Microsoft's. */
const DEALS = 2;
/** jsforce stops at 10,000 rows by itself. */
const MOST_OPPORTUNITIES = 100_000;

/**
 * When nothing is left to do on any side: one referral of ours and one of Microsoft for each deal, one
 * Opportunity per deal, and no write that only answers the relay's own. Then looks at the whole store, so
 * that a second run finds what the first doubled.
 */
export async function expectNothingDoubled(round: Round): Promise<string> {
    const { control } = round.loop;
    await waitUntilQuiet(round);
    const referrals = await control.referrals();
    const opportunities = await readOpportunities(round);
    const [own, ...moreOwn] = await ownReferrals(round);
    if (!own) throw new Error("The referral of the seller's Opportunity is gone.");
    const connected = await connectedReferrals(round, own);
    const ofRound = ({ name }: { name: string | null }) => name?.includes(round.name);
    const patches = (await control.journalAfter(0)).filter(
        ({ kind, method, referralId }) => kind === 'request' && method === 'PATCH' && referralId === own.id
    );

    const faults = [
        ...expectCount(1, 1 + moreOwn.length, "referrals of ours for the seller's Opportunity"),
        ...expectCount(1, connected.length, 'connected referrals of Microsoft'),
        ...expectCount(2 * DEALS, referrals.filter(ofRound).length, 'referrals of this round'),
        ...expectCount(DEALS, opportunities.filter(ofRound).length, 'Opportunities of this round'),
        ...expectCount(PATCHES, patches.length, 'PATCHes of our referral'),
        ...doubled(referrals.map(({ externalReferenceId }) => externalReferenceId)),
        ...doubled(opportunities.map(({ referralId }) => referralId))
    ];
    if (faults.length) throw new Error(`${faults.join('; ')}.`);
    return `1 Opportunity and 2 referrals per deal, ${patches.length} PATCH; no double in the whole store`;
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

async function readOpportunities({ loop }: Round): Promise<{ name: string; referralId: string | null }[]> {
    const { records } = await loop.seller.query<{ Name: string; Referral_Identifier__c: string | null }>(
        'SELECT Name, Referral_Identifier__c FROM Opportunity',
        { autoFetch: true, maxFetch: MOST_OPPORTUNITIES }
    );
    return records.map((record) => ({ name: record.Name, referralId: record.Referral_Identifier__c }));
}

/** One sentence for each value that is there more than once. */
function doubled(values: (string | null)[]): string[] {
    const repeated = values.filter((value, index) => value && values.indexOf(value) !== index);
    return [...new Set(repeated)].map((value) => `${value} is there more than once`);
}
