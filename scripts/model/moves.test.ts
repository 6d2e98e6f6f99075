import assert from 'node:assert/strict';
import { sampleOpportunity } from '@cosell/local-web';
import { afterEach, before, describe, it } from 'node:test';
import type { RunContext } from '../../relay/src/run/context.ts';
import { runDeal } from '../../relay/src/run/run-deal.ts';
import { ModelOrg } from './org.ts';
import { numbersFrom, startTask, type Task } from './scheduler.ts';
import { worldOf } from './world.ts';

const SEEDS = 15;
/** Rounds of runs and waits after which whatever was asked has long been done. */
const MOST_ROUNDS = 12;

describe('referrals that are moved at the same time', () => {
    let org: ModelOrg;
    before(async () => (org = await ModelOrg.start()));
    afterEach(() => org.clear());

    function createOpportunity(name: string): string {
        const deal = { name, amount: 1, closeDate: '2029-01-01', stage: 'Prospecting', sync: true };
        const answer = org.asSeller<{ compositeResponse: { body: { id: string } }[] }>(
            'POST',
            '/composite',
            sampleOpportunity(org.seeded, deal)
        );
        return answer.compositeResponse[0]?.body.id ?? '';
    }
    const referralOf = (id: string) =>
        org.query<{ Referral_Identifier__c: string | null }>(
            `SELECT Referral_Identifier__c FROM Opportunity WHERE Id = '${id}'`
        )[0]?.Referral_Identifier__c ?? null;

    /** Opportunities in step, and a way to ask for commands and run them in the order that the seed has. */
    async function given(count: number, seed: number) {
        const world = worldOf(org);
        const random = numbersFrom(seed);
        const choose = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
        org.takeEvents();
        const ids = Array.from({ length: count }, (_, index) => createOpportunity(`Deal ${seed}-${index}`));

        /** Pairs of leases that one run has held, in the order in which it took them. */
        const both: string[][] = [];
        function inOrder(context: RunContext): RunContext {
            const held: string[] = [];
            const store: RunContext['store'] = {
                ...world.store,
                async takeLease(...given) {
                    const lease = await world.store.takeLease(...given);
                    if (lease) held.push(lease.dealId);
                    if (held.length > 1) both.push([...held]);
                    return lease;
                },
                async failRun(lease, failure) {
                    held.splice(held.indexOf(lease.dealId), 1);
                    return world.store.failRun(lease, failure);
                }
            };
            return { ...context, store };
        }

        async function atRest(): Promise<void> {
            for (let round = 0; round < MOST_ROUNDS; round++) {
                const tasks: Task[] = [];
                for (const dealId of await world.waiting())
                    tasks.push(await startTask((pause) => runDeal(inOrder(world.context(pause)), dealId)));
                for (let open = tasks; open.length; open = open.filter(({ ended }) => !ended))
                    if (!open[0]?.ended) await choose(open).resume(choose);
                world.later();
            }
        }
        const ask = (id: string, command: string, referralId: string | null = null) => {
            const pending = { id: world.uuid(), command, reason: null, force: false, referralId };
            return world.store.request(
                { kind: 'opportunity', value: id },
                { pending: { ...pending, userId: '005000000000001AAA' } },
                { create: true }
            );
        };
        await atRest();
        return { ...world, ids, ask, atRest, both };
    }

    it('to two Opportunities end at one of them, and the others have none', async () => {
        for (let seed = 1; seed <= SEEDS; seed++) {
            const { ids, ask, atRest, partnerCenter, both } = await given(3, seed);
            const [from = '', one = '', other = ''] = ids;
            const referralId = referralOf(from);
            assert.ok(referralId, 'shared');
            for (const id of [one, other]) await ask(id, 'unlink');
            await atRest();
            for (const id of [one, other]) await ask(id, 'link', referralId);
            await atRest();
            const holders = ids.filter((id) => referralOf(id) === referralId);
            assert.equal(holders.length, 1, `seed ${seed}: at one Opportunity`);
            assert.notEqual(holders[0], from, `seed ${seed}: not where it was`);
            assert.ok(both.length > 0, `seed ${seed}: both deals are leased together`);
            assert.deepEqual(
                both,
                both.map((pair) => [...pair].sort()),
                `seed ${seed}: in their order`
            );
            assert.equal(partnerCenter.own().length, 3, `seed ${seed}: no referral is made anew`);
            org.clear();
        }
    });

    it('in opposite directions are refused as long as each Opportunity has one, and nobody waits', async () => {
        for (let seed = 1; seed <= SEEDS; seed++) {
            const { ids, ask, atRest, store } = await given(2, seed);
            const [left = '', right = ''] = ids;
            const before = ids.map(referralOf);
            await ask(left, 'link', before[1]);
            await ask(right, 'link', before[0]);
            await atRest();
            assert.deepEqual(ids.map(referralOf), before, `seed ${seed}`);
            for (const value of ids) {
                const deal = await store.dealByAlias({ kind: 'opportunity', value });
                assert.equal((await store.requestsOf(deal?.id ?? '')).pending, null, 'nothing waits');
            }
            org.clear();
        }
    });
});
