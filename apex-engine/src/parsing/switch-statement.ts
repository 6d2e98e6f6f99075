import type {
    SwitchStatementContext,
    WhenControlContext,
    WhenLiteralContext
} from '@apexdevtools/apex-parser';
import { expression } from './expression.ts';
import { literalOf, negated } from './literal.ts';
import { lineOf, optional, textOf } from './parse-tree.ts';
import { block } from './statement.ts';
import type { ConstantName, Literal, SwitchCase, SwitchStatement } from './syntax-tree.ts';
import { typeReference } from './type-reference.ts';

export const switchStatement = (context: SwitchStatementContext): SwitchStatement => ({
    kind: 'switch',
    subject: expression(context.expression()),
    cases: context.whenControl_list().map(switchCase),
    line: lineOf(context)
});

function switchCase(context: WhenControlContext): SwitchCase {
    const value = context.whenValue();
    const body = block(context.block());
    const line = lineOf(context);
    if (optional(value.ELSE())) return { kind: 'else', body, line };
    const type = optional(value.typeRef());
    if (type) return { kind: 'type', type: typeReference(type), name: textOf(value.id()), body, line };
    return { kind: 'values', values: value.whenLiteral_list().map(whenLiteral), body, line };
}

function whenLiteral(context: WhenLiteralContext): Literal | ConstantName {
    const inner = optional(context.whenLiteral());
    if (inner) return whenLiteral(inner);
    const line = lineOf(context);
    const name = optional(context.qualifiedName());
    if (name) return { kind: 'constant', parts: name.id_list().map(textOf), line };
    const tokens = (context.children ?? []).map(textOf);
    const found = literalOf(tokens.at(-1) ?? '', line);
    return tokens.length > 1 && tokens[0] === '-' ? negated(found) : found;
}
