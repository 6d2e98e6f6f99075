import type { FastifyRequest } from 'fastify';

/**
 * What shall go wrong with the next requests. `cutBefore`: the connection is cut before anything is done;
 * `cutAfter`: when all is done and nothing answered; `cutHalfway`: after half of the answer.
 */
export type FaultKind = 'throttled' | 'unavailable' | 'slow' | 'cutBefore' | 'cutAfter' | 'cutHalfway';

export interface Fault {
    kind: FaultKind;
    /** For how many requests still. */
    count: number;
    method: string | null;
    /** What the address begins with. */
    path: string | null;
    /** As the journal names it: `createReferral`, `getToken`. */
    operation: string | null;
    /** Of `unavailable`: 500, 503 and the like. */
    status: number;
    /** Of `throttled` and, where not null, of `unavailable`. */
    retryAfterSeconds: number | null;
    /** Of `slow`. */
    milliseconds: number;
}

/** The first fault that is meant for such a request; it is used up by that. */
export function takeFault(faults: Fault[], request: FastifyRequest): Fault | null {
    const operation = request.routeOptions.config.operation ?? null;
    const fault = faults.find(
        (one) =>
            (one.method === null || one.method === request.method) &&
            (one.path === null || request.url.startsWith(one.path)) &&
            (one.operation === null || one.operation === operation)
    );
    if (!fault) return null;
    fault.count -= 1;
    if (fault.count === 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
}
