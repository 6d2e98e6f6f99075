import { NotSeen, waitFor } from '../wait-for.ts';
import { judge, type Field, type Verdict } from './ledger.ts';
import type { World } from './world.ts';

export interface Outcome extends Verdict {
    /** What each side and the log tell of the first deal that has lost something. */
    traces: string[];
    duplicatedReferrals: number;
    duplicatedOpportunities: number;
    /** From when all is well again until both sides are equal and nobody has anything left to do. */
    seconds: number;
    /** What is still not in step; null: all is. */
    unsettled: string | null;
}

interface Row {
    Id: string;
    Name: string;
    Amount: number | null;
    Referral_Identifier__c: string | null;
    Co_sell_Sync_State__c: string;
    Co_sell_Sync_Error__c: string | null;
}

const COLUMNS = 'Id, Name, Amount, Referral_Identifier__c, Co_sell_Sync_State__c, Co_sell_Sync_Error__c';
const MOST = { autoFetch: true, maxFetch: 50_000 };

/** Waits until all is in step, for `most` seconds at the longest, and counts what is there then. */
export async function awaitOutcome(world: World, most: number): Promise<Outcome> {
    const began = performance.now();
    const unsettled = await waitFor('both sides to be equal', most, async () => {
        const seen = await whatIsLeft(world);
        return { done: seen === null, seen: seen ?? '', value: null };
    }).catch((error: unknown) => {
        if (error instanceof NotSeen) return error.message;
        throw error;
    });
    const seconds = (performance.now() - began) / 1000;
    return { ...(await count(world)), seconds, unsettled };
}

async function whatIsLeft(world: World): Promise<string | null> {
    const { pendingDeals, heldDeals } = await health(world);
    if (pendingDeals !== 0) return `${pendingDeals} deals pending, ${heldDeals} held`;
    const undelivered = await world.loop.control.undelivered();
    if (undelivered) return `${undelivered} events undelivered`;
    const { shown, rows } = await bothSides(world);
    const apart = world.load.deals.filter(({ number }) => {
        const { salesforce, microsoft } = shown(number);
        return JSON.stringify(salesforce) !== JSON.stringify(microsoft) || salesforce === null;
    });
    if (!apart.length) return null;
    const row = rows.find(({ Id }) => Id === apart[0]?.opportunityId);
    const state = `${row?.Co_sell_Sync_State__c} ${row?.Co_sell_Sync_Error__c ?? ''}`;
    const first = JSON.stringify(shown(apart[0]!.number));
    return `${apart.length} deals differ, ${heldDeals} held; the first: ${first} ${state}`;
}

async function health({ fleet }: World): Promise<{ pendingDeals: number; heldDeals: number }> {
    const answer = await fetch(fleet.members[0]!.healthUrl).catch(() => null);
    return answer?.ok
        ? ((await answer.json()) as { pendingDeals: number; heldDeals: number })
        : { pendingDeals: -1, heldDeals: -1 };
}

async function bothSides({ loop, people, load }: World) {
    const referrals = await loop.control.referrals();
    const { records: rows } = await people.query<Row>(`SELECT ${COLUMNS} FROM Opportunity`, MOST);
    const shown = (number: number) => {
        const { opportunityId, referralId } = load.deals.find((deal) => deal.number === number)!;
        const row = rows.find(
            ({ Id, Referral_Identifier__c: id }) => Id === opportunityId || (id !== null && id === referralId)
        );
        const referral = referrals.find(({ id }) => id === (referralId || row?.Referral_Identifier__c));
        const fields = (name: string | null, value: number | null): Record<Field, string> => ({
            name: name ?? '',
            value: String(Number(value))
        });
        return {
            salesforce: row ? fields(row.Name, row.Amount) : null,
            microsoft: referral ? fields(referral.name, referral.details.dealValue) : null
        };
    };
    return { referrals, rows, shown };
}

async function count(world: World): Promise<Omit<Outcome, 'seconds' | 'unsettled'>> {
    const { people, load } = world;
    const { referrals, rows, shown } = await bothSides(world);
    const { records } = await people.query<{ Opportunity__c: string; Detail__c: string }>(
        "SELECT Opportunity__c, Detail__c FROM Co_sell_Log__c WHERE Step__c = 'Conflict'",
        MOST
    );
    const told = (number: number) => {
        const { opportunityId } = load.deals.find((deal) => deal.number === number)!;
        return records
            .filter(({ Opportunity__c: id }) => id === opportunityId)
            .map(({ Detail__c: detail }) => detail);
    };
    const byMicrosoft = referrals.filter(({ organizationId }) => organizationId === 'msft').length;
    const deals = load.deals.length;
    const verdict = judge(load.edits, shown, told);
    return {
        ...verdict,
        traces: verdict.lost[0]
            ? await tracesOf(world, Number(/^Deal (\d+)/.exec(verdict.lost[0])?.[1]))
            : [],
        // Every deal has one referral of ours, one of Microsoft and one Opportunity, and there are no others.
        duplicatedReferrals:
            Math.max(0, byMicrosoft - deals) + Math.max(0, referrals.length - byMicrosoft - deals),
        duplicatedOpportunities: Math.max(0, rows.length - deals)
    };
}

/** The edits of a deal, Partner Center's journal of its referral, and the relay's own log. */
async function tracesOf({ loop, people, load }: World, number: number): Promise<string[]> {
    const { opportunityId, referralId } = load.deals.find((deal) => deal.number === number)!;
    const journal = (await loop.control.journalAfter(0)).filter(
        (entry) => entry['referralId'] === referralId
    );
    const { records } = await people.query<Record<string, unknown>>(
        'SELECT Happened_At__c, Step__c, Outcome__c, Detail__c FROM Co_sell_Log__c ' +
            `WHERE Opportunity__c = '${opportunityId}' ORDER BY Happened_At__c, Id`,
        MOST
    );
    return [
        ...load.edits.filter(({ deal }) => deal === number).map((edit) => `edit ${JSON.stringify(edit)}`),
        ...journal.map((entry) => `Partner Center ${JSON.stringify(entry)}`),
        ...records.map(({ attributes: _attributes, ...row }) => `log ${JSON.stringify(row)}`)
    ];
}
