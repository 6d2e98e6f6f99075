import type { Expression, Identifier, MemberExpression } from '../parsing/syntax-tree.ts';
import type { ClassInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import type { Code, Variable } from './code.ts';
import type { Compilation } from './compilation.ts';
import { compileInChain } from './expressions.ts';
import { instanceField, memberOf, staticField } from './members.ts';
import { staticPath } from './static-paths.ts';

export function compileIdentifier(at: Compilation, expression: Identifier): Code {
    return (
        findName(at, expression.name) ?? at.unsupported(`unknown identifier ${expression.name}`, expression)
    );
}

/** A variable, or a field that needs no object before it. */
function findName(at: Compilation, name: string): Code | null {
    const variable = at.scope.find(name.toLowerCase());
    return variable ? local(variable) : findField(at, name.toLowerCase());
}

const local = (variable: Variable): Code => ({
    js: variable.js,
    type: variable.type,
    target: { kind: 'local', js: variable.js, variable }
});

/** Fields of the class and of those that it extends, then the static ones of the classes around it. */
function findField(at: Compilation, lowerName: string): Code | null {
    for (let cls: ClassInfo | null = at.cls; cls; cls = cls.outer) {
        const field = cls.kind === 'class' || cls.kind === 'trigger' ? cls.field(lowerName) : null;
        if (field?.isStatic) return staticField(at, field);
        if (field && cls === at.cls && !at.isStatic)
            return instanceField(at, { js: 'this', type: cls.type, notNull: true }, field);
    }
    return null;
}

export const isVariable = (at: Compilation, name: string): boolean => findName(at, name) !== null;

/** The names of `a.b.c`; null for any other expression. */
export function pathOf(expression: Expression): string[] | null {
    if (expression.kind === 'identifier') return [expression.name];
    if (expression.kind !== 'member' || expression.safe) return null;
    const before = pathOf(expression.object);
    return before && [...before, expression.name];
}

/** The names of a path that begins with no variable, so that it may be a type or something static. */
export function staticPathOf(at: Compilation, expression: Expression): string[] | null {
    const path = pathOf(expression);
    return path && !isVariable(at, path[0]!) ? path : null;
}

/** The type that a path means; null where it is none, or begins with a variable. */
export function typeOfPath(at: Compilation, path: string[]): Type | null {
    return at.host.model.resolveName(path, at.cls);
}

export function compileMember(at: Compilation, expression: MemberExpression): Code {
    const path = staticPathOf(at, expression);
    const found = path && staticPath(at, path, expression);
    if (found) return found;
    const object = guarded(at, compileInChain(at, expression.object), expression.safe);
    return memberOf(at, object, expression.name, expression);
}

/** `?.` keeps the object in a variable, and guards the rest of the chain by it. */
export function guarded(at: Compilation, object: Code, isSafe: boolean): Code {
    if (!isSafe) return object;
    const kept = at.temporary();
    const guards = [...(object.guards ?? []), `(${kept}=${object.js})===null`];
    return { js: kept, type: object.type, notNull: true, isQuery: object.isQuery ?? false, guards };
}
