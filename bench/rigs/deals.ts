import type { Connection } from 'jsforce';
import type { Seeded } from '../../scripts/loop/seed-org.ts';
import { waitFor } from '../../scripts/loop/wait-for.ts';
import type { Rig } from './start-rig.ts';

/** Records of one call (REST API, "sObject Collections"). */
const MOST = 200;
const SECONDS = 240;

export interface BenchDeal {
    opportunityId: string;
    referralId: string;
}

/** Private deals that are in step: each has a referral of the partner's own, and none of Microsoft's. */
export async function makeDeals(rig: Rig, count: number): Promise<BenchDeal[]> {
    const { seller } = rig;
    const ids = await createDeals(rig, count);
    const wanted = new Set(ids);
    const inStep = await waitFor('the deals to be in step', SECONDS, async () => {
        const { records } = await seller.query<{ Id: string; Referral_Identifier__c: string | null }>(
            "SELECT Id, Referral_Identifier__c FROM Opportunity WHERE Co_sell_Sync_State__c = 'Synced' LIMIT 2000"
        );
        const found = records.filter(({ Id, Referral_Identifier__c: id }) => id && wanted.has(Id));
        return { done: found.length === ids.length, seen: `${found.length} of ${ids.length}`, value: found };
    });
    return inStep.map(({ Id, Referral_Identifier__c }) => ({
        opportunityId: Id,
        referralId: Referral_Identifier__c as string
    }));
}

/** Opportunities with sync switched on, whether a relay is there or not. @returns their ids */
export async function createDeals({ seller, loop }: Rig, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let made = 0; made < count; made += MOST)
        ids.push(...(await createSome(seller, loop.seeded, Math.min(MOST, count - made), made)));
    return ids;
}

async function createSome(
    seller: Connection,
    { accountId, contactId, solutionDetailId }: Seeded,
    count: number,
    from: number
): Promise<string[]> {
    const each = <Result>(make: (index: number) => Result) =>
        Array.from({ length: count }, (_, n) => make(n));
    const ids = await save(
        seller,
        'POST',
        'Opportunity',
        each((n) => opportunity(accountId, from + n))
    );
    await save(
        seller,
        'POST',
        'OpportunityContactRole',
        ids.map((OpportunityId) => ({
            OpportunityId,
            ContactId: contactId,
            Role: 'Decision Maker',
            IsPrimary: true
        }))
    );
    await save(
        seller,
        'POST',
        'Microsoft_Solutions__c',
        ids.map((Opportunity__c) => ({
            Opportunity__c,
            Solution__c: solutionDetailId,
            Price__c: 1_000,
            Quantity__c: 1
        }))
    );
    await save(
        seller,
        'PATCH',
        'Opportunity',
        ids.map((Id) => ({ Id, Sync_With_Partner_Center__c: true }))
    );
    return ids;
}

const opportunity = (AccountId: string, no: number) => ({
    Name: `Bench ${no}`,
    AccountId,
    Amount: 10_000,
    CloseDate: '2030-06-30',
    StageName: 'Qualification',
    Description: 'The customer moves its stock forecast to Azure.',
    Co_sell_Type__c: 'IP Co-sell',
    Customer_purchase_intent__c: 'Yes'
});

/** As a person does: the same new amount for all of these. */
export async function changeAmount(seller: Connection, deals: BenchDeal[], amount: number): Promise<void> {
    for (let at = 0; at < deals.length; at += MOST)
        await save(
            seller,
            'PATCH',
            'Opportunity',
            deals.slice(at, at + MOST).map(({ opportunityId }) => ({ Id: opportunityId, Amount: amount }))
        );
}

async function save(
    connection: Connection,
    method: 'POST' | 'PATCH',
    type: string,
    records: object[]
): Promise<string[]> {
    const results = await connection.request<{ id: string; success: boolean; errors: unknown[] }[]>({
        method,
        url: `/services/data/v${connection.version}/composite/sobjects`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
            allOrNone: true,
            records: records.map((record) => ({ attributes: { type }, ...record }))
        })
    });
    const bad = results.find(({ success }) => !success);
    if (bad) throw new Error(`${type} not saved: ${JSON.stringify(bad.errors)}`);
    return results.map(({ id }) => id);
}
