import type { Type } from '../types/type.ts';
import { Unsupported } from '../values/index.ts';
import { quote } from './code.ts';
import type { Code } from './code.ts';
import type { Compilation } from './compilation.ts';
import { memberOf, staticField } from './members.ts';
import { typeOfPath } from './names.ts';

type Node = { line: number };

/** `a.b.c` where a is no variable: a constant, a static field, a token, a label, `Trigger.new` … */
export function staticPath(at: Compilation, path: string[], node: Node): Code | null {
    const lower = path.map((name) => name.toLowerCase());
    return (
        triggerPath(at, lower, node) ??
        labelPath(at, path, lower, node) ??
        describePath(at, path, lower, node) ??
        rowCause(at, path, lower) ??
        typePath(at, path, lower, node)
    );
}

/** What follows on a value: `….getDescribe` has no method call in it, so these are properties. */
const chain = (at: Compilation, start: Code, rest: string[], node: Node): Code =>
    rest.reduce((code, name) => memberOf(at, code, name, node), start);

const TRIGGER_FLAG = /^is(executing|insert|update|delete|undelete|before|after)$/;

function triggerPath(at: Compilation, lower: string[], node: Node): Code | null {
    const [first, name = ''] = lower;
    if (first !== 'trigger' || lower.length !== 2) return null;
    const { types } = at;
    const { triggerObject } = at.cls;
    const isTrigger = at.routine.body.kind === 'trigger';
    const record = (isTrigger && triggerObject ? types.sobject(triggerObject) : null) ?? types.SObject;
    const variables: Record<string, Type> = {
        new: types.list(record),
        old: types.list(record),
        newmap: types.map(types.Id, record),
        oldmap: types.map(types.Id, record),
        size: types.Integer,
        operationtype: at.platform('TriggerOperation')
    };
    const type = variables[name] ?? (TRIGGER_FLAG.test(name) ? types.Boolean : null);
    return type ? { js: `$.trigger(${quote(name)})`, type } : at.unsupported(`Trigger.${name}`, node);
}

function labelPath(at: Compilation, path: string[], lower: string[], node: Node): Code | null {
    const before = lower[0] === 'label' ? 1 : lower[0] === 'system' && lower[1] === 'label' ? 2 : 0;
    if (!before || path.length <= before) return null;
    const name = path.at(-1)!;
    const text = at.host.schema.labels.get(name.toLowerCase());
    if (text === undefined) return at.unsupported(`unknown label ${name}`, node);
    return { js: quote(text), type: at.types.String, notNull: true };
}

/** `Schema.SObjectType.Account`, with `.fields.Name` or `.fieldSets.Key` after it. */
function describePath(at: Compilation, path: string[], lower: string[], node: Node): Code | null {
    const start = lower[0] === 'schema' ? 1 : 0;
    const object = path[start + 1];
    if (lower[start] !== 'sobjecttype' || object === undefined) return null;
    const definition = at.host.schema.get(object);
    if (!definition) return at.unsupported(`unknown sObject ${object}`, node);
    const name = quote(definition.name);
    const [group, member] = [lower[start + 2], path[start + 3]];
    const rest = path.slice(start + 4);
    if (group === 'fields' && member !== undefined) {
        const field = definition.field(member.toLowerCase());
        if (!field) return at.unsupported(`no field ${member} on ${definition.name}`, node);
        const js = `$.describeField(${name},${quote(field.key)})`;
        return chain(at, { js, type: at.platform('DescribeFieldResult'), notNull: true }, rest, node);
    }
    if (group === 'fieldsets' && member !== undefined) {
        const js = `$.fieldSet(${name},${quote(member)})`;
        return chain(at, { js, type: at.platform('FieldSet'), notNull: true }, rest, node);
    }
    const described = {
        js: `$.describe(${name})`,
        type: at.platform('DescribeSObjectResult'),
        notNull: true
    };
    return chain(at, described, path.slice(start + 2), node);
}

/** `Schema.Deal__Share.RowCause.Manual`. */
function rowCause(at: Compilation, path: string[], lower: string[]): Code | null {
    if (path.length < 3 || lower.at(-2) !== 'rowcause' || !lower.at(-3)!.endsWith('__share')) return null;
    return { js: quote(path.at(-1)!), type: at.types.String, notNull: true };
}

/** The longest beginning of the path that is a type has the next name as a member. */
function typePath(at: Compilation, path: string[], lower: string[], node: Node): Code | null {
    for (let length = path.length - 1; length >= 1; length--) {
        const type = typeOfPath(at, path.slice(0, length));
        if (!type) continue;
        const isFieldToken =
            type.kind === 'sobject' && lower[length] === 'sobjecttype' && lower[length + 1] === 'fields';
        const place = isFieldToken && path.length > length + 2 ? length + 2 : length;
        for (const position of new Set([place, length])) {
            const found = staticMember(at, type, path[position]!, node);
            if (found) return chain(at, found, path.slice(position + 1), node);
        }
        if (type.kind !== 'platform' || length === 1)
            return at.unsupported(`no static member ${path[length]} on ${type.name}`, node);
    }
    return null;
}

function staticMember(at: Compilation, type: Type, name: string, node: Node): Code | null {
    const lower = name.toLowerCase();
    if (type.kind === 'class') {
        const { projectClass: cls } = type;
        if (cls?.kind === 'enum') {
            const constant = cls.enumValues.find((value) => value.name.toLowerCase() === lower);
            return constant ? { js: at.constant(constant), type, notNull: true } : null;
        }
        const field = cls?.field(lower);
        return field?.isStatic ? staticField(at, field, node.line) : null;
    }
    if (type.kind === 'sobject') return objectMember(at, type, lower);
    if (type.kind === 'platform' || type.kind === 'primitive') return platformMember(at, type, name);
    return null;
}

function platformMember(at: Compilation, type: Type, name: string): Code | null {
    const lower = name.toLowerCase();
    const definition = at.types.defOf(type);
    if (definition?.constants) {
        const constant = at.host.enumVal(definition, lower);
        return constant ? { js: at.constant(constant), type, notNull: true } : null;
    }
    const property = at.types.platformProperty(type, lower, true);
    if (!property) return null;
    const refuse = () => {
        throw new Unsupported(`set ${name}`);
    };
    return {
        js: `${at.constant(property.get)}()`,
        type: at.types.parse(property.type),
        target: {
            kind: 'static',
            set: (value) => `${at.constant(property.set ?? refuse)}(${value})`,
            isSimple: false
        }
    };
}

/** `Account.SObjectType`, `Account.Name`, `Account.Owner`. */
function objectMember(at: Compilation, { name, definition }: Type, lower: string): Code | null {
    if (lower === 'sobjecttype')
        return { js: `$.objectToken(${quote(name)})`, type: at.platform('SObjectType'), notNull: true };
    const field = definition?.field(lower) ?? definition?.relationship(lower);
    if (!field) return null;
    return {
        js: `$.fieldToken(${quote(name)},${quote(field.key)})`,
        type: at.platform('SObjectField'),
        notNull: true
    };
}

/** Does a path begin with a type, or with a word that stands before static things? */
export function isStaticPath(at: Compilation, path: string[]): boolean {
    if (['trigger', 'label', 'schema', 'system', 'sobjecttype'].includes(path[0]!.toLowerCase())) return true;
    return path.some((_, length) => length > 0 && typeOfPath(at, path.slice(0, length)) !== null);
}
