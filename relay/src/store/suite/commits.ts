import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AliasTaken, LeaseLost, type Store } from '../types.ts';
import {
    changed,
    dealNow,
    later,
    lease,
    LEASE_MS,
    newAlias,
    newDeal,
    newEvent,
    NOON,
    outcome
} from './given.ts';

export function commitsSuite(store: () => Store): void {
    describe('a commit', () => {
        it('stores what the run saw and answers its hint', async () => {
            const [referral, opportunity] = [newAlias('referral'), newAlias('opportunity')];
            const dealId = await newDeal(store(), referral);
            const seen = { crm: { name: 'Häagen "x"', lines: [1, null] }, partner: ['a', { b: 'c' }] };
            await store().commitRun(
                await lease(store(), dealId),
                outcome({
                    seenCrm: seen.crm,
                    seenPartner: seen.partner,
                    aliases: [referral, opportunity],
                    writes: { value: 2 },
                    refused: { crm: { name: { value: 'x' } } }
                })
            );
            const deal = await dealNow(store(), dealId);
            assert.deepEqual([deal.seenCrm, deal.seenPartner], [seen.crm, seen.partner]);
            assert.deepEqual(deal.aliases, [opportunity, referral]);
            assert.deepEqual([deal.writes, deal.refused], [{ value: 2 }, { crm: { name: { value: 'x' } } }]);
            assert.deepEqual([deal.state, deal.hintSeq, deal.doneSeq], ['active', 1, 1]);
        });

        it('answers only the hints from before its run', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const taken = await lease(store(), dealId);
            await store().hintDeal(dealId);
            await store().commitRun(taken, outcome());
            const deal = await dealNow(store(), dealId);
            assert.deepEqual([deal.hintSeq, deal.doneSeq], [2, 1]);
        });

        it('clears what failed before', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const failure = { code: 'REFERRAL_REFUSED', detail: 'x', now: NOON } as const;
            await store().failRun(await lease(store(), dealId), { ...failure, retryAt: NOON });
            await store().failRun(await lease(store(), dealId), { ...failure, retryAt: null });
            await store().commitRun(await lease(store(), dealId), outcome());
            const deal = await dealNow(store(), dealId);
            assert.deepEqual(
                [deal.state, deal.attempt, deal.nextAttemptAt, deal.errorCode, deal.held],
                ['active', 0, null, null, null]
            );
        });

        it('can hold a deal although its memories are good', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const held = { code: 'SALESFORCE_REFUSED', detail: 'a rule', since: NOON.toISOString() } as const;
            await store().commitRun(await lease(store(), dealId), outcome({ state: 'held', held }));
            const deal = (await store().heldDeals()).find(({ id }) => id === dealId);
            assert.deepEqual([deal?.held, deal?.errorCode, deal?.doneSeq], [held, 'SALESFORCE_REFUSED', 1]);
        });

        it('hints a deal anew that goes on, so that a crash after the commit loses nothing', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            await store().commitRun(await lease(store(), dealId), outcome({ goesOn: true }));
            const { hintSeq, doneSeq } = await dealNow(store(), dealId);
            assert.deepEqual([hintSeq, doneSeq], [2, 1]);
            assert.equal((await store().backlog()).waiting > 0, true);
        });

        it('settles what was sent, unless the deal was not read', async () => {
            for (const [state, open] of [
                ['active', 0],
                ['held', 0],
                ['off', 1],
                ['tombstone', 1]
            ] as const) {
                const dealId = await newDeal(store(), newAlias('referral'));
                const taken = await lease(store(), dealId);
                const { id } = await store().planEffect(taken, { kind: 'patch', key: 'a', request: {} });
                await store().markSent(taken, id, NOON);
                await store().commitRun(taken, outcome({ state }));
                assert.equal((await store().openEffects(dealId)).length, open, state);
            }
        });

        it('takes an alias over from a deal without memories, Opportunity or lead, with all others of it', async () => {
            const [opportunity, referral, engagement] = [
                newAlias('opportunity'),
                newAlias('referral'),
                newAlias('engagement')
            ];
            const dealId = await newDeal(store(), opportunity);
            const otherId = await newDeal(store(), referral);
            await store().commitRun(
                await lease(store(), otherId),
                outcome({ seenCrm: null, seenPartner: null, aliases: [engagement] })
            );
            const running = await lease(store(), otherId);

            await store().commitRun(await lease(store(), dealId), outcome({ aliases: [referral] }));
            assert.deepEqual((await dealNow(store(), dealId)).aliases, [engagement, opportunity, referral]);
            assert.equal(await store().deal(otherId), null);
            await assert.rejects(store().commitRun(running, outcome()), LeaseLost);
        });

        it('inherits hints that nobody has answered', async () => {
            const [opportunity, referral] = [newAlias('opportunity'), newAlias('referral')];
            const dealId = await newDeal(store(), opportunity);
            const taken = await lease(store(), dealId);
            await newDeal(store(), referral);
            await store().commitRun(taken, outcome({ aliases: [referral] }));
            const deal = await dealNow(store(), dealId);
            assert.deepEqual([deal.hintSeq, deal.doneSeq], [2, 1]);
        });

        it('takes over an Opportunity whose own event came first, before anything was done in its name', async () => {
            const [opportunity, referral] = [newAlias('opportunity'), newAlias('referral')];
            const inbound = await lease(store(), await newDeal(store(), referral));
            const echoId = await newDeal(store(), opportunity);
            await store().commitRun(inbound, outcome({ aliases: [opportunity] }));
            assert.equal((await store().dealByAlias(opportunity))?.id, inbound.dealId);
            assert.equal(await store().deal(echoId), null);
        });

        it('is refused as a whole when an alias belongs to a deal that has memories, effects or a run', async () => {
            const full = async () => {
                const alias = newAlias('opportunity');
                await store().commitRun(await lease(store(), await newDeal(store(), alias)), outcome());
                return alias;
            };
            const running = async () => {
                const alias = newAlias('opportunity');
                await lease(store(), await newDeal(store(), alias));
                return alias;
            };
            const acted = async () => {
                const alias = newAlias('opportunity');
                const taken = await lease(store(), await newDeal(store(), alias), later(-2 * LEASE_MS));
                await store().planEffect(taken, {
                    kind: 'create-referral',
                    key: 'create-referral',
                    request: {}
                });
                return alias;
            };
            for (const someone of [full, running, acted]) {
                const taken = await someone();
                const free = newAlias('engagement');
                const mine = await lease(store(), await newDeal(store(), newAlias('referral')));
                await assert.rejects(
                    store().commitRun(mine, outcome({ aliases: [free, taken] })),
                    (error) => error instanceof AliasTaken && error.alias.value === taken.value,
                    someone.name
                );
                assert.equal(await store().dealByAlias(free), null);
                assert.equal((await dealNow(store(), mine.dealId)).seenCrm, null);
                assert.equal(await store().holdsLease(mine), true);
            }
        });
    });

    describe('the end in a failure', () => {
        it('leaves the hint unanswered and makes the deal due at its time, not before', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const failure = {
                code: 'PARTNER_CENTER_UNAVAILABLE',
                detail: '',
                retryAt: later(5_000),
                now: NOON
            } as const;
            await store().failRun(await lease(store(), dealId), failure);
            const deal = await dealNow(store(), dealId);
            assert.deepEqual([deal.state, deal.attempt, deal.doneSeq], ['active', 1, 0]);
            assert.deepEqual([deal.errorCode, deal.nextAttemptAt], [failure.code, later(5_000)]);

            const before = await store().dueDeals(later(4_999));
            assert.equal(before.dealIds.includes(dealId), false);
            assert.ok(before.next && before.next <= later(5_000));
            assert.equal((await store().dueDeals(later(5_000))).dealIds.includes(dealId), true);
            const running = await lease(store(), dealId, later(5_000));
            assert.equal((await store().dueDeals(later(5_001))).dealIds.includes(dealId), false);
            await store().commitRun(running, outcome());
            assert.equal((await store().dueDeals(later(9_000))).dealIds.includes(dealId), false);
        });

        it('without another try holds the deal and answers the hint', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const failure = {
                code: 'REFERRAL_REFUSED',
                detail: 'no name',
                retryAt: null,
                now: NOON
            } as const;
            await store().failRun(await lease(store(), dealId), failure);
            const deal = (await store().heldDeals()).find(({ id }) => id === dealId);
            assert.deepEqual(deal?.held, {
                code: 'REFERRAL_REFUSED',
                detail: 'no name',
                since: NOON.toISOString()
            });
            assert.deepEqual([deal.state, deal.doneSeq, deal.nextAttemptAt], ['held', 1, null]);
        });

        it('ends a hold when the next run is to be tried again', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            const failure = { code: 'REFERRAL_REFUSED', detail: '', now: NOON } as const;
            await store().failRun(await lease(store(), dealId), { ...failure, retryAt: null });
            await store().receive(newEvent(), (await dealNow(store(), dealId)).aliases.map(changed));
            await store().failRun(await lease(store(), dealId), { ...failure, retryAt: later(1) });
            assert.deepEqual((await dealNow(store(), dealId)).held, null);
            assert.equal(
                (await store().heldDeals()).some(({ id }) => id === dealId),
                false
            );
        });
    });

    describe('a run that never ended', () => {
        it('makes its deal due when the lease has run out', async () => {
            const dealId = await newDeal(store(), newAlias('referral'));
            await lease(store(), dealId);
            assert.equal((await store().dueDeals(later(LEASE_MS - 1))).dealIds.includes(dealId), false);
            assert.equal((await store().dueDeals(later(LEASE_MS))).dealIds.includes(dealId), true);
        });
    });
}
