import fs from 'node:fs';
import { parse } from 'csv-parse/sync';
import { ApexDate, Datetime, Decimal, List, SObject } from '../values/index.ts';
import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { FieldDef, SObjectDef } from './schema/definition.ts';

/** Test.loadData: inserts the rows of a static resource, which is a CSV with field names above. */
export function loadTestData(library: Library, object: SObjectDef, resource: string): List<SObject> {
    const { db, schema, types } = library.runtime;
    const { file } = schema.resources.get(resource.toLowerCase()) ?? {};
    if (!file) return library.fail('StringException', `Static Resource not found: ${resource}`);
    const options = { bom: true, skip_empty_lines: true, relax_column_count: true };
    const [header = [], ...rows] = parse(fs.readFileSync(file), options) as string[][];
    const fields = header.map((column) => fieldOf(library, object, column));
    const records = rows.map((row) => {
        const record = new SObject(object);
        fields.forEach((field, place) => {
            const value = valueOf(field, row[place] ?? '');
            // The ids of a file only say which rows belong together.
            if (value !== null && field.key !== 'id') record.fields[field.key] = value;
        });
        return record;
    });
    db.dml('insert', records);
    return new List(types.list(types.sobject(object.name)!), records);
}

function fieldOf(library: Library, object: SObjectDef, column: string): FieldDef {
    return (
        object.field(column.trim().toLowerCase()) ??
        library.fail('StringException', `Invalid column ${column}`)
    );
}

function valueOf({ type }: FieldDef, text: string): Value {
    if (text === '') return null;
    switch (type) {
        case 'BOOLEAN':
            return /^(true|1)$/i.test(text);
        case 'INTEGER':
            return Number(text);
        case 'DOUBLE':
        case 'CURRENCY':
        case 'PERCENT':
            return Decimal.parse(text);
        case 'DATE': {
            const [year, month, day] = text.split('-').map(Number) as [number, number, number];
            return ApexDate.of(year, month, day);
        }
        case 'DATETIME':
            return new Datetime(Date.parse(text));
        default:
            return text;
    }
}
