import type { FieldDef } from '../schema/definition.ts';
import {
    ApexDate,
    Blob,
    Datetime,
    DAY_MILLISECONDS,
    Decimal,
    isNumber,
    SObject,
    Time,
    toNumber
} from '../../values/index.ts';
import type { PlatformObject, Value } from '../../values/index.ts';
import type { Library } from '../library.ts';
import { fieldKey } from './field-key.ts';

/** SObject.put: the value that was there. */
export function putField(
    library: Library,
    record: SObject,
    given: string | PlatformObject,
    value: Value
): Value {
    const key = fieldKey(library, record, given);
    if (record.readOnly) library.fail('FinalException', 'Record is read-only');
    const field = record.definition.field(key);
    if (field?.formula) library.fail('SObjectException', `Field ${field.name} is not editable`);
    const before = record.fields[key] ?? null;
    // A parent record under the name of its relationship.
    const isRecord = !field && value instanceof SObject;
    record.fields[key] = isRecord || !field ? value : converted(library, field, value);
    record.queried?.add(key);
    return before;
}

/** The value as the field's type, or an SObjectException: put knows nothing of the type until it runs. */
function converted(library: Library, field: FieldDef, value: Value): Value {
    if (value === null || field.type === 'ANYTYPE') return value;
    const refuse = (): never => {
        const { schema, types } = library.runtime;
        return library.fail(
            'SObjectException',
            `Illegal assignment from ${types.typeOf(value).name} to ${schema.apexTypeOfField(field).name}`
        );
    };
    switch (field.type) {
        case 'BOOLEAN':
            return typeof value === 'boolean' ? value : refuse();
        case 'INTEGER':
            return isNumber(value) ? Math.trunc(toNumber(value)) : refuse();
        case 'DOUBLE':
        case 'CURRENCY':
        case 'PERCENT':
            return isNumber(value) ? Decimal.from(value) : refuse();
        case 'DATE':
            if (value instanceof Datetime) return ApexDate.ofInstant(value.milliseconds);
            return value instanceof ApexDate ? value : refuse();
        case 'DATETIME':
            if (value instanceof ApexDate) return new Datetime(value.days * DAY_MILLISECONDS);
            return value instanceof Datetime ? value : refuse();
        case 'TIME':
            return value instanceof Time ? value : refuse();
        case 'BASE64':
            return value instanceof Blob ? value : refuse();
        case 'ID':
        case 'REFERENCE':
            if (typeof value !== 'string') return refuse();
            return namesMetadata(field) ? value : library.runtime.ops.toId(value);
        default:
            return typeof value === 'string' ? value : refuse();
    }
}

/** A metadata relationship to an object or a field holds its name. */
function namesMetadata({ metadataRelationship }: FieldDef): boolean {
    return metadataRelationship !== null && !/__mdt$/i.test(metadataRelationship);
}
