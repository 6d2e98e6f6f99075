import type { Runtime } from '../interpret/runtime.ts';
import type { ApexThrown } from '../org/runtime.ts';

/**
 * Writes what happens as a debug log of the platform does: time since the start, event, line, details.
 * https://help.salesforce.com/s/articleView?id=platform.code_setting_debug_log_levels.htm
 */
export class DebugLog {
    readonly runtime: Runtime;
    readonly #write: (line: string) => void;
    readonly #startedAt = performance.now();

    constructor(runtime: Runtime, write: (line: string) => void) {
        this.runtime = runtime;
        this.#write = write;
    }

    /** One line: `16:00:00.012 (12345678)|EVENT|[line]|details`; the number is nanoseconds. */
    event(name: string, ...details: (string | number)[]): void {
        const time = new Date(this.runtime.now()).toISOString().slice(11, 23);
        const elapsed = Math.round((performance.now() - this.#startedAt) * 1e6);
        this.#write([`${time} (${elapsed})`, name, ...details].join('|'));
    }

    /** An event of the line that runs. */
    here(name: string, ...details: (string | number)[]): void {
        this.event(name, `[${this.runtime.stack.at(-1)?.line ?? 'EXTERNAL'}]`, ...details);
    }

    userDebug(level: string, message: string): void {
        this.here('USER_DEBUG', level, message);
    }

    exceptionThrown(exception: ApexThrown): void {
        this.here('EXCEPTION_THROWN', `${exception.typeName()}: ${exception.message}`);
    }

    /** What follows is System.debug of one test or block, its queries and saves. */
    unitStarted(name: string): void {
        this.event('EXECUTION_STARTED');
        this.event('CODE_UNIT_STARTED', '[EXTERNAL]', name);
    }

    /** And the limits that it used. */
    unitFinished(name: string, error?: string, stack?: string): void {
        if (error) this.event('FATAL_ERROR', [error, stack].filter(Boolean).join('\n\n'));
        const { used, allowed: max } = this.runtime.limits;
        this.event('LIMIT_USAGE_FOR_NS', '(default)', '');
        for (const [label, limit] of SHOWN_LIMITS)
            this.#write(`  Number of ${label}: ${used[limit]} out of ${max[limit]}`);
        this.event('CODE_UNIT_FINISHED', name);
        this.event('EXECUTION_FINISHED');
    }
}

const SHOWN_LIMITS = [
    ['SOQL queries', 'queries'],
    ['query rows', 'rows'],
    ['DML statements', 'dml'],
    ['DML rows', 'dmlRows'],
    ['callouts', 'callouts'],
    ['future calls', 'future'],
    ['queueable jobs added to the queue', 'queueable']
] as const;
