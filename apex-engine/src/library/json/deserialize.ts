import type { Type } from '../../types/type.ts';
import { ApexMap, ApexSet, List, Unsupported } from '../../values/index.ts';
import type { PlatformObject, Value } from '../../values/index.ts';
import type { Library } from '../library.ts';
import { deserializeRecord } from './deserialize-record.ts';
import { readPrimitive, readUntyped } from './read-value.ts';
import type { JsonObject, JsonTree } from './tree.ts';

/** Reads trees into values of a type. `strict`: a member that the type does not have is an error. */
export class Deserializer {
    readonly #library: Library;
    readonly #strict: boolean;

    constructor(library: Library, strict: boolean) {
        this.#library = library;
        this.#strict = strict;
    }

    read(tree: JsonTree | undefined, type: Type): Value {
        if (tree === null || tree === undefined) return null;
        switch (type.kind) {
            case 'any':
                return readUntyped(this.#library, tree);
            case 'primitive':
                return readPrimitive(this.#library, tree, type.name);
            case 'list':
                return new List(
                    type,
                    this.#array(tree).map((item) => this.read(item, type.element))
                );
            case 'set': {
                const set = new ApexSet(type);
                for (const item of this.#array(tree)) set.add(this.read(item, type.element));
                return set;
            }
            case 'map':
                return this.#map(this.#object(tree), type);
            case 'sobject':
                return deserializeRecord(this.#library, this, this.#object(tree), type);
            case 'class':
                return type.projectClass!.kind === 'enum'
                    ? this.#enum(tree, type)
                    : this.#instance(tree, type);
            case 'platform':
                return type.platformClass!.constants
                    ? this.#platformEnum(tree, type)
                    : this.#platformObject(tree, type);
            default:
                throw new Unsupported(`JSON.deserialize to ${type.name}`);
        }
    }

    #map(tree: JsonObject, type: Type): ApexMap {
        const [keyType, valueType] = type.args as [Type, Type];
        const map = new ApexMap(type);
        for (const [key, value] of tree)
            map.put(
                keyType.kind === 'class'
                    ? this.read(key, keyType)
                    : readPrimitive(this.#library, key, keyType.name),
                this.read(value, valueType)
            );
        return map;
    }

    #enum(tree: JsonTree, type: Type): Value {
        const values = type.projectClass!.enumValues;
        const name = String(tree);
        return (
            values.find((value) => value.name === name) ??
            values.find((value) => value.name.toLowerCase() === name.toLowerCase()) ??
            this.#fail(`Invalid value for enum ${type.projectClass!.name}: ${name}`)
        );
    }

    #instance(tree: JsonTree, type: Type): Value {
        const cls = type.projectClass!;
        const { runtime } = this.#library;
        if (cls.kind !== 'class' || cls.is('abstract')) this.#fail(`Type cannot be constructed: ${cls.name}`);
        const members = this.#object(tree);
        runtime.classInit(cls);
        // Without a constructor, as on the platform; but what the fields are declared with runs.
        const object = new cls.jsClass!() as Record<string, unknown>;
        for (const part of [...cls.lineage()].reverse()) runtime.ops.runInitializers(object, part);
        for (const [name, value] of members) {
            const field = cls.field(name.toLowerCase());
            if (!field || field.isStatic) {
                if (this.#strict) this.#fail(`No such column '${name}' on ${cls.name}`);
                continue;
            }
            if (field.modifiers.words.includes('transient')) continue;
            const read = this.read(value, field.type);
            if (!field.isProperty || field.isAutomatic) object[field.js] = read;
            else if (field.declaration?.setter)
                (object[field.setterJs] as (value: Value) => void).call(object, read);
        }
        return object as unknown as Value;
    }

    #platformEnum(tree: JsonTree, type: Type): Value {
        return (
            this.#library.runtime.enumVal(type.platformClass!, String(tree).toLowerCase()) ??
            this.#fail(`Invalid enum ${String(tree)}`)
        );
    }

    #platformObject(tree: JsonTree, type: Type): Value {
        const { types, newByType } = this.#library.runtime;
        const members = this.#object(tree);
        const object = newByType(type) as PlatformObject & Record<string, unknown>;
        for (const [name, value] of members) {
            const property = types.platformProperty(type, name.toLowerCase(), false);
            if (!property) {
                if (this.#strict) this.#fail(`unknown property ${name}`);
                continue;
            }
            // Results of DML carry ids that tests make up.
            const asText = property.type === 'Id' && typeof value === 'string';
            const read = asText ? value : this.read(value, types.parse(property.type, type));
            if (property.plain) object[name.toLowerCase()] = read;
            else if (property.set) property.set(object, read);
            else throw new Unsupported(`JSON.deserialize into ${type.name}.${name}`);
        }
        return object;
    }

    #array(tree: JsonTree): JsonTree[] {
        return Array.isArray(tree)
            ? tree
            : this.#fail("Malformed JSON: Expected '[' at the beginning of List/Set");
    }

    #object(tree: JsonTree): JsonObject {
        return tree instanceof Map
            ? tree
            : this.#fail("Malformed JSON: Expected '{' at the beginning of object");
    }

    #fail(message: string): never {
        return this.#library.fail('JSONException', message);
    }
}

/** Refuses a text that begins with the wrong bracket before it is read, as the platform does. */
export function checkBeginning(library: Library, text: string, type: Type): void {
    const first = text.trim()[0];
    const isList = type.kind === 'list' || type.kind === 'set';
    const isObject =
        type.kind === 'map' ||
        type.kind === 'sobject' ||
        (type.kind === 'class' && type.projectClass!.kind === 'class');
    const wanted = isList ? '[' : isObject ? '{' : undefined;
    // `null` is a value of each of them.
    if (first === undefined || wanted === undefined || first === wanted || first === 'n') return;
    library.fail(
        'JSONException',
        `Malformed JSON: Expected '${wanted}' at the beginning of ${isList ? 'List/Set' : 'object'}`
    );
}
