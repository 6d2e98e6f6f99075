import { isDeepStrictEqual } from 'node:util';
import type { FieldName } from '../sync/deal.ts';
import type { Memory } from '../sync/memory.ts';

/**
 * A write that was sent by a run which never committed is not in the memory yet. Where the side now holds
 * just what was sent, that is our own doing and becomes memory; anything else is somebody's change and stays
 * one.
 * @param sent the changes of every unsettled write, oldest first
 */
export function settleSentWrites(seen: Memory | null, now: Memory | null, sent: Memory[]): Memory | null {
    if (!seen || !now) return seen;
    const settled: Memory = { ...seen };
    for (const changes of sent)
        for (const field of Object.keys(changes) as FieldName[])
            if (isDeepStrictEqual(now[field], changes[field])) settled[field] = now[field];
    return settled;
}
