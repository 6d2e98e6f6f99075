import type {
    BinaryExpression,
    Conditional,
    TypedExpression,
    UnaryExpression
} from '../parsing/syntax-tree.ts';
import { NUMBER_RANK } from '../types/conversion.ts';
import type { Type } from '../types/type.ts';
import { compileUpdate } from './assignments.ts';
import type { Code } from './code.ts';
import type { Compilation } from './compilation.ts';
import { coerced, commonType } from './conversions.ts';
import { boolean, compileCondition, compileExpression } from './expressions.ts';

const ARITHMETIC: Record<string, string> = {
    '+': 'add',
    '-': 'subtract',
    '*': 'multiply',
    '/': 'divide',
    '<<': 'shiftLeft',
    '>>': 'shiftRight',
    '>>>': 'shiftRightUnsigned',
    '&': 'bitAnd',
    '|': 'bitOr',
    '^': 'bitXor'
};
const COMPARISON: Record<string, string> = {
    '<': 'less',
    '>': 'greater',
    '<=': 'lessOrEqual',
    '>=': 'greaterOrEqual'
};

export function compileBinary(at: Compilation, expression: BinaryExpression): Code {
    const left = compileExpression(at, expression.left);
    const right = compileExpression(at, expression.right);
    return binary(at, expression.operator, left, right, expression);
}

/** Arithmetic, bits and concatenation of two values. */
export function binary(
    at: Compilation,
    operator: string,
    left: Code,
    right: Code,
    node: { line: number }
): Code {
    const { types } = at;
    const isText = ({ type }: Code) => type === types.String || type === types.Id;
    if (operator === '+' && (isText(left) || isText(right)))
        return { js: `$.concatenate(${left.js},${right.js})`, type: types.String, notNull: true };
    const operation = ARITHMETIC[operator];
    if (!operation) return at.unsupported(`operator ${operator}`, node);
    const type = resultType(at, left.type, right.type);
    if (!type) return at.unsupported(`operator ${operator} on ${left.type.name}, ${right.type.name}`, node);
    return { js: `$.${operation}(${left.js},${right.js})`, type };
}

/** The wider of two numbers; null for what has no such operator. */
function resultType(at: Compilation, a: Type, b: Type): Type | null {
    const { types } = at;
    const [left, right] = [NUMBER_RANK[a.name], NUMBER_RANK[b.name]];
    if (left && right) return left >= right ? a : b;
    if (a === types.Date || a === types.Datetime || a === types.Time) return a;
    if (a === types.Boolean && b === types.Boolean) return a;
    const isKnown = (type: Type) => type.kind === 'primitive' && type !== types.Object;
    return isKnown(a) && isKnown(b) ? null : types.any;
}

export function compileComparison(at: Compilation, expression: BinaryExpression): Code {
    const left = compileExpression(at, expression.left);
    const right = compileExpression(at, expression.right);
    return boolean(at, `$.${COMPARISON[expression.operator]}(${left.js},${right.js})`);
}

/** `==`, `!=` and `<>` compare values, `===` and `!==` compare objects. */
export function compileEquality(at: Compilation, { operator, left: a, right: b }: BinaryExpression): Code {
    const left = compileExpression(at, a);
    const right = compileExpression(at, b);
    const isNegated = operator === '!=' || operator === '<>' || operator === '!==';
    const value = (code: Code, other: Code) =>
        code.isQuery && other.type.kind === 'sobject' ? `$.onlyRecord(${code.js})` : code.js;
    const [leftJs, rightJs] = [value(left, right), value(right, left)];
    const isIdentity = operator === '===' || operator === '!==';
    if (!isIdentity && (left.type.kind === 'null' || right.type.kind === 'null')) {
        const compared = right.type.kind === 'null' ? leftJs : rightJs;
        return boolean(at, `((${compared})${isNegated ? '!==' : '==='}null)`);
    }
    const test = `$.${isIdentity ? 'same' : 'equal'}(${leftJs},${rightJs})`;
    return boolean(at, `(${isNegated ? '!' : ''}${test})`);
}

export function compileConditional(at: Compilation, expression: Conditional, wanted?: Type): Code {
    const then = compileExpression(at, expression.then, wanted);
    const otherwise = compileExpression(at, expression.else, wanted);
    const isRecordWanted = (then.isQuery || otherwise.isQuery) && wanted?.kind === 'sobject';
    const type = isRecordWanted ? wanted : commonType(at, then.type, otherwise.type);
    const condition = compileCondition(at, expression.condition);
    return { js: `(${condition}?${coerced(at, then, type)}:${coerced(at, otherwise, type)})`, type };
}

export function compileCoalesce(at: Compilation, expression: BinaryExpression, wanted?: Type): Code {
    const first = compileExpression(at, expression.left, wanted);
    const second = compileExpression(at, expression.right, wanted);
    const isRecord = first.isQuery && second.type.kind === 'sobject';
    const type = isRecord ? second.type : commonType(at, first.type, second.type);
    const value = isRecord ? `$.onlyRecordOrNull(${first.js})` : coerced(at, first, type);
    return { js: `(${value}??${coerced(at, second, type)})`, type };
}

/** `!`, `~`, `-`, `+`, `++` and `--` before an operand. */
export function compileUnary(at: Compilation, expression: UnaryExpression): Code {
    const { operator, operand } = expression;
    if (operator === '!') return boolean(at, `!${compileCondition(at, operand)}`);
    if (operator === '++' || operator === '--') return compileUpdate(at, expression);
    const value = compileExpression(at, operand);
    if (operator === '~') return { js: `$.bitNot(${value.js})`, type: at.types.Integer };
    if (operator === '+') return value;
    const isInteger = operand.kind === 'literal' && operand.type === 'Integer';
    return { js: isInteger ? `(-${value.js})` : `$.negate(${value.js})`, type: value.type };
}

export function compileCast(at: Compilation, expression: TypedExpression): Code {
    const type = at.typeOf(expression.type);
    const value = compileExpression(at, expression.operand);
    const wanted = at.constant(type);
    if (value.isQuery && type.kind === 'sobject')
        return { js: `$.cast($.onlyRecord(${value.js}),${wanted})`, type };
    if (value.type === type || type === at.types.Object) return { js: value.js, type };
    const isQuery = Boolean(value.isQuery) && type.kind === 'list';
    return { js: `$.cast(${value.js},${wanted})`, type, isQuery };
}
