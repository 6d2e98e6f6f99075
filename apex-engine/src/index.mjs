// Public JS API: an in-process org that hosts the Apex of one SFDX project.
import { ApexException } from './interpret/apex-exception.ts';
import { Runtime } from './interpret/runtime.ts';
import {
    AList,
    ASet,
    AMap,
    ADecimal,
    ADouble,
    ADate,
    ADatetime,
    ATime,
    ABlob,
    ApexObj,
    NObj,
    SObj,
    EnumVal,
    Unsupported
} from './values.mjs';
import { encodeRow, decodeRow } from './store/stored-row.ts';
import { suspend } from './suspend.mjs';
export { Runtime, Unsupported };
export { SObj, AList, NObj, ADecimal, ADouble, ADate, ADatetime, ATime, ABlob, id18 } from './values.mjs';
export { SoqlError } from './soql/soql-error.ts';
export { httpCallout } from './synchttp.mjs';

export function loadProject(dir, opts = {}) {
    const rt = new Runtime(opts);
    rt.load(dir);
    return rt;
}

/** Error thrown by the API when Apex ended with an exception. */
export class ApexError extends Error {
    constructor(rt, e) {
        super(`${e.typeName()}: ${message(rt, e)}`);
        this.type = e.typeName();
        this.apexMessage = message(rt, e);
        // What a component is told: getMessage() of an AuraHandledException hides it from Apex.
        this.componentMessage = e.tn === 'AuraHandledException' ? e.msg : this.apexMessage;
        this.apexStack = e.trace;
        this.dml = e.dml
            ? e.dml.map((d) => ({ index: d.i, code: d.e.code, message: d.e.msg, fields: d.e.fields }))
            : null;
    }
}
const message = (rt, e) => rt.types.natives.get('exception').methods.get('getmessage')[0].fn(e);

/**
 * options: callout(req) -> {status, body, headers} (synchronous; see httpCallout), debug, now (ms),
 * autoAsync (run queued jobs and deliver events after every call).
 */
