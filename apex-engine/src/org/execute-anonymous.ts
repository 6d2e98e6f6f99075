import { withAnonymous, type CompiledBlock } from '../interpret/anonymous-block.ts';
import type { Runtime } from '../interpret/runtime.ts';
import { DebugLog } from '../runner/debug-log.ts';
import { ApexError } from './apex-error.ts';
import type { Transactions } from './transactions.ts';

/** As the Tooling API answers executeAnonymous; -1 and null where there is nothing to tell. */
export interface AnonymousResult {
    compiled: boolean;
    success: boolean;
    line: number;
    column: number;
    compileProblem: string | null;
    exceptionMessage: string | null;
    exceptionStackTrace: string | null;
    /** Debug log; empty where it did not compile. */
    log: string;
}

const WELL = {
    ...{ compiled: true, success: true, line: -1, column: -1 },
    ...{ compileProblem: null, exceptionMessage: null, exceptionStackTrace: null }
};
/** What this engine's debug log holds; other levels are taken for these. */
const LEVELS = 'APEX_CODE,DEBUG;APEX_PROFILING,INFO;DB,INFO';
const UNIT = 'execute_anonymous_apex';

/** One transaction; what Apex throws undoes it and is told. */
export function executeAnonymous(
    runtime: Runtime,
    transactions: Transactions,
    source: string,
    apiVersion: number
): AnonymousResult {
    return withAnonymous(runtime, source, apiVersion, (block) =>
        execute(runtime, transactions, block, { source, apiVersion })
    );
}

function execute(
    runtime: Runtime,
    transactions: Transactions,
    block: CompiledBlock,
    { source, apiVersion }: { source: string; apiVersion: number }
): AnonymousResult {
    if ('problem' in block) {
        const { line, column, message } = block.problem;
        return { ...WELL, compiled: false, success: false, line, column, compileProblem: message, log: '' };
    }
    const lines = [
        `${apiVersion.toFixed(1)} ${LEVELS}`,
        ...source.split('\n').map((line) => `Execute Anonymous: ${line}`)
    ];
    const log = new DebugLog(runtime, (line) => lines.push(line));
    const before = runtime.log;
    runtime.log = log;
    const result = (): Omit<AnonymousResult, 'log'> => {
        try {
            transactions.run(() => {
                log.unitStarted(UNIT);
                block.run();
            }, 'ANONYMOUS');
            log.unitFinished(UNIT);
            return WELL;
        } catch (error) {
            if (!(error instanceof ApexError)) throw error;
            const { message, apexStack } = error;
            log.unitFinished(UNIT, message, apexStack);
            const [, line = '-1', column = '-1'] = /line (\d+), column (\d+)/.exec(apexStack) ?? [];
            const place = { line: Number(line), column: Number(column) };
            return {
                ...WELL,
                ...place,
                success: false,
                exceptionMessage: message,
                exceptionStackTrace: apexStack
            };
        }
    };
    try {
        return { ...result(), log: lines.join('\n') };
    } finally {
        runtime.log = before;
    }
}
