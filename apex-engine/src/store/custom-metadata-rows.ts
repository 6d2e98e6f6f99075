import type { OrgRuntime } from '../org/runtime.ts';
import { isDecimalType, type FieldDef } from '../schema/field.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { ApexDate, Datetime, Decimal, id18 } from '../values/index.ts';
import type { Row } from './row.ts';

/** The records of a custom metadata type; they do not change while an org runs. */
export function customMetadataRows(runtime: OrgRuntime, definition: SObjectDef): Row[] {
    definition.rowsCache ??= recordsOf(runtime, definition).map((record, place) => {
        const row: Row = {
            $definition: definition,
            id: idOf(definition, place),
            isdeleted: false,
            developername: record.developerName,
            masterlabel: record.label,
            label: record.label,
            qualifiedapiname: record.developerName,
            language: 'en_US',
            namespaceprefix: null
        };
        for (const field of definition.fields.values())
            if (field.custom && !field.formula)
                row[field.key] = field.type === 'BOOLEAN' ? field.defaultValue : null;
        for (const [name, value] of record.values) {
            const field = definition.field(String(name).toLowerCase());
            if (field) row[field.key] = valueOf(runtime, field, value);
            else
                runtime.problem(
                    record.file,
                    1,
                    `custom metadata value for unknown field ${definition.name}.${name}`
                );
        }
        return row;
    });
    return definition.rowsCache;
}

const recordsOf = ({ schema }: OrgRuntime, definition: SObjectDef) =>
    schema.metadataRecords.filter(({ type }) => type.toLowerCase() === definition.key);

const idOf = ({ prefix }: SObjectDef, place: number): string =>
    id18(`${prefix}000${String(place + 1).padStart(9, '0')}`);

function valueOf(runtime: OrgRuntime, field: FieldDef, written: string | null): unknown {
    if (written === null) return field.type === 'BOOLEAN' ? false : null;
    const value = String(written);
    if (field.metadataRelationship && /__mdt$/i.test(field.metadataRelationship))
        return idOfNamed(runtime, field.metadataRelationship, value);
    if (isDecimalType(field.type)) return Decimal.parse(value);
    switch (field.type) {
        case 'BOOLEAN':
            return value === 'true';
        case 'INTEGER':
            return Number(value);
        case 'DATE': {
            const [year, month, day] = value.split('-').map(Number) as [number, number, number];
            return ApexDate.of(year, month, day);
        }
        case 'DATETIME':
            return new Datetime(Date.parse(value));
        default:
            return value;
    }
}

/** The id of a metadata record; its name where there is no such record. */
function idOfNamed(runtime: OrgRuntime, object: string, name: string): string {
    const definition = runtime.schema.get(object);
    if (!definition) return name;
    const place = recordsOf(runtime, definition).findIndex(
        ({ developerName }) => developerName.toLowerCase() === name.toLowerCase()
    );
    return place < 0 ? name : idOf(definition, place);
}
