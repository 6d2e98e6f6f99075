import type { FieldInfo } from '../types/class-info.ts';
import type { PlatformProperty } from '../types/platform-class.ts';
import type { Type } from '../types/type.ts';
import { checkFieldAccess } from '../check/access.ts';
import { dereferenced, quote } from './code.ts';
import type { Code } from './code.ts';
import type { Compilation } from './compilation.ts';

export function staticField(at: Compilation, field: FieldInfo, line = at.line): Code {
    checkFieldAccess(at, field, line);
    const host = staticHost(at, field);
    if (hasAccessors(at, field))
        return {
            js: `${host}.staticMethods.${field.getterJs}()`,
            type: field.type,
            target: {
                kind: 'static',
                set: (value) => `${host}.staticMethods.${field.setterJs}(${value})`,
                isSimple: false,
                field
            }
        };
    const js = `${host}.statics.${field.js}`;
    return {
        js,
        type: field.type,
        target: { kind: 'static', set: (value) => `${js}=${value}`, isSimple: true, field }
    };
}

/** A class begins when it is first used from outside. */
export const staticHost = (at: Compilation, { cls }: { cls: FieldInfo['cls'] }): string =>
    cls === at.cls ? at.constant(cls) : `$.started(${at.constant(cls)})`;

const hasAccessors = (at: Compilation, field: FieldInfo) =>
    field.isProperty && !field.isAutomatic && at.ownProperty !== field;

export function instanceField(at: Compilation, object: Code, field: FieldInfo, line = at.line): Code {
    checkFieldAccess(at, field, line);
    const isStored =
        !field.isProperty || field.isAutomatic || (at.ownProperty === field && object.js === 'this');
    const access = (host: string) =>
        isStored
            ? {
                  get: `${host}.${field.js}`,
                  set: (value: string) => `${host}.${field.js}=${value}`,
                  isSimple: true
              }
            : {
                  get: `${host}.${field.getterJs}()`,
                  set: (value: string) => `${host}.${field.setterJs}(${value})`,
                  isSimple: false
              };
    return {
        js: access(dereferenced(object)).get,
        type: field.type,
        guards: object.guards ?? null,
        target: { kind: 'member', object, access, field }
    };
}

/** `object.name`, whatever the object is. A query stands for its only record. */
export function memberOf(at: Compilation, given: Code, name: string, node: { line: number }): Code {
    const object = onlyRecord(given);
    const found = findMember(at, object, name, node);
    return found ?? at.unsupported(`no member ${name} on ${object.type.name}`, node, object.guards);
}

function findMember(at: Compilation, object: Code, name: string, node: { line: number }): Code | null {
    const { types } = at;
    const { type } = object;
    const lower = name.toLowerCase();
    switch (type.kind) {
        case 'class': {
            const field = type.projectClass?.kind === 'class' ? type.projectClass.field(lower) : null;
            if (field)
                return field.isStatic
                    ? staticField(at, field, node.line)
                    : instanceField(at, object, field, node.line);
            return inheritedProperty(at, object, lower);
        }
        case 'sobject':
            return recordField(at, object, name, node);
        case 'any':
            return dynamicMember(at, object, name);
        default: {
            const property = types.platformProperty(type, lower, false);
            return property && platformProperty(at, object, property, type);
        }
    }
}

/** Rows of a query with a field or method of a record after them. */
export function onlyRecord(code: Code): Code {
    const { type, guards } = code;
    if (!code.isQuery || type.kind !== 'list' || type.element.kind !== 'sobject') return code;
    return { js: `$.onlyRecord(${code.js})`, type: type.element, guards: guards ?? null };
}

/** A property of the platform class that a class of the project extends. */
function inheritedProperty(at: Compilation, object: Code, lower: string): Code | null {
    for (let type: Type | null = object.type; type; type = at.types.superOf(type)) {
        const property = type.kind === 'platform' ? at.types.platformProperty(type, lower, false) : null;
        if (property) return platformProperty(at, object, property, type);
    }
    return null;
}

function recordField(at: Compilation, object: Code, name: string, node: { line: number }): Code {
    const type = recordFieldType(at, object.type, name);
    if (!type) return at.unsupported(`no field ${name} on ${object.type.name}`, node, object.guards);
    const key = quote(name.toLowerCase());
    return {
        js: `$.${object.isParent ? 'getParentField' : 'getField'}(${object.js},${key})`,
        type,
        guards: object.guards ?? null,
        isParent: type.kind === 'sobject',
        target: {
            kind: 'member',
            object,
            access: (host) => ({
                get: `$.getField(${host},${key})`,
                set: (value) => `$.putField(${host},${key},${value})`,
                isSimple: false
            })
        }
    };
}

/** Null where the object has no such field. Of any SObject only the fields that all have are known. */
export function recordFieldType(at: Compilation, type: Type, name: string): Type | null {
    const lower = name.toLowerCase();
    if (type.definition) return at.host.schema.apexType(type.definition, lower);
    if (lower === 'id') return at.types.Id;
    if (lower === 'name') return at.types.String;
    return ['createddate', 'lastmodifieddate', 'systemmodstamp'].includes(lower) ? at.types.Datetime : null;
}

function dynamicMember(at: Compilation, object: Code, name: string): Code {
    const key = quote(name);
    return {
        js: `$.getMember(${object.js},${key})`,
        type: at.types.any,
        guards: object.guards ?? null,
        target: {
            kind: 'member',
            object,
            access: (host) => ({
                get: `$.getMember(${host},${key})`,
                set: (value) => `$.setMember(${host},${key},${value})`,
                isSimple: false
            })
        }
    };
}

function platformProperty(at: Compilation, object: Code, property: PlatformProperty, receiver: Type): Code {
    const lower = property.name.toLowerCase();
    const access = (host: string) => {
        if (property.plain)
            return {
                get: `$.orNull(${host}.${lower})`,
                set: (value: string) => `${host}.${lower}=${value}`,
                isSimple: false
            };
        const setter = property.set && at.constant(property.set);
        return {
            get: `${at.constant(property.get)}(${host})`,
            set: (value: string) =>
                setter
                    ? `${setter}(${host},${value})`
                    : `$.unsupported(${quote(`assignment to ${property.name}`)})`,
            isSimple: false
        };
    };
    return {
        js: access(dereferenced(object)).get,
        type: at.types.parse(property.type, receiver),
        guards: object.guards ?? null,
        target: { kind: 'member', object, access }
    };
}
