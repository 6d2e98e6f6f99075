import type { SObjectDef } from '../schema/sobject.ts';
import type { Value } from './value.ts';

/** What addError left on a record; `field` null: on the record as a whole. */
export interface RecordError {
    message: string;
    field: string | null;
}

/** A record in the hands of Apex. */
export class SObject {
    readonly definition: SObjectDef;
    /** By field or relationship in lower case; what is not there was never set. */
    fields: Record<string, Value> = Object.create(null) as Record<string, Value>;
    /** The fields that SOQL fetched, in lower case; null where the record did not come from SOQL. */
    queried: Set<string> | null = null;
    errors: RecordError[] | null = null;
    /** Rows of Trigger.old, and of Trigger.new after a save. */
    declare readOnly?: boolean;
    /** A row of a trigger: fields that are null do not count as set. */
    declare trigrow?: boolean;
    /** Aliases of an aggregate query, as they were written. */
    declare names?: string[];
    declare cloned?: boolean;
    /** Id of the record that it was cloned from. */
    declare cloneSource?: string | null;
    /** Database.DMLOptions. */
    declare options?: Value;

    constructor(definition: SObjectDef) {
        this.definition = definition;
    }
}
