import type { PlatformObject, SObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import type { SObjectFieldToken } from '../schema/tokens.ts';

const COMPOUND = /^(billing|shipping|mailing|other)?address$/;

/** Under which key a record holds a field that Apex names by text or by token. Throws where it has none. */
export function fieldKey(library: Library, record: SObject, given: string | PlatformObject): string {
    const { definition } = record;
    const isText = typeof given === 'string';
    const name = isText ? given : (given as SObjectFieldToken).field.name;
    const key = name.toLowerCase();
    const isForeign = !isText && (given as SObjectFieldToken).object !== definition;
    if (isForeign && !definition.field(key))
        library.fail('SObjectException', `${name} does not belong to SObject type ${definition.name}`);
    if (definition.field(key) || definition.name === 'AggregateResult') return key;
    const own = withoutNamespace(key, library.runtime.namespace);
    if (definition.field(own)) return own;
    if (definition.relationship(key) || definition.childRelationships.has(key) || COMPOUND.test(key))
        return key;
    return library.fail('SObjectException', `Invalid field ${name} for ${definition.name}`);
}

function withoutNamespace(key: string, namespace: string | null): string {
    const prefix = `${namespace?.toLowerCase()}__`;
    return namespace && key.startsWith(prefix) ? key.slice(prefix.length) : key;
}
