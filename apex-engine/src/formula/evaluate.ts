import { Decimal, Double, EnumValue, toNumber, Unsupported } from '../values/index.ts';
import { DATE_FUNCTIONS } from './date-functions.ts';
import { asNumber, asText } from './formula-values.ts';
import { LOGIC_FUNCTIONS } from './logic-functions.ts';
import { MATH_FUNCTIONS } from './math-functions.ts';
import { OPERATORS } from './operators.ts';
import { parseFormula, type Expression } from './parse.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';

/** What a formula is evaluated for: one record, or none. */
export interface FormulaContext {
    /** Value of a merge field, such as `Account.Name` or `$User.Id`. */
    get(path: string): unknown;
    /** The value before the save; left out where the formula belongs to no save. */
    prior?(path: string): unknown;
    isNew?: boolean;
    /** Milliseconds since 1970. */
    now?(): number;
}

/** Arguments of one call; each is evaluated when it is asked for, as IF and CASE need. */
export interface Call {
    count: number;
    context: FormulaContext;
    value(place: number): unknown;
    text(place: number): string;
    /** A blank number is null. */
    number(place: number): number | null;
    /** A blank number counts as 0. */
    amount(place: number): number;
    /** The merge field that an argument is. */
    path(place: number): string;
}

export type FormulaFunction = (call: Call) => unknown;

const FUNCTIONS: Record<string, FormulaFunction> = {
    ...LOGIC_FUNCTIONS,
    ...TEXT_FUNCTIONS,
    ...MATH_FUNCTIONS,
    ...DATE_FUNCTIONS
};

/**
 * The value of a formula: a number of JavaScript, text, a boolean, ApexDate, Datetime or null.
 *
 * @throws Unsupported where it uses a function that is not modelled, or is not a formula
 */
export function evalFormula(formula: string, context: FormulaContext): unknown {
    return evaluate(parseFormula(formula), context);
}

function evaluate(expression: Expression, context: FormulaContext): unknown {
    switch (expression.kind) {
        case 'literal':
            return expression.value;
        case 'reference':
            return plain(context.get(expression.path));
        case 'negation': {
            const operand = asNumber(evaluate(expression.operand, context));
            return operand === null ? null : -operand;
        }
        case 'binary':
            return binary(expression, context);
        case 'call': {
            const implementation = FUNCTIONS[expression.function];
            if (!implementation) throw new Unsupported(`formula function ${expression.function}`);
            return implementation(callOf(expression.arguments, context));
        }
    }
}

function binary(
    { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
    context: FormulaContext
): unknown {
    if (operator === '&&') return !!evaluate(left, context) && !!evaluate(right, context);
    if (operator === '||') return !!evaluate(left, context) || !!evaluate(right, context);
    return OPERATORS[operator]!(evaluate(left, context), evaluate(right, context));
}

function callOf(list: Expression[], context: FormulaContext): Call {
    const value = (place: number) => evaluate(list[place]!, context);
    return {
        count: list.length,
        context,
        value,
        text: (place) => asText(value(place)),
        number: (place) => asNumber(value(place)),
        amount: (place) => asNumber(value(place)) ?? 0,
        path(place) {
            const argument = list[place];
            if (argument?.kind !== 'reference') throw new Unsupported('formula: a field is expected');
            return argument.path;
        }
    };
}

function plain(value: unknown): unknown {
    if (value instanceof Decimal || value instanceof Double || typeof value === 'bigint')
        return toNumber(value);
    return value instanceof EnumValue ? value.name : value;
}
