import type { SObject, Value } from '../../values/index.ts';
import { Datetime, List, fieldName } from '../../values/index.ts';
import type { JsonObject, JsonTree } from './tree.ts';

/** API version in the address of a record. */
const VERSION = '62.0';

/** A record as the REST API writes it, with `attributes`. */
export function serializeRecord(record: SObject, inner: (value: Value) => JsonTree): JsonObject {
    const type = record.definition.name;
    const { id } = record.fields;
    const attributes: JsonObject = new Map([['type', type]]);
    if (id) attributes.set('url', `/services/data/v${VERSION}/sobjects/${type}/${id as string}`);
    const object: JsonObject = new Map([['attributes', attributes]]);
    for (const [name, value] of Object.entries(record.fields)) {
        if (value === undefined || (record.trigrow && value === null)) continue;
        const isChildren = value instanceof List && !record.definition.field(name);
        object.set(
            fieldName(record, name),
            isChildren
                ? children(value, inner)
                : value instanceof Datetime
                  ? value.toRecordJson()
                  : inner(value)
        );
    }
    return object;
}

function children(records: List, inner: (value: Value) => JsonTree): JsonObject {
    return new Map<string, JsonTree>([
        ['totalSize', records.items.length],
        ['done', true],
        ['records', inner(records)]
    ]);
}