export function createOrg(projectDir, options = {}) {
    const rt = loadProject(projectDir, options);
    rt.callout = options.callout || null;
    if (options.now) rt.clock = options.now;
    const T = rt.types;
    let depth = 0;
    /** One transaction: fresh limits, rollback on error, events and jobs afterwards when asked for. */
    const tx = (f, quiddity = 'AURA') => {
        if (depth) return f();
        Runtime.activate(rt);
        depth++;
        rt.limits.reset();
        rt.uncommitted = false;
        rt.mixedKind = {};
        rt.stack.length = 0;
        rt.trigStack.length = 0;
        rt.trigDepth = 0;
        rt.quiddity = quiddity;
        rt.resetStatics();
        rt.ticks = 0;
        rt.deadline = Date.now() + (options.cpuLimitMs || 60000);
        const before = savepoint();
        try {
            const r = f();
            if (!unit) commit();
            return r;
        } catch (e) {
            undo(before);
            const x = rt.toEx(e);
            if (x) throw new ApexError(rt, x);
            throw e;
        } finally {
            depth--;
            rt.stack.length = 0;
            if (!depth && options.autoAsync && !running) org.runAsync();
        }
    };
    /**
     * Several transactions that stand or fall together (a composite request, all or none). Throws what f
     * throws.
     */
    const atomically = (f) => {
        if (unit || depth) return f();
        Runtime.activate(rt);
        unit = savepoint();
        try {
            const result = f();
            commit();
            return result;
        } catch (e) {
            undo(unit);
            throw e;
        } finally {
            unit = null;
        }
    };
    const savepoint = () => ({
        mark: rt.db.mark(),
        jobs: rt.async.queue.length,
        events: rt.events.length,
        changes: pending.length
    });
    const undo = (to) => {
        rt.db.rollback(to.mark);
        rt.async.queue.length = to.jobs;
        rt.dropUncommittedEvents(to.events);
        pending.length = to.changes;
    };
    /**
     * Rows written since the last commit go to the commit listeners, then change and event subscribers hear
     * of it.
     */
    const commit = () => {
        const touched = new Map(rt.db.journal.map(({ id, table }) => [id, table]));
        rt.db.journal.length = 0;
        const fresh = rt.events.filter((e) => !e.announced);
        if (touched.size && commitListeners.size) {
            const rows = [...touched].map(([id, table]) => ({ id, row: table.get(id) }));
            const stored = rows.map(({ id, row }) => (row ? encodeRow(row) : { id, gone: true }));
            for (const listener of commitListeners) listener(stored);
        }
        flushDml();
        rt.announce(fresh);
    };
    const commitListeners = new Set();
    const pending = [];
    const subs = new Set();
    let running = false;
    let unit = null;
    rt.db.listeners.add((x) => pending.push(x));
    const flushDml = () => {
        const l = pending.splice(0);
        for (const x of l)
            for (const s of subs) {
                const row = rt.db.byId.get(x.id);
                s({ op: x.op, sobject: x.obj, id: x.id, record: row ? toJs(rt.db.toSObj(row)) : null });
            }
    };
    /** JS -> Apex value of a declared type. */
    const toApex = (v, t) => rt.jsonTyped(rt.jsonParse(JSON.stringify(v === undefined ? null : v)), t);
    const toSob = (type, rec) => {
        const t = T.sobject(type);
        if (!t) throw new Error(`unknown sObject ${type}`);
        return toApex(rec, t);
    };
    /** Apex -> plain JS. aura: expose only @AuraEnabled members of Apex classes, as Lightning does. */
    const toJs = (v, aura = false) => {
        if (
            v === null ||
            v === undefined ||
            typeof v === 'string' ||
            typeof v === 'boolean' ||
            typeof v === 'number'
        )
            return v ?? null;
        if (typeof v === 'bigint') return Number(v);
        if (v instanceof ADecimal) return v.num();
        if (v instanceof ADouble) return v.v;
        if (v instanceof ADate || v instanceof ATime) return v.toString();
        if (v instanceof ADatetime) return v.js.toISOString();
        if (v instanceof ABlob) return v.b.toString('base64');
        if (v instanceof EnumVal) return v.name;
        if (v instanceof AList) return v.a.map((x) => toJs(x, aura));
        if (v instanceof ASet) return v.values().map((x) => toJs(x, aura));
        if (v instanceof AMap)
            return Object.fromEntries(
                v.entries().map(([k, x]) => [k instanceof EnumVal ? k.name : rt.str(k), toJs(x, aura)])
            );
        if (v instanceof SObj) {
            const o = {};
            for (const k of Object.keys(v.f)) {
                const n =
                    v.d.field(k)?.name ||
                    v.d.rel(k)?.relName ||
                    v.d.childRels.get(k)?.name ||
                    (v.names || []).find((x) => x.toLowerCase() === k) ||
                    k;
                if (v.f[k] !== null && v.f[k] !== undefined) o[n] = toJs(v.f[k], aura);
            }
            return o;
        }
        if (v instanceof ApexException) return { type: v.typeName(), message: message(rt, v) };
        if (v instanceof ApexObj) {
            const o = {};
            for (let c = v.constructor.cls; c; c = c.superCls)
                for (const f of c.fields.values()) {
                    if (
                        f.static ||
                        f.m.set.transient ||
                        (aura && !(f.m.ann || []).some((a) => a.n === 'auraenabled'))
                    )
                        continue;
                    const x = f.prop && !f.auto ? (f.ast.get ? v[f.getJs]() : null) : v[f.js];
                    o[f.n] = toJs(x, aura);
                }
            return o;
        }
        if (v instanceof NObj) return JSON.parse(rt.jsonOut(rt.jsonTree(v)));
        return String(v);
    };
    const cls = (n) => {
        const c = T.classes.get(n.toLowerCase());
        if (!c) throw new Error(`no Apex class ${n}`);
        return c;
    };
    const dml = (op, type, recs, o = {}) =>
        tx(() => {
            const list = []
                .concat(recs)
                .map((r) =>
                    op === 'delete' && typeof r === 'string'
                        ? Object.assign(rt.newSob(rt.db.byPrefix(r).name), { f: { id: r } })
                        : toSob(type, r)
                );
            const r = rt.db.dml(op, list, { allOrNone: o.allOrNone !== false, ext: o.externalId || null });
            return r.map((x) => ({
                success: x.ok,
                id: x.id ?? null,
                created: !!x.created,
                errors: (x.errs || []).map((e) => ({ code: e.code, message: e.msg, fields: e.fields }))
            }));
        });
    const org = {
        rt,
        /** DML with plain objects; each call is one transaction. Returns one result per record. */
        insert: (type, recs, o) => dml('insert', type, recs, o),
        update: (type, recs, o) => dml('update', type, recs, o),
        upsert: (type, recs, externalId, o) => dml('upsert', type, recs, { ...o, externalId }),
        delete: (ids, o) => dml('delete', null, ids, o),
        /** SOQL with optional named binds; returns plain objects (or a number for COUNT()). */
        query: (soql, binds = {}) =>
            tx(() => {
                const low = Object.fromEntries(
                    Object.entries(binds).map(([k, v]) => [
                        k.toLowerCase(),
                        Array.isArray(v) ? new AList(T.list(T.Object), v) : v
                    ])
                );
                const r = rt.soqlx.run(rt.soqlx.parseDynamic(soql), (n) => low[n.toLowerCase()]);
                return typeof r === 'number' ? r : r.a.map((x) => toJs(x));
            }),
        /**
         * Call a static method. args: array (by position) or object (by parameter name, as Lightning does).
         */
        call(className, method, args = [], { aura = false } = {}) {
            const c = cls(className);
            const ms = (c.methods.get(method.toLowerCase()) || []).filter((m) => m.static);
            const n = Array.isArray(args) ? args.length : null;
            const m = ms.find((x) => (n === null ? true : x.types.length === n));
            if (!m) throw new Error(`no static method ${className}.${method} with ${n ?? 'named'} arguments`);
            if (aura && !m.ann.some((a) => a.n === 'auraenabled'))
                throw new Error(`${className}.${method} is not @AuraEnabled`);
            const list = m.ps.map((p, i) =>
                Array.isArray(args)
                    ? args[i]
                    : args[Object.keys(args).find((k) => k.toLowerCase() === p.n.toLowerCase())]
            );
            return tx(() =>
                toJs(
                    rt.callStatic(
                        c,
                        m,
                        m.types.map((t, i) => toApex(list[i], t))
                    ),
                    aura
                )
            );
        },
        /**
         * Call an @AuraEnabled method the way a Lightning component does (named args, only @AuraEnabled
         * members come back).
         */
        aura: (className, method, args = {}) => org.call(className, method, args, { aura: true }),
        /** Invoke the @InvocableMethod of a class with an array of inputs. */
        invocable(className, inputs) {
            const c = cls(className);
            const m = [...c.methods.values()]
                .flat()
                .find((x) => x.ann.some((a) => a.n === 'invocablemethod'));
            if (!m) throw new Error(`no @InvocableMethod in ${className}`);
            return tx(() => toJs(rt.callStatic(c, m, m.types.length ? [toApex(inputs, m.types[0])] : [])));
        },
        /** Handle an Apex REST request. path is relative to /services/apexrest. */
        rest({ method = 'GET', path, body = null, headers = {}, params = {} }) {
            const full = path.replace(/^\/services\/apexrest/, '');
            const [p, qs] = full.split('?');
            const all = { ...Object.fromEntries(new URLSearchParams(qs || '')), ...params };
            let best = null;
            for (const c of rt.model.all) {
                const a = c.ann('restresource');
                if (!a || !a.p.urlmapping) continue;
                const re = new RegExp(
                    '^' +
                        String(a.p.urlmapping)
                            .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
                            .replace(/\*/g, '.*') +
                        '$',
                    'i'
                );
                if ((re.test(p) || re.test(p + '/')) && (!best || a.p.urlmapping.length > best.len))
                    best = { c, len: a.p.urlmapping.length, map: a.p.urlmapping };
            }
            if (!best)
                return {
                    status: 404,
                    body: JSON.stringify([
                        { errorCode: 'NOT_FOUND', message: `Could not find a match for URL ${p}` }
                    ]),
                    headers: {}
                };
            const m = [...best.c.methods.values()]
                .flat()
                .find((x) => x.ann.some((a) => a.n === 'http' + method.toLowerCase()));
            if (!m)
                return {
                    status: 405,
                    body: JSON.stringify([
                        {
                            errorCode: 'METHOD_NOT_ALLOWED',
                            message: `HTTP Method '${method}' not allowed. Allowed are `
                        }
                    ]),
                    headers: {}
                };
            const text = body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
            try {
                return tx(() => {
                    const sm = (o) => {
                        const x = new AMap(T.parse('Map<String,String>'));
                        for (const [k, v] of Object.entries(o)) x.put(k, String(v));
                        return x;
                    };
                    const req = new NObj('RestRequest', {
                        requesturi: p,
                        resourcepath: `/services/apexrest${best.map}`,
                        httpmethod: method.toUpperCase(),
                        headers: sm(headers),
                        params: sm(all),
                        requestbody: new ABlob(Buffer.from(text)),
                        remoteaddress: '127.0.0.1'
                    });
                    const res = new NObj('RestResponse', {
                        headers: sm({}),
                        responsebody: null,
                        statuscode: null
                    });
                    rt.restCtx = { req, res };
                    const js = m.types.length ? (text ? JSON.parse(text) : {}) : null;
                    const r = rt.callStatic(
                        best.c,
                        m,
                        m.types.map((t, i) => toApex((method === 'GET' ? all : js)[m.ps[i].n], t))
                    );
                    let out = res.responsebody ? res.responsebody.b.toString('utf8') : null;
                    if (m.ret !== T.void && out === null) out = rt.jsonOut(rt.jsonTree(r));
                    return {
                        status: res.statuscode ?? 200,
                        body: out ?? '',
                        headers: { 'Content-Type': 'application/json', ...toJs(res.headers) }
                    };
                }, 'REST');
            } catch (e) {
                if (!(e instanceof ApexError)) throw e;
                return {
                    status: 500,
                    body: JSON.stringify([
                        { errorCode: 'APEX_ERROR', message: `${e.type}: ${e.apexMessage}\n\n${e.apexStack}` }
                    ]),
                    headers: {}
                };
            } finally {
                rt.restCtx = { req: null, res: null };
            }
        },
        /**
         * Run queued jobs (future, queueable, batch) and deliver platform events until none is left. Returns
         * what ran.
         */
        runAsync({ scheduled = false, max = 200 } = {}) {
            const log = [];
            if (running) return log;
            running = true;
            Runtime.activate(rt);
            try {
                for (let n = 0; n < max; n++) {
                    if (rt.events.length) {
                        rt.async.deliver();
                        commit();
                        continue;
                    }
                    const i = rt.async.queue.findIndex((j) => j.kind !== 'sched' || scheduled);
                    if (i < 0) break;
                    const [j] = rt.async.queue.splice(i, 1);
                    if (j.aborted || (j.cron && j.cron.aborted)) continue;
                    rt.resetStatics();
                    rt.deadline = Date.now() + 60000;
                    const e = rt.async.runJob(j);
                    commit();
                    for (const m of (rt.eventErrors || []).splice(0))
                        log.push({ kind: 'event', class: m.split(' ')[0], error: m, stack: null });
                    log.push({
                        kind: j.kind,
                        class: j.mi
                            ? `${j.mi.cls.name}.${j.mi.n}`
                            : (j.obj || j.cron.obj).constructor.cls.name,
                        error: e ? `${e.typeName()}: ${message(rt, e)}` : null,
                        stack: e ? e.trace : null
                    });
                }
            } finally {
                running = false;
            }
            return log;
        },
        /** Fire one scheduled job by its name now. */
        fireScheduled(name) {
            const c = rt.async.crons.find((x) => x.name === name && !x.aborted);
            if (!c) throw new Error(`no scheduled job ${name}`);
            const e = rt.async.runJob({ kind: 'sched', cron: c, row: c.row, user: c.user });
            commit();
            if (e) throw new ApexError(rt, e);
        },
        scheduledJobs: () =>
            rt.async.crons
                .filter((c) => !c.aborted)
                .map((c) => ({ name: c.name, cron: c.cron, class: c.obj.constructor.cls.name })),
        pendingJobs: () => rt.async.queue.length,
        /**
         * Subscribe to committed record changes: fn({op, sobject, id, record}). Returns an unsubscribe
         * function.
         */
        onDml(fn) {
            subs.add(fn);
            return () => subs.delete(fn);
        },
        /**
         * Subscribe to platform events once they are published: after the commit, or at once, as the event's
         * metadata says. fn({ sobject, replayId, uuid, createdAt (ms), createdById, fields }).
         */
        onEvent(fn) {
            rt.onEvent = ({ row }) =>
                fn({
                    sobject: row.$d.name,
                    replayId: Number(row.replayid),
                    uuid: row.eventuuid,
                    createdAt: row.createddate.t,
                    createdById: row.createdbyid,
                    fields: toJs(rt.db.toSObj(row))
                });
        },
        /**
         * One transaction around f: fresh limits and statics, roll-back when it throws. Apex exceptions
         * become ApexError.
         */
        transaction: tx,
        atomically,
        /**
         * Every commit's rows as plain JSON (see store/stored-row.ts): fn(rows). Returns an unsubscribe function.
         */
        onCommit(fn) {
            commitListeners.add(fn);
            return () => commitListeners.delete(fn);
        },
        /**
         * Runs f, which may call this org, while Apex waits for a callout: as if nothing else were under way.
         */
        whileSuspended(f) {
            const outer = { depth, unit, changes: pending.splice(0) };
            const resume = suspend(rt);
            depth = 0;
            unit = null;
            try {
                return f();
            } finally {
                ({ depth, unit } = outer);
                pending.unshift(...outer.changes);
                resume();
            }
        },
        /** Put rows from onCommit back, and go on numbering where they stopped. */
        restore({ rows, counters }) {
            for (const stored of rows) {
                const row = decodeRow(rt, stored);
                if (!row) continue;
                rt.db.restore(row);
            }
            if (counters) {
                rt.db.nextNumber = counters.records;
                rt.db.autoNumbers = new Map(Object.entries(counters.autoNumbers));
                rt.async.replay = counters.events;
            }
        },
        /** The numbers that must never be used twice: next record id, auto numbers, last replay id. */
        counters: () => ({
            records: rt.db.nextNumber,
            autoNumbers: Object.fromEntries(rt.db.autoNumbers),
            events: rt.async.replay || 0
        }),
        keyPrefixes: () => rt.schema.projectPrefixes(),
        toJs,
        setCallout(fn) {
            rt.callout = fn;
        },
        setNow(ms) {
            rt.clock = ms;
        },
        /** Run f as another user (by Username or Id). */
        runAs(user, f) {
            const row = rt.db.get(user) || rt.db.rows(rt.schema.get('User')).find((u) => u.username === user);
            if (!row) throw new Error(`no user ${user}`);
            const old = rt.user;
            rt.setUser(row);
            try {
                return f();
            } finally {
                rt.setUser(rt.db.get(old.id));
            }
        },
        runDeployCallbacks: (ok = true) => tx(() => rt.runDeployCallbacks(ok)),
        deployments: () => rt.mdDeploys,
        emails: () => rt.emails.map((e) => toJs(e)),
        notifications: () => rt.notifications,
        debugLog: () => rt.debugLog,
        problems: () => rt.problems,
        reset: () => {
            rt.reset();
            rt.db.listeners.add((x) => pending.push(x));
        }
    };
    return org;
}
