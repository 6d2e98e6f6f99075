import type { Type } from '../../types/type.ts';
import { List, SObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import type { Deserializer } from './deserialize.ts';
import { readUntyped } from './read-value.ts';
import type { JsonObject, JsonTree } from './tree.ts';

/** A record; its object is that of the type, or what `attributes` says where the type is SObject. */
export function deserializeRecord(
    library: Library,
    deserializer: Deserializer,
    tree: JsonObject,
    type: Type
): SObject {
    const { schema, types } = library.runtime;
    const fail = (message: string): never => library.fail('JSONException', message);
    const attributes = tree.get('attributes');
    const named = attributes instanceof Map ? attributes.get('type') : null;
    const definition = type.definition ?? (typeof named === 'string' ? schema.get(named) : null);
    if (!definition) return fail('sObject type missing: attributes.type');
    const record = new SObject(definition);
    const related = (value: JsonTree, object: string): SObject =>
        deserializeRecord(library, deserializer, objectOf(value), types.sobject(object) ?? types.SObject);
    const objectOf = (value: JsonTree): JsonObject =>
        value instanceof Map ? value : fail("Malformed JSON: Expected '{' at the beginning of object");
    for (const [name, value] of tree) {
        const key = name.toLowerCase();
        const field = definition.field(key);
        const relationship = definition.relationship(key);
        const children = definition.childRelationships.get(key);
        if (name === 'attributes') continue;
        else if (field) record.fields[key] = deserializer.read(value, schema.apexTypeOfField(field));
        else if (relationship) {
            const hasType = value instanceof Map && value.has('attributes');
            const object =
                relationship.referenceTo.length > 1 && hasType ? 'SObject' : relationship.referenceTo[0]!;
            record.fields[key] = value === null ? null : related(value, object);
        } else if (children) {
            const records = value instanceof Map ? value.get('records') : value;
            record.fields[key] = new List(
                types.list(types.sobject(children.child)!),
                Array.isArray(records) ? records.map((one) => related(one, children.child)) : []
            );
        } else if (definition.name === 'AggregateResult') {
            record.fields[key] = readUntyped(library, value);
            (record.names ??= []).push(name);
        } else fail(`No such column '${name}' on sobject of type ${definition.name}`);
    }
    return record;
}
