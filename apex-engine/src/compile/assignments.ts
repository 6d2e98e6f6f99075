import { checkAssignable } from '../check/final-fields.ts';
import type { Assignment, UnaryExpression } from '../parsing/syntax-tree.ts';
import type { Expression } from '../parsing/syntax-tree.ts';
import { dereferenced } from './code.ts';
import type { AssignmentTarget, Code, MemberAccess } from './code.ts';
import type { Compilation } from './compilation.ts';
import { compileAs, converted } from './conversions.ts';
import { compileExpression, compileInChain } from './expressions.ts';
import { binary } from './operators.ts';

/** `target = value` or `target += value`: as an expression, what is stored. */
export function compileAssignment(at: Compilation, expression: Assignment): Code {
    const { operator } = expression;
    if (operator !== '=')
        return changed(at, expression.target, expression, false, (current) => {
            const value = compileExpression(at, expression.value);
            const result = binary(at, operator.slice(0, -1), current, value, expression);
            return converted(at, result.js, result.type, current.type);
        });
    const target = targetOf(at, expression.target, expression);
    if (!target.target) return target;
    return { js: stored(at, target.target, compileAs(at, expression.value, target.type)), type: target.type };
}

/** `++` and `--`. */
export function compileUpdate(at: Compilation, expression: UnaryExpression): Code {
    const operation = expression.operator === '++' ? 'add' : 'subtract';
    const isPostfix = expression.kind === 'postfix';
    return changed(
        at,
        expression.operand,
        expression,
        isPostfix,
        (current) => `$.${operation}(${current.js},1)`
    );
}

function targetOf(at: Compilation, expression: Expression, node: { line: number }): Code {
    if (expression.kind === 'parenthesized') return targetOf(at, expression.expression, node);
    const code = compileInChain(at, expression);
    if (!code.target)
        return code.js.startsWith('$.unsupported') ? code : at.unsupported('assignment target', node);
    checkAssignable(at, code.target, expression, node.line);
    return code;
}

function stored(at: Compilation, target: AssignmentTarget, value: string): string {
    switch (target.kind) {
        case 'local':
            return `(${target.js}=${value})`;
        case 'element':
            return `$.setItem(${target.list.js},${target.index.js},${value})`;
        case 'static':
            return storedBy(at, target, value);
        case 'member': {
            const host = dereferenced(target.object);
            const access = target.access(host);
            if (access.isSimple) return `(${access.set(value)})`;
            const [object, kept] = [at.temporary(), at.temporary()];
            return `(${object}=${host},${kept}=${value},${target.access(object).set(kept)},${kept})`;
        }
    }
}

/** A setter's call gives nothing back, so the value is kept beside it. */
function storedBy(
    at: Compilation,
    { set, isSimple }: Pick<MemberAccess, 'set' | 'isSimple'>,
    value: string
): string {
    if (isSimple) return `(${set(value)})`;
    const kept = at.temporary();
    return `(${kept}=${value},${set(kept)},${kept})`;
}

/**
 * Reads, changes and stores again; the target's object is evaluated once.
 * @param isPostfix the value is that of before
 */
function changed(
    at: Compilation,
    expression: Expression,
    node: { line: number },
    isPostfix: boolean,
    change: (current: Code) => string
): Code {
    const code = targetOf(at, expression, node);
    if (!code.target) return code;
    const { target } = code;
    const { type } = code;
    const old = isPostfix ? at.temporary() : null;
    const update = (get: string, set: (value: string) => string) =>
        old ? `(${old}=${get},${set(change({ js: old, type }))},${old})` : set(change({ js: get, type }));
    switch (target.kind) {
        case 'local':
            return { js: update(target.js, (value) => `(${target.js}=${value})`), type };
        case 'element': {
            const [list, index] = [at.temporary(), at.temporary()];
            const set = (value: string) => `$.setItem(${list},${index},${value})`;
            const js = update(`$.getItem(${list},${index})`, set);
            return { js: `(${list}=${target.list.js},${index}=${target.index.js},${js})`, type };
        }
        case 'static':
            return { js: update(code.js, (value) => storedBy(at, target, value)), type };
        case 'member': {
            const object = at.temporary();
            const access = target.access(object);
            const js = update(access.get, (value) => storedBy(at, access, value));
            return { js: `(${object}=${dereferenced(target.object)},${js})`, type };
        }
    }
}
