// Finds and runs Apex test methods.
import { Unsupported } from './values.mjs';

export function findTests(rt) {
    const out = [];
    for (const c of rt.model.all) {
        if (c.kind !== 'class' || c.outer || !c.ann('istest')) {
            if (c.kind !== 'class' || c.outer) continue;
        }
        const ms = [];
        let setup = null;
        for (const l of c.methods.values())
            for (const m of l) {
                if (!m.static || m.types.length) continue;
                if (m.ann.some((a) => a.n === 'testsetup')) setup = m;
                else if (m.ann.some((a) => a.n === 'istest') || m.ast.m.set.testmethod) ms.push(m);
            }
        if (ms.length) out.push({ cls: c, setup, ms });
    }
    return out;
}
const seeAll = (x) => x && String(x.p.seealldata) === 'true';
/** Run one test method in a fresh org. Returns {ok, ms, error, stack}. */
export function runTest(rt, t, m) {
    const t0 = Date.now();
    const r = { cls: t.cls.name, method: m.n, ok: true, ms: 0 };
    try {
        rt.reset();
        rt.ticks = 0;
        rt.deadline = Date.now() + 60000;
        const u = rt.user;
        rt.test = { started: false, stopped: false, reqId: 'TEST' + Math.random().toString(36).slice(2) };
        if (seeAll(t.cls.ann('istest')) || seeAll(m.ann.find((a) => a.n === 'istest')))
            throw new Unsupported('@IsTest(SeeAllData=true)');
        if (t.setup) {
            rt.callStatic(t.cls, t.setup, []);
            if (rt.test.started && !rt.test.stopped) rt.async.flush();
            else if (rt.async.queue.length) rt.async.flush();
            if (rt.events.length) rt.async.deliver();
            rt.setUser(rt.db.get(u.id));
            rt.resetStatics();
            rt.limits.reset();
            rt.uncommitted = false;
            rt.mixedKind = {};
            rt.httpMock = null;
            rt.test = { started: false, stopped: false, reqId: rt.test.reqId };
            rt.stack.length = 0;
            rt.trigStack.length = 0;
            rt.db.journal.length = 0;
            rt.async.queue = [];
            rt.cache = new Map();
        }
        rt.callStatic(t.cls, m, []);
    } catch (e) {
        r.ok = false;
        const x = rt.toEx(e);
        if (x) {
            r.error = `${x.typeName()}: ${x.msg ?? 'Script-thrown exception'}`;
            r.stack = x.trace;
            for (let c = x.cause; c; c = c.cause)
                r.stack += `\nCaused by: ${c.typeName()}: ${c.msg}\n${c.trace}`;
        } else if (e.unsupported) {
            r.error = e.message;
            r.unsupported = true;
            r.stack = rt.stack
                .slice()
                .reverse()
                .map((f) => rt.frameStr(f))
                .join('\n');
        } else {
            r.error = `internal: ${e.message}`;
            r.internal = true;
            r.stack = e.stack;
        }
        r.ex = e;
    } finally {
        rt.stack.length = 0;
        rt.trigStack.length = 0;
        rt.userStack.length = 0;
        rt.test = null;
    }
    if (rt.eventErrors && rt.eventErrors.length) {
        r.note = [r.note, ...rt.eventErrors].filter(Boolean).join('; ');
    }
    rt.eventErrors = [];
    r.ms = Date.now() - t0;
    return r;
}
