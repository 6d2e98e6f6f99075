// Asynchronous Apex: future, queueable (+finalizers), batch, scheduled jobs and platform events.
import { AList, NObj, ADatetime, ApexObj, Unsupported } from './values.mjs';

export class Async {
    constructor(rt) {
        this.rt = rt;
        this.reset();
    }
    reset() {
        this.queue = [];
        this.crons = [];
        this.depth = 0;
        this.finalizers = null;
        this.current = null;
    }
    job(type, cls, extra = {}) {
        const { rt } = this;
        const ac = rt.db
            .rows(rt.schema.get('ApexClass'))
            .find((r) => r.name === (cls && cls.top ? cls.top.name : cls));
        return rt.raw('AsyncApexJob', {
            JobType: type,
            Status: 'Queued',
            ApexClassId: ac ? ac.id : null,
            NumberOfErrors: 0,
            JobItemsProcessed: 0,
            TotalJobItems: 0,
            ...extra
        });
    }
    set(row, v) {
        const r = this.rt.db.byId.get(row.id);
        if (r) this.rt.db.put(r.$d, r.id, { ...r, ...v });
    }
    enqueue(obj, opts, delay) {
        const { rt } = this;
        if (!(obj instanceof ApexObj))
            throw rt.ex('NullPointerException', 'Attempt to de-reference a null object');
        rt.limits.enqueue();
        if (opts && opts.duplicatesignature) {
            const k = opts.duplicatesignature.key
                ? opts.duplicatesignature.key()
                : String(opts.duplicatesignature);
            if (this.queue.some((q) => q.dup === k))
                throw rt.ex(
                    'DuplicateMessageException',
                    'Attempt to enqueue job with duplicate queueable signature'
                );
            opts.$dup = k;
        }
        const inJob = this.current && this.current.kind === 'queueable' && !this.current.inFinalizer;
        const depth = inJob ? this.current.qdepth + 1 : 1;
        // the platform refuses chained queueables in tests unless a stack depth was asked for
        if (inJob && rt.test && !rt.opts.allowChaining && !(opts && opts.maximumqueueablestackdepth))
            throw rt.ex('AsyncException', 'Maximum stack depth has been reached.');
        if (opts && opts.maximumqueueablestackdepth && depth > opts.maximumqueueablestackdepth)
            throw rt.ex('AsyncException', 'Maximum stack depth has been reached.');
        const row = this.job('Queueable', obj.constructor.cls);
        this.queue.push({
            kind: 'queueable',
            obj,
            row,
            dup: opts && opts.$dup,
            qdepth: depth,
            user: rt.user.id,
            opts,
            delay: delay || 0
        });
        rt.uncommitted = true;
        return row.id;
    }
    future(mi, args) {
        const { rt } = this;
        if (this.current && (this.current.kind === 'future' || this.current.kind === 'batch'))
            throw rt.ex(
                'AsyncException',
                'Future method cannot be called from a future or batch method: ' +
                    mi.cls.name +
                    '.' +
                    mi.n +
                    '(' +
                    mi.types.map((t) => t.name).join(', ') +
                    ')'
            );
        rt.limits.future();
        const row = this.job('Future', mi.cls, { MethodName: mi.n });
        this.queue.push({ kind: 'future', mi, args, row, user: rt.user.id });
    }
    batch(obj, size) {
        const { rt } = this;
        if (!obj) throw rt.ex('NullPointerException', 'Attempt to de-reference a null object');
        const row = this.job('BatchApex', obj.constructor.cls);
        this.queue.push({ kind: 'batch', obj, size: size || 200, row, user: rt.user.id });
        return row.id;
    }
    schedule(name, cron, obj, jobType = '7') {
        const { rt } = this;
        const p = cron.trim().split(/\s+/);
        if (p.length < 6 || p.length > 7)
            throw rt.ex('AsyncException', `Unable to parse cron expression: ${cron}`);
        if (this.crons.some((c) => c.name === name && !c.aborted))
            throw rt.ex('AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
        const det = rt.raw('CronJobDetail', { Name: name, JobType: jobType });
        const row = rt.raw('CronTrigger', {
            CronExpression: cron,
            CronJobDetailId: det.id,
            State: 'WAITING',
            TimesTriggered: 0,
            TimeZoneSidKey: 'GMT',
            NextFireTime: this.next(p),
            StartTime: new ADatetime(rt.now()),
            OwnerId: rt.user.id
        });
        this.job('ScheduledApex', obj.constructor.cls, { CronTriggerId: row.id });
        const c = { name, cron, obj, row, user: rt.user.id };
        this.crons.push(c);
        this.queue.push({ kind: 'sched', cron: c, row, user: rt.user.id });
        return row.id;
    }
    /** Next fire time for plain cron expressions (numeric fields; * and ? otherwise). */
    next(p) {
        const [s, m, h, dom, mon] = p;
        const yr = p[6];
        const now = new Date(this.rt.now());
        const ok = (f, v) =>
            f === '*' ||
            f === '?' ||
            f.split(',').some((x) => {
                if (/^\d+$/.test(x)) return Number(x) === v;
                const r = /^(\d+)-(\d+)$/.exec(x);
                if (r) return v >= r[1] && v <= r[2];
                const st = /^(\*|\d+)\/(\d+)$/.exec(x);
                if (st)
                    return (
                        v >= (st[1] === '*' ? 0 : Number(st[1])) &&
                        (v - (st[1] === '*' ? 0 : Number(st[1]))) % Number(st[2]) === 0
                    );
                return false;
            });
        let t = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
        const MN = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
        const mm = mon.replace(/[A-Z]{3}/gi, (x) => MN.indexOf(x.toUpperCase()) + 1);
        const dw = p[5].replace(
            /[A-Z]{3}/gi,
            (x) => ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].indexOf(x.toUpperCase()) + 1
        );
        if (yr && /^\d{4}$/.test(yr) && Number(yr) > now.getUTCFullYear()) t = Date.UTC(Number(yr), 0, 1);
        for (let i = 0; i < 366 * 8; i++, t += 864e5) {
            const d = new Date(t);
            if (
                !ok(mm, d.getUTCMonth() + 1) ||
                !ok(dom, d.getUTCDate()) ||
                !ok(dw, d.getUTCDay() + 1) ||
                (yr && !ok(yr, d.getUTCFullYear()))
            )
                continue;
            for (let hh = 0; hh < 24; hh++) {
                if (!ok(h, hh)) continue;
                for (let mi = 0; mi < 60; mi++) {
                    if (!ok(m, mi)) continue;
                    for (let ss = 0; ss < 60; ss++) {
                        if (!ok(s, ss)) continue;
                        const c = t + hh * 36e5 + mi * 6e4 + ss * 1000;
                        if (c > now.getTime()) return new ADatetime(c);
                    }
                }
            }
        }
        return null;
    }
    /** Run one job in its own transaction. Returns the exception it ended with, if any. */
    runJob(j) {
        const { rt } = this;
        const lim = rt.limits.save();
        const unc = rt.uncommitted;
        const prev = this.current;
        const user = rt.user;
        const q = rt.quiddity;
        const mk = rt.mixedKind;
        rt.mixedKind = {};
        rt.limits.reset(true);
        rt.uncommitted = false;
        this.current = j;
        j.finalizers = [];
        const trig = rt.trigStack;
        rt.trigStack = [];
        const td = rt.trigDepth;
        rt.trigDepth = 0;
        const st = rt.stack;
        rt.stack = [];
        const ur = rt.db.get(j.user);
        if (ur) rt.setUser(ur);
        let err = null;
        const m = rt.db.mark();
        const eventsBefore = rt.events.length;
        rt.quiddity = { queueable: 'QUEUEABLE', future: 'FUTURE', batch: 'BATCH_APEX', sched: 'SCHEDULED' }[
            j.kind
        ];
        try {
            this.set(j.row, { status: 'Processing' });
            this.exec(j);
            if (j.kind !== 'sched')
                this.set(j.row, { status: 'Completed', completeddate: new ADatetime(rt.now()) });
        } catch (e) {
            const x = rt.toEx(e);
            if (!x) throw e;
            err = x;
            if (j.kind !== 'batch') {
                rt.db.rollback(m);
                rt.dropUncommittedEvents(eventsBefore);
            }
            if (j.kind !== 'sched')
                this.set(j.row, {
                    status: 'Failed',
                    numberoferrors: 1,
                    extendedstatus: x.msg,
                    completeddate: new ADatetime(rt.now())
                });
        } finally {
            rt.limits.restore(lim);
            rt.uncommitted = unc;
            this.current = prev;
            rt.trigStack = trig;
            rt.trigDepth = td;
            rt.stack = st;
            rt.quiddity = q;
            rt.mixedKind = mk;
            const back = rt.db.get(user.id);
            rt.setUser(back || user);
        }
        for (const f of j.finalizers) {
            const c = new NObj('FinalizerContext', {
                result: err ? 'UNHANDLED_EXCEPTION' : 'SUCCESS',
                ex: err,
                jobId: j.row.id
            });
            const l2 = rt.limits.save();
            rt.limits.reset(true);
            const u2 = rt.uncommitted;
            rt.uncommitted = false;
            const p2 = this.current;
            this.current = { ...j, finalizers: [], inFinalizer: true };
            try {
                rt.invoke(f, 'execute', [c]);
            } finally {
                rt.limits.restore(l2);
                rt.uncommitted = u2;
                this.current = p2;
            }
            if (err && j.finalizers.length) j.handled = true;
        }
        return err;
    }
    exec(j) {
        const { rt } = this;
        switch (j.kind) {
            case 'queueable':
                return rt.invoke(j.obj, 'execute', [new NObj('QueueableContext', { jobId: j.row.id })]);
            case 'future':
                return rt.callStatic(j.mi.cls, { js: j.mi.js + '$sync' }, j.args);
            case 'sched':
                return rt.invoke(j.cron.obj, 'execute', [
                    new NObj('SchedulableContext', { triggerId: j.cron.row.id })
                ]);
            case 'batch': {
                const bc = new NObj('Database.BatchableContext', { jobId: j.row.id });
                const clone = (o) => {
                    const c = Object.assign(Object.create(Object.getPrototypeOf(o)), o);
                    return c;
                };
                const stateful = rt.isA(j.obj, 'Database.Stateful');
                let obj = j.obj;
                const snap = stateful ? null : clone(obj);
                const res = rt.invoke(obj, 'start', [bc]);
                let items;
                if (res instanceof NObj && res.$t === 'Database.QueryLocator') items = res.list.a;
                else items = [...rt.ops.it(res)];
                const chunks = [];
                for (let i = 0; i < items.length; i += j.size) chunks.push(items.slice(i, i + j.size));
                this.set(j.row, { totaljobitems: chunks.length });
                let n = 0;
                let errs = 0;
                let firstErr = null;
                if (rt.test && chunks.length > 1)
                    throw rt.ex(
                        'UnexpectedException',
                        'No more than one executeBatch can be called from within a test method.  Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.'
                    );
                const lt = res instanceof NObj && res.list ? res.list.t : rt.types.list(rt.types.SObject);
                for (const c of chunks) {
                    rt.limits.reset(true);
                    rt.uncommitted = false;
                    if (!stateful) obj = clone(snap);
                    const m = rt.db.mark();
                    try {
                        rt.invoke(obj, 'execute', [bc, new AList(lt, c)]);
                    } catch (e) {
                        const x = rt.toEx(e);
                        if (!x) throw e;
                        rt.db.rollback(m);
                        errs++;
                        firstErr = firstErr || x;
                    }
                    this.set(j.row, { jobitemsprocessed: ++n, numberoferrors: errs });
                }
                rt.limits.reset(true);
                rt.uncommitted = false;
                rt.invoke(stateful ? obj : clone(snap), 'finish', [bc]);
                if (firstErr) throw firstErr;
                return null;
            }
            default:
                throw new Unsupported(`job kind ${j.kind}`);
        }
    }
    /** Test.stopTest(): run what was queued, then deliver platform events, until nothing is left of the first generation. */
    flush() {
        let first = null;
        const gen = this.queue;
        this.queue = [];
        for (const j of gen) {
            if (j.kind === 'sched' && j.cron.aborted) continue;
            if (j.aborted) continue;
            const e = this.runJob(j);
            if (e && !first && !j.handled) first = e;
            else if (e && j.handled && !first) first = e;
        }
        // jobs enqueued by batch finish/scheduled/future run too; a chained queueable is run once more
        let guard = 0;
        while (this.queue.length && guard++ < 20) {
            const g2 = this.queue.filter((j) => !j.started);
            this.queue = [];
            for (const j of g2) {
                if (j.kind === 'sched') continue;
                const e = this.runJob(j);
                if (e && !first) first = e;
            }
            if (guard > 5) break;
        }
        this.deliver();
        if (first) throw first;
    }
    // ---------------------------------------------------------------- platform events
    publish(list) {
        const { rt } = this;
        return list.map((o) => {
            if (!o.d.isEvent) throw rt.ex('TypeException', `${o.d.name} is not a platform event`);
            const row = rt.db.fresh(o.d);
            for (const f of o.d.fields.values()) if (f.type === 'BOOLEAN') row[f.l] = false;
            for (const f of o.d.fields.values())
                if (f.def !== null && !(f.l in o.f)) row[f.l] = rt.db.defaultValue(f);
            for (const k of Object.keys(o.f)) row[k] = rt.db.toStored(o.d.field(k) || {}, o.f[k]);
            const miss = [...o.d.fields.values()]
                .filter((f) => f.required && row[f.l] === null)
                .map((f) => f.name);
            if (miss.length)
                return {
                    ok: false,
                    errs: [
                        rt.db.err(
                            'REQUIRED_FIELD_MISSING',
                            `Required fields are missing: [${miss.join(', ')}]`,
                            miss
                        )
                    ]
                };
            row.eventuuid = o.f.eventuuid || crypto.randomUUID();
            row.replayid = String(++this.replay || (this.replay = 1));
            row.createddate = new ADatetime(rt.now());
            row.createdbyid = rt.user.id;
            const event = { row, src: o };
            rt.events.push(event);
            if (!o.d.afterCommit) rt.announce([event]);
            return { ok: true, id: 'e00xx0000000001AAA', errs: [], uuid: row.eventuuid };
        });
    }
    deliver(fail = false) {
        const { rt } = this;
        let guard = 0;
        while (rt.events.length && guard++ < 10) {
            const evs = rt.events;
            rt.events = [];
            const by = new Map();
            for (const e of evs) {
                if (!by.has(e.row.$d)) by.set(e.row.$d, []);
                by.get(e.row.$d).push(e);
            }
            for (const [d, l] of by) {
                for (const cb of new Set(l.map((e) => e.cb).filter(Boolean))) {
                    const c = new NObj(fail ? 'EventBus.FailureResult' : 'EventBus.SuccessResult', {
                        uuids: l.filter((e) => e.cb === cb).map((e) => e.row.eventuuid)
                    });
                    rt.invoke(cb, fail ? 'onFailure' : 'onSuccess', [c]);
                }
                if (fail) continue;
                const tr = (rt.triggersFor(d) || []).filter((t) => t.cases.includes('after insert'));
                if (!tr.length) continue;
                const lt = rt.types.list(rt.types.sobject(d.name));
                const lim = rt.limits.save();
                const u = rt.user;
                rt.limits.reset(true);
                const unc = rt.uncommitted;
                rt.uncommitted = false;
                const stk = rt.stack;
                rt.stack = [];
                const auto = rt.db.get(rt.autoProcId);
                if (auto && !rt.opts.eventsAsUser) {
                    rt.setUser(auto);
                    rt.perm.all = true;
                }
                rt.trigStack.push({
                    when: 'after',
                    op: 'insert',
                    new: new AList(
                        lt,
                        l.map((e) => rt.db.toTrigObj(e.row))
                    ),
                    old: null,
                    newmap: null,
                    oldmap: null,
                    size: l.length
                });
                const m = rt.db.mark();
                const eventsBefore = rt.events.length;
                try {
                    for (const t of tr) t.run();
                } catch (e) {
                    const x = rt.toEx(e);
                    if (!x) throw e;
                    rt.db.rollback(m);
                    rt.dropUncommittedEvents(eventsBefore);
                    if (x.tn === 'EventBus.RetryableException') {
                        /* retried by the bus; not modelled further */
                    } else {
                        rt.debugLog.push(`event trigger failed: ${x.msg}`);
                        (rt.eventErrors = rt.eventErrors || []).push(
                            `${d.name} trigger failed: ${x.typeName()}: ${x.msg}${x.frames && x.frames[0] ? ` at ${x.frames[0]}` : ''}`
                        );
                    }
                    if (x.uncatchable && x.tn === 'AssertException') throw x;
                } finally {
                    rt.trigStack.pop();
                    rt.limits.restore(lim);
                    rt.uncommitted = unc;
                    rt.stack = stk;
                    rt.setUser(rt.db.get(u.id) || u);
                }
            }
        }
    }
}
