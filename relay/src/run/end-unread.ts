import type { Requests } from '../store/requests/types.ts';
import type { Alias, Stamps } from '../store/types.ts';
import type { Run } from './context.ts';

/** Ends a run in which nothing was read or written; the memories stay. */
export async function commitUnread(
    run: Run,
    state: 'off' | 'tombstone',
    known: Alias[] = [],
    stamps: Stamps = {}
): Promise<void> {
    const { store, now } = run.context;
    const { seenCrm, seenPartner, writes, refused } = run.lease.deal;
    const kept = { seenCrm, seenPartner, writes, refused };
    await store.commitRun(run.lease, { ...kept, aliases: known, state, stamps, now: now() });
}

/** What was asked cannot be done; a close that waited is over too. */
export async function dropPending(run: Run, { pending, conflicts, stage }: Requests): Promise<void> {
    await run.context.store.settleRequests(run.lease, {
        doneId: pending?.id ?? null,
        resolved: [],
        conflicts,
        stage,
        closing: null
    });
}
