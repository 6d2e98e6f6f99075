import { checkCondition } from '../check/statement-types.ts';
import type { Expression, Literal } from '../parsing/syntax-tree.ts';
import type { Type } from '../types/type.ts';
import { compileAssignment, compileUpdate } from './assignments.ts';
import { compileCall, compileMethodCall } from './calls.ts';
import { quote } from './code.ts';
import type { Code } from './code.ts';
import type { Compilation } from './compilation.ts';
import { compileNew, compileNewArray, compileNewCollection, compileNewMap } from './creation.ts';
import { compileIdentifier, compileMember } from './names.ts';
import {
    compileBinary,
    compileCast,
    compileCoalesce,
    compileComparison,
    compileConditional,
    compileEquality,
    compileUnary
} from './operators.ts';
import { compileSoql, compileSosl } from './queries.ts';

/**
 * Code of an expression, as one value: null where a `?.` in it met null.
 * @param wanted type of what it is assigned to, where that is known
 */
export function compileExpression(at: Compilation, expression: Expression, wanted?: Type): Code {
    const code = compileInChain(at, expression, wanted);
    if (!code.guards?.length) return code;
    return { ...code, js: `((${code.guards.join('||')})?null:${code.js})`, guards: null, isBoolean: false };
}

/** Code whose `?.` guards are still open, since the rest of the chain is guarded by them too. */
export function compileInChain(at: Compilation, expression: Expression, wanted?: Type): Code {
    switch (expression.kind) {
        case 'literal':
            return compileLiteral(at, expression);
        case 'identifier':
            return compileIdentifier(at, expression);
        case 'member':
            return compileMember(at, expression);
        case 'methodCall':
            return compileMethodCall(at, expression);
        case 'call':
            return compileCall(at, expression);
        case 'index':
            return compileIndex(at, expression.object, expression.index);
        case 'this':
            return { js: 'this', type: at.cls.type, notNull: true };
        case 'super':
            return { js: 'this', type: at.cls.superType ?? at.types.Object, notNull: true, isSuper: true };
        case 'classLiteral': {
            const type = at.constant(at.typeOf(expression.type));
            return { js: `$.typeToken(${type})`, type: at.platform('Type'), notNull: true };
        }
        case 'parenthesized': {
            const inner = compileExpression(at, expression.expression);
            return { ...inner, js: `(${inner.js})` };
        }
        case 'new':
            return compileNew(at, expression);
        case 'newCollection':
            return compileNewCollection(at, expression);
        case 'newArray':
            return compileNewArray(at, expression);
        case 'newMap':
            return compileNewMap(at, expression);
        case 'cast':
            return compileCast(at, expression);
        case 'instanceOf': {
            const type = at.typeOf(expression.type);
            const { js } = compileExpression(at, expression.operand);
            return boolean(at, `$.isInstance(${js},${at.constant(type)})`);
        }
        case 'and':
        case 'or': {
            const operator = expression.kind === 'and' ? '&&' : '||';
            const left = compileCondition(at, expression.left);
            return boolean(at, `(${left}${operator}${compileCondition(at, expression.right)})`);
        }
        case 'binary':
            return compileBinary(at, expression);
        case 'comparison':
            return compileComparison(at, expression);
        case 'equality':
            return compileEquality(at, expression);
        case 'coalesce':
            return compileCoalesce(at, expression, wanted);
        case 'conditional':
            return compileConditional(at, expression, wanted);
        case 'not':
        case 'prefix':
            return compileUnary(at, expression);
        case 'postfix':
            return compileUpdate(at, expression);
        case 'assignment':
            return compileAssignment(at, expression);
        case 'soql':
            return compileSoql(at, expression);
        case 'sosl':
            return compileSosl(at, expression);
        case 'constructorCall':
            return at.unsupported(
                `${expression.name}(...) outside the first statement of a constructor`,
                expression
            );
        case 'unsupported':
            return at.unsupported(expression.what, expression);
    }
}

export const compileAll = (at: Compilation, expressions: Expression[]): Code[] =>
    expressions.map((expression) => compileExpression(at, expression));

/** A test: null is a NullPointerException. */
export function compileCondition(at: Compilation, expression: Expression): string {
    const { js, isBoolean, type } = compileExpression(at, expression);
    checkCondition(at, type);
    return isBoolean ? js : `$.truth(${js})`;
}

/** An expression as a statement: `i++` need not keep the old value. */
export function compileForEffect(at: Compilation, expression: Expression): string {
    if (expression.kind === 'parenthesized') return compileForEffect(at, expression.expression);
    if (expression.kind === 'postfix') return compileUpdate(at, { ...expression, kind: 'prefix' }).js;
    return compileExpression(at, expression).js;
}

export const boolean = (at: Compilation, js: string): Code => ({
    js,
    type: at.types.Boolean,
    isBoolean: true
});

function compileLiteral(at: Compilation, { type, value }: Literal): Code {
    const { types } = at;
    const text = String(value);
    switch (type) {
        case 'String':
            return { js: quote(text), type: types.String };
        case 'Integer':
            return { js: text, type: types.Integer };
        case 'Long':
            return { js: `${text}n`, type: types.Long };
        case 'Boolean':
            return boolean(at, text);
        case 'Decimal':
            return { js: at.constant(at.host.dec(text)), type: types.Decimal };
        case 'Double':
            return { js: `$.double(${text})`, type: types.Double };
        case 'null':
            return { js: 'null', type: types.null };
    }
}

function compileIndex(at: Compilation, object: Expression, place: Expression): Code {
    const list = compileInChain(at, object);
    const index = compileExpression(at, place);
    return {
        js: `$.getItem(${list.js},${index.js})`,
        type: list.type.kind === 'list' ? list.type.element : at.types.any,
        guards: list.guards ?? null,
        target: { kind: 'element', list, index }
    };
}
