import { isDeepStrictEqual } from 'node:util';
import type { Effect } from '../store/types.ts';
import type { Deal, FieldName } from '../sync/deal.ts';
import { isList } from '../sync/field-kinds.ts';
import { listWrite, withWritten } from '../sync/list-write.ts';
import { remember, type Memory, type Remembered } from '../sync/memory.ts';
import type { Refused, Side } from '../sync/reconcile-types.ts';
import type { Run } from './context.ts';
import type { SentPatch } from './sent-patch.ts';
import { settleSentWrites, type SentWrite } from './settle-sent-writes.ts';

export interface MemoriesOfRun {
    seen: Record<Side, Memory | null>;
    /**
     * Fields that hold what they held before a patch whose answer was lost (lists: lack what it added), on a
     * referral that has changed since: either it never arrived, or somebody has taken it back.
     */
    doubtful: FieldName[];
    /** What waits, lists counted from what the same writes have left. */
    refused: Refused;
}

/** Whether something of the list that was sent is not known to have arrived. */
function leavesOpen(memory: Remembered | undefined, over?: Remembered, sent?: Remembered): boolean {
    const after = withWritten(memory, listWrite(over, sent), sent);
    const { put, taken } = listWrite(memory, after);
    return put.length > 0 || taken.length > 0;
}

/** What each side held after the last run, and what is known since of writes that no run has committed. */
export function memoriesOfRun(
    run: Run,
    now: { crm: Deal; partner: Deal; eTag: string | null },
    unsettled: readonly Effect[]
): MemoriesOfRun {
    const { fingerprint } = run.context;
    const crm = run.lease.deal.seenCrm as Memory | null;
    const partner = run.lease.deal.seenPartner as Memory | null;
    const refused = run.lease.deal.refused as Refused;
    if (!crm || !partner) return { seen: { crm, partner }, doubtful: [], refused };
    const sent = <Request extends SentWrite>(kind: string) =>
        unsettled
            .filter((effect) => effect.kind === kind && effect.state === 'sent')
            .map(({ request }) => request as Request);
    const holds = { crm: remember(now.crm, fingerprint), partner: remember(now.partner, fingerprint) };
    const patches = sent<SentPatch>('patch').filter(({ eTag }) => !eTag || eTag !== now.eTag);
    const settle = (ours: Memory) => {
        const byPatch = settleSentWrites({ written: partner, other: ours }, holds.partner, patches, {
            isPatch: true
        });
        const byWrite = settleSentWrites(
            { written: byPatch.other, other: byPatch.written },
            holds.crm,
            sent('write-back'),
            { isPatch: false }
        );
        return { byPatch, seen: { crm: byWrite.written, partner: byWrite.other } };
    };
    const { byPatch, seen } = settle(crm);
    const isDoubtful = (field: FieldName, { changes, over }: SentPatch) =>
        isList(field)
            ? leavesOpen(byPatch.written[field], over[field], changes[field])
            : isDeepStrictEqual(holds.partner[field], partner[field]) &&
              isDeepStrictEqual(byPatch.written[field], partner[field]);
    const doubtful = patches.flatMap((patch) =>
        (Object.keys(patch.changes) as FieldName[]).filter((field) => isDoubtful(field, patch))
    );
    const bases = settle({ ...crm, ...basesOf(refused) }).seen.crm;
    return { seen, doubtful: [...new Set(doubtful)], refused: countedFrom(bases, refused) };
}

/** What lists that wait to go to Microsoft are counted from. */
function basesOf({ partner = {} }: Refused): Memory {
    const waiting = Object.entries(partner).filter(([, { base }]) => base !== undefined);
    return Object.fromEntries(waiting.map(([field, { base }]) => [field, base])) as Memory;
}

function countedFrom(bases: Memory, refused: Refused): Refused {
    const partner = Object.entries(refused.partner ?? {}).map(([field, waiting]) => [
        field,
        waiting.base === undefined ? waiting : { ...waiting, base: bases[field as FieldName] }
    ]);
    return refused.partner ? { ...refused, partner: Object.fromEntries(partner) } : refused;
}
