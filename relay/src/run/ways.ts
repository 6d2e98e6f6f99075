import { Postponed } from '../postponed.ts';
import type { Memory } from '../sync/memory.ts';
import type { Changes, FieldName } from '../sync/deal.ts';
import type { Run } from './context.ts';

/** Switching on releases what waits at once; this is for a release that got lost. */
const LOOK_AGAIN_MS = 24 * 60 * 60_000;

/** @throws Postponed DIRECTION_OFF where the way is closed: the deal waits, and no attempt has failed */
export function requireOpen(run: Run, way: 'everything' | 'inbound' | 'outbound'): void {
    if (run.context.ways[way]) return;
    const until = new Date(run.context.now().getTime() + LOOK_AGAIN_MS);
    throw new Postponed('DIRECTION_OFF', `${way} is switched off.`, until);
}

/** By these the Opportunity is found again: kept whatever is switched off. */
const identity: readonly FieldName[] = ['referralId', 'link'];

/** What may be written to Salesforce now, and the fields that have to wait. */
export function openInbound(run: Run, toCrm: Changes): { toCrm: Changes; waiting: FieldName[] } {
    if (run.context.ways.inbound) return { toCrm, waiting: [] };
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
