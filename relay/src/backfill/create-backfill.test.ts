import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, it } from 'node:test';
import { MOST_TOGETHER } from '../queue/deal-queue.ts';
import { memoryStore } from '../store/memory/memory-store.ts';
import { createBackfill, type Backfill } from './create-backfill.ts';

const userId = '005000000000001AAA';
const ids = Array.from({ length: 130 }, (_, index) => `006000000000${String(index).padStart(3, '0')}AAA`);
const log = { info: () => {}, warn: (detail: object) => assert.fail(JSON.stringify(detail)) };

let store: ReturnType<typeof memoryStore>;
let handed: string[];
let backfill: Backfill;
/** Called after each portion. */
let afterPortion: () => Promise<void>;
let portionDone: () => void;

/** The org: answers in pages as SOQL does. */
async function query<Row>(soql: string): Promise<Row[]> {
    if (soql.includes('COUNT(Id)'))
        return [{ expr0: soql.includes('Referral_Identifier__c') ? 30 : ids.length }] as Row[];
    const after = /Id > '(\w+)'/.exec(soql)?.[1] ?? '';
    return ids.filter((id) => id > after).map((Id) => ({ Id })) as Row[];
}

function backfillOn(): Backfill {
    return createBackfill({
        store: {
            ...store,
            backlog: async () => ({ waiting: 0, running: 0, held: 0 }) as never,
            async receiveSightings(source, sightings, now) {
                handed.push(...sightings.map(({ alias }) => alias.value));
                const created = await store.receiveSightings(source, sightings, now);
                await afterPortion();
                return created;
            }
        },
        salesforce: () => ({ query }),
        holder: 'this process',
        newId: randomUUID,
        now: () => new Date('2026-11-20T12:00:00Z'),
        log
    });
}

beforeEach(() => {
    store = memoryStore();
    handed = [];
    afterPortion = async () => {};
    backfill = backfillOn();
});

/** Stops it in the middle of its first portion. */
async function stopInTheMiddle(): Promise<void> {
    const stopped = new Promise<void>((resolve) => (portionDone = resolve));
    afterPortion = async () => {
        afterPortion = async () => {};
        await backfill.stop();
        portionDone();
    };
    await backfill.start({ userId, afresh: false });
    await stopped;
    await backfill.close();
}

describe('a backfill', () => {
    it('tells beforehand what is adopted and what is shared anew, and hands nothing over', async () => {
        assert.deepEqual(await backfill.preview(), { opportunities: 130, adopted: 30, shared: 100 });
        assert.deepEqual(handed, []);
        assert.equal((await backfill.state()).state, 'never');
    });

    it('hands each Opportunity over once', async () => {
        await backfill.start({ userId, afresh: false });
        await backfill.start({ userId, afresh: false });
        await untilDone();
        assert.deepEqual(handed, ids);
        const { state, total, startedBy } = await backfill.state();
        assert.deepEqual([state, total, startedBy], ['done', 130, userId]);
    });

    it('stops at the next portion when it is told to', async () => {
        await stopInTheMiddle();
        assert.equal(handed.length, MOST_TOGETHER);
        assert.equal((await backfill.state()).state, 'stopped');
    });

    it('goes on where it was stopped: at most one portion comes again', async () => {
        await stopInTheMiddle();
        backfill = backfillOn();
        await backfill.start({ userId, afresh: false });
        await untilDone();
        assert.deepEqual([...new Set(handed)], ids);
        assert.ok(handed.length <= ids.length + MOST_TOGETHER, String(handed.length));
    });

    it('begins anew when it is told to, also after a stop', async () => {
        await stopInTheMiddle();
        handed = [];
        backfill = backfillOn();
        await backfill.start({ userId, afresh: true });
        await untilDone();
        assert.deepEqual(handed, ids);
    });

    it('goes on after a restart of the relay', async () => {
        const cut = new Promise<void>((resolve) => (portionDone = resolve));
        afterPortion = async () => {
            afterPortion = async () => {};
            portionDone();
        };
        await backfill.start({ userId, afresh: false });
        await cut;
        await backfill.close();
        assert.equal((await backfill.state()).state, 'running');

        backfill = backfillOn();
        backfill.resume();
        await untilDone();
        assert.deepEqual([...new Set(handed)], ids);
    });
});

async function untilDone(): Promise<void> {
    while ((await backfill.state()).state === 'running') await new Promise(setImmediate);
    await backfill.close();
}
