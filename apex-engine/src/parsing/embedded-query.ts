import { BoundExpressionContext } from '@apexdevtools/apex-parser';
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import { expression } from './expression.ts';
import { lineOf } from './parse-tree.ts';
import type { EmbeddedQuery, Expression } from './syntax-tree.ts';

/** `[SELECT …]` or `[FIND …]`: its text, with the expressions of the class taken out of it. */
export function embeddedQuery(context: ApexParserRuleContext, kind: EmbeddedQuery['kind']): EmbeddedQuery {
    const binds: Expression[] = [];
    let text = '';
    let position = context.start.start;
    const source = context.start.getInputStream();
    const visit = (node: ApexParserRuleContext) => {
        if (node instanceof BoundExpressionContext) {
            text += source.getText(position, node.start.start - 1) + `:$${binds.length} `;
            binds.push(expression(node.expression()));
            position = (node.stop?.stop ?? node.start.stop) + 1;
            return;
        }
        for (const child of node.children ?? []) visit(child as ApexParserRuleContext);
    };
    visit(context);
    text += source.getText(position, context.stop?.stop ?? position);
    return { kind, text: text.replace(/^\s*\[/, '').replace(/\]\s*$/, ''), binds, line: lineOf(context) };
}
