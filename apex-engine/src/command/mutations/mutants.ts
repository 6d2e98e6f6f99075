// Small wrong changes of Apex source: each operator flipped, each call that stands alone removed.
import { ApexParserFactory } from '@apexdevtools/apex-parser';

export interface Mutant {
    /** From 1. */
    line: number;
    /** As `== → !=`. */
    change: string;
    source: string;
}

/** Written with blanks around, so that neither the brackets of a type nor a sign is taken for an operator. */
const OPERATORS: Record<string, string> = {
    '==': '!=',
    '!=': '==',
    '<': '>=',
    '<=': '>',
    '>': '<=',
    '>=': '<',
    '&&': '||',
    '||': '&&',
    '+': '-',
    '-': '+',
    '*': '/',
    '/': '*',
    true: 'false',
    false: 'true'
};

interface Node {
    constructor: { name: string };
    children?: Node[];
    start?: { start: number; line: number };
    stop?: { stop: number };
    symbol?: { text: string; start: number; stop: number; line: number };
}

/** The mutants of a class or a trigger, in the order of the source. */
export function mutantsOf(source: string, isTrigger = false): Mutant[] {
    const parser = ApexParserFactory.createParser(source);
    const tree = (isTrigger ? parser.triggerUnit() : parser.compilationUnit()) as unknown as Node;
    return [...mutations(tree, source)];
}

function* mutations(node: Node, source: string): Generator<Mutant> {
    if (node.symbol) {
        const { text, start, stop, line } = node.symbol;
        const by = OPERATORS[text.toLowerCase()];
        if (by !== undefined && isOperator(source, start, stop))
            yield { line, change: `${text} → ${by}`, source: replaced(source, start, stop, by) };
        return;
    }
    if (isAnnotation(node)) return;
    const call = removableCall(node, source);
    if (call) yield call;
    for (const child of node.children ?? []) yield* mutations(child, source);
}

/** `<` of a type has no blanks around, nor has a minus sign; words and comparisons need none. */
function isOperator(source: string, start: number, stop: number): boolean {
    if (/\w|[=&|]/.test(source[start]!)) return true;
    return /\s/.test(source[start - 1] ?? '') && /\s/.test(source[stop + 1] ?? '');
}

function isAnnotation(node: Node): boolean {
    return node.constructor.name === 'AnnotationContext';
}

/** A statement that is a call and nothing else. */
function removableCall(node: Node, source: string): Mutant | null {
    if (node.constructor.name !== 'ExpressionStatementContext' || !node.start || !node.stop) return null;
    const text = source.slice(node.start.start, node.stop.stop + 1);
    if (!/^[\w.?[\]]+\s*\([\s\S]*\)\s*;$/.test(text) || /^(super|this)\s*\(/i.test(text)) return null;
    return {
        line: node.start.line,
        change: `${text.replace(/\s+/g, ' ').slice(0, 50)} removed`,
        source: replaced(source, node.start.start, node.stop.stop, ';')
    };
}

function replaced(source: string, start: number, stop: number, by: string): string {
    return source.slice(0, start) + by + source.slice(stop + 1);
}
