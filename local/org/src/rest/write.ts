import { ApexError, type DmlError, type DmlResult, type Org, type SObject } from 'apex-engine';
import { restErrorOfDml } from './rest-error.ts';

type Operation = 'insert' | 'update' | 'delete';

/** Writes one record in a transaction of its own and returns its id. Throws RestError. */
export function writeOne(org: Org, operation: Operation, record: SObject): string {
    const [result] = org.transaction(() => org.runtime.db.dml(operation, [record], { allOrNone: true }));
    return result!.id!;
}

/** What the records that were fine are told when others of their all-or-none request were not. */
export const ROLLED_BACK: DmlError = {
    code: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message:
        'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: []
};

/**
 * Writes records of one or several types in one transaction; one result per record, whatever happens to each.
 */
export function writeMany(
    org: Org,
    operation: Operation,
    records: SObject[],
    allOrNone: boolean
): DmlResult[] {
    if (!records.length) return [];
    try {
        return org.transaction(() => org.runtime.db.dml(operation, records, { allOrNone }));
    } catch (error) {
        if (!(error instanceof ApexError) || !error.dml) throw error;
        const failed = error.dml;
        return records.map((_, index) => {
            const own = failed.filter((e) => e.index === index);
            const errors = own.map((e) => ({ code: e.code, message: e.message, fields: e.fields }));
            return { ok: false, errors: errors.length ? errors : [ROLLED_BACK] };
        });
    }
}

/** Publishes one platform event and returns its uuid. Throws RestError. */
export function publishOne(org: Org, event: SObject): { id: string; uuid: string } {
    const [result] = org.transaction(() => org.runtime.async.publish([event]));
    if (!result!.ok) throw restErrorOfDml(result!.errors);
    return { id: result!.id!, uuid: result!.uuid! };
}
