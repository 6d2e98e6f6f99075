import { Postponed } from '../postponed.ts';
import type { Memory } from '../sync/memory.ts';
import type { Changes, FieldName } from '../sync/deal.ts';
import type { OpenWays, Run } from './context.ts';

/** Switching on releases what waits at once; this is for a release that got lost. */
const LOOK_AGAIN_MS = 24 * 60 * 60_000;

/** @throws Postponed DIRECTION_OFF where the way is closed: the deal waits, and no attempt has failed */
export function requireOpen(run: Run, way: 'everything' | 'inbound' | 'outbound'): void {
    if (run.context.ways[way]) return;
    const until = new Date(run.context.now().getTime() + LOOK_AGAIN_MS);
    throw new Postponed('DIRECTION_OFF', `${way} is switched off.`, until);
}

/**
 * Asked right before a write outside: who switches a way off in the middle of a run is obeyed at once. The
 * run ends, and the next one begins with what is open by then.
 * @throws Postponed DIRECTION_OFF
 */
export async function requireStillOpen(
    { context }: Run,
    way: 'everything' | 'inbound' | 'outbound'
): Promise<OpenWays> {
    const ways = await context.waysNow();
    if (ways.everything && ways[way]) return ways;
    throw new Postponed('DIRECTION_OFF', `${way} was switched off meanwhile.`, context.now());
}

/** By these the Opportunity is found again: kept whatever is switched off. */
const identity: readonly FieldName[] = ['referralId', 'link'];

/** What may be written to Salesforce now, and the fields that have to wait. */
export function openInbound(ways: OpenWays, toCrm: Changes): { toCrm: Changes; waiting: FieldName[] } {
    if (ways.inbound) return { toCrm, waiting: [] };
    const entries = Object.entries(toCrm) as [FieldName, unknown][];
    return {
        toCrm: Object.fromEntries(entries.filter(([field]) => identity.includes(field))),
        waiting: entries.map(([field]) => field).filter((field) => !identity.includes(field))
    };
}

/** What was not written is still a change: its memory stays as it was. */
export function asBefore(seen: Memory | null, fields: readonly FieldName[]): Memory {
    return Object.fromEntries(fields.map((field) => [field, seen?.[field] ?? null]));
}
