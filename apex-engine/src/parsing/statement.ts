import type {
    BlockContext,
    ForStatementContext,
    LocalVariableDeclarationContext,
    ParExpressionContext,
    StatementContext,
    TryStatementContext,
    VariableDeclaratorsContext
} from '@apexdevtools/apex-parser';
import { dml } from './dml-statement.ts';
import { expression, expressions } from './expression.ts';
import { modifiers } from './modifiers.ts';
import { lineOf, optional, textOf } from './parse-tree.ts';
import { switchStatement } from './switch-statement.ts';
import type { BlockStatement, Statement, VariableDeclarator, VariableStatement } from './syntax-tree.ts';
import { qualifiedType, typeReference } from './type-reference.ts';

export const block = (context: BlockContext): BlockStatement => ({
    kind: 'block',
    statements: context.statement_list().map(statement),
    line: lineOf(context)
});

export const optionalBlock = (context: BlockContext | null): BlockStatement | null => {
    const found = optional(context);
    return found && block(found);
};

export const declarators = (context: VariableDeclaratorsContext): VariableDeclarator[] =>
    context.variableDeclarator_list().map((variable) => {
        const initializer = optional(variable.expression());
        return {
            name: textOf(variable.id()),
            initializer: initializer && expression(initializer),
            line: lineOf(variable)
        };
    });

const variables = (context: LocalVariableDeclarationContext): VariableStatement => ({
    kind: 'variable',
    type: typeReference(context.typeRef()),
    variables: declarators(context.variableDeclarators()),
    modifiers: modifiers(context.modifier_list()),
    line: lineOf(context)
});

const inParentheses = (context: ParExpressionContext) => expression(context.expression());

export function statement(context: StatementContext): Statement {
    const line = lineOf(context);
    return (
        simpleStatement(context, line) ??
        loop(context, line) ??
        branch(context, line) ??
        dml(context) ?? { kind: 'unsupported', what: `statement ${textOf(context)}`, line }
    );
}

function simpleStatement(context: StatementContext, line: number): Statement | null {
    const inner = optional(context.block());
    if (inner) return block(inner);
    const declared = optional(context.localVariableDeclarationStatement());
    if (declared) return variables(declared.localVariableDeclaration());
    const called = optional(context.expressionStatement());
    if (called) return { kind: 'expression', expression: expression(called.expression()), line };
    const returned = optional(context.returnStatement());
    if (returned) {
        const value = optional(returned.expression());
        return { kind: 'return', value: value && expression(value), line };
    }
    const thrown = optional(context.throwStatement());
    if (thrown) return { kind: 'throw', exception: expression(thrown.expression()), line };
    if (optional(context.breakStatement())) return { kind: 'break', line };
    if (optional(context.continueStatement())) return { kind: 'continue', line };
    return null;
}

function branch(context: StatementContext, line: number): Statement | null {
    const conditional = optional(context.ifStatement());
    if (conditional) {
        const condition = inParentheses(conditional.parExpression());
        const [then, otherwise] = conditional.statement_list().map(statement);
        return { kind: 'if', condition, then: then!, else: otherwise ?? null, line };
    }
    const switched = optional(context.switchStatement());
    if (switched) return switchStatement(switched);
    const guarded = optional(context.tryStatement());
    if (guarded) return tryStatement(guarded);
    const runAs = optional(context.runAsStatement());
    if (runAs)
        return {
            kind: 'runAs',
            arguments: expressions(runAs.expressionList()),
            body: block(runAs.block()),
            line
        };
    return null;
}

function tryStatement(context: TryStatementContext): Statement {
    return {
        kind: 'try',
        body: block(context.block()),
        catches: context.catchClause_list().map((clause) => ({
            type: qualifiedType(clause.qualifiedName()),
            name: textOf(clause.id()),
            body: block(clause.block()),
            line: lineOf(clause)
        })),
        finally: optionalBlock(optional(context.finallyBlock())?.block() ?? null),
        line: lineOf(context)
    };
}

function loop(context: StatementContext, line: number): Statement | null {
    const repeated = optional(context.whileStatement());
    if (repeated)
        return {
            kind: 'while',
            condition: inParentheses(repeated.parExpression()),
            body: body(repeated.statement(), line),
            line
        };
    const once = optional(context.doWhileStatement());
    if (once)
        return {
            kind: 'doWhile',
            condition: inParentheses(once.parExpression()),
            body: block(once.block()),
            line
        };
    const counted = optional(context.forStatement());
    return counted && forStatement(counted);
}

/** A loop may end with `;` in the place of a body. */
function body(context: StatementContext | null, line: number): Statement {
    const found = optional(context);
    return found ? statement(found) : { kind: 'block', statements: [], line };
}

function forStatement(context: ForStatementContext): Statement {
    const line = lineOf(context);
    const control = context.forControl();
    const looped = body(context.statement(), line);
    const each = optional(control.enhancedForControl());
    if (each) {
        const type = typeReference(each.typeRef());
        return {
            kind: 'forEach',
            type,
            name: textOf(each.id()),
            items: expression(each.expression()),
            body: looped,
            line
        };
    }
    const first = optional(control.forInit());
    const declared = first && optional(first.localVariableDeclaration());
    const assigned: Statement | null = first && {
        kind: 'expressions',
        expressions: expressions(first.expressionList()),
        line
    };
    const condition = optional(control.expression());
    return {
        kind: 'for',
        start: declared ? variables(declared) : assigned,
        condition: condition && expression(condition),
        update: expressions(optional(control.forUpdate())?.expressionList() ?? null),
        body: looped,
        line
    };
}
