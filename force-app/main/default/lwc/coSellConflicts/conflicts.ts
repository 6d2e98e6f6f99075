/** A field that was changed on both sides and waits for a person. Null: empty on that side. */
export interface Conflict {
    /** API name of the Opportunity field. */
    field: string;
    salesforce: string | null;
    microsoft: string | null;
}

const isConflict = (value: unknown): value is Conflict =>
    typeof value === 'object' && value !== null && typeof (value as Conflict).field === 'string';

/**
 * @param json `Co_sell_Conflicts__c`, which the relay writes; what is no list of conflicts reads as none
 */
export function readConflicts(json: string | null): Conflict[] {
    if (!json) return [];
    try {
        const read: unknown = JSON.parse(json);
        return Array.isArray(read) ? read.filter(isConflict) : [];
    } catch {
        return [];
    }
}
