import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { openStore } from './store.ts';
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
} from './suite/given.ts';
import { newDatabase } from './suite/postgres-server.ts';
import { storeSuite } from './suite/store-suite.ts';
import type { Store } from './types.ts';

const server = process.env.TEST_DATABASE_URL;
const encryptionKey = randomBytes(32);
const open = (databaseUrl: string): Promise<Store> =>
    openStore({
        place: { databaseUrl },
        encryptionKey,
        onError: (error) => {
            throw error;
        }
    });

if (server) await testOn(server);
else it('PostgreSQL', { skip: 'the step postgres runs it, with TEST_DATABASE_URL' });

async function testOn(server: string): Promise<void> {
    const urls = [await newDatabase(server), await newDatabase(server)] as const;
    storeSuite('PostgreSQL', () => open(urls[0]));

    describe('two relays on one database', () => {
        let one: Store;
        let other: Store;
        before(async () => {
            // Both find it empty, and both migrate it.
            [one, other] = await Promise.all([open(urls[1]), open(urls[1])]);
        });
        after(() => Promise.all([one.close(), other.close()]));

        it('give an alias one deal, whichever is told first', async () => {
            const aliases = Array.from({ length: 20 }, () => newAlias('referral'));
            const told = await Promise.all(
                Array.from({ length: 20 }, (_, turn) =>
                    (turn % 2 ? one : other).receive(
                        newEvent(),
                        (turn % 3 ? aliases : aliases.toReversed()).map(changed)
                    )
                )
            );
            const ids = new Set(told.flatMap(({ dealIds }) => dealIds));
            assert.equal(ids.size, 20);
            for (const id of ids) assert.equal((await dealNow(one, id)).hintSeq, 20);
        });

        it('store an event once that both are told', async () => {
            const [event, alias] = [newEvent(), newAlias('referral')];
            const told = await Promise.all(
                [one, other].map((store) => store.receive(event, [changed(alias)]))
            );
            assert.deepEqual(told.map(({ duplicate }) => duplicate).toSorted(), [false, true]);
        });

        it('never hold a lease on the same deal, and the late one cannot commit', async () => {
            const dealId = await newDeal(one, newAlias('referral'));
            const asked = await Promise.all(
                Array.from({ length: 20 }, (_, turn) =>
                    (turn % 2 ? one : other).takeLease(dealId, `${turn}`, LEASE_MS, NOON)
                )
            );
            const [first] = asked.filter((taken) => taken !== null);
            assert.ok(first);
            assert.equal(asked.filter(Boolean).length, 1);
            const second = await lease(other, dealId, later(LEASE_MS));
            await assert.rejects(one.commitRun(first, outcome()), { name: 'LeaseLost' });
            await other.commitRun(second, outcome());
        });

        it('hear of each other that a hint is answered', async () => {
            const dealId = await newDeal(one, newAlias('referral'));
            const waiting = one.waitUntilDone(dealId, 1, AbortSignal.timeout(10_000));
            await other.commitRun(await lease(other, dealId), outcome());
            await waiting;
        });

        it('keep each other waiting for a lock', async () => {
            const name = randomUUID();
            let inside = 0;
            let most = 0;
            const work = async () => {
                most = Math.max(most, ++inside);
                await one.readSecret(name);
                await other.readSecret(name);
                inside--;
            };
            await Promise.all([one, other, one, other].map((store) => store.withLock(name, work)));
            assert.equal(most, 1);
        });

        it('survive commits that take over from each other', async () => {
            const [left, right] = [newAlias('engagement'), newAlias('engagement')];
            const aliases = { aliases: [left, right] };
            const both = await Promise.all([left, right].map((alias) => newDeal(one, alias)));
            const leases = await Promise.all(both.map((dealId) => lease(one, dealId)));
            const ends = await Promise.allSettled([
                one.commitRun(leases[0]!, outcome(aliases)),
                other.commitRun(leases[1]!, outcome(aliases))
            ]);
            // Whoever comes first takes the other over; that one finds its deal gone.
            assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
            const [loser] = ends.filter((end) => end.status === 'rejected');
            assert.match((loser as PromiseRejectedResult).reason.name, /LeaseLost|AliasTaken/);
            assert.equal((await one.dealByAlias(left))?.id, (await one.dealByAlias(right))?.id);
        });
    });

    it('a relay whose connection for notifications breaks listens again and misses nothing', async () => {
        const broken: unknown[] = [];
        const onError = (error: unknown) => broken.push(error);
        const store = await openStore({ place: { databaseUrl: urls[1] }, encryptionKey, onError });
        const dealId = await newDeal(store, newAlias('referral'));
        const waiting = store.waitUntilDone(dealId, 1, AbortSignal.timeout(20_000));
        const client = new pg.Client(urls[1]);
        await client.connect();
        const { rowCount } = await client.query(
            `select pg_terminate_backend(pid, 10000) from pg_stat_activity
            where datname = current_database() and query = 'listen "cosell_done"'`
        );
        assert.ok(rowCount);
        // Nobody hears of this one.
        await store.commitRun(await lease(store, dealId), outcome());
        await waiting;
        assert.match(String(broken[0]), /terminating connection/);
        await client.end();
        await store.close();
    });

    it('a connection that breaks in use fails its work, and the relay goes on', async () => {
        const store = await openStore({
            place: { databaseUrl: urls[1] },
            encryptionKey,
            onError: () => undefined
        });
        const client = new pg.Client(urls[1]);
        await client.connect();
        const work = store.withLock('in use', async () => {
            await client.query(
                `select pg_terminate_backend(pid, 10000) from pg_stat_activity
                where datname = current_database() and query like 'select pg_advisory_lock%'`
            );
        });
        await assert.rejects(work, /terminat|not queryable/);
        assert.equal(await store.withLock('in use', async () => 'again'), 'again');
        await client.end();
        await store.close();
    });

    it('a PostgreSQL that refuses is named as the reason', async () => {
        const absent = new URL(server);
        absent.pathname = '/no_such_database';
        const strange = new URL(server);
        strange.username = 'no_such_user';
        strange.password = 'very-secret';
        for (const url of [absent, strange])
            await assert.rejects(open(url.href), (error: Error & { code?: string }) => {
                assert.equal(error.code, 'STORE_UNAVAILABLE');
                assert.match(error.message, /no_such_(database|user)/);
                assert.doesNotMatch(error.message, /very-secret/);
                return true;
            });
    });
}
