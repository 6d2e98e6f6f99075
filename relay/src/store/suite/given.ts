import { randomUUID } from 'node:crypto';
import assert from 'node:assert/strict';
import type { Alias, AliasKind, Deal, Hint, Lease, ReceivedEvent, RunOutcome, Store } from '../types.ts';

export const NOON = new Date('2026-11-20T12:00:00.000Z');
export const LEASE_MS = 60_000;

export function later(milliseconds: number): Date {
    return new Date(NOON.getTime() + milliseconds);
}

/** An alias that no other test has. */
export function newAlias(kind: AliasKind): Alias {
    return { kind, value: randomUUID() };
}

export function newEvent(): ReceivedEvent {
    return { source: 'sweep', bodyHash: randomUUID(), body: '{}', receivedAt: NOON };
}

export function changed(alias: Alias): Hint {
    return { alias, kind: 'changed' };
}

/** Whoever comes across records: under an id of its own. */
export const sweep = () => ({ name: 'test', correlationId: randomUUID() });

/** A deal that one event has told of by each of these aliases' first; the others are added by a run. */
export async function newDeal(store: Store, alias: Alias): Promise<string> {
    const { dealIds } = await store.receive(newEvent(), [changed(alias)]);
    assert.equal(dealIds.length, 1);
    return dealIds[0] as string;
}

export async function lease(store: Store, dealId: string, now = NOON): Promise<Lease> {
    const taken = await store.takeLease(dealId, 'test', LEASE_MS, now);
    assert.ok(taken, 'nobody else holds a lease');
    return taken;
}

export async function dealNow(store: Store, dealId: string): Promise<Deal> {
    const deal = await store.deal(dealId);
    assert.ok(deal, 'the deal exists');
    return deal;
}

export function outcome(changes: Partial<RunOutcome> = {}): RunOutcome {
    return {
        seenCrm: { name: 'Fabrikam' },
        seenPartner: { name: 'Fabrikam' },
        aliases: [],
        writes: {},
        refused: {},
        now: NOON,
        ...changes
    };
}
