// System, Test, Assert, UserInfo, Limits, Security, Request.
import fs from 'node:fs';
import {
    AList,
    ASet,
    AMap,
    ADate,
    ADatetime,
    ADecimal,
    NObj,
    SObj,
    ApexObj,
    Unsupported,
    eq,
    eqStrict
} from '../values.mjs';

export function installSystem(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const L = (t, a) => new AList(T.list(T.parse(t)), a);
    const aeq = (a, b) =>
        typeof a === 'string' && typeof b === 'string'
            ? a === b || (a.length !== b.length && eq(a, b))
            : eq(a, b);
    const sh = (v) => rt.str(v);
    const fail = (kind, m) =>
        ex('AssertException', `Assertion Failed${m !== null && m !== undefined ? `: ${sh(m)}` : ''}${kind}`);
    const eqs = (e, a, m = null) => {
        if (!aeq(e, a)) fail(`: Expected: ${sh(e)}, Actual: ${sh(a)}`, m);
    };
    const neq = (e, a, m = null) => {
        if (aeq(e, a)) fail(`: Same value: ${sh(e)}`, m);
    };
    const ok = (c, m = null) => {
        if (c === null) ex('NullPointerException', 'Attempt to de-reference a null object');
        if (!c) fail('', m);
    };
    const S = {
        'static void assert(Boolean)': ok,
        'static void assert(Boolean, Object)': ok,
        'static void assertEquals(Object, Object)': eqs,
        'static void assertEquals(Object, Object, Object)': eqs,
        'static void assertNotEquals(Object, Object)': neq,
        'static void assertNotEquals(Object, Object, Object)': neq,
        'static void debug(Object)': (v) => dbg('DEBUG', v),
        'static void debug(LoggingLevel, Object)': (l, v) => dbg(l.name, v),
        'static Datetime now()': () => new ADatetime(rt.now()),
        'static Date today()': () => rt.today(),
        'static Long currentTimeMillis()': () => BigInt(rt.now()),
        'static Boolean isFuture()': () => rt.async.current?.kind === 'future',
        'static Boolean isBatch()': () => rt.async.current?.kind === 'batch',
        'static Boolean isQueueable()': () => rt.async.current?.kind === 'queueable',
        'static Boolean isScheduled()': () => rt.async.current?.kind === 'sched',
        'static Boolean isFunctionCallback()': () => false,
        'static Boolean isRunningElasticCompute()': () => false,
        'static Id enqueueJob(Object)': (o) => rt.async.enqueue(o),
        'static Id enqueueJob(Object, Integer)': (o, d) => {
            if (d < 0 || d > 10) ex('IllegalArgumentException', 'delay must be between 0 and 10');
            return rt.async.enqueue(o, null, d);
        },
        'static Id enqueueJob(Object, AsyncOptions)': (o, x) => rt.async.enqueue(o, x),
        'static void attachFinalizer(Object)': (f) => {
            const j = rt.async.current;
            if (!j || j.kind !== 'queueable')
                ex('HandledException', 'System.attachFinalizer(Finalizer) is not allowed in this context');
            if (j.finalizers.length)
                ex('HandledException', 'System.attachFinalizer(Finalizer) can be called only once');
            j.finalizers.push(f);
        },
        'static String schedule(String, String, Object)': (n, c, o) => rt.async.schedule(n, c, o),
        'static String scheduleBatch(Object, String, Integer)': (o, n, m) =>
            rt.async.schedule(n, '0 0 0 1 1 ? 2099', o),
        'static String scheduleBatch(Object, String, Integer, Integer)': (o, n) =>
            rt.async.schedule(n, '0 0 0 1 1 ? 2099', o),
        'static void abortJob(String)': (id) => {
            const r = rt.db.get(id);
            if (!r) ex('AsyncException', 'Job does not exist or is already aborted.');
            if (r.$d.name === 'CronTrigger') {
                rt.db.put(r.$d, r.id, null);
                const c = rt.async.crons.find((x) => x.row.id === r.id);
                if (c) c.aborted = true;
            } else {
                rt.async.set(r, { status: 'Aborted' });
                const j = rt.async.queue.find((x) => x.row.id === r.id);
                if (j) j.aborted = true;
            }
        },
        'static Integer purgeOldAsyncJobs(Date)': () => 0,
        'static void runAs(SObject)': (u) => rt.runAs(u),
        'static PageReference currentPageReference()': () => rt.page || null,
        'static Version requestVersion()': () => new NObj('Version', { a: 1, b: 0, c: 0 }),
        'static String getApplicationReadWriteMode()': () => 'DEFAULT',
        'static void equals(Object, Object)': () => {},
        'static Boolean equals(Object, Object)': (a, b) => eqStrict(a, b),
        'static Integer hashCode(Object)': (o) =>
            rt.types.natives.get('object').methods.get('hashcode')[0].fn(o),
        'static void changeOwnPassword(String, String)': () => {},
        'static Object resetPassword(Id, Boolean)': () => null,
        'static void setPassword(Id, String)': () => {},
        'static void movePassword(Id, Id)': () => {},
        'static Object process(Object)': () => {
            throw new Unsupported('System.process');
        }
    };
    const dbg = (l, v) => {
        const m = rt.str(v);
        rt.debugLog.push(m);
        if (rt.opts.debug) console.log(`    [${l}] ${m}`);
    };
    N.enum('System.LoggingLevel', 'NONE INTERNAL FINEST FINER FINE DEBUG INFO WARN ERROR');
    N.enum(
        'System.TriggerOperation',
        'BEFORE_INSERT BEFORE_UPDATE BEFORE_DELETE AFTER_INSERT AFTER_UPDATE AFTER_DELETE AFTER_UNDELETE'
    );
    N.enum('System.AccessType', 'CREATABLE READABLE UPDATABLE UPSERTABLE');
    N.enum(
        'System.Quiddity',
        'ANONYMOUS AURA BATCH_ACS BATCH_APEX BATCH_CHUNK_PARALLEL BATCH_CHUNK_SERIAL BULK_API COMMERCE_INTEGRATION DISCOVERABLE_LOGIN EXTERNAL_SERVICE_CALLBACK FLOW FUNCTION_CALLBACK FUTURE INBOUND_EMAIL_SERVICE INVOCABLE_ACTION IOT PLATFORM_EVENT_PUBLISH_CALLBACK POST_INSTALL_SCRIPT QUEUEABLE QUICK_ACTION REMOTE_ACTION REST RUNTEST_ASYNC RUNTEST_DEPLOY RUNTEST_SYNC SCHEDULED SOAP SYNCHRONOUS TRANSACTION_FINALIZER_QUEUEABLE UNDEFINED VF'
    );
    N('System.System', S);
    N('System', S);
    T.natives.set('system', T.natives.get('system.system'));
    N('Assert', {
        'static void areEqual(Object, Object)': eqs,
        'static void areEqual(Object, Object, Object)': eqs,
        'static void areNotEqual(Object, Object)': neq,
        'static void areNotEqual(Object, Object, Object)': neq,
        'static void isTrue(Boolean)': (c) => {
            if (c !== true) fail(': Expected: true, Actual: ' + sh(c), null);
        },
        'static void isTrue(Boolean, Object)': (c, m) => {
            if (c !== true) fail(': Expected: true, Actual: ' + sh(c), m);
        },
        'static void isFalse(Boolean)': (c) => {
            if (c !== false) fail(': Expected: false, Actual: ' + sh(c), null);
        },
        'static void isFalse(Boolean, Object)': (c, m) => {
            if (c !== false) fail(': Expected: false, Actual: ' + sh(c), m);
        },
        'static void isNull(Object)': (v) => {
            if (v !== null) fail(': Expected: null, Actual: ' + sh(v));
        },
        'static void isNull(Object, Object)': (v, m) => {
            if (v !== null) fail(': Expected: null, Actual: ' + sh(v), m);
        },
        'static void isNotNull(Object)': (v) => {
            if (v === null) fail(': Expected not null', null);
        },
        'static void isNotNull(Object, Object)': (v, m) => {
            if (v === null) fail(': Expected not null', m);
        },
        'static void fail()': () => fail('', null),
        'static void fail(Object)': (m) => fail('', m),
        'static void isInstanceOfType(Object, Type)': (v, t) => {
            if (!rt.ops.is(v, t.type))
                fail(`: Expected instance of ${t.type.name}, Actual: ${T.typeOf(v).name}`, null);
        },
        'static void isInstanceOfType(Object, Type, Object)': (v, t, m) => {
            if (!rt.ops.is(v, t.type))
                fail(`: Expected instance of ${t.type.name}, Actual: ${T.typeOf(v).name}`, m);
        },
        'static void isNotInstanceOfType(Object, Type)': (v, t) => {
            if (rt.ops.is(v, t.type)) fail(': unexpected instance', null);
        },
        'static void isNotInstanceOfType(Object, Type, Object)': (v, t, m) => {
            if (rt.ops.is(v, t.type)) fail(': unexpected instance', m);
        }
    });
    // ---- Test
    const st = () => rt.test || ex('UnexpectedException', 'Test methods can only be called in a test');
    const csv = (s) => {
        const rows = [];
        let r = [];
        let c = '';
        let q = false;
        for (let i = 0; i < s.length; i++) {
            const ch = s[i];
            if (q) {
                if (ch === '"' && s[i + 1] === '"') {
                    c += '"';
                    i++;
                } else if (ch === '"') q = false;
                else c += ch;
            } else if (ch === '"') q = true;
            else if (ch === ',') {
                r.push(c);
                c = '';
            } else if (ch === '\n' || ch === '\r') {
                if (ch === '\r' && s[i + 1] === '\n') i++;
                r.push(c);
                c = '';
                if (r.length > 1 || r[0] !== '') rows.push(r);
                r = [];
            } else c += ch;
        }
        if (c || r.length) {
            r.push(c);
            rows.push(r);
        }
        return rows;
    };
    rt.csv = csv;
    const conv = (f, s) => {
        if (s === '') return null;
        switch (f.type) {
            case 'BOOLEAN':
                return /^(true|1)$/i.test(s);
            case 'INTEGER':
                return Number(s);
            case 'DOUBLE':
            case 'CURRENCY':
            case 'PERCENT':
                return ADecimal.parse(s);
            case 'DATE': {
                const [y, m, d] = s.split('-').map(Number);
                return ADate.of(y, m, d);
            }
            case 'DATETIME':
                return new ADatetime(Date.parse(s));
            default:
                return s;
        }
    };
    N('Test', {
        'static Boolean isRunningTest()': () => !!rt.test,
        'static void startTest()': () => {
            const t = st();
            if (t.started) ex('FinalException', 'Testing already started');
            t.started = true;
            t.saved = rt.limits.save();
            rt.limits.reset();
            rt.uncommitted = false;
            t.preQueue = rt.async.queue;
            rt.async.queue = [];
        },
        'static void stopTest()': () => {
            const t = st();
            if (!t.started || t.stopped)
                ex('FinalException', t.stopped ? 'Testing already stopped' : 'Testing has not started');
            t.stopped = true;
            rt.uncommitted = false;
            try {
                rt.async.flush();
            } finally {
                rt.limits.restore(t.saved);
                rt.uncommitted = false;
            }
        },
        'static void setMock(Type, Object)': (t, o) => {
            if (o === null) ex('NullPointerException', 'Argument cannot be null.');
            if (t.type.name === 'HttpCalloutMock') rt.httpMock = o;
            else rt.mocks.set(t.type.name, o);
        },
        'static Object createStub(Type, StubProvider)': (t, p) => stub(t.type, p),
        'static List<SObject> loadData(SObjectType, String)': (so, n) => {
            const r = rt.schema.resources.get(n.toLowerCase());
            if (!r || !r.file) ex('StringException', `Static Resource not found: ${n}`);
            const [h, ...rows] = csv(fs.readFileSync(r.file, 'utf8').replace(/^\ufeff/, ''));
            const recs = rows.map((row) => {
                const o = new SObj(so.d);
                h.forEach((c, i) => {
                    const f = so.d.field(c.trim().toLowerCase());
                    if (!f) ex('StringException', `Invalid column ${c}`);
                    const v = conv(f, row[i] ?? '');
                    if (v !== null && f.l !== 'id') o.f[f.l] = v;
                });
                return o;
            });
            rt.db.dml('insert', recs);
            return new AList(T.list(T.sobject(so.d.name)), recs);
        },
        'static Id getStandardPricebookId()': () => rt.stdPricebookId,
        'static void setCreatedDate(Id, Datetime)': (id, d) => {
            const r = rt.db.get(id);
            if (!r) ex('NullPointerException', 'record not found');
            rt.db.put(r.$d, id, { ...r, createddate: d });
        },
        'static void setFixedSearchResults(List<Id>)': (l) => {
            rt.fixedSearch = [...l.a];
        },
        'static EventBus.TestBroker getEventBus()': () => new NObj('EventBus.TestBroker'),
        'static void enableChangeDataCapture()': () => {},
        'static void calculatePermissionSetGroup(Object)': (x) => {
            for (const id of x instanceof AList ? x.a : [x]) {
                const r = rt.db.get(id);
                if (r) rt.db.put(r.$d, id, { ...r, status: 'Updated' });
            }
        },
        'static void setCurrentPage(PageReference)': (p) => {
            rt.page = p;
        },
        'static void setCurrentPageReference(PageReference)': (p) => {
            rt.page = p;
        },
        'static void testInstall(Object, Version)': (h, v) =>
            rt.invoke(h, 'onInstall', [new NObj('InstallContext', { v })]),
        'static void testInstall(Object, Version, Boolean)': (h, v, p) =>
            rt.invoke(h, 'onInstall', [new NObj('InstallContext', { v, push: p })]),
        'static void testUninstall(Object)': (h) =>
            rt.invoke(h, 'onUninstall', [new NObj('UninstallContext')]),
        'static void testSandboxPostCopyScript(Object, Id, Id, String)': (h, a, b, n) =>
            rt.invoke(h, 'runApexClass', [new NObj('SandboxContext', { a, b, n })]),
        'static void testSandboxPostCopyScript(Object, Id, Id, String, Boolean)': (h, a, b, n) =>
            rt.invoke(h, 'runApexClass', [new NObj('SandboxContext', { a, b, n })]),
        'static Object newSendEmailQuickActionDefaults(Id, Id)': () => {
            throw new Unsupported('newSendEmailQuickActionDefaults');
        },
        'static List<Id> getFlexQueueOrder()': () => L('Id', []),
        'static void clearApexPageMessages()': () => {},
        'static void setReadOnlyApplicationMode(Boolean)': () => {},
        'static Object invokeContinuationMethod(Object, Object)': () => {
            throw new Unsupported('Continuation');
        },
        'static Object invokePage(PageReference)': () => {
            throw new Unsupported('Test.invokePage');
        },
        'static void enqueueBatchJobs(Integer)': () => {},
        'static Boolean isSoqlStubDefined(SObjectType)': () => false
    });
    T.natives.set('system.test', T.natives.get('test'));
    const stub = (t, provider) => {
        if (t.kind !== 'class') ex('TypeException', `Cannot stub ${t.name}`);
        const cls = t.cls;
        const Base = cls.js || ApexObj;
        const C = class extends Base {};
        C.cls = cls;
        const o = Object.create(C.prototype);
        o.$oid = ++rt.stubs + 1e9;
        const seen = new Set();
        if (cls.js)
            for (const c of chain(cls)) for (const f of c.fields.values()) if (!f.static) o[f.js] = null;
        const call = (m, a) =>
            rt.invoke(provider, 'handleMethodCall', [
                o,
                m.n,
                m.ret === T.void ? null : rt.typeTok(m.ret),
                L('Type', m.types.map(rt.typeTok)),
                L(
                    'String',
                    m.ps.map((p) => p.n)
                ),
                L('Object', a)
            ]);
        const visit = (c) => {
            for (const l of c.methods.values())
                for (const m of l) {
                    if (m.static || seen.has(m.js) || m.isPrivate) continue;
                    seen.add(m.js);
                    o[m.js] = function (...a) {
                        return call(m, a);
                    };
                }
            if (c.superCls) visit(c.superCls);
            for (const i of c.ifaces) if (i.cls) visit(i.cls);
        };
        visit(cls);
        for (const c of chain(cls))
            for (const f of c.fields.values())
                if (f.prop && !f.static) {
                    if (!f.auto) {
                        o[f.getJs] = () => call({ n: `get${f.n}`, ret: f.t, types: [], ps: [] }, []);
                        o[f.setJs] = (v) =>
                            call({ n: `set${f.n}`, ret: T.void, types: [f.t], ps: [{ n: 'value' }] }, [v]);
                    }
                }
        for (const i of [...cls.ifaces])
            if (i.kind === 'native')
                for (const ms of i.def.methods.values())
                    for (const nm of ms) {
                        const key = nm.name.toLowerCase();
                        if (!cls.methods.has(key)) {
                            /* inherited natively */
                        }
                    }
        return o;
    };
    const chain = (c) => {
        const a = [];
        for (let k = c; k; k = k.superCls) a.push(k);
        return a;
    };
    // ---- user, limits, permissions
    const U = {
        getUserId: (u) => u.id,
        getName: (u) => u.name || [u.firstname, u.lastname].filter(Boolean).join(' '),
        getFirstName: (u) => u.firstname,
        getLastName: (u) => u.lastname,
        getUserName: (u) => u.username,
        getUserEmail: (u) => u.email,
        getProfileId: (u) => u.profileid,
        getUserRoleId: (u) => u.userroleid,
        getLocale: (u) => u.localesidkey || 'en_US',
        getLanguage: (u) => u.languagelocalekey || 'en_US',
        getUserType: (u) => u.usertype || 'Standard'
    };
    const UI = {};
    for (const [k, f] of Object.entries(U))
        UI[`static ${/Id$/.test(k) ? 'Id' : 'String'} ${k}()`] = () => f(rt.user) ?? null;
    N('UserInfo', {
        ...UI,
        'static Id getOrganizationId()': () => rt.orgRow.id,
        'static String getOrganizationName()': () => rt.orgRow.name,
        'static TimeZone getTimeZone()': () =>
            new NObj('TimeZone', {
                id: rt.user.timezonesidkey || 'GMT',
                $key: 'tz:' + rt.user.timezonesidkey
            }),
        'static String getSessionId()': () => '00Dxx!SESSION',
        'static String getDefaultCurrency()': () => 'USD',
        'static Boolean isMultiCurrencyOrganization()': () => rt.schema.shape?.multiCurrency === true,
        'static String getUiTheme()': () => 'Theme4d',
        'static String getUiThemeDisplayed()': () => 'Theme4d',
        'static Boolean isCurrentUserLicensed(String)': () => true,
        'static Boolean isCurrentUserLicensedForPackage(Id)': () => true,
        'static Boolean hasPackageLicense(Id)': () => true
    });
    const c = (k) => () => rt.limits.c[k];
    const m = (k) => () => rt.limits.max[k];
    const k0 = (v) => () => v;
    const LM = {};
    for (const [n, k] of [
        ['Queries', 'queries'],
        ['QueryRows', 'rows'],
        ['DmlStatements', 'dml'],
        ['DmlRows', 'dmlRows'],
        ['Callouts', 'callouts'],
        ['QueueableJobs', 'queueable'],
        ['FutureCalls', 'future'],
        ['EmailInvocations', 'emails'],
        ['AggregateQueries', 'aggQ'],
        ['SoslQueries', 'sosl'],
        ['PublishImmediateDML', 'events']
    ]) {
        LM[`static Integer get${n}()`] = c(k);
        LM[`static Integer getLimit${n}()`] = m(k);
    }
    for (const [n, a, b] of [
        ['HeapSize', 1000, 6000000],
        ['FetchCallsOnApexCursor', 0, 10],
        ['QueryLocatorRows', 0, 10000],
        ['MobilePushApexCalls', 0, 10],
        ['AsyncCalls', 0, 200],
        ['ApexCursorRows', 0, 50000000],
        ['FindSimilarCalls', 0, 10],
        ['SavepointRollbacks', 0, 20],
        ['Savepoints', 0, 20],
        ['FieldSetsDescribes', 0, 100],
        ['FieldsDescribes', 0, 100],
        ['ChildRelationshipsDescribes', 0, 100],
        ['PicklistDescribes', 0, 100],
        ['RecordTypesDescribes', 0, 100],
        ['RunAs', 0, 20],
        ['ScriptStatements', 0, 200000]
    ]) {
        LM[`static Integer get${n}()`] = k0(a);
        LM[`static Integer getLimit${n}()`] = k0(b);
    }
    N('Limits', {
        ...LM,
        'static Integer getCpuTime()': () => Math.max(1, Date.now() - rt.limits.c.cpu),
        'static Integer getLimitCpuTime()': k0(10000)
    });
    N('System.OrgLimit', {
        'String getName()': (o) => o.n,
        'Integer getLimit()': (o) => o.max,
        'Integer getValue()': (o) => o.v
    });
    const OL = [
        ['DailyApiRequests', 15000],
        ['DailyAsyncApexExecutions', 250000],
        ['HourlyPublishedPlatformEvents', 50000],
        ['DailyStandardVolumePlatformEvents', 10000],
        ['DataStorageMB', 5],
        ['SingleEmail', 5000],
        ['MassEmail', 5000],
        ['DailyWorkflowEmails', 1000],
        ['HourlyAsyncReportRuns', 1200],
        ['DailyApexCursorLimit', 10000]
    ].map(([n, x]) => new NObj('OrgLimit', { n, max: x, v: 0 }));
    N('System.OrgLimits', {
        'static Map<String,OrgLimit> getMap()': () => {
            const mm = new AMap(T.parse('Map<String,OrgLimit>'));
            for (const o of OL) mm.put(o.n, o);
            return mm;
        },
        'static List<OrgLimit> getAll()': () => L('OrgLimit', [...OL])
    });
    N('FeatureManagement', {
        'static Boolean checkPermission(String)': (n) => rt.perm.custom(n),
        'static void setPackageBooleanValue(String, Boolean)': (n, v) => {
            rt.cache.set('fp:' + n, v);
        },
        'static Boolean checkPackageBooleanValue(String)': (n) => rt.cache.get('fp:' + n) || false,
        'static Integer checkPackageIntegerValue(String)': (n) => rt.cache.get('fp:' + n) || 0,
        'static void setPackageIntegerValue(String, Integer)': (n, v) => {
            rt.cache.set('fp:' + n, v);
        },
        'static Date checkPackageDateValue(String)': (n) => rt.cache.get('fp:' + n) || null,
        'static void setPackageDateValue(String, Date)': (n, v) => {
            rt.cache.set('fp:' + n, v);
        }
    });
    const strip = (t, recs, root = true) => {
        const kind = { CREATABLE: 'c', READABLE: 'r', UPDATABLE: 'u', UPSERTABLE: 'u' }[t.name];
        const removed = new Map();
        const idx = new Set();
        const one = (o, i) => {
            const n = new SObj(o.d);
            if (o.q) n.q = new Set(o.q);
            n.names = o.names;
            for (const k of Object.keys(o.f)) {
                const f = o.d.field(k);
                const v = o.f[k];
                if (f && k !== 'id') {
                    const fo = kind === 'c' || kind === 'u';
                    const acc = rt.perm.field(o.d, f, fo ? 'u' : 'r') && !(fo && f.readonly);
                    if (!acc) {
                        if (!removed.has(o.d.name)) removed.set(o.d.name, new Set());
                        removed.get(o.d.name).add(f.name);
                        idx.add(i);
                        if (n.q) n.q.delete(k);
                        continue;
                    }
                }
                n.f[k] =
                    v instanceof SObj
                        ? one(v, i)
                        : v instanceof AList && o.d.childRels.has(k)
                          ? rt.perm.obj(rt.schema.get(o.d.childRels.get(k).child), 'r')
                              ? new AList(
                                    v.t,
                                    v.a.map((x) => one(x, i))
                                )
                              : (removed.has(o.d.name) || removed.set(o.d.name, new Set()),
                                removed.get(o.d.name).add(o.d.childRels.get(k).name),
                                new AList(v.t, []))
                          : v;
            }
            return n;
        };
        if (root)
            for (const o of recs.a)
                if (
                    !rt.perm.obj(o.d, kind) ||
                    (kind === 'u' && t.name === 'UPSERTABLE' && !rt.perm.obj(o.d, 'c'))
                )
                    ex('NoAccessException', `No access to entity: ${o.d.name}`);
        const out = recs.a.map(one);
        return new NObj('SObjectAccessDecision', { recs: new AList(recs.t, out), removed, idx });
    };
    N('Security', {
        'static SObjectAccessDecision stripInaccessible(AccessType, List<SObject>)': (t, l) =>
            strip(t, rt.ops.n(l)),
        'static SObjectAccessDecision stripInaccessible(AccessType, List<SObject>, Boolean)': (t, l, b) =>
            strip(t, rt.ops.n(l), b)
    });
    N('SObjectAccessDecision', {
        'List<SObject> getRecords()': (o) => o.recs,
        'Map<String,Set<String>> getRemovedFields()': (o) => {
            const mm = new AMap(T.parse('Map<String,Set<String>>'));
            for (const [k, s] of o.removed) {
                const st2 = new ASet(T.set(T.String));
                for (const x of s) st2.add(x);
                mm.put(k, st2);
            }
            return mm;
        },
        'Set<Integer> getModifiedIndexes()': (o) => {
            const s = new ASet(T.set(T.Integer));
            for (const i of o.idx) s.add(i);
            return s;
        }
    });
    N('Request', {
        'static Request getCurrent()': () => new NObj('Request', {}),
        'String getRequestId()': () => (rt.test && rt.test.reqId) || 'TEST000000000000000',
        'Quiddity getQuiddity()': () => rt.en('Quiddity', rt.quiddity || (rt.test ? 'RUNTEST_SYNC' : 'AURA'))
    });
    N('Version', {
        'new(Integer, Integer)': (a, b) => new NObj('Version', { a, b, c: null }),
        'new(Integer, Integer, Integer)': (a, b, c2) => new NObj('Version', { a, b, c: c2 }),
        'Integer major()': (o) => o.a,
        'Integer minor()': (o) => o.b,
        'Integer patch()': (o) => o.c,
        'Integer compareTo(Version)': (x, y) => x.a - y.a || x.b - y.b || (x.c || 0) - (y.c || 0)
    });
    N('InstallContext', {
        'Version previousVersion()': (o) => o.v ?? null,
        'Boolean isUpgrade()': (o) => !!o.v,
        'Boolean isPush()': (o) => !!o.push,
        'Id installerId()': () => rt.user.id,
        'Id organizationId()': () => rt.orgRow.id
    });
    N('UninstallContext', {
        'Id organizationId()': () => rt.orgRow.id,
        'Id uninstallerId()': () => rt.user.id
    });
    N('SandboxContext', {
        'Id organizationId()': (o) => o.a,
        'Id sandboxId()': (o) => o.b,
        'String sandboxName()': (o) => o.n
    });
    N('PageReference', {
        'new(String)': (u) =>
            new NObj('PageReference', {
                u,
                p: new AMap(T.parse('Map<String,String>')),
                h: new AMap(T.parse('Map<String,String>'))
            }),
        'String getUrl()': (o) => o.u,
        'Map<String,String> getParameters()': (o) => o.p,
        'Map<String,String> getHeaders()': (o) => o.h,
        'PageReference setRedirect(Boolean)': (o) => o,
        'Boolean getRedirect()': () => false,
        'Blob getContent()': () => {
            throw new Unsupported('PageReference.getContent');
        }
    });
    N('ApexPages', {
        'static PageReference currentPage()': () => rt.page || null,
        'static Boolean hasMessages()': () => false
    });
}
