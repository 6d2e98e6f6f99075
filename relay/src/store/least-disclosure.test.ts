import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { openStore } from './store.ts';
import { lease, newAlias, newDeal, outcome } from './suite/given.ts';

const dataDir = await mkdtemp(path.join(tmpdir(), 'cosell-disclosure-'));
after(() => rm(dataDir, { recursive: true }));

const WORDS = ['Nora Novak', 'nora@fabrikam.example', 'Their budget is cut'];
const open = () =>
    openStore({
        place: { dataDir },
        encryptionKey: Buffer.alloc(32, 1),
        onError: (error) => assert.fail(error as Error)
    });

/** Every row of every table of a store that is closed. */
async function rowsAsText(): Promise<string> {
    const database = await PGlite.create(path.join(dataDir, 'database'));
    try {
        const { rows: tables } = await database.query<{ name: string }>(
            `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')`
        );
        const texts: string[] = [];
        for (const { name } of tables) {
            const { rows } = await database.query<{ text: string }>(`select t::text as text from ${name} t`);
            texts.push(...rows.map(({ text }) => text));
        }
        return texts.join('\n');
    } finally {
        await database.close();
    }
}

describe('who reads the database', () => {
    it('finds no word of an open conflict, of a reason, of what was sent, or of why a deal waits', async () => {
        const [person, email, notes] = WORDS;
        const alias = newAlias('opportunity');
        const store = await open();
        const dealId = await newDeal(store, alias);
        const asked = { id: randomBytes(4).toString('hex'), command: 'lost', reason: `${person} says no` };
        const pending = { ...asked, force: false, referralId: null, userId: '005' };
        await store.request(alias, { pending }, { create: false });
        const run = await lease(store, dealId);
        const conflicts = { notes: { crm: notes, partner: 'Other notes' } };
        const request = { conflicts: [{ detail: `the other value was ${email}` }] };
        await store.planEffect(run, { kind: 'patch', key: 'a', request });
        await store.settleRequests(run, {
            doneId: null,
            resolved: [],
            conflicts,
            stage: null,
            closing: null
        });
        assert.deepEqual((await store.requestsOf(dealId)).conflicts, conflicts);
        assert.deepEqual((await store.requestsOf(dealId)).pending, pending);
        assert.deepEqual((await store.openEffects(dealId))[0]?.request, request);
        const held = { code: 'SALESFORCE_REFUSED', detail: `Email: invalid address: ${email}` } as const;
        await store.failRun(run, { ...held, retryAt: null, now: new Date() });
        assert.equal((await store.deal(dealId))?.held?.detail, held.detail);
        const other = await lease(store, await newDeal(store, newAlias('opportunity')));
        const commit = { ...held, since: new Date().toISOString() };
        await store.commitRun(other, { ...outcome(), state: 'held', held: commit });
        assert.deepEqual((await store.deal(other.dealId))?.held, commit);
        assert.equal((await store.heldDeals())[0]?.held?.detail, held.detail);
        await store.close();

        const text = await rowsAsText();
        assert.ok(text.includes(alias.value), 'the search finds what is there');
        for (const word of WORDS) assert.ok(!text.includes(word), word);
    });

    it('finds nothing at all of what was sent once the run has ended', async () => {
        const store = await open();
        const run = await lease(store, await newDeal(store, newAlias('opportunity')));
        const { id } = await store.planEffect(run, { kind: 'patch', key: 'a', request: { name: 'x' } });
        await store.markSent(run, id, new Date());
        await store.commitRun(run, outcome());
        await store.close();
        const database = await PGlite.create(path.join(dataDir, 'database'));
        const { rows } = await database.query('select request from effects where id = $1', [id]);
        await database.close();
        assert.deepEqual(rows, [{ request: null }]);
    });

    it('cannot be a relay with another key: it is told so', async () => {
        const other = { place: { dataDir }, encryptionKey: Buffer.alloc(32, 2), onError: () => undefined };
        const store = await open();
        const alias = newAlias('opportunity');
        const run = await lease(store, await newDeal(store, alias));
        const conflicts = { notes: { crm: 'a', partner: 'b' } };
        await store.settleRequests(run, {
            doneId: null,
            resolved: [],
            conflicts,
            stage: null,
            closing: null
        });
        await store.close();
        const later = await openStore(other);
        await assert.rejects(later.requestsOf(run.dealId), { code: 'STORE_KEY' });
        await later.close();
    });
});
