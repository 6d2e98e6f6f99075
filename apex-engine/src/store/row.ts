import type { SObjectDef } from '../schema/sobject.ts';

/** A stored row: values by lower-case field name. Keys that begin with `$` are the store's own. */
export interface Row {
    id: string;
    $definition: SObjectDef;
    isdeleted: boolean;
    /** No longer in the recycle bin. */
    $purged?: boolean;
    /** Fields that the running DML sets. */
    $set?: Set<string>;
    [field: string]: unknown;
}

/** The id in a lookup; null where it is empty. */
export const reference = (row: Row, lowerName: string): string | null =>
    (row[lowerName] as string | null | undefined) ?? null;

/** A text field; empty where it is blank. */
export const text = (row: Row, lowerName: string): string => {
    const value = row[lowerName];
    return value === null || value === undefined ? '' : String(value);
};
