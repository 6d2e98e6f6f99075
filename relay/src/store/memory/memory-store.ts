import { DealUnknown } from '../types.ts';
import type { Alias, Deal, Effect, Hint, Lease, ReceivedEvent, Store } from '../types.ts';
import { nothingAsked } from '../requests/types.ts';
import { memoryQueue, type MemoryQueue } from './memory-queue.ts';
import { memoryRest } from './memory-rest.ts';
import { memorySetup } from './memory-setup.ts';
import { json, nameOf, Tables } from './tables.ts';

/** The kinds that the database's own check names. */
const kinds = ['opportunity', 'lead', 'referral', 'microsoft-referral', 'engagement'];
const opens = (effect: Effect) => effect.state === 'planned' || effect.state === 'sent';
const queued = { executeSql: () => Promise.reject(new Error('There is no SQL here.')) };

/**
 * A store without a database, for tests that go through thousands of runs: the same suite holds it to what
 * PGlite and PostgreSQL do. Nothing survives it.
 */
export function memoryStore(now: () => Date = () => new Date()): Store & { queue: MemoryQueue } {
    const tables = new Tables();
    const queue = memoryQueue();
    const rest = memoryRest(tables);
    /** What kept events tell and nobody has taken up. */
    const kept: { event: ReceivedEvent; hints: Hint[] }[] = [];
    const enqueue = (dealIds: string[]) => void queue.send(dealIds, queued);

    function raise(dealIds: string[], byEvent = false, correlationId: string | null = null): number[] {
        const rows = dealIds.flatMap((id) => tables.deals.get(id) ?? []);
        enqueue(rows.map(({ id }) => id));
        return rows.map((row) => tables.raise(row, byEvent, correlationId));
    }

    function findOrCreate(hints: Hint[]): string[] {
        const bad = hints.find(({ alias }) => !kinds.includes(alias.kind));
        if (bad) throw new Error(`aliases_kind_check: ${bad.alias.kind}`);
        const ids = hints.flatMap(({ alias, kind }) => {
            const owner = tables.aliases.get(nameOf(alias))?.dealId;
            if (owner !== undefined || kind === 'deleted') return owner ?? [];
            const { id } = tables.addDeal();
            tables.aliases.set(nameOf(alias), { alias: { ...alias }, dealId: id });
            return id;
        });
        return [...new Set(ids)];
    }

    const dealByAlias = (alias: Alias): Deal | null => {
        const owner = tables.aliases.get(nameOf(alias));
        return owner ? tables.deal(owner.dealId) : null;
    };
    const effectOf = (lease: Lease, effectId: string): Effect => {
        tables.leased(lease);
        const effect = tables.effects.find(({ id, dealId }) => id === effectId && dealId === lease.dealId);
        // As no row of another deal is touched: a lease of one deal says nothing of another.
        return effect ?? (tables.leased({ dealId: lease.dealId, leaseNo: -1 }) as never);
    };

    function plan(lease: Lease, { kind, key, request }: Parameters<Store['planEffect']>[1]): Effect {
        tables.leased(lease);
        const known = tables.effects.find((one) => one.dealId === lease.dealId && one.key === key);
        if (known) {
            if (known.state === 'planned' || known.state === 'failed') known.request = json(request);
            return known;
        }
        const effect: Effect = {
            ...{ id: tables.newId(), dealId: lease.dealId, kind, key, state: 'planned' },
            ...{ request: json(request), outcome: null },
            ...{ plannedAt: now(), sentAt: null, endedAt: null }
        };
        tables.effects.push(effect);
        return effect;
    }

    return {
        queue,
        ...rest,
        ...memorySetup(tables),
        async receive(event, hints, replay) {
            if (tables.events.has(event.bodyHash)) return { duplicate: true, dealIds: [] };
            const dealIds = findOrCreate(hints);
            tables.events.set(event.bodyHash, event.receivedAt);
            if (replay) rest.keepReplayId(replay.topic, replay.replayId);
            raise(dealIds, event.source === 'partner-center', event.correlationId);
            return { duplicate: false, dealIds };
        },
        async keepEvents(events) {
            const fresh = events.filter(({ event }) => {
                const isNew = !tables.events.has(event.bodyHash);
                if (isNew) tables.events.set(event.bodyHash, event.receivedAt);
                return isNew;
            });
            kept.push(...fresh);
        },
        async hintKept() {
            const taken = kept.splice(0);
            const dealIds = findOrCreate(taken.flatMap(({ hints }) => hints));
            for (const { event, hints } of taken)
                for (const id of findOrCreate(hints))
                    tables.deals.get(id)!.hintCorrelationId ??= event.correlationId ?? null;
            raise(
                dealIds,
                taken.every(({ event }) => event.source === 'partner-center')
            );
            return taken.length;
        },
        async receiveSightings({ correlationId }, sightings) {
            const news = sightings.filter(({ alias, kind, recordId, stamp }) => {
                const owner = tables.aliases.get(nameOf(alias));
                const known = owner && tables.deals.get(owner.dealId)?.stamps[recordId] === stamp;
                return !known && (owner !== undefined || kind !== 'deleted');
            });
            const dealIds = findOrCreate(news);
            for (const { alias, recordId, stamp } of news) {
                const owner = tables.aliases.get(nameOf(alias));
                if (owner) tables.deals.get(owner.dealId)!.stamps[recordId] = stamp;
            }
            raise(dealIds, false, correlationId);
            return dealIds;
        },
        async dealsWithAlias(kind, afterId, limit) {
            const ids = [...tables.deals.keys()].sort().filter((id) => afterId === null || id > afterId);
            const having = ids.filter((id) => tables.aliasesOf(id).some((alias) => alias.kind === kind));
            return having.slice(0, limit).map((id) => tables.deal(id) as Deal);
        },
        async hintDeal(dealId) {
            const [hintSeq] = raise([dealId]);
            if (hintSeq === undefined) throw new DealUnknown(dealId);
            return hintSeq;
        },
        async hintFailed(code) {
            const failed = [...tables.deals.values()].filter((row) => row.errorCode === code);
            return raise(failed.filter((row) => row.nextAttemptAt !== null).map(({ id }) => id)).length;
        },
        async takeLease(dealId, holder, milliseconds, at) {
            const row = tables.deals.get(dealId);
            if (!row || (row.leaseUntil !== null && row.leaseUntil > at)) return null;
            row.leaseNo += 1;
            row.leaseHolder = holder;
            row.leaseUntil = new Date(at.getTime() + milliseconds);
            row.runCorrelationId = row.hintCorrelationId ?? row.runCorrelationId;
            row.hintCorrelationId = null;
            const { leaseNo, runCorrelationId: correlationId } = row;
            const deal = tables.deal(dealId) as Deal;
            return { dealId, leaseNo, hintSeq: deal.hintSeq, correlationId, deal };
        },
        async prolongLease({ dealId, leaseNo }, milliseconds, at) {
            const row = tables.deals.get(dealId);
            if (!row || row.leaseNo !== leaseNo || row.leaseHolder === null) return false;
            row.leaseUntil = new Date(at.getTime() + milliseconds);
            return true;
        },
        async holdsLease({ dealId, leaseNo }) {
            const row = tables.deals.get(dealId);
            return row !== undefined && row.leaseNo === leaseNo && row.leaseHolder !== null;
        },
        async commitRun(lease, outcome) {
            const row = tables.leased(lease);
            const state = outcome.state ?? 'active';
            const more = tables.addAliases(lease.dealId, outcome.aliases, outcome.now);
            const held = json(outcome.held ?? null);
            const { seenCrm, seenPartner, writes } = json(outcome);
            const hinted = more || row.hintSeq > lease.hintSeq;
            Object.assign(row, {
                ...{ seenCrm, seenPartner, writes, state, held },
                refused: json(outcome.refused ?? {}),
                errorCode: held?.code ?? null,
                attempt: 0,
                nextAttemptAt: outcome.runAgainAt ?? null,
                stamps: { ...row.stamps, ...outcome.stamps },
                doneSeq: Math.max(row.doneSeq, lease.hintSeq),
                leaseHolder: null,
                leaseUntil: null
            });
            if (state === 'active' || state === 'held')
                for (const effect of tables.effects)
                    if (effect.dealId === row.id && effect.state === 'sent')
                        Object.assign(effect, { state: 'confirmed', endedAt: outcome.now });
            if (outcome.goesOn) raise([row.id]);
            else if (hinted) enqueue([row.id]);
            tables.tellDone(row.id);
        },
        async endUnchanged(lease) {
            const row = tables.leased(lease);
            const doneSeq = Math.max(row.doneSeq, lease.hintSeq);
            Object.assign(row, { doneSeq, leaseHolder: null, leaseUntil: null });
            if (row.hintSeq > lease.hintSeq) enqueue([row.id]);
            tables.tellDone(row.id);
        },
        async claim(lease, aliases, at) {
            tables.leased(lease);
            tables.addAliases(lease.dealId, aliases, at);
        },
        async rememberFirst(lease, memories) {
            Object.assign(tables.leased(lease), json(memories));
        },
        async failRun(lease, { code, detail, retryAt, isAttempt = true, now: at }) {
            const row = tables.leased(lease);
            const held = retryAt ? null : { code, detail, since: at.toISOString() };
            const ended = row.state === 'held' ? 'active' : row.state;
            Object.assign(row, {
                held,
                state: held ? 'held' : ended,
                errorCode: code,
                attempt: row.attempt + (isAttempt ? 1 : 0),
                nextAttemptAt: retryAt,
                doneSeq: held ? Math.max(row.doneSeq, lease.hintSeq) : row.doneSeq,
                writes: held ? {} : row.writes,
                leaseHolder: null,
                leaseUntil: null
            });
            if (row.hintSeq > lease.hintSeq) enqueue([row.id]);
            if (held) tables.tellDone(row.id);
        },
        async mergeInto(lease, target, _at, forget) {
            tables.leased(lease);
            const other = tables.aliases.get(nameOf(target))?.dealId;
            if (other === undefined || other === lease.dealId) return null;
            if (forget && tables.aliases.get(nameOf(forget))?.dealId === lease.dealId)
                tables.aliases.delete(nameOf(forget));
            tables.absorb(lease.dealId, other);
            raise([other], false, lease.correlationId);
            return other;
        },
        planEffect: async (lease, effect) => ({ ...plan(lease, effect) }),
        async sendEffect(lease, effect, sentAt) {
            const planned = plan(lease, effect);
            Object.assign(planned, { state: 'sent', sentAt, outcome: null, endedAt: null });
            return planned.id;
        },
        async markSent(lease, effectId, sentAt) {
            const sent = { state: 'sent', sentAt, outcome: null, endedAt: null };
            Object.assign(effectOf(lease, effectId), sent);
        },
        async confirmEffect(lease, effectId, outcome, endedAt) {
            const confirmed = { state: 'confirmed', outcome: json(outcome), endedAt };
            Object.assign(effectOf(lease, effectId), confirmed);
        },
        async failEffect(lease, effectId, outcome, endedAt) {
            Object.assign(effectOf(lease, effectId), { state: 'failed', outcome: json(outcome), endedAt });
        },
        async openEffects(dealId) {
            const open = tables.effects.filter((effect) => effect.dealId === dealId && opens(effect));
            return open.map((effect) => ({ ...effect }));
        },
        dealByAlias: async (alias) => dealByAlias(alias),
        deal: async (id) => tables.deal(id),
        async heldDeals() {
            const held = [...tables.deals.values()].filter(({ state }) => state === 'held');
            const since = (row: { held: Deal['held'] }) => row.held?.since ?? '';
            held.sort((a, b) => since(a).localeCompare(since(b)) || a.id.localeCompare(b.id));
            return held.map(({ id }) => tables.deal(id) as Deal);
        },
        async dropHeld(dealId) {
            const row = tables.deals.get(dealId);
            if (row?.state !== 'held' || row.leaseUntil !== null) return false;
            Object.assign(row, {
                state: 'active',
                held: null,
                errorCode: null,
                attempt: 0,
                nextAttemptAt: null
            });
            tables.requests.set(dealId, { ...tables.requestsOf(dealId), pending: null });
            return true;
        },
        async restoreDeal(dealId, aliases) {
            const owners = aliases.flatMap((alias) => tables.aliases.get(nameOf(alias))?.dealId ?? []);
            const id = owners[0] ?? tables.addDeal('active', dealId ?? undefined).id;
            const fresh = aliases.filter((alias) => !tables.aliases.has(nameOf(alias)));
            for (const alias of fresh) tables.aliases.set(nameOf(alias), { alias: { ...alias }, dealId: id });
            return fresh.length > 0;
        },
        async dueDeals(at) {
            const rows = [...tables.deals.values()];
            const free = (row: { leaseUntil: Date | null }) =>
                row.leaseUntil === null || row.leaseUntil <= at;
            const isDue = (time: Date | null) => time !== null && time <= at;
            const due = rows.filter(
                (row) => (isDue(row.nextAttemptAt) && free(row)) || isDue(row.leaseUntil)
            );
            enqueue(due.map(({ id }) => id));
            const later = rows.flatMap(({ nextAttemptAt: next }) => (next && next > at ? [next] : []));
            later.sort((a, b) => a.getTime() - b.getTime());
            return { dealIds: due.map(({ id }) => id), next: later[0] ?? null };
        },
        async backlog() {
            const rows = [...tables.deals.values()];
            return {
                waiting:
                    kept.length +
                    rows.filter((row) => row.hintSeq > row.doneSeq && row.leaseHolder === null).length,
                running: rows.filter((row) => row.leaseUntil !== null).length,
                held: rows.filter((row) => row.state === 'held').length,
                // Rows of memory have no time of their last change.
                waitingSince: null
            };
        },
        async request(alias, { pending, paused, resolutions }, { create, correlationId }) {
            const [dealId] = findOrCreate([{ alias, kind: create ? 'changed' : 'deleted' }]);
            if (dealId === undefined) return null;
            const before = tables.requestsOf(dealId);
            tables.requests.set(dealId, {
                ...before,
                pending: pending === undefined ? before.pending : json(pending),
                paused: paused ?? before.paused,
                resolutions: { ...before.resolutions, ...resolutions }
            });
            return { dealId, hintSeq: raise([dealId], false, correlationId)[0] ?? 0 };
        },
        requestsOf: async (dealId) => tables.requestsOf(dealId),
        async settleRequests(lease, { doneId, resolved, conflicts, stage, closing }) {
            tables.leased(lease);
            const before = tables.requestsOf(lease.dealId);
            const left = Object.entries(before.resolutions).filter(([field]) => !resolved.includes(field));
            const pending = doneId !== null && before.pending?.id === doneId ? null : before.pending;
            const settled = json({ conflicts, stage, closing });
            const resolutions = Object.fromEntries(left);
            tables.requests.set(lease.dealId, { ...before, ...settled, pending, resolutions });
        },
        async unlinkDeal(lease) {
            const row = tables.leased(lease);
            const { leaseNo, hintSeq, doneSeq } = row;
            const fresh = tables.addDeal('off');
            const answered = Math.max(doneSeq, lease.hintSeq);
            const { id: _id, ...nothing } = tables.addDeal('off');
            tables.deals.delete(_id);
            Object.assign(row, nothing, { leaseNo, hintSeq, doneSeq: answered, stamps: row.stamps });
            for (const entry of tables.aliases.values())
                if (entry.dealId === row.id && ['opportunity', 'lead'].includes(entry.alias.kind))
                    entry.dealId = fresh.id;
            tables.requests.set(row.id, { ...nothingAsked, leftAlone: true });
            tables.dropEffects(row.id);
            tables.tellDone(row.id);
        },
        async close() {}
    };
}
