import { CosellError } from '@cosell/contracts';
import { catalogueEntries } from '../salesforce/catalogue-entries.ts';
import type { LogRow } from '../salesforce/log-row.ts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { readLostText } from '../salesforce/read-lost-text.ts';
import { writeOpportunity } from '../salesforce/write-opportunity.ts';
import type { Requests } from '../store/requests/types.ts';
import { readLostValues, type LostValues } from '../sync/conflicts/lost-values.ts';
import { opportunityFieldsFrom } from '../sync/opportunity/opportunity-fields-from.ts';
import type { Run } from './context.ts';
import { crmDeal } from './crm-deal.ts';
import { crmFields } from './crm-fields.ts';
import { describeChanges } from './describe-changes.ts';
import { dropPending } from './end-unread.ts';

/** What the store keeps of a restoring until its run has committed. */
interface Restoring {
    /** Of the Opportunity; where it is another one by now, somebody has saved since. */
    revision: number;
}

/**
 * Gives the Opportunity the value back that lost a conflict, as the edit of whoever asked: from there the run
 * goes on and takes it to Microsoft like any other. Done once, however often the run is tried.
 * @returns the Opportunity as it is then
 * @throws CosellError RESTORE_IMPOSSIBLE when the row keeps no such value, SALESFORCE_REFUSED when a rule of
 * the org is against it, COSELL_STALE when somebody saved since the read
 */
export async function restoreValue(
    run: Run,
    record: OpportunityRecord,
    requests: Requests
): Promise<OpportunityRecord> {
    const { store, now } = run.context;
    const id = requests.pending?.id ?? '';
    const lost = await valuesToRestore(run.context, requests.pending?.logId ?? '', record.Id);
    if (!lost) {
        await dropPending(run, requests);
        throw new CosellError('RESTORE_IMPOSSIBLE', `Row ${requests.pending?.logId}.`);
    }
    const revision = record.Co_sell_Revision__c ?? 0;
    const effect = await store.planEffect(run.lease, {
        kind: 'restore',
        key: `restore:${id}`,
        request: { revision } satisfies Restoring
    });
    if (effect.state === 'confirmed') return record;
    // Whether it arrived is not known, and somebody has saved since: what that person did is the newer edit.
    if (effect.state === 'sent' && (effect.request as Restoring).revision !== revision) return record;
    await store.markSent(run.lease, effect.id, now());
    const written = await write(run, record, lost).catch(async (error: unknown) => {
        if (error instanceof CosellError && error.code === 'COSELL_STALE')
            await store.failEffect(run.lease, effect.id, { code: error.code }, now());
        throw error;
    });
    if (written.refused) {
        await store.failEffect(run.lease, effect.id, { code: written.refused.code }, now());
        await dropPending(run, requests);
        throw written.refused;
    }
    await store.confirmEffect(run.lease, effect.id, {}, now());
    return written.record;
}

/** Null: the row of the log keeps nothing that can be restored to this Opportunity. */
export async function valuesToRestore(
    { salesforce, mapping }: Pick<Run['context'], 'salesforce' | 'mapping'>,
    logId: string,
    opportunityId: string
): Promise<LostValues | null> {
    return readLostValues(await readLostText(salesforce, logId, opportunityId), mapping);
}

async function write(run: Run, record: OpportunityRecord, lost: LostValues) {
    const { salesforce, mapping, org, now } = run.context;
    const row: LogRow = {
        direction: 'To Microsoft',
        step: 'Restore value',
        outcome: 'Done',
        detail: describeChanges(crmDeal(run.context, record), lost),
        ...(run.changedBy ? { changedBy: run.changedBy } : {}),
        milliseconds: 0,
        at: now()
    };
    return writeOpportunity(salesforce, {
        opportunityId: record.Id,
        log: [row],
        // The mark counts as set only if it changes.
        bookkeeping: { Co_sell_Synced_Revision__c: null },
        business: opportunityFieldsFrom(lost, mapping, {
            ...org,
            entries: await catalogueEntries(salesforce, lost)
        }),
        revision: record.Co_sell_Revision__c ?? 0,
        correlationId: run.call.correlationId,
        fields: crmFields(run.context)
    });
}
