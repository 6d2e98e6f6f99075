import type { Expression } from '../parsing/syntax-tree.ts';
import type { Type } from '../types/type.ts';
import type { Code } from './code.ts';
import type { Compilation } from './compilation.ts';
import { compileExpression } from './expressions.ts';

/** Code of an expression, as a value of this type. */
export const compileAs = (at: Compilation, expression: Expression, type: Type): string =>
    coerced(at, compileExpression(at, expression, type), type);

/** Code of a value that is assigned to this type; reports what the platform's compiler would refuse. */
export function coerced(at: Compilation, value: Code, type: Type): string {
    const { types } = at;
    const isRecordOfQuery = value.isQuery && type.kind === 'sobject';
    const isKnown = value.type.kind !== 'any' && type.kind !== 'any' && type.kind !== 'void';
    if (isKnown && !isRecordOfQuery && !types.assignable(value.type, type) && !isLoose(at, value.type, type))
        at.report(`illegal assignment from ${value.type.name} to ${type.name}`);
    if (isRecordOfQuery && value.type.kind === 'list') return `$.onlyRecord(${value.js})`;
    return converted(at, value.js, value.type, type);
}

/** Assignments that the platform allows and that take no part in the choice of an overload. */
function isLoose(at: Compilation, from: Type, to: Type): boolean {
    const { types } = at;
    if (from.kind !== to.kind) return false;
    switch (from.kind) {
        case 'list':
            return (
                from.element === types.SObject ||
                types.assignable(from.element, to.element) ||
                isLoose(at, from.element, to.element)
            );
        case 'set':
            return types.assignable(from.element, to.element);
        case 'map':
            return from.args.every(
                (arg, i) => types.assignable(arg, to.args[i]!) || isLoose(at, arg, to.args[i]!)
            );
        case 'sobject':
            return from.name === 'Name' || to.name === 'Name';
        default:
            return false;
    }
}

const CONVERTERS: Partial<Record<string, string>> = {
    Long: 'toLong',
    Decimal: 'toDecimal',
    Double: 'toDouble',
    Id: 'toId',
    Datetime: 'toDatetime'
};

/** Code that makes of a value what a variable of the other type holds; the same code where they are alike. */
export function converted(at: Compilation, js: string, from: Type, to: Type): string {
    const { types } = at;
    const isAlike = from === to || to === types.Object || to.kind === 'any' || to.kind === 'void';
    if (isAlike || from.kind === 'null') return js;
    if (from.kind === 'any' || from === types.Object) return convert(at, js, to);
    if (from.kind === 'primitive' && to.kind === 'primitive') {
        if (from === types.Id && to === types.String) return js;
        const converter = CONVERTERS[to.name];
        return converter ? `$.${converter}(${js})` : convert(at, js, to);
    }
    const isListOfOthers = from.kind === 'list' && to.kind === 'list' && from.element !== to.element;
    if (isListOfOthers && from.element.kind === 'primitive' && to.element.kind === 'primitive')
        return convert(at, js, to);
    return js;
}

const convert = (at: Compilation, js: string, to: Type) => `$.convert(${js},${at.constant(to)})`;

/** The type of `condition ? a : b` and `a ?? b`. */
export function commonType(at: Compilation, a: Type, b: Type): Type {
    const { types } = at;
    if (a === b || b.kind === 'null') return a;
    if (a.kind === 'null') return b;
    if (a.kind === 'any' || b.kind === 'any') return types.any;
    if ((a === types.Id && b === types.String) || (a === types.String && b === types.Id)) return types.String;
    if (types.assignable(a, b) && b !== types.Object) return b;
    if (types.assignable(b, a) && a !== types.Object) return a;
    for (let type = types.superOf(a); type; type = types.superOf(type))
        if (types.assignable(b, type)) return type;
    for (const contract of types.allInterfaces(a)) if (types.assignable(b, contract)) return contract;
    return a.kind === 'sobject' && b.kind === 'sobject' ? types.SObject : types.Object;
}
