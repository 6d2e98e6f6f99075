import { CosellError } from '@cosell/contracts';
import { catalogueEntries } from '../salesforce/catalogue-entries.ts';
import { writeChildren } from '../salesforce/children/write-children.ts';
import { withAuditLines, type LogRow } from '../salesforce/log-row.ts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { isRefusedByOrg } from '../salesforce/refusal.ts';
import { writeOpportunity } from '../salesforce/write-opportunity.ts';
import type { Changes, Deal, FieldName } from '../sync/deal.ts';
import { isList } from '../sync/field-kinds.ts';
import { areSharedNotes } from '../sync/mapping/relations.ts';
import { heldAfterWrite } from '../sync/held-after-write.ts';
import { opportunityFieldsFrom } from '../sync/opportunity/opportunity-fields-from.ts';
import type { Held } from '../sync/reconcile-types.ts';
import { crmFields } from './crm-fields.ts';
import type { Run } from './context.ts';
import { crmDeal } from './crm-deal.ts';
import { describeChanges } from './describe-changes.ts';
import { sentWriteOf } from './sent-write-of.ts';
import { codeOfHeld, heldRows } from './held-rows.ts';
import { rememberLists } from './remember-lists.ts';
import { refuseStaleRows } from './refuse-stale-rows.ts';
import { tellRefusal } from './tell-refusal.ts';

export interface SalesforceWrite {
    record: OpportunityRecord;
    /** The Opportunity as a deal, as it was read. */
    crm: Deal;
    toCrm: Changes;
    held: Held[];
    refusedByMicrosoft: CosellError | null;
    /** What Partner Center holds by now. */
    partner: Deal;
}

export interface SalesforceWritten {
    /**
     * As it was read, with what was sent: what the org's own flows made of it, or somebody saved since the
     * read,
     * differs from this and so counts as a change next time.
     */
    seenCrm: Deal;
    /** The row as it was read last. */
    record: OpportunityRecord;
    /** As Salesforce holds it now; the same as `seenCrm` where nothing was written. */
    readBack: Deal;
    /** The org's own rules refused the business fields; the rest was kept. */
    refusedWith: CosellError | null;
    refusedFields: FieldName[];
}

/**
 * Writes to the Opportunity what it lacks, with the trail of the run; nothing at all where nothing is new.
 * @throws CosellError COSELL_STALE when somebody saved since the read
 */
