import type { PlatformObject, Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { AnyMember } from './signature.ts';

interface DataClassOptions {
    /** Also `getName()` for each property; of a Boolean `isName()` too. */
    getters?: boolean;
    /** Also `setName(value)` for each property. */
    setters?: boolean;
    /** Also a constructor that takes all of the properties in their order. */
    allArguments?: boolean;
    extends?: string;
}

/**
 * A class that only carries values. `properties` as Apex writes them, divided by `;`, begin as null:
 * `String name; Blob body`.
 */
export function defineDataClass(
    library: Library,
    name: string,
    properties: string,
    options: DataClassOptions = {}
): void {
    const members: Record<string, AnyMember> = {};
    const fields = properties
        .split(';')
        .map((property) => property.trim().split(/\s+/))
        .filter((words): words is [string, string] => words.length === 2);
    const instance = (...values: Value[]): PlatformObject =>
        library.object(
            name.replace(/^(Schema|System)\./, ''),
            Object.fromEntries(fields.map(([, field], place) => [field.toLowerCase(), values[place] ?? null]))
        );
    members['new()'] = () => instance();
    if (options.allArguments) members[`new(${fields.map(([type]) => `${type}?`).join(', ')})`] = instance;
    for (const [type, field] of fields) {
        const capitalised = field[0]!.toUpperCase() + field.slice(1);
        const held = field.toLowerCase();
        members[`${type} ${field}`] = true;
        const read = (object: Record<string, Value>): Value => object[held] ?? null;
        if (options.getters) members[`${type} get${capitalised}()`] = read;
        if (options.getters && type === 'Boolean') members[`Boolean is${capitalised}()`] = read;
        if (options.setters)
            members[`void set${capitalised}(${type}?)`] = (object: Record<string, Value>, value: Value) => {
                object[held] = value;
            };
    }
    library.defineAny(name, members, options.extends ? { extends: options.extends } : {});
}
