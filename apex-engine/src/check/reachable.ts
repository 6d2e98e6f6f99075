import type { Compilation } from '../compile/compilation.ts';
import { canEnd } from '../compile/reachability.ts';
import type { Statement } from '../parsing/syntax-tree.ts';

/** After `System.runAs` the compiler goes on, whatever its block does. */
const leaves = (statement: Statement) =>
    ['break', 'continue'].includes(statement.kind) || (statement.kind !== 'runAs' && !canEnd(statement));

/** Reports the first statement that no control reaches. */
export function checkReachable(at: Compilation, statements: Statement[]): void {
    const last = statements.findIndex(leaves);
    const next = last < 0 ? undefined : statements[last + 1];
    if (next) at.report('Unreachable statement', next.line);
}
