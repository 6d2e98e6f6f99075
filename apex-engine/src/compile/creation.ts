import { checkMethodAccess } from '../check/access.ts';
import type { Expression, NewArray, NewCollection, NewMap, NewObject } from '../parsing/syntax-tree.ts';
import type { ClassInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import { platformArguments } from './calls.ts';
import { quote } from './code.ts';
import type { Code } from './code.ts';
import { typeNames } from './compilation.ts';
import type { Compilation } from './compilation.ts';
import { coerced, compileAs } from './conversions.ts';
import { compileAll, compileExpression } from './expressions.ts';
import { recordFieldType } from './members.ts';

/** `new Type(…)`. */
export function compileNew(at: Compilation, expression: NewObject): Code {
    const type = at.typeOf(expression.type);
    switch (type.kind) {
        case 'sobject':
            return newRecord(at, type, expression);
        case 'list':
        case 'set':
        case 'map': {
            const make = { list: 'newList', set: 'newSet', map: 'newMap' }[type.kind];
            const given = compileAll(at, expression.arguments).map(({ js }) => js);
            return { js: `$.${make}(${[at.constant(type), ...given].join(',')})`, type, notNull: true };
        }
        case 'class':
            return newObject(at, type, type.projectClass!, expression);
        case 'platform':
            return newPlatformObject(at, type, expression);
        default:
            return at.unsupported(
                type.kind === 'any' ? 'new of unknown type' : `cannot instantiate ${type.name}`,
                expression
            );
    }
}

/** `new Account(Name = 'Acme', …)`. */
function newRecord(at: Compilation, type: Type, expression: NewObject): Code {
    const values: string[] = [];
    for (const given of expression.arguments) {
        if (given.kind !== 'assignment' || given.target.kind !== 'identifier')
            return at.unsupported(`new ${type.name}(...) arguments`, expression);
        const { name } = given.target;
        const fieldType = recordFieldType(at, type, name);
        if (!fieldType) return { ...at.unsupported(`no field ${name} on ${type.name}`, given), type };
        values.push(`${quote(name.toLowerCase())},${compileAs(at, given.value, fieldType)}`);
    }
    const fields = values.length ? `,[${values.join(',')}]` : '';
    return { js: `$.newRecord(${quote(type.name)}${fields})`, type, notNull: true };
}

function newObject(at: Compilation, type: Type, cls: ClassInfo, expression: NewObject): Code {
    if (cls.kind !== 'class') return at.unsupported(`cannot instantiate ${type.name}`, expression);
    if (cls.is('abstract')) return at.unsupported(`cannot instantiate abstract ${type.name}`, expression);
    const given = compileAll(at, expression.arguments);
    const constructor = at.types.pick(cls.constructors, at.argumentTypes(given));
    const made = at.constant(cls);
    if (constructor) {
        checkMethodAccess(at, constructor, expression.line);
        const args = given.map((value, i) => coerced(at, value, constructor.parameterTypes[i]!));
        return { js: `$.create(${[made, quote(constructor.js), ...args].join(',')})`, type, notNull: true };
    }
    if (at.types.assignable(type, at.platform('Exception')))
        return {
            js: `$.newException(${made},[${given.map(({ js }) => js).join(',')}])`,
            type,
            notNull: true
        };
    return at.unsupported(`no constructor ${cls.name}(${typeNames(given)})`, expression);
}

/** A platform class without constructors of its own has those of the class that it extends. */
function newPlatformObject(at: Compilation, type: Type, expression: NewObject): Code {
    const { types } = at;
    const given = compileAll(at, expression.arguments);
    let definition = type.platformClass!;
    while (!definition.constructors.length && definition.superName) {
        const base = types.platformClasses.get(definition.superName.toLowerCase());
        if (!base) break;
        definition = base;
    }
    const constructor = types.pick(definition.constructors, at.argumentTypes(given), type);
    if (!constructor) return at.unsupported(`no constructor ${type.name}(${typeNames(given)})`, expression);
    const js = `${at.constant(constructor.implementation)}(${platformArguments(at, constructor, type, given).join(',')})`;
    const isOwn = definition === type.platformClass;
    return { js: isOwn ? js : `$.retag(${js},${quote(type.platformClass!.name)})`, type, notNull: true };
}

export function compileNewCollection(at: Compilation, expression: NewCollection): Code {
    const type = at.typeOf(expression.type);
    if (type.kind === 'map') return { js: `$.newMap(${at.constant(type)})`, type, notNull: true };
    if (type.kind !== 'list' && type.kind !== 'set')
        return at.unsupported(`initialiser for ${type.name}`, expression);
    const make = type.kind === 'list' ? 'listOf' : 'setOf';
    return {
        js: `$.${make}(${at.constant(type)},${itemsAs(at, expression.items, type.element)})`,
        type,
        notNull: true
    };
}

const itemsAs = (at: Compilation, items: Expression[], type: Type) =>
    `[${items.map((item) => compileAs(at, item, type)).join(',')}]`;

export function compileNewArray(at: Compilation, { type: written, size, items }: NewArray): Code {
    const element = at.typeOf(written);
    const type = at.types.list(element);
    if (items)
        return { js: `$.listOf(${at.constant(type)},${itemsAs(at, items, element)})`, type, notNull: true };
    const length = size ? compileExpression(at, size).js : '0';
    return { js: `$.sizedList(${at.constant(type)},${length})`, type, notNull: true };
}

export function compileNewMap(at: Compilation, expression: NewMap): Code {
    const type = at.typeOf(expression.type);
    const [key, value] = type.args;
    if (type.kind !== 'map' || !key || !value)
        return at.unsupported(`map initialiser for ${type.name}`, expression);
    const pairs = expression.pairs.map(([k, v]) => `[${compileAs(at, k, key)},${compileAs(at, v, value)}]`);
    return { js: `$.mapOf(${at.constant(type)},[${pairs.join(',')}])`, type, notNull: true };
}
