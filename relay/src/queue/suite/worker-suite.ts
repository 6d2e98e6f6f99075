import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { changed, LEASE_MS, newAlias, newDeal, newEvent, outcome, sweep } from '../../store/suite/given.ts';
import type { Lease, Store } from '../../store/types.ts';
import { startWorker, type DealWorker } from '../start-worker.ts';

/** So long that no test could pass by it: what runs was woken. */
const POLL_SECONDS = 60;

/**
 * How the worker behaves on any store.
 * @param takesUpAtOnce the next start need not wait for the lease of a run that never ended
 */
export function workerSuite(
    name: string,
    open: (onError: (error: unknown) => void) => Promise<Store>,
    { takesUpAtOnce }: { takesUpAtOnce: boolean }
): void {
    describe(`the worker on ${name}`, () => {
        let store: Store;
        let worker: DealWorker | null = null;
        let errors: unknown[] = [];
        const noteError = (error: unknown) => errors.push(error);

        const start = async (runDeal: (dealId: string) => Promise<unknown>, more: object = {}) => {
            worker = await startWorker({
                store,
                runDeal,
                concurrency: 4,
                now: () => new Date(),
                onError: noteError,
                pollSeconds: POLL_SECONDS,
                ...more
            });
        };
        const take = async (dealId: string): Promise<Lease> => {
            const lease = await store.takeLease(dealId, 'worker', LEASE_MS, new Date());
            assert.ok(lease);
            return lease;
        };
        const commit = async (dealId: string) => store.commitRun(await take(dealId), outcome());

        before(async () => {
            store = await open(noteError);
        });
        afterEach(async () => {
            await worker?.stop();
            worker = null;
            errors = [];
        });
        after(() => store.close());

        it('begins to run a deal as soon as it is told of', async (test) => {
            let begun = Promise.withResolvers<number>();
            await start(
                async (dealId) => {
                    begun.resolve(performance.now());
                    await commit(dealId);
                },
                { concurrency: 16 }
            );
            const took: number[] = [];
            for (let round = 0; round < 20; round++) {
                begun = Promise.withResolvers<number>();
                const told = performance.now();
                const { dealIds } = await store.receive(newEvent(), [changed(newAlias('referral'))]);
                took.push((await begun.promise) - told);
                await store.waitUntilDone(dealIds[0] as string, 1, AbortSignal.timeout(10_000));
            }
            const [, median] = [took.sort((a, b) => a - b), took[took.length / 2] as number];
            test.diagnostic(
                `from receive to run: median ${median.toFixed(1)} ms, longest ${took.at(-1)?.toFixed(1)} ms`
            );
            assert.ok(median < 500, `median of ${median} ms`);
        });

        const sightings = (count: number) =>
            Array.from({ length: count }, () => newAlias('opportunity')).map((alias) => ({
                ...changed(alias),
                recordId: alias.value,
                stamp: 'monday'
            }));

        it('runs what somebody waits for while what a sweep has found is not done, even the same deal', async () => {
            const [sighting] = sightings(1);
            const [swept] = await store.receiveSightings(sweep(), [sighting!], new Date());
            const [live, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
            const run = async () => live.resolve();
            const runTogether = async (dealIds: string[]) => {
                await store.receive(newEvent(), [changed(sighting!.alias)]);
                await live.promise;
                for (const dealId of dealIds) await commit(dealId);
                done.resolve();
            };
            await start(run, { concurrency: 1, runTogether });
            await done.promise;
            assert.equal((await store.deal(swept as string))?.doneSeq, 2);
        });

        it('runs together what a sweep has found, a hundred at most', async () => {
            const found = await store.receiveSightings(sweep(), sightings(130), new Date());
            const lots: string[][] = [];
            const all = Promise.withResolvers<void>();
            const runTogether = async (dealIds: string[]) => {
                lots.push(dealIds);
                for (const dealId of dealIds) await commit(dealId);
                if (lots.flat().length === found.length) all.resolve();
            };
            await start(commit, { runTogether });
            await all.promise;
            assert.deepEqual(lots.flat().toSorted(), found.toSorted());
            assert.deepEqual(
                lots.map(({ length }) => length),
                [100, 30]
            );
        });

        it('runs many deals, as many at once as it may, each once', async () => {
            const ran = new Map<string, number>();
            const all = Promise.withResolvers<void>();
            let now = 0;
            let most = 0;
            const hints = Array.from({ length: 30 }, () => changed(newAlias('referral')));
            await start(
                async (dealId) => {
                    most = Math.max(most, ++now);
                    await commit(dealId);
                    now--;
                    ran.set(dealId, (ran.get(dealId) ?? 0) + 1);
                    if (ran.size === hints.length) all.resolve();
                },
                { concurrency: 3 }
            );
            const { dealIds } = await store.receive(newEvent(), hints);
            await all.promise;
            assert.deepEqual([...ran.keys()].toSorted(), dealIds.toSorted());
            assert.deepEqual(new Set(ran.values()), new Set([1]));
            assert.equal(most, 3);
        });

        it('runs a deal again that is hinted while it runs, and not before that run has ended', async () => {
            const order: string[] = [];
            const twice = Promise.withResolvers<void>();
            await start(async (dealId) => {
                const lease = await take(dealId);
                const run = order.filter((entry) => entry.startsWith('begin')).length + 1;
                order.push(`begin ${run}`);
                // Three hints are one more run.
                if (run === 1) for (let hint = 0; hint < 3; hint++) await store.hintDeal(dealId);
                await store.commitRun(lease, outcome());
                order.push(`end ${run}`);
                if (run === 2) twice.resolve();
            });
            const dealId = await newDeal(store, newAlias('referral'));
            await twice.promise;
            assert.deepEqual(order, ['begin 1', 'end 1', 'begin 2', 'end 2']);
            const deal = await store.deal(dealId);
            assert.deepEqual([deal?.hintSeq, deal?.doneSeq], [4, 4]);
        });

        it('tries a deal again when its time has come, without being told', async () => {
            let tries = 0;
            const done = Promise.withResolvers<void>();
            let due = new Date();
            await start(async (dealId) => {
                if (++tries === 1) {
                    const lease = await take(dealId);
                    due = new Date(Date.now() + 300);
                    const failure = {
                        code: 'PARTNER_CENTER_UNAVAILABLE',
                        detail: '',
                        now: new Date()
                    } as const;
                    return store.failRun(lease, { ...failure, retryAt: due });
                }
                assert.ok(new Date() >= due, 'not before its time');
                await commit(dealId);
                done.resolve();
            });
            await newDeal(store, newAlias('referral'));
            await done.promise;
            assert.deepEqual(errors, []);
        });

        it('tells of a run that throws and goes on with other deals', async () => {
            const done = Promise.withResolvers<void>();
            let bad = '';
            await start(
                async (dealId) => {
                    bad ||= dealId;
                    if (dealId === bad) throw new Error('the store is broken');
                    await commit(dealId);
                    done.resolve();
                },
                { concurrency: 1 }
            );
            await newDeal(store, newAlias('referral'));
            await newDeal(store, newAlias('referral'));
            await done.promise;
            assert.match(String(errors[0]), /the store is broken/);
        });

        it('when it stops lets runs end, and begins none', async () => {
            const begun = Promise.withResolvers<void>();
            const mayEnd = Promise.withResolvers<void>();
            const ran: string[] = [];
            await start(async (dealId) => {
                const lease = await take(dealId);
                begun.resolve();
                await mayEnd.promise;
                await store.commitRun(lease, outcome());
                ran.push(dealId);
            });
            const first = await newDeal(store, newAlias('referral'));
            await begun.promise;
            const stopped = worker!.stop();
            const second = await newDeal(store, newAlias('referral'));
            mayEnd.resolve();
            await stopped;
            assert.deepEqual(ran, [first]);

            const next = Promise.withResolvers<string>();
            await start(async (dealId) => {
                await commit(dealId);
                next.resolve(dealId);
            });
            assert.equal(await next.promise, second);
        });

        it(
            'gives back what does not end in time, and the next start takes it up',
            { skip: !takesUpAtOnce },
            async () => {
                const begun = Promise.withResolvers<void>();
                await start(
                    async (dealId) => {
                        await take(dealId);
                        begun.resolve();
                        return new Promise(() => undefined);
                    },
                    { graceSeconds: 0.01 }
                );
                const dealId = await newDeal(store, newAlias('referral'));
                await begun.promise;
                await worker!.stop();
                await store.close();

                store = await open(noteError);
                const next = Promise.withResolvers<string>();
                await start(async (id) => {
                    await commit(id);
                    if (id === dealId) next.resolve(id);
                });
                await next.promise;
            }
        );
    });
}
