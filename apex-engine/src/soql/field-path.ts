import type { OrgRuntime } from '../org/runtime.ts';
import { isAddress } from '../schema/apex-type.ts';
import { FieldDef } from '../schema/field.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { reference, type Row } from '../store/row.ts';
import { noColumn, noRelationship } from './query-error.ts';

/** A path such as `Account.Owner.Name`, looked up. */
export interface FieldPath {
    /** Lookups before the field. */
    steps: FieldDef[];
    field: FieldDef;
    /** A lookup leads to several objects: `Type` tells which. */
    polymorphic: boolean;
}

/** @throws QueryException where a relationship or the column does not exist */
export function resolvePath(runtime: OrgRuntime, definition: SObjectDef, path: string[]): FieldPath {
    const names = [...path];
    const column = names.pop()!;
    // `Account.Name` FROM Account
    if (names[0]?.toLowerCase() === definition.key && !definition.relationship(definition.key)) names.shift();
    const steps: FieldDef[] = [];
    let at: SObjectDef | null = definition;
    for (const name of names) {
        const lookup: FieldDef | null | undefined = at?.relationship(name.toLowerCase());
        if (!lookup) throw noRelationship(runtime, name, 'field path');
        steps.push(lookup);
        at = runtime.schema.get(lookup.referenceTo.length > 1 ? 'Name' : lookup.referenceTo[0]!);
    }
    const polymorphic = steps.some(({ referenceTo }) => referenceTo.length > 1);
    const key = column.toLowerCase();
    const field = at?.field(key);
    if (field) return { steps, field, polymorphic };
    if (polymorphic && key === 'type') return { steps, field: new FieldDef('Type', 'STRING'), polymorphic };
    if (at && isAddress(key)) return { steps, field: new FieldDef(column, 'ADDRESS'), polymorphic };
    throw noColumn(runtime, column, (at ?? definition).name, path);
}

/** The value at the end of a path; null behind an empty lookup. */
export function valueAt({ db }: OrgRuntime, row: Row, { steps, field }: FieldPath): unknown {
    let at = row;
    for (const lookup of steps) {
        const id = reference(at, lookup.key);
        const parent = id ? db.lookup(lookup, id) : null;
        if (!parent) return null;
        at = parent;
    }
    return db.fieldValue(at, field.key);
}
