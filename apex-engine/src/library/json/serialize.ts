import {
    ApexDate,
    ApexMap,
    ApexObject,
    ApexSet,
    Blob,
    Datetime,
    Decimal,
    Double,
    EnumValue,
    List,
    PlatformObject,
    SObject,
    Time,
    Unsupported
} from '../../values/index.ts';
import type { Value } from '../../values/index.ts';
import { classOf } from '../../types/value-type.ts';
import type { Library } from '../library.ts';
import type { JsonObject, JsonTree } from './tree.ts';
import { JsonNumber } from './tree.ts';
import { serializeRecord } from './serialize-record.ts';

/** Deeper than the platform's own objects go: a cycle ends here. */
const MAXIMAL_DEPTH = 60;
/** Platform classes that are written as their text. */
const TEXTS = new Set(['UUID', 'SObjectType', 'SObjectField', 'Type']);

/** The tree of a value. `withoutNulls` leaves null members of objects out, not those of maps and lists. */
export function serialize(library: Library, value: Value, withoutNulls = false, depth = 0): JsonTree {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
    if (typeof value === 'bigint') return new JsonNumber(String(value));
    if (value instanceof Decimal || value instanceof Double) return new JsonNumber(value.toString());
    if (value instanceof ApexDate || value instanceof Time) return value.toString();
    if (value instanceof Datetime) return value.js.toISOString();
    if (value instanceof Blob) return value.bytes.toString('base64');
    if (value instanceof EnumValue) return value.name;
    if (depth > MAXIMAL_DEPTH) return library.fail('JSONException', 'Exceeded max depth');
    const inner = (one: Value): JsonTree => serialize(library, one, withoutNulls, depth + 1);
    if (value instanceof List) return value.items.map(inner);
    if (value instanceof ApexSet) return value.values().map(inner);
    if (value instanceof ApexMap)
        return new Map(value.entries().map(([key, held]) => [keyText(library, key), inner(held)]));
    if (value instanceof SObject) return serializeRecord(value, inner);
    const withMember = (object: JsonObject, name: string, member: Value): void => {
        if (member !== null || !withoutNulls) object.set(name, inner(member));
    };
    if (value instanceof ApexObject) return serializeObject(library, value, withMember);
    if (value instanceof PlatformObject) return serializePlatformObject(library, value, inner, withMember);
    throw new Unsupported(`JSON.serialize of ${library.runtime.types.typeOf(value).name}`);
}

type WithMember = (object: JsonObject, name: string, member: Value) => void;

function keyText(library: Library, key: Value): string {
    if (key === null) return 'null';
    if (typeof key === 'string') return key;
    if (key instanceof EnumValue) return key.name;
    if (key instanceof SObject || key instanceof ApexObject)
        return library.fail('JSONException', 'Apex Type unsupported in JSON: Map key');
    return library.runtime.str(key);
}

/** Members of the base class first. Not those that are static, transient or only written. */
function serializeObject(library: Library, value: ApexObject, withMember: WithMember): JsonObject {
    const cls = classOf(value);
    if (!cls)
        return library.fail(
            'JSONException',
            `Apex Type unsupported in JSON: ${(value as ApexObject & { typeName(): string }).typeName()}`
        );
    const members = value as unknown as Record<string, Value> & Record<string, () => Value>;
    const object: JsonObject = new Map();
    for (const part of [...cls.lineage()].reverse())
        for (const field of part.fields.values()) {
            const computed = field.isProperty && !field.isAutomatic;
            const isTransient = field.modifiers.words.includes('transient');
            if (field.isStatic || isTransient || (computed && !field.declaration?.getter)) continue;
            withMember(object, field.name, computed ? members[field.getterJs]!() : members[field.js]!);
        }
    return object;
}

function serializePlatformObject(
    library: Library,
    value: PlatformObject,
    inner: (one: Value) => JsonTree,
    withMember: WithMember
): JsonTree {
    if (TEXTS.has(value.$class)) return library.runtime.str(value);
    const object: JsonObject = new Map();
    const held = value as unknown as Record<string, Value>;
    const properties = [...library.definition(value.$class).properties.values()] as PlatformProperty[];
    for (const { name, plain, get } of properties) {
        const member = plain ? (held[name.toLowerCase()] ?? null) : get!(value);
        // An address has all of its parts, known or not.
        if (value.$class === 'Address') object.set(name, inner(member));
        else withMember(object, name, member);
    }
    if (object.size || value.$class.startsWith('Database.')) return object;
    return library.fail('JSONException', `Apex Type unsupported in JSON: ${value.$class}`);
}

interface PlatformProperty {
    name: string;
    /** Held by the object itself, under its name in lower case. */
    plain: boolean;
    get?: (object: PlatformObject) => Value;
}
