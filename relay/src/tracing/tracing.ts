import type { RunEnd } from '../run/run-deal.ts';

/** A change that somebody told of: where its trace begins. */
export interface TracedHint {
    /** `salesforce`, `partner-center`, `sweep` or `command`. */
    source: string;
    correlationId: string;
    milliseconds: number;
}

/** A call to the outside that has ended. */
export interface TracedCall {
    /** Name of the host. */
    host: string;
    method: string;
    /** Without the query string, which can hold values. */
    path: string;
    milliseconds: number;
    /** Of the answer; 0: there was none. Salesforce's client does not tell it. */
    status?: number;
    isFailure: boolean;
    /** Where it belongs if it is not part of a run. */
    correlationId?: string;
}

/**
 * Tells a collector of traces what a change meets on its way. A correlation id without its dashes is the id
 * of the trace, so no two processes need to hand anything on to be in the same one.
 */
export interface Tracing {
    hint(hint: TracedHint): void;
    /** Calls that `work` makes belong to the run. */
    run(run: { dealId: string; correlationId: string }, work: () => Promise<RunEnd>): Promise<RunEnd>;
    call(call: TracedCall): void;
    /** Hands over what is left. */
    close(): Promise<void>;
}

/** Where no collector is set. */
export const noTracing: Tracing = {
    hint() {},
    run: (_run, work) => work(),
    call() {},
    async close() {}
};
