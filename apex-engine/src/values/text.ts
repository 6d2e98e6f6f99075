import type { ClassInfo } from '../types/class-info.ts';
import { ApexObject, PlatformObject } from './apex-object.ts';
import { ApexMap, ApexSet, List } from './collections.ts';
import { ApexDate } from './date.ts';
import { EnumValue } from './enum-value.ts';
import { SObject } from './sobject.ts';

/** Values inside of values are written out so deep; a cycle ends here. */
const MAXIMAL_DEPTH = 8;

/** The text of a value in concatenations, String.valueOf and System.debug. */
export function textOf(value: unknown, depth = 0): string {
    if (value === null || value === undefined) return 'null';
    if (typeof value !== 'object') return String(value);
    if (value instanceof ApexDate) return `${value} 00:00:00`;
    if (depth > MAXIMAL_DEPTH) return '...';
    const inner = (one: unknown): string => textOf(one, depth + 1);
    if (value instanceof List) return `(${value.items.map(inner).join(', ')})`;
    if (value instanceof ApexSet) return `{${value.values().map(inner).join(', ')}}`;
    if (value instanceof ApexMap)
        return `{${value
            .entries()
            .map(([key, held]) => `${inner(key)}=${inner(held)}`)
            .join(', ')}}`;
    if (value instanceof SObject) return textOfRecord(value, inner);
    if (value instanceof EnumValue) return value.name;
    if (value instanceof ApexObject) return value.$str?.() ?? textOfObject(value, inner);
    if (value instanceof PlatformObject) return value.str?.() ?? `${value.$class}[]`;
    return String(value);
}

/** How the schema or the query writes what a record holds under a name in lower case. */
export function fieldName({ definition, names }: SObject, lowerCase: string): string {
    return (
        definition.field(lowerCase)?.name ??
        definition.relationship(lowerCase)?.relationshipName ??
        names?.find((name) => name.toLowerCase() === lowerCase) ??
        definition.childRelationships.get(lowerCase)?.name ??
        lowerCase
    );
}

/** Without fields that are null, and without child records. */
function textOfRecord(record: SObject, inner: (value: unknown) => string): string {
    const fields = Object.entries(record.fields)
        .filter(([, value]) => value !== null && value !== undefined && !(value instanceof List))
        .map(([name, value]) => `${fieldName(record, name)}=${inner(value)}`);
    return `${record.definition.name}:{${fields.join(', ')}}`;
}

/** `Order:[id=1, lines=(…)]`, the fields of the base class last; an exception is its type and its message. */
function textOfObject(object: ApexObject, inner: (value: unknown) => string): string {
    const members = object as unknown as Record<string, unknown>;
    if (isException(object)) return `${object.typeName()}: ${object.message ?? 'Script-thrown exception'}`;
    const { cls } = object.constructor as unknown as { cls: ClassInfo };
    const texts: string[] = [];
    for (const one of cls.lineage())
        for (const field of one.fields.values())
            if (!field.isStatic && (!field.isProperty || field.isAutomatic))
                texts.push(`${field.name}=${inner(members[field.js])}`);
    return `${cls.simpleName}:[${texts.join(', ')}]`;
}

function isException(
    object: ApexObject
): object is ApexObject & { typeName(): string; message: string | null } {
    return 'typeName' in object;
}
