// Setting a transaction aside while its Apex waits for a callout, so that the same thread can run others meanwhile.
// The store needs no care: a callout with uncommitted work is refused, as on the platform.

const STATE = [
    'user',
    'perm',
    'uncommitted',
    'mixedKind',
    'stack',
    'trigStack',
    'trigDepth',
    'quiddity',
    'ticks',
    'deadline',
    'restCtx'
];

/** Makes the runtime as if nothing were under way, and returns how to go on where it was. */
export function suspend(rt) {
    const state = STATE.map((name) => [name, rt[name]]);
    const statics = rt.model.all.map((cls) => [cls, cls.state, cls.S]);
    const limits = rt.limits.save();
    const { journal } = rt.db;
    const { current } = rt.async;
    const suspendedAt = Date.now();
    Object.assign(rt, { uncommitted: false, mixedKind: {}, stack: [], trigStack: [], trigDepth: 0 });
    rt.restCtx = { req: null, res: null };
    rt.db.journal = [];
    rt.async.current = null;
    return () => {
        for (const [name, value] of state) rt[name] = value;
        for (const [cls, initialized, values] of statics)
            Object.assign(cls, { state: initialized, S: values });
        rt.limits.restore(limits);
        rt.db.journal = journal;
        rt.async.current = current;
        // Waiting does not count towards the time that Apex may take.
        rt.deadline += Date.now() - suspendedAt;
    };
}
