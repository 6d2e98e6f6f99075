import { changedOpportunities, type ChangedRow } from '../salesforce/changed-opportunities.ts';
import { relatedRecords } from '../sync/mapping/opportunity-fields.ts';
import { inPortions } from './portions.ts';
import type { SweepContext } from './sweep-context.ts';

export const OPPORTUNITIES_SWEEP = 'opportunities';

/**
 * A transaction of Salesforce may last ten minutes, and stamps its rows when it writes, not when it
 * commits.
 */
const OVERLAP_MS = 15 * 60_000;

interface Mark {
    /** Newest `SystemModstamp` whose hint is stored: Salesforce's clock, never ours. */
    newest: string | null;
}

/**
 * Looks for shared Opportunities, their solutions and contact roles that have changed unnoticed since the
 * last mark, deleted ones too. The first one looks at all of them.
 */
export async function sweepOpportunities(context: SweepContext): Promise<void> {
    const { store, salesforce } = context;
    const mark = (await store.sweepMark(OPPORTUNITIES_SWEEP)) as Mark | null;
    const since = mark?.newest ? new Date(Date.parse(mark.newest) - OVERLAP_MS) : null;
    const portions = inPortions(context, OPPORTUNITIES_SWEEP);
    let newest: string | null = mark?.newest ?? null;
    const related = relatedRecords(context.mapping());
    for await (const row of changedOpportunities(salesforce, since, context.now(), related)) {
        if (newest === null || Date.parse(row.changedAt) > Date.parse(newest)) newest = row.changedAt;
        await portions.add(sightingOf(row));
    }
    await portions.flush();
    await store.setSweepMark(OPPORTUNITIES_SWEEP, { newest } satisfies Mark);
}

function sightingOf({ opportunityId, recordId, stamp, deleted }: ChangedRow) {
    return {
        alias: { kind: 'opportunity', value: opportunityId },
        kind: deleted ? 'deleted' : 'changed',
        recordId,
        stamp
    } as const;
}
