import * as tree from '@apexdevtools/apex-parser';
import type {
    CreatorContext,
    DotExpressionContext,
    ExpressionContext,
    ExpressionListContext,
    MethodCallExpressionContext,
    PrimaryContext
} from '@apexdevtools/apex-parser';
import { embeddedQuery } from './embedded-query.ts';
import { literal } from './literal.ts';
import { lineOf, operatorOf, optional, textOf } from './parse-tree.ts';
import type { BinaryExpression, Expression } from './syntax-tree.ts';
import { createdType, typeReference } from './type-reference.ts';

/** Rules with two expressions, left and right of an operator, and what becomes of them. */
const BINARY: [new (...args: never[]) => TwoSided, BinaryExpression['kind']][] = [
    [tree.Arth1ExpressionContext, 'binary'],
    [tree.Arth2ExpressionContext, 'binary'],
    [tree.BitExpressionContext, 'binary'],
    [tree.BitAndExpressionContext, 'binary'],
    [tree.BitOrExpressionContext, 'binary'],
    [tree.BitNotExpressionContext, 'binary'],
    [tree.CmpExpressionContext, 'comparison'],
    [tree.EqualityExpressionContext, 'equality'],
    [tree.LogAndExpressionContext, 'and'],
    [tree.LogOrExpressionContext, 'or'],
    [tree.CoalExpressionContext, 'coalesce']
];
type TwoSided = ExpressionContext & { expression(index: number): ExpressionContext };

export const expressions = (context: ExpressionListContext | null): Expression[] =>
    optional(context)?.expression_list().map(expression) ?? [];

export function expression(context: ExpressionContext): Expression {
    const line = lineOf(context);
    const operator = operatorOf(context);
    if (context instanceof tree.PrimaryExpressionContext) return primary(context.primary());
    if (context instanceof tree.DotExpressionContext) return member(context);
    if (context instanceof tree.MethodCallExpressionContext) return call(context);
    if (context instanceof tree.NewExpressionContext) return creation(context.creator());
    if (context instanceof tree.SubExpressionContext)
        return { kind: 'parenthesized', expression: expression(context.expression()), line };
    if (context instanceof tree.ArrayExpressionContext)
        return { kind: 'index', ...pair(context, 'object', 'index'), line };
    if (context instanceof tree.AssignExpressionContext)
        return { kind: 'assignment', operator, ...pair(context, 'target', 'value'), line };
    if (context instanceof tree.CondExpressionContext) {
        const [condition, then, otherwise] = context.expression_list().map(expression);
        return { kind: 'conditional', condition: condition!, then: then!, else: otherwise!, line };
    }
    if (
        context instanceof tree.CastExpressionContext ||
        context instanceof tree.InstanceOfExpressionContext
    ) {
        const kind = context instanceof tree.CastExpressionContext ? 'cast' : 'instanceOf';
        return {
            kind,
            type: typeReference(context.typeRef()),
            operand: expression(context.expression()),
            line
        };
    }
    if (context instanceof tree.PostOpExpressionContext)
        return { kind: 'postfix', operator, operand: expression(context.expression()), line };
    if (context instanceof tree.PreOpExpressionContext)
        return { kind: 'prefix', operator, operand: expression(context.expression()), line };
    if (context instanceof tree.NegExpressionContext)
        return { kind: 'not', operator, operand: expression(context.expression()), line };
    for (const [rule, kind] of BINARY)
        if (context instanceof rule) return { kind, operator, ...pair(context, 'left', 'right'), line };
    return { kind: 'unsupported', what: `expression ${context.constructor.name}`, line };
}

/** The two expressions of a rule, under the names that they have in the tree. */
function pair<First extends string, Second extends string>(context: TwoSided, first: First, second: Second) {
    const [a, b] = [expression(context.expression(0)), expression(context.expression(1))];
    return { [first]: a, [second]: b } as Record<First | Second, Expression>;
}

function member(context: DotExpressionContext): Expression {
    const object = expression(context.expression());
    const safe = optional(context.QUESTIONDOT()) !== null;
    const call = optional(context.dotMethodCall());
    if (call) {
        const args = expressions(call.expressionList());
        return {
            kind: 'methodCall',
            object,
            name: textOf(call.anyId()),
            arguments: args,
            safe,
            line: lineOf(call)
        };
    }
    const name = context.anyId();
    return { kind: 'member', object, name: textOf(name), safe, line: lineOf(name) };
}

function call(context: MethodCallExpressionContext): Expression {
    const called = context.methodCall();
    const line = lineOf(context);
    const args = expressions(called.expressionList());
    const id = optional(called.id());
    if (id) return { kind: 'call', name: textOf(id), arguments: args, line };
    return {
        kind: 'constructorCall',
        name: optional(called.THIS()) ? 'this' : 'super',
        arguments: args,
        line
    };
}

function primary(context: PrimaryContext): Expression {
    const line = lineOf(context);
    if (context instanceof tree.IdPrimaryContext) return { kind: 'identifier', name: textOf(context), line };
    if (context instanceof tree.LiteralPrimaryContext) return literal(context.literal());
    if (context instanceof tree.ThisPrimaryContext) return { kind: 'this', line };
    if (context instanceof tree.SuperPrimaryContext) return { kind: 'super', line };
    if (context instanceof tree.TypeRefPrimaryContext)
        return { kind: 'classLiteral', type: typeReference(context.typeRef()), line };
    if (context instanceof tree.VoidPrimaryContext)
        return {
            kind: 'classLiteral',
            type: { parts: [{ name: 'void', args: [] }], dimensions: 0, line },
            line
        };
    if (context instanceof tree.SoqlPrimaryContext) return embeddedQuery(context.soqlLiteral(), 'soql');
    if (context instanceof tree.SoslPrimaryContext) return embeddedQuery(context.soslLiteral(), 'sosl');
    return { kind: 'unsupported', what: `primary ${context.constructor.name}`, line };
}

function creation(context: CreatorContext): Expression {
    const line = lineOf(context);
    const type = createdType(context.createdName());
    const object = optional(context.classCreatorRest());
    if (object)
        return { kind: 'new', type, arguments: expressions(object.arguments().expressionList()), line };
    const array = optional(context.arrayCreatorRest());
    if (array) {
        const size = optional(array.expression());
        const items = optional(array.arrayInitializer())?.expression_list().map(expression) ?? null;
        return { kind: 'newArray', type, size: size && expression(size), items, line };
    }
    const map = optional(context.mapCreatorRest());
    if (map) {
        const pairs = map.mapCreatorRestPair_list().map((entry) => entry.expression_list().map(expression));
        return { kind: 'newMap', type, pairs: pairs as [Expression, Expression][], line };
    }
    const items = optional(context.setCreatorRest())?.expression_list().map(expression) ?? [];
    return { kind: 'newCollection', type, items, line };
}
