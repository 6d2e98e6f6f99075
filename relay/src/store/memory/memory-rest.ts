import { isDeepStrictEqual } from 'node:util';
import { withoutPeopleIn } from '../forget/forget-people.ts';
import { daysBefore, EFFECT_DAYS, EVENT_DAYS, ofOneRun } from '../purge.ts';
import type { Effect, Store } from '../types.ts';
import { json, type Tables } from './tables.ts';

type Rest = Pick<
    Store,
    | 'sweepMark'
    | 'setSweepMark'
    | 'replayId'
    | 'readSecret'
    | 'writeSecret'
    | 'addTicket'
    | 'ticketIsValid'
    | 'removeTicket'
    | 'withLock'
    | 'lead'
    | 'resign'
    | 'purge'
    | 'forgetPeople'
    | 'waitUntilDone'
>;

/** What a store keeps beside deals: marks, positions, secrets, tickets, locks, the lead, and who waits. */
export function memoryRest(tables: Tables): Rest & { keepReplayId(topic: string, replayId: Buffer): void } {
    const marks = new Map<string, unknown>();
    const positions = new Map<string, Buffer>();
    const secrets = new Map<string, string>();
    const tickets = new Map<string, Date>();
    const leaders = new Map<string, { holder: string; until: Date }>();
    const locks = new Map<string, Promise<unknown>>();
    const waiting = new Map<string, Set<() => void>>();
    tables.tellDone = (dealId) => waiting.get(dealId)?.forEach((resume) => resume());

    return {
        sweepMark: async (name) => json(marks.get(name) ?? null),
        setSweepMark: async (name, mark) => void marks.set(name, json(mark)),
        keepReplayId: (topic, replayId) => void positions.set(topic, replayId),
        replayId: async (topic) => positions.get(topic) ?? null,
        readSecret: async (name) => secrets.get(name) ?? null,
        writeSecret: async (name, value) => void secrets.set(name, value),
        async addTicket(hash, expiresAt, now) {
            for (const [old, until] of tickets) if (until <= now) tickets.delete(old);
            tickets.set(hash, expiresAt);
        },
        ticketIsValid: async (hash, now) => (tickets.get(hash) ?? now) > now,
        removeTicket: async (hash) => void tickets.delete(hash),
        withLock(name, work) {
            const next = (locks.get(name) ?? Promise.resolve()).then(work);
            locks.set(
                name,
                next.catch(() => undefined)
            );
            return next;
        },
        async lead(name, holder, milliseconds, now) {
            const leader = leaders.get(name);
            if (leader && leader.holder !== holder && leader.until > now) return false;
            leaders.set(name, { holder, until: new Date(now.getTime() + milliseconds) });
            return true;
        },
        async resign(name, holder) {
            if (leaders.get(name)?.holder === holder) leaders.delete(name);
        },
        async purge(now) {
            const old = [...tables.events].filter(([, at]) => at < daysBefore(now, EVENT_DAYS));
            for (const [hash] of old) tables.events.delete(hash);
            const isKept = ({ kind, endedAt }: Effect) =>
                endedAt === null || endedAt >= daysBefore(now, EFFECT_DAYS) || !ofOneRun.includes(kind);
            const effects = tables.effects.splice(0);
            tables.effects.push(...effects.filter(isKept));
            return { events: old.length, effects: effects.length - tables.effects.length };
        },
        async forgetPeople(words) {
            const known = new Set(words);
            const forgotten = { deals: 0, kept: 0 };
            for (const row of tables.deals.values()) {
                const { kept, ...without } = withoutPeopleIn(row, known);
                const { seenCrm, seenPartner, refused } = row;
                if (kept) forgotten.kept++;
                if (isDeepStrictEqual(without, { seenCrm, seenPartner, refused })) continue;
                forgotten.deals++;
                Object.assign(row, without);
            }
            return forgotten;
        },
        async waitUntilDone(dealId, hintSeq, signal) {
            for (;;) {
                signal.throwIfAborted();
                const deal = tables.deals.get(dealId);
                if (!deal || deal.doneSeq >= hintSeq) return;
                const { promise, resolve } = Promise.withResolvers<void>();
                const others = waiting.get(dealId) ?? new Set();
                waiting.set(dealId, others.add(resolve));
                signal.addEventListener('abort', () => resolve(), { once: true });
                await promise;
                others.delete(resolve);
            }
        }
    };
}
