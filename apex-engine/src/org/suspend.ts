// Setting a transaction aside while its Apex waits for a callout, so that the same thread can run others.
// The store needs no care: a callout with uncommitted work is refused, as on the platform.
import type { OrgRuntime } from './runtime.ts';

/** Makes the runtime as if nothing were under way, and returns how to go on where it was. */
export function suspend(rt: OrgRuntime): () => void {
    const { user, permissions, uncommitted, mixedKind, stack, triggerStack, triggerDepth } = rt;
    const { quiddity, ticks, deadline, restContext } = rt;
    const statics = rt.model.all.map((cls) => ({ cls, initState: cls.initState, statics: cls.statics }));
    const limits = rt.limits.save();
    const { journal } = rt.db;
    const { current } = rt.async;
    const suspendedAt = Date.now();
    Object.assign(rt, { uncommitted: false, mixedKind: {}, stack: [], triggerStack: [], triggerDepth: 0 });
    rt.restContext = { request: null, response: null };
    rt.db.journal = [];
    rt.async.current = null;
    return () => {
        Object.assign(rt, { user, permissions, uncommitted, mixedKind, stack, triggerStack, triggerDepth });
        // Waiting does not count towards the time that Apex may take.
        const waited = Date.now() - suspendedAt;
        Object.assign(rt, { quiddity, ticks, deadline: deadline + waited, restContext });
        for (const { cls, ...state } of statics) Object.assign(cls, state);
        rt.limits.restore(limits);
        rt.db.journal = journal;
        rt.async.current = current;
    };
}
