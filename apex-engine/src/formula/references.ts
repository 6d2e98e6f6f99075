import type { Expression } from './parse.ts';

/** The merge fields that a formula refers to, in their order. */
export function references(expression: Expression): string[] {
    switch (expression.kind) {
        case 'literal':
            return [];
        case 'reference':
            return [expression.path];
        case 'negation':
            return references(expression.operand);
        case 'binary':
            return [...references(expression.left), ...references(expression.right)];
        case 'call':
            return expression.arguments.flatMap(references);
    }
}
