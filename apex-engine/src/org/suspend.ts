// Setting a transaction aside while its Apex waits for a callout, so that the same thread can run others.
// The store needs no care: a callout with uncommitted work is refused, as on the platform.
import type { OrgRuntime } from './runtime.ts';

/** Makes the runtime as if nothing were under way, and returns how to go on where it was. */
export function suspend(runtime: OrgRuntime): () => void {
    const { user, permissions, uncommitted, mixedKind, stack, triggerStack, triggerDepth } = runtime;
    const { quiddity, ticks, deadline, restContext } = runtime;
    const statics = runtime.model.all.map((cls) => ({ cls, initState: cls.initState, statics: cls.statics }));
    const limits = runtime.limits.save();
    const { journal } = runtime.db;
    const { current } = runtime.async;
    const suspendedAt = Date.now();
    Object.assign(runtime, {
        uncommitted: false,
        mixedKind: {},
        stack: [],
        triggerStack: [],
        triggerDepth: 0
    });
    runtime.restContext = { request: null, response: null };
    runtime.db.journal = [];
    runtime.async.current = null;
    return () => {
        Object.assign(runtime, {
            user,
            permissions,
            uncommitted,
            mixedKind,
            stack,
            triggerStack,
            triggerDepth
        });
        // Waiting does not count towards the time that Apex may take.
        const waited = Date.now() - suspendedAt;
        Object.assign(runtime, { quiddity, ticks, deadline: deadline + waited, restContext });
        for (const { cls, ...state } of statics) Object.assign(cls, state);
        runtime.limits.restore(limits);
        runtime.db.journal = journal;
        runtime.async.current = current;
    };
}
