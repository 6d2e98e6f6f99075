import { List, SObject, type Org, type SObjectDef, type SoqlColumn, type SoqlQuery } from 'apex-engine';
import { fieldOutput } from './field-output.ts';
import { readableFields, attributesOf } from './record-output.ts';
import { notImplemented } from './rest-error.ts';

/** The columns of a query as a tree: what to write of each record, in the order of the SELECT. */
export type Shape = Map<string, { name: string; parent?: Shape; children?: Shape }>;

/** Records of a query's result as the query resource writes them. */
export function queryOutput(org: Org, apiVersion: string, query: SoqlQuery, result: List): unknown[] {
    const definition = org.runtime.schema.get(query.from)!;
    if (query.isAggregate) return result.items.map((row) => aggregateRow(row as SObject));
    const shape = shapeOf(org, definition, query);
    return result.items.map((record) => write(apiVersion, record as SObject, shape));
}

export function shapeOf(org: Org, definition: SObjectDef, query: SoqlQuery): Shape {
    const shape: Shape = new Map();
    let expressions = 0;
    for (const column of query.fields) {
        if (column.path) addPath(org, definition, column.path, shape);
        else if (column.subquery) addChildren(org, definition, column.subquery, shape);
        else if (column.allFields) {
            for (const field of readableFields(org, definition)) shape.set(field.key, { name: field.name });
        } else if (column.function) {
            const name = column.alias ?? column.argument?.path?.at(-1) ?? `expr${expressions++}`;
            shape.set(name.toLowerCase(), { name });
        } else throw notImplemented(`the column ${describe(column)} in a query`);
    }
    return shape;
}

function addPath(org: Org, definition: SObjectDef, path: string[], shape: Shape): void {
    const first = path[0]!.toLowerCase();
    const ownName = path.length > 1 && first === definition.key && !definition.relationship(first);
    let at: SObjectDef | null = definition;
    let level = shape;
    const steps = ownName ? path.slice(1) : path;
    for (const step of steps.slice(0, -1)) {
        const lookup = at?.relationship(step.toLowerCase());
        if (!lookup) throw notImplemented(`the relationship ${path.join('.')} in a query`);
        const key = lookup.relationshipName!.toLowerCase();
        const parent: Shape = level.get(key)?.parent ?? new Map();
        level.set(key, { name: lookup.relationshipName!, parent });
        level = parent;
        at = org.runtime.schema.get(lookup.referenceTo.length > 1 ? 'Name' : lookup.referenceTo[0]!);
    }
    const last = steps.at(-1)!;
    level.set(last.toLowerCase(), { name: at?.field(last.toLowerCase())?.name ?? last });
}

function addChildren(org: Org, definition: SObjectDef, sub: SoqlQuery, shape: Shape): void {
    const relationship = definition.childRelationships.get(sub.from.split('.').at(-1)!.toLowerCase())!;
    const child = org.runtime.schema.get(relationship.child)!;
    shape.set(relationship.name.toLowerCase(), {
        name: relationship.name,
        children: shapeOf(org, child, sub)
    });
}

function write(apiVersion: string, record: SObject, shape: Shape): Record<string, unknown> {
    const out: Record<string, unknown> = {
        attributes: attributesOf(apiVersion, record.definition.name, record.fields.id)
    };
    for (const [key, column] of shape) {
        const value = record.fields[key];
        if (column.parent)
            out[column.name] = value instanceof SObject ? write(apiVersion, value, column.parent) : null;
        else if (column.children) out[column.name] = children(apiVersion, value, column.children);
        else out[column.name] = fieldOutput(value);
    }
    return out;
}

/** A child query's result; the platform writes null where there is no child. */
function children(apiVersion: string, value: unknown, shape: Shape) {
    if (!(value instanceof List) || !value.items.length) return null;
    const records = value.items.map((record) => write(apiVersion, record as SObject, shape));
    return { totalSize: records.length, done: true, records };
}

function aggregateRow(row: SObject): Record<string, unknown> {
    const names = (row as SObject & { names: string[] }).names;
    const values = names.map((name) => [name, fieldOutput(row.fields[name.toLowerCase()])]);
    return { attributes: { type: 'AggregateResult' }, ...Object.fromEntries(values) };
}

const describe = (column: SoqlColumn) =>
    column.typeOf ? `TYPEOF ${column.typeOf.relationship}` : JSON.stringify(column);
