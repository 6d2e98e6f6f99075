import type { Step } from '../../perform-steps.ts';
import { ownReferrals, SECONDS } from '../../round.ts';
import { asAdmin } from '../../setup/apex-call.ts';
import { waitFor } from '../../wait-for.ts';
import { LOCK_MARK } from '../customer-org.ts';
import {
    awaitFields,
    awaitQuiet,
    change,
    cosell,
    mustHaveStatus,
    opportunity,
    portal,
    referral,
    sharedDeal,
    type Scene
} from '../scene.ts';

const act = (scene: Scene, name: string, named: object) =>
    asAdmin<string>(scene.loop, `CustomerActions.${name}`, named as Record<string, unknown>);

/** What sweeps find is found now. */
async function sweep(scene: Scene): Promise<void> {
    const url = new URL('/v1/sweeps', scene.loop.relayHealthUrl);
    const headers = { authorization: `Bearer ${scene.loop.relayToken}`, 'content-type': 'application/json' };
    const rounds = async () => {
        const { sweeps } = (await (await fetch(url, { headers })).json()) as {
            sweeps: Record<string, { startedAt: string; endedAt: string | null }> | null;
        };
        return sweeps?.['deleted people'];
    };
    const before = (await rounds())?.startedAt ?? '';
    await fetch(url, { method: 'POST', headers, body: '{}' });
    await waitFor('a sweep', SECONDS, async () => {
        const now = await rounds();
        return { done: !!now?.endedAt && now.startedAt > before, seen: JSON.stringify(now) };
    });
    await awaitQuiet(scene);
}

async function records<Row>({ loop }: Scene, soql: string): Promise<Row[]> {
    return (await loop.seller.query<Row & object>(soql)).records as Row[];
}

const solutionsOf = (scene: Scene, id: string) =>
    records<{ Id: string; Solution__c: string }>(
        scene,
        `SELECT Id, Solution__c FROM Microsoft_Solutions__c WHERE Opportunity__c = '${id}'`
    );

/** A contact of the deal's account in the deal, as both sides know it by then. */
async function contactIn(
    scene: Scene,
    id: string,
    lastName: string
): Promise<{ contactId: string; email: string }> {
    const { seller } = scene.loop;
    const { AccountId } = await opportunity(scene, id);
    const email = `${lastName.toLowerCase()}.${id.toLowerCase()}@customer.example`;
    const contact = { LastName: lastName, Email: email, AccountId };
    const { id: contactId = '' } = await seller.sobject('Contact').create(contact);
    await seller.sobject('OpportunityContactRole').create({ OpportunityId: id, ContactId: contactId });
    await awaitQuiet(scene);
    return { contactId, email };
}

const dealValue = async (scene: Scene, referralId: string) =>
    (await referral(scene, referralId)).details.dealValue;

