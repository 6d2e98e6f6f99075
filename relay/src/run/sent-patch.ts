import type { LogRow } from '../salesforce/log-row.ts';
import type { Effect } from '../store/types.ts';
import type { SentWrite } from './settle-sent-writes.ts';

/** What the store keeps of a patch until its run has committed. */
export interface SentPatch extends SentWrite {
    /** Of the referral that it was sent for: where it still stands, the patch has never arrived. */
    eTag: string | null;
    /** Lines that tell of a value which this patch overwrites: should the run fail, the next one tells. */
    conflicts: LogRow[];
}

/** The lines of earlier runs that nobody has been told of yet. */
export function untoldConflicts(unsettled: readonly Effect[]): LogRow[] {
    return unsettled
        .filter(({ kind, state }) => kind === 'patch' && state === 'sent')
        .flatMap(({ request }) => (request as SentPatch).conflicts)
        .map((row) => ({ ...row, at: new Date(row.at) }));
}
