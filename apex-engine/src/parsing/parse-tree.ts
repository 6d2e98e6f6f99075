import type {
    ApexParserRuleContext as ParserRuleContext,
    ApexParseTree as ParseTree,
    ApexTerminalNode as TerminalNode
} from '@apexdevtools/apex-parser';

/** The line on which a part of the source begins. */
export const lineOf = (context: ParserRuleContext): number => context.start.line;

/** Text of a node without the blanks in it. */
export const textOf = (node: ParseTree): string => node.getText();

const isTerminal = (node: ParseTree): node is TerminalNode => 'symbol' in node;

/** The tokens that stand in a rule itself, joined: the operator of an expression. */
export function operatorOf(context: ParserRuleContext): string {
    return (context.children ?? []).filter(isTerminal).map(textOf).join('');
}

/** What a grammar rule may leave out: the generated accessors give null, and do not say so. */
export const optional = <T>(node: T): T | null => node ?? null;