export async function writeSalesforce(run: Run, write: SalesforceWrite): Promise<SalesforceWritten> {
    const { store, salesforce, mapping, org, fingerprint, now } = run.context;
    const { record, crm, toCrm } = write;
    const { business, mirrored } = byOwner(run, toCrm);
    const isBeside = (field: FieldName) =>
        isList(field) || mapping.rows.some((row) => row.deal === field && areSharedNotes(row));
    const lists = pick(toCrm, isBeside);
    const revision = record.Co_sell_Revision__c ?? 0;
    const rows: LogRow[] = [
        ...run.steps.map((row) => withPerson(row, run)),
        ...heldRows(write.held, write.refusedByMicrosoft, now())
    ];
    const fields = {
        business: opportunityFieldsFrom(business, mapping, {
            ...org,
            entries: await catalogueEntries(salesforce, business)
        }),
        mirrored: opportunityFieldsFrom(mirrored, mapping, org)
    };
    if (Object.keys(toCrm).length) {
        const detail = describeChanges(crm, toCrm);
        rows.push({
            direction: 'From Microsoft',
            step: 'Update Opportunity',
            outcome: 'Done',
            detail,
            milliseconds: 0,
            at: now()
        });
    }
    const settles = Object.keys(fields.business).length > 0 || record.Co_sell_Synced_Revision__c !== revision;
    const bookkeeping = differing(record, {
        ...fields.mirrored,
        Co_sell_Deal_Key__c: run.lease.dealId,
        Co_sell_Sync_Error__c: syncError(write),
        Solution_Count__c: (toCrm.solutions ?? crm.solutions).length,
        ...(rows.length ? { Audit__c: withAuditLines(record.Audit__c, rows) } : {}),
        // Salesforce cannot tell a field that is sent unchanged from one that is not sent: the mark would
        // not count as one.
        ...(settles ? unmark(record, revision) : {})
    });
    if (!settles && !rows.length && !Object.keys({ ...bookkeeping, ...lists }).length)
        return { seenCrm: crm, record, readBack: crm, refusedWith: null, refusedFields: [] };

    const request = sentWriteOf(toCrm, { other: write.partner, written: crm }, fingerprint);
    const key = `write-back:${run.lease.leaseNo}`;
    await store.sendEffect(run.lease, { kind: 'write-back', key, request }, now());
    const refusedLists = await writeLists(run, record, lists);
    if (!refusedLists) await rememberLists(run, lists, write);
    const written = await writeOpportunity(salesforce, {
        opportunityId: record.Id,
        log: rows,
        bookkeeping: { ...bookkeeping, Co_sell_Last_Synced__c: now().toISOString() },
        business: settles ? fields.business : null,
        revision,
        correlationId: run.call.correlationId,
        fields: crmFields(run.context)
    });
    const readBack = crmDeal(run.context, written.record);
    const refusedFields = [
        ...(written.refused ? (Object.keys(pick(business, (field) => !isBeside(field))) as FieldName[]) : []),
        ...(refusedLists ? (Object.keys(lists) as FieldName[]) : [])
    ];
    const sent = Object.entries(toCrm).filter(([field]) => !refusedFields.includes(field as FieldName));
    const refusedWith = written.refused ?? refusedLists;
    return {
        seenCrm: heldAfterWrite(crm, Object.fromEntries(sent), readBack),
        record: refusedWith ? await tellRefusal(run, written.record, refusedWith) : written.record,
        readBack,
        refusedWith,
        refusedFields
    };
}

/** What went to Microsoft was somebody's change. */
function withPerson(row: LogRow, { changedBy }: Run): LogRow {
    const isTheirs = row.direction === 'To Microsoft' && row.outcome === 'Done';
    return isTheirs && changedBy ? { changedBy, ...row } : row;
}

/**
 * People edit the fields of direction *both* in Salesforce too; what only mirrors Microsoft is the relay's
 * alone.
 */
function byOwner(run: Run, toCrm: Changes): { business: Changes; mirrored: Changes } {
    const policies = run.context.mapping.rows;
    const isMirror = (field: FieldName) => policies.find((row) => row.deal === field)?.direction === 'in';
    return { business: pick(toCrm, (field) => !isMirror(field)), mirrored: pick(toCrm, isMirror) };
}

function pick(changes: Changes, wanted: (field: FieldName) => boolean): Changes {
    return Object.fromEntries(Object.entries(changes).filter(([field]) => wanted(field as FieldName)));
}

/** @returns the refusal of a rule of the org; everything else goes on */
async function writeLists(run: Run, record: OpportunityRecord, lists: Changes): Promise<CosellError | null> {
    if (!Object.keys(lists).length) return null;
    await refuseStaleRows(run.context, record);
    try {
        await writeChildren(run.context.salesforce, record, lists, run.context.org);
        return null;
    } catch (error) {
        if (error instanceof CosellError && isRefusedByOrg(error)) return error;
        throw error;
    }
}

/** Blanks the mark where it already stands at this revision, so that the business write sets it anew. */
function unmark(record: OpportunityRecord, revision: number): Record<string, null> {
    return record.Co_sell_Synced_Revision__c === revision ? { Co_sell_Synced_Revision__c: null } : {};
}

function differing(record: OpportunityRecord, fields: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(fields).filter(([name, value]) => (record[name] ?? null) !== (value ?? null))
    );
}

/** A refusal stays on the card until the refused value changes. */
function syncError({ record, held, refusedByMicrosoft }: SalesforceWrite): string | null {
    const code = refusedByMicrosoft?.code ?? codeOfHeld(held);
    if (code) return `HELD:${code}`;
    return held.some(({ reason }) => reason === 'refused') ? record.Co_sell_Sync_Error__c : null;
}
