import { openDealQueue } from '../queue/open-deal-queue.ts';
import type { Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { openPglite } from './database/open-pglite.ts';
import { openPostgres } from './database/open-postgres.ts';
import { claim } from './deals/claim.ts';
import { commitRun, endUnchanged } from './deals/commit-run.ts';
import { dropHeld } from './deals/drop-held.ts';
import { dueDeals } from './deals/due-deals.ts';
import { endEffect, markSent, planEffect, readOpenEffects, sendEffect } from './deals/effects.ts';
import { failRun } from './deals/fail-run.ts';
import { hintDeal } from './deals/hint-deal.ts';
import { hintFailed } from './deals/hint-failed.ts';
import { hintKept, keepEvents } from './deals/kept-events.ts';
import { mergeInto } from './deals/merge-into.ts';
import {
    readBacklog,
    readDeal,
    readDealByAlias,
    readDealsWithAlias,
    readHeldDeals
} from './deals/read-deals.ts';
import { countStamped } from './deals/count-stamped.ts';
import { receive } from './deals/receive.ts';
import { receiveSightings } from './deals/receive-sightings.ts';
import { holdsLease, prolongLease, takeLease } from './deals/take-lease.ts';
import { rememberFirst } from './deals/remember-first.ts';
import { restoreDeal } from './deals/restore-deal.ts';
import { takeUpAfterCrash } from './deals/take-up-after-crash.ts';
import { listenForDone } from './deals/wait-until-done.ts';
import { lead, resign } from './lead.ts';
import { forgetPeople } from './forget/forget-people.ts';
import { purge } from './purge.ts';
import { setPairingCode, tryPairingCode } from './pairing/pairing-code.ts';
import { addToken, isPaired, useToken } from './pairing/relay-tokens.ts';
import { readReplayId } from './read-replay-id.ts';
import { requestStore } from './requests/request-store.ts';
import { createSealer } from './secrets/sealer.ts';
import { readSecret, writeSecret } from './secrets/secrets.ts';
import { readSetting, writeSetting } from './setting.ts';
import { readSweepMark, writeSweepMark } from './sweep-mark.ts';
import { readTraffic } from './traffic.ts';
import { addTicket, removeTicket, ticketIsValid } from './tickets.ts';
import type { Store } from './types.ts';

export interface StoreSettings {
    /** PGlite in a folder that this process alone may use, or PostgreSQL by URL. */
    place: { dataDir: string } | { databaseUrl: string };
    /** 32 bytes; seals the secrets. */
    encryptionKey: Buffer;
    /** Told of what fails in the background, such as a connection that breaks; work goes on. */
    onError(error: unknown): void;
}

/**
 * Opens the store and brings its schema up to date.
 * @throws CosellError DATA_DIR_IN_USE, STORE_UNAVAILABLE, STORE_NEWER
 */
export async function openStore({ place, encryptionKey, onError }: StoreSettings): Promise<Store> {
    const database =
        'dataDir' in place ? await openPglite(place.dataDir) : await openPostgres(place.databaseUrl, onError);
    try {
        await migrate(database);
        return await storeOn(database, encryptionKey, onError);
    } catch (error) {
        await database.close();
        throw error;
    }
}

async function storeOn(database: Database, key: Buffer, onError: (error: unknown) => void): Promise<Store> {
    const sealer = createSealer(key);
    const queue = await openDealQueue(database, onError);
    if (database.exclusive) await takeUpAfterCrash(database, queue);
    const done = await listenForDone(database);
    return {
        queue,
        ...requestStore(database, queue, sealer),
        receive: (event, hints, replay) => receive(database, queue, event, hints, replay),
        keepEvents: (events) => keepEvents(database.urgent, events),
        hintKept: () => hintKept(database, queue),
        receiveSightings: (source, sightings, now) =>
            receiveSightings(database, queue, source, sightings, now),
        sweepMark: (name) => readSweepMark(database, name),
        setSweepMark: (name, mark) => writeSweepMark(database, name, mark),
        dealsWithAlias: (kind, afterId, limit) => readDealsWithAlias(database, sealer, kind, afterId, limit),
        hintDeal: (dealId) => hintDeal(database, queue, dealId),
        hintFailed: (code) => hintFailed(database, queue, code),
        takeLease: (dealId, holder, milliseconds, now) =>
            takeLease(database, sealer, dealId, holder, milliseconds, now),
        prolongLease: (lease, milliseconds, now) => prolongLease(database, lease, milliseconds, now),
        holdsLease: (lease) => holdsLease(database, lease),
        commitRun: (lease, outcome) => commitRun(database, queue, sealer, lease, outcome),
        endUnchanged: (lease) => endUnchanged(database, queue, lease),
        claim: (lease, aliases, now) => claim(database, lease, aliases, now),
        rememberFirst: (lease, memories) => rememberFirst(database, lease, memories),
        failRun: (lease, failure) => failRun(database, queue, sealer, lease, failure),
        mergeInto: (lease, target, _now, forget) => mergeInto(database, queue, lease, target, forget),
        planEffect: (lease, effect) => planEffect(database, sealer, lease, effect),
        sendEffect: (lease, effect, now) => sendEffect(database, sealer, lease, effect, now),
        markSent: (lease, effectId, now) => markSent(database, lease, effectId, now),
        confirmEffect: (lease, effectId, outcome, now) =>
            endEffect(database, lease, effectId, 'confirmed', outcome, now),
        failEffect: (lease, effectId, outcome, now) =>
            endEffect(database, lease, effectId, 'failed', outcome, now),
        openEffects: (dealId) => readOpenEffects(database, sealer, dealId),
        dealByAlias: (alias) => readDealByAlias(database, sealer, alias),
        deal: (id) => readDeal(database, sealer, id),
        heldDeals: () => readHeldDeals(database, sealer),
        dropHeld: (dealId) => dropHeld(database, dealId),
        restoreDeal: (dealId, aliases) => restoreDeal(database, dealId, aliases),
        dueDeals: (now) => dueDeals(database, queue, now),
        backlog: () => readBacklog(database),
        traffic: () => readTraffic(database),
        countStamped: (recordId, stamp) => countStamped(database, recordId, stamp),
        replayId: (topic) => readReplayId(database, topic),
        readSecret: (name) => readSecret(database, key, name),
        writeSecret: (name, value) => writeSecret(database, key, name, value),
        setPairingCode: (hash, expiresAt, tries) => setPairingCode(database, hash, expiresAt, tries),
        tryPairingCode: (hash, now) => tryPairingCode(database, hash, now),
        addToken: (hash, times) => addToken(database, hash, times),
        useToken: (hash, times) => useToken(database, hash, times),
        isPaired: (now) => isPaired(database, now),
        readSetting: (name) => readSetting(database, name),
        writeSetting: (name, value) => writeSetting(database, name, value),
        addTicket: (hash, expiresAt, now) => addTicket(database, hash, expiresAt, now),
        ticketIsValid: (hash, now) => ticketIsValid(database, hash, now),
        removeTicket: (hash) => removeTicket(database, hash),
        withLock: (name, work) => database.withLock(name, work),
        lead: (name, holder, milliseconds, now) => lead(database, name, holder, milliseconds, now),
        purge: (now) => purge(database, now),
        forgetPeople: (words) => forgetPeople(database, words),
        resign: (name, holder) => resign(database, name, holder),
        waitUntilDone: (dealId, hintSeq, signal) => done.waitUntilDone(dealId, hintSeq, signal),
        async close() {
            await done.close();
            await queue.close();
            await database.close();
        }
    };
}
