import { Unsupported } from '../values/index.ts';
import { tokenize, type Token } from './tokens.ts';

export type Expression =
    | { kind: 'literal'; value: string | number | boolean | null }
    | { kind: 'reference'; path: string }
    | { kind: 'negation'; operand: Expression }
    | { kind: 'binary'; operator: string; left: Expression; right: Expression }
    | { kind: 'call'; function: string; arguments: Expression[] };

const parsed = new Map<string, Expression>();

/**
 * Parses a formula; the same text is parsed once.
 *
 * @throws Unsupported where the text is not a formula
 */
export function parseFormula(formula: string): Expression {
    let expression = parsed.get(formula);
    if (!expression) {
        expression = new FormulaParser(tokenize(formula)).parse();
        parsed.set(formula, expression);
    }
    return expression;
}

/** Binary operators, loosest first. */
const PRECEDENCE = [
    ['||'],
    ['&&'],
    ['=', '==', '<>', '!='],
    ['<', '>', '<=', '>='],
    ['+', '-', '&'],
    ['*', '/'],
    ['^']
];

class FormulaParser {
    readonly tokens: Token[];
    position = 0;

    constructor(tokens: Token[]) {
        this.tokens = tokens;
    }

    parse(): Expression {
        const expression = this.binary(0);
        const rest = this.tokens[this.position];
        if (rest) throw new Unsupported(`formula: trailing ${JSON.stringify(rest)}`);
        return expression;
    }

    binary(level: number): Expression {
        const operators = PRECEDENCE[level];
        if (!operators) return this.primary();
        let left = this.binary(level + 1);
        for (;;) {
            const operator = this.take(...operators);
            if (!operator) return left;
            left = { kind: 'binary', operator, left, right: this.binary(level + 1) };
        }
    }

    primary(): Expression {
        const token = this.tokens[this.position++];
        if (!token) throw new Unsupported('formula ended early');
        switch (token.kind) {
            case 'text':
                return { kind: 'literal', value: token.text };
            case 'number':
                return { kind: 'literal', value: token.number };
            case 'name':
                return this.named(token.name);
            case 'operator':
                return this.prefixed(token.operator);
        }
    }

    prefixed(operator: string): Expression {
        switch (operator) {
            case '(': {
                const inner = this.binary(0);
                this.close();
                return inner;
            }
            case '-':
                return { kind: 'negation', operand: this.primary() };
            case '+':
                return this.primary();
            case '!':
                return { kind: 'call', function: 'NOT', arguments: [this.primary()] };
            default:
                throw new Unsupported(`formula token ${operator}`);
        }
    }

    named(name: string): Expression {
        if (this.take('(')) return { kind: 'call', function: name.toUpperCase(), arguments: this.list() };
        switch (name.toLowerCase()) {
            case 'true':
                return { kind: 'literal', value: true };
            case 'false':
                return { kind: 'literal', value: false };
            case 'null':
                return { kind: 'literal', value: null };
            default:
                return { kind: 'reference', path: name };
        }
    }

    /** The arguments of a call, after its opening parenthesis. */
    list(): Expression[] {
        if (this.take(')')) return [];
        const list: Expression[] = [];
        do list.push(this.binary(0));
        while (this.take(','));
        this.close();
        return list;
    }

    close(): void {
        if (!this.take(')')) throw new Unsupported('formula: missing )');
    }

    /** Goes over the next token if it is one of these operators, and returns which. */
    take(...operators: string[]): string | null {
        const token = this.tokens[this.position];
        if (token?.kind !== 'operator' || !operators.includes(token.operator)) return null;
        this.position++;
        return token.operator;
    }
}
