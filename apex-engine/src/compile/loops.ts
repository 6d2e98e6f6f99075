import type { ForStatement, Statement } from '../parsing/syntax-tree.ts';
import type { Type } from '../types/type.ts';
import type { Code } from './code.ts';
import type { Compilation } from './compilation.ts';
import { converted } from './conversions.ts';
import { compileCondition, compileExpression, compileForEffect } from './expressions.ts';
import { compileBlock, compileStatement } from './statements.ts';

type Loop = Extract<Statement, { kind: 'while' | 'doWhile' }> | ForStatement;

/** Each turn counts towards the time that Apex may take. */
export function compileLoop(at: Compilation, loop: Loop): string {
    switch (loop.kind) {
        case 'while': {
            const test = `${at.atLine(loop.line)}while(${compileCondition(at, loop.condition)})`;
            return `${test}{$.tick();${compileBlock(at, loop.body)}}`;
        }
        case 'doWhile': {
            const body = compileBlock(at, loop.body);
            return `do{$.tick();${body}}while(${compileCondition(at, loop.condition)});`;
        }
        case 'for':
            return at.inNewScope(() => compileFor(at, loop));
    }
}

function compileFor(at: Compilation, loop: ForStatement): string {
    const start = loop.start ? compileStatement(at, loop.start) : '';
    const noted = loop.start?.kind === 'variable' ? '' : at.atLine(loop.line);
    const condition = loop.condition ? compileCondition(at, loop.condition) : 'true';
    const update = loop.update.map((each) => compileForEffect(at, each)).join(',');
    return `{${noted}${start}for(;${condition};${update}){$.tick();${compileBlock(at, loop.body)}}}`;
}

/** A query gives its records, or lists of 200 of them where the variable is a list. */
export function compileForEach(at: Compilation, loop: Extract<Statement, { kind: 'forEach' }>): string {
    return at.inNewScope(() => {
        const type = at.typeOf(loop.type);
        const items = compileExpression(at, loop.items);
        const start = at.atLine(loop.line);
        const inChunks = Boolean(items.isQuery) && type.kind === 'list';
        const variable = at.declare(loop.name, type);
        const item = at.temporary();
        const value = converted(at, item, inChunks ? type : itemType(at, items), type);
        const source = `$.${inChunks ? 'chunks' : 'items'}(${items.js})`;
        return `${start}for(${item} of ${source}){$.tick();let ${variable}=${value};${compileBlock(at, loop.body)}}`;
    });
}

function itemType(at: Compilation, { type }: Code): Type {
    const isIterable = type.kind === 'list' || type.kind === 'set' || type.kind === 'platform';
    return (isIterable ? type.args[0] : null) ?? at.types.any;
}
