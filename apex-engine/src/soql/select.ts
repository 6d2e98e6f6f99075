import type { FieldDef } from '../schema/field.ts';
import { reference, type Row } from '../store/row.ts';
import { SObject, type Value } from '../values/index.ts';
import { columnValue } from './column-value.ts';
import { resolvePath } from './field-path.ts';
import type { SoqlColumn, SoqlTypeOf } from './query.ts';
import { noRelationship } from './query-error.ts';
import type { QueryRun } from './query-run.ts';
import { runQuery } from './run-query.ts';

/** Copies one selected column of a row into the record that the query returns. */
type Copy = (record: SObject, row: Row) => void;

/** Makes the record of a row, with the columns that the query selects. */
export function selector(run: QueryRun): (row: Row) => SObject {
    const copies = run.query.fields.flatMap((column) => copiesOf(run, column));
    return (row) => {
        const record = queriedRecord(row);
        for (const copy of copies) copy(record, row);
        return record;
    };
}

function queriedRecord(row: Row): SObject {
    const record = new SObject(row.$definition);
    record.queried = new Set(['id']);
    if (row.id) record.fields.id = row.id;
    return record;
}

function set(record: SObject, key: string, value: unknown): void {
    record.fields[key] = value as Value;
    record.queried!.add(key);
}

function copiesOf(run: QueryRun, column: SoqlColumn): Copy[] {
    if (column.path) return [copyPath(run, column.path)];
    if (column.subquery) return [copyChildren(run, column)];
    if (column.typeOf) return [copyTypeOf(run, column.typeOf)];
    if (column.function) return [copyFunction(run, column)];
    if (!column.allFields) return [];
    return [...run.definition.fields.values()]
        .filter(({ custom }) => column.allFields === 'all' || custom === (column.allFields === 'custom'))
        .map(({ name }) => copyPath(run, [name]));
}

function copyPath({ runtime, definition }: QueryRun, names: string[]): Copy {
    const { steps, field, polymorphic } = resolvePath(runtime, definition, names);
    return (record, row) => {
        let at = row;
        let into = record;
        for (const lookup of steps) {
            const parent = copyParent(into, at, lookup, (id) => runtime.db.lookup(lookup, id));
            if (!parent) return;
            [into, at] = parent;
        }
        const isType = polymorphic && field.key === 'type';
        set(into, field.key, isType ? at.$definition.name : runtime.db.fieldValue(at, field.key));
    };
}

/** Puts the parent of a lookup into a record, once; null where the lookup is empty. */
function copyParent(
    record: SObject,
    row: Row,
    lookup: FieldDef,
    find: (id: string) => Row | null
): [SObject, Row] | null {
    const relationship = lookup.relationshipName!.toLowerCase();
    record.queried!.add(relationship);
    const id = reference(row, lookup.key);
    if (!record.queried!.has(lookup.key)) set(record, lookup.key, id);
    const parent = id ? find(id) : null;
    if (!parent) {
        record.fields[relationship] = null;
        return null;
    }
    const into = (record.fields[relationship] ??= queriedRecord(parent)) as SObject;
    return [into, parent];
}

function copyChildren(run: QueryRun, { subquery }: SoqlColumn): Copy {
    const { runtime, definition, binds, access, query } = run;
    const relationship = subquery!.from.split('.').pop()!;
    const children = definition.childRelationships.get(relationship.toLowerCase());
    if (!children) throw noRelationship(runtime, subquery!.from, 'FROM part of query call');
    const child = runtime.schema.standard(children.child);
    const parentKey = definition.name === 'EntityDefinition' ? 'durableid' : 'id';
    const ofChildren = { ...subquery!, from: child.name };
    return (record, row) => {
        const rows = runtime.db
            .rows(child, query.allRows)
            .filter((candidate) => candidate[children.field.key] === row[parentKey]);
        set(record, children.name.toLowerCase(), runQuery(runtime, ofChildren, binds, { access, rows }));
    };
}

function copyTypeOf({ runtime, definition }: QueryRun, { relationship, cases, otherwise }: SoqlTypeOf): Copy {
    const lookup = definition.relationship(relationship.toLowerCase());
    if (!lookup) throw noRelationship(runtime, relationship, 'field path');
    const key = lookup.relationshipName!.toLowerCase();
    return (record, row) => {
        const id = reference(row, lookup.key);
        const parent = id ? runtime.db.lookup(lookup, id) : null;
        const selected = parent && queriedRecord(parent);
        const fields =
            cases.find(({ type }) => type.toLowerCase() === parent?.$definition.key)?.fields ?? otherwise;
        for (const name of (selected && fields) ?? [])
            set(selected!, name.toLowerCase(), runtime.db.fieldValue(parent!, name.toLowerCase()));
        set(record, key, selected);
    };
}

function copyFunction(run: QueryRun, column: SoqlColumn): Copy {
    const get = columnValue(run, column);
    const path = column.argument?.path;
    const key = (column.alias ?? path?.at(-1) ?? 'expr0').toLowerCase();
    const field = path?.length === 1 ? run.definition.field(path[0]!.toLowerCase()) : null;
    const labels = column.function === 'tolabel' ? field?.picklist : null;
    return (record, row) => {
        const value = get(row);
        set(record, key, labels?.find(({ value: known }) => known === value)?.label ?? value);
    };
}
