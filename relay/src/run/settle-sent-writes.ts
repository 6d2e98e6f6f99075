import { isDeepStrictEqual } from 'node:util';
import type { Changes, Deal, FieldName } from '../sync/deal.ts';

/**
 * A write that was sent by a run which never committed is not in the memory yet. Where the side now holds
 * just what was
 * sent, that is our own doing and becomes memory; anything else is somebody's change and stays one.
 * @param sent the changes of every unsettled write, oldest first
 */
export function settleSentWrites(seen: Deal | null, now: Deal | null, sent: Changes[]): Deal | null {
    if (!seen || !now) return seen;
    const settled: Record<string, unknown> = { ...seen };
    for (const changes of sent)
        for (const field of Object.keys(changes) as FieldName[])
            if (isDeepStrictEqual(now[field], changes[field])) settled[field] = now[field];
    return settled as unknown as Deal;
}
