import type { Expression, Statement } from '../parsing/syntax-tree.ts';

const isTrue = (expression: Expression) => expression.kind === 'literal' && expression.value === true;

export const canEndAll = (statements: Statement[]): boolean => statements.every(canEnd);

/** Can control reach the end of this statement? Conditions other than `true` are not evaluated. */
export function canEnd(statement: Statement): boolean {
    switch (statement.kind) {
        case 'block':
            return canEndAll(statement.statements);
        case 'return':
        case 'throw':
            return false;
        case 'if':
            return !statement.else || canEnd(statement.then) || canEnd(statement.else);
        case 'while':
            return !isTrue(statement.condition) || hasBreak(statement.body);
        case 'for':
            return statement.condition !== null || hasBreak(statement.body);
        case 'doWhile':
            return canEnd(statement.body) && !isTrue(statement.condition);
        case 'runAs':
            return canEnd(statement.body);
        case 'try':
            if (statement.finally && !canEnd(statement.finally)) return false;
            return canEnd(statement.body) || statement.catches.some(({ body }) => canEnd(body));
        case 'switch':
            return (
                !statement.cases.some(({ kind }) => kind === 'else') ||
                statement.cases.some(({ body }) => canEnd(body))
            );
        default:
            return true;
    }
}

/** A break that leaves this body: one in a loop of its own does not. */
function hasBreak(statement: Statement): boolean {
    switch (statement.kind) {
        case 'break':
            return true;
        case 'block':
            return statement.statements.some(hasBreak);
        case 'if':
            return hasBreak(statement.then) || (statement.else !== null && hasBreak(statement.else));
        case 'runAs':
            return hasBreak(statement.body);
        case 'try':
            return [statement.body, ...statement.catches.map(({ body }) => body)].some(hasBreak);
        case 'switch':
            return statement.cases.some(({ body }) => hasBreak(body));
        default:
            return false;
    }
}