/** Records that are copied, merged, deleted and brought back, beside and under a deal. */
export const recordStories: Step<Scene>[] = [
    {
        title: 'Undeleted: the deal goes on where it was',
        async run(scene) {
            const { id, referralId, round } = await sharedDeal(scene);
            await scene.loop.seller.sobject('Opportunity').destroy(id);
            await awaitQuiet(scene);
            await portal(scene, referralId, '/details/dealValue', 71_000);
            await awaitQuiet(scene);
            await act(scene, 'restoreFromBin', { recordId: id });
            await awaitFields(scene, id, { Amount: 71_000, Referral_Identifier__c: referralId });
            const { length } = await ownReferrals(round);
            if (length !== 1) throw new Error(`${length} referrals.`);
            return 'what Microsoft changed meanwhile has come, on the same referral';
        }
    },
    {
        title: 'Deleted for good: the referral is left alone, and nothing comes back',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await act(scene, 'deleteForGood', { recordId: id });
            await awaitQuiet(scene);
            await portal(scene, referralId, '/details/dealValue', 72_000);
            await sweep(scene);
            await mustHaveStatus(scene, referralId, 'Active/Accepted');
            const again = await records(
                scene,
                `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${referralId}'`
            );
            if (again.length) throw new Error('There is an Opportunity again.');
            if ((await dealValue(scene, referralId)) !== 72_000)
                throw new Error('Microsoft was overwritten.');
            return 'Active/Accepted, no Opportunity';
        }
    },
    {
        title: 'Copied, with and without its solutions: a deal of its own, shared when somebody says so',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            // Microsoft's own of this deal may still be on its way.
            const ours = async () =>
                (await scene.loop.control.referrals()).filter(
                    ({ organizationId }) => organizationId !== 'msft'
                ).length;
            const before = await ours();
            for (const withSolutions of [false, true]) {
                const copy = await act(scene, 'copy', { opportunityId: id, withSolutions });
                await awaitQuiet(scene);
                const seen = await opportunity(scene, copy);
                const marks = ['Referral_Identifier__c', 'Co_sell_Deal_Key__c', 'Referral_Status__c'];
                const kept = marks.filter((field) => seen[field]);
                if (kept.length || seen['Sync_With_Partner_Center__c'])
                    throw new Error(
                        `The copy has ${kept.join()}, sync ${String(seen['Sync_With_Partner_Center__c'])}.`
                    );
            }
            if ((await ours()) !== before) throw new Error('A copy was shared.');
            await change(scene, id, { Amount: 73_000 });
            await awaitQuiet(scene);
            if ((await dealValue(scene, referralId)) !== 73_000)
                throw new Error('The first deal has stopped.');
            return 'no identifiers, not shared; the first goes on';
        }
    },
    {
        title: 'Its Account is merged into another one: the deal goes on, nothing is doubled',
        async run(scene) {
            const { id, referralId, round } = await sharedDeal(scene);
            const { AccountId } = await opportunity(scene, id);
            const { id: winner = '' } = await scene.loop.seller.sobject('Account').create({
                Name: `Survivor ${id}`,
                BillingStreet: '1 Main Street',
                BillingCity: 'Redmond',
                BillingCountry: 'US'
            });
            const { id: loser = '' } = await scene.loop.seller
                .sobject('Account')
                .create({ Name: `Loser ${id}` });
            await change(scene, id, { AccountId: loser });
            await awaitQuiet(scene);
            await act(scene, 'mergeAccounts', { winner, loser });
            await change(scene, id, { Amount: 74_000 });
            await awaitQuiet(scene);
            await awaitFields(scene, id, { AccountId: winner, Co_sell_Sync_State__c: 'Synced' });
            if ((await dealValue(scene, referralId)) !== 74_000)
                throw new Error('The change did not go out.');
            if ((await ownReferrals(round)).length !== 1) throw new Error('There are two referrals.');
            if (AccountId === winner) throw new Error('Nothing was merged.');
            return 'under the surviving Account, 74000 at Microsoft';
        }
    },
    {
        title: 'A contact is merged into another one, or deleted: nobody is doubled, and nobody comes back',
        async run(scene) {
            const { id } = await sharedDeal(scene);
            const first = await contactIn(scene, id, 'Winner');
            const second = await contactIn(scene, id, 'Loser');
            await act(scene, 'mergeContacts', { winner: first.contactId, loser: second.contactId });
            await sweep(scene);
            await scene.loop.seller.sobject('Contact').destroy(first.contactId);
            await sweep(scene);
            await change(scene, id, { Amount: 75_000 });
            await awaitQuiet(scene);
            for (const { email } of [first, second]) {
                const again = await records(scene, `SELECT Id FROM Contact WHERE Email = '${email}'`);
                if (again.length) throw new Error(`${email} is there again.`);
            }
            const { code, said } = await cosell(scene, 'forget', first.email);
            if (code !== 0 || !said.includes('Taken out of')) throw new Error(said);
            await awaitFields(scene, id, { Co_sell_Sync_State__c: 'Synced' });
            return said.split('\n')[0] ?? '';
        }
    },
    {
        title: 'The last solution is taken away: held, Microsoft keeps it; one is added: in step',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            const rows = scene.loop.seller.sobject('Microsoft_Solutions__c');
            const [only] = await solutionsOf(scene, id);
            await rows.destroy(only?.Id ?? '');
            await awaitFields(scene, id, { Co_sell_Sync_Error__c: 'HELD:NO_SOLUTION' });
            const kept = await referral(scene, referralId);
            const { solutions } = (kept.details as unknown as { requirements: { solutions: unknown[] } })
                .requirements;
            if (solutions.length !== 1) throw new Error(`Microsoft has ${solutions.length} solutions.`);
            await rows.create({
                Opportunity__c: id,
                Solution__c: only?.Solution__c,
                Price__c: 7,
                Quantity__c: 1
            });
            await awaitFields(scene, id, { Co_sell_Sync_Error__c: null, Co_sell_Sync_State__c: 'Synced' });
            return 'held with NO_SOLUTION, then in step';
        }
    },
    {
        title: 'Locked by an approval: held, nothing lost; unlocked: in step',
        async run(scene) {
            const { id, referralId } = await sharedDeal(scene);
            await change(scene, id, { Name: `${LOCK_MARK} ${id}` });
            await waitFor('the name at Microsoft', SECONDS, async () => {
                const seen = (await referral(scene, referralId)).name ?? '';
                return { done: seen.startsWith(LOCK_MARK), seen };
            });
            await portal(scene, referralId, '/details/dealValue', 76_000);
            await waitFor('the deal among those that are held', SECONDS, async () => {
                const { said } = await cosell(scene, 'held');
                return { done: said.includes(id) && said.includes('SALESFORCE_REFUSED'), seen: said };
            });
            if ((await dealValue(scene, referralId)) !== 76_000)
                throw new Error('Microsoft was overwritten.');
            await change(scene, id, { Name: `Approved ${id}` });
            await awaitFields(scene, id, { Amount: 76_000, Co_sell_Sync_Error__c: null });
            return 'held, then 76000 on both sides';
        }
    }
];
