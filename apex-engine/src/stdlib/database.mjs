// Database class, results, savepoints, async entry points, EventBus.
import { AList, NObj, SObj } from '../values.mjs';
import { convertLead, installLeadConvert } from './lead-conversion.mjs';

const CODES =
    'ALL_OR_NONE_OPERATION_ROLLED_BACK ALREADY_IN_PROCESS ASSIGNEE_TYPE_REQUIRED BAD_CUSTOM_ENTITY_PARENT_DOMAIN CANNOT_CASCADE_PRODUCT_ACTIVE CANNOT_DELETE_LAST_DATED_CONVERSION_RATE CANNOT_DELETE_MANAGED_OBJECT CANNOT_EXECUTE_FLOW_TRIGGER CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY CANNOT_PUBLISH CIRCULAR_DEPENDENCY COLLECTION_SIZE_EXCEEDED CONVERSION_RATE CUSTOM_METADATA_LIMIT_EXCEEDED DELETE_FAILED DUPLICATES_DETECTED DUPLICATE_DEVELOPER_NAME DUPLICATE_EXTERNAL_ID DUPLICATE_USERNAME DUPLICATE_VALUE ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE ENTITY_IS_ARCHIVED ENTITY_IS_DELETED ENTITY_IS_LOCKED EMAIL_ADDRESS_BOUNCED ERROR_IN_MAILER FAILED_ACTIVATION FIELD_CUSTOM_VALIDATION_EXCEPTION FIELD_FILTER_VALIDATION_EXCEPTION FIELD_INTEGRITY_EXCEPTION FILTERED_LOOKUP_LIMIT_EXCEEDED HTML_FILE_UPLOAD_NOT_ALLOWED INACTIVE_OWNER_OR_USER INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY INSUFFICIENT_ACCESS_OR_READONLY INVALID_ACCESS_LEVEL INVALID_CROSS_REFERENCE_KEY INVALID_CURRENCY_ISO INVALID_EMAIL_ADDRESS INVALID_FIELD INVALID_FIELD_FOR_INSERT_UPDATE INVALID_FIELD_WHEN_USING_TEMPLATE INVALID_FILTER_ACTION INVALID_ID_FIELD INVALID_OPERATION INVALID_OPERATOR INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST INVALID_STATUS INVALID_TYPE INVALID_TYPE_FOR_OPERATION LIMIT_EXCEEDED MALFORMED_ID MAX_ACTIONS_PER_RULE_EXCEEDED MISSING_ARGUMENT MIXED_DML_OPERATION NOT_CURRENT_VERSION NUMBER_OUTSIDE_VALID_RANGE PARENT_LOCKED REQUIRED_FIELD_MISSING REQUEST_LIMIT_EXCEEDED SELF_REFERENCE_FROM_TRIGGER SHARE_NEEDED_FOR_CHILD_OWNER STANDARD_PRICE_NOT_DEFINED STORAGE_LIMIT_EXCEEDED STRING_TOO_LONG TABSET_LIMIT_EXCEEDED TEMPLATE_NOT_ACTIVE TERRITORY_REALIGN_IN_PROGRESS TRANSFER_REQUIRES_READ UNABLE_TO_LOCK_ROW UNAVAILABLE_RECORDTYPE_EXCEPTION UNDELETE_FAILED UNKNOWN_EXCEPTION UNSPECIFIED_EMAIL_ADDRESS UNVERIFIED_SENDER_ADDRESS WEBLINK_SIZE_LIMIT_EXCEEDED WRONG_CONTROLLER_TYPE MERGE_FAILED CANNOT_DISABLE_LAST_ADMIN INSUFFICIENT_ACCESS_OR_READONLY_X API_CURRENTLY_DISABLED INVALID_SESSION_ID CONVERT_LEAD_FAILED UNSUPPORTED_API_VERSION PLATFORM_EVENT_PUBLISHING_UNAVAILABLE';
export function installDatabase(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const L = (t, a) => new AList(T.list(T.parse(t)), a);
    N.enum('System.StatusCode', CODES);
    N('System.AccessLevel', {
        'static AccessLevel USER_MODE': { get: () => USER },
        'static AccessLevel SYSTEM_MODE': { get: () => SYS },
        'AccessLevel withPermissionSetId(String)': (o) => o
    });
    const USER = new NObj('AccessLevel', { m: 'user', str: () => 'USER_MODE' });
    const SYS = new NObj('AccessLevel', { m: 'system', str: () => 'SYSTEM_MODE' });
    rt.statusCode = (c) => {
        const d = T.natives.get('statuscode');
        if (!d.vals.includes(c)) {
            d.vals.push(c);
            rt.enumCache.delete('StatusCode');
        }
        return rt.en('StatusCode', c);
    };
    rt.dbError = (e) =>
        new NObj('Database.Error', {
            code: e.code,
            message: e.msg,
            fieldNames: e.fields || [],
            str: () =>
                `Database.Error[getFields=(${(e.fields || []).join(', ')});getMessage=${e.msg};getStatusCode=${e.code};]`
        });
    N('Database.Error', {
        'String getMessage()': (o) => o.message,
        'List<String> getFields()': (o) => L('String', [...o.fieldNames]),
        'StatusCode getStatusCode()': (o) => rt.statusCode(o.code),
        'String message': {
            get: (o) => o.message,
            set: (o, v) => {
                o.message = v;
            }
        },
        'StatusCode statusCode': {
            get: (o) => rt.statusCode(o.code),
            set: (o, v) => {
                o.code = v && v.name;
            }
        },
        'List<String> fields': {
            get: (o) => L('String', [...(o.fieldNames || [])]),
            set: (o, v) => {
                o.fieldNames = v ? [...v.a] : [];
            }
        }
    });
    const R = {
        'Boolean isSuccess()': (o) => o.ok,
        'Id getId()': (o) => o.id ?? null,
        'List<Database.Error> getErrors()': (o) => L('Database.Error', (o.errs || []).map(rt.dbError)),
        'Boolean success': {
            get: (o) => o.ok,
            set: (o, v) => {
                o.ok = v;
            }
        },
        'List<Database.Error> errors': {
            get: (o) => L('Database.Error', (o.errs || []).map(rt.dbError)),
            set: (o, v) => {
                o.errs = v
                    ? v.a.map((e) => ({ code: e.code, msg: e.message, fields: e.fieldNames || [] }))
                    : [];
            }
        },
        'Id id': {
            get: (o) => o.id ?? null,
            set: (o, v) => {
                o.id = v;
            }
        }
    };
    for (const n of [
        'SaveResult',
        'DeleteResult',
        'UndeleteResult',
        'UpsertResult',
        'MergeResult',
        'EmptyRecycleBinResult',
        'LeadConvertResult'
    ])
        N(`Database.${n}`, R);
    N('Database.UpsertResult', {
        'Boolean isCreated()': (o) => !!o.created,
        'Boolean created': {
            get: (o) => !!o.created,
            set: (o, v) => {
                o.created = v;
            }
        }
    });
    N('Database.MergeResult', { 'List<Id> getMergedRecordIds()': (o) => L('Id', o.merged || []) });
    for (const p of ['leadId', 'accountId', 'contactId', 'opportunityId', 'relatedPersonAccountId'])
        N('Database.LeadConvertResult', {
            [`Id get${p[0].toUpperCase()}${p.slice(1)}()`]: (o) => o[p] ?? null,
            [`Id ${p}`]: {
                get: (o) => o[p] ?? null,
                set: (o, v) => {
                    o[p] = v;
                }
            }
        });
    N('Database.MergeResult', {
        'List<Id> getUpdatedRelatedIds()': (o) => L('Id', o.updated || []),
        'List<Id> mergedRecordIds': {
            get: (o) => L('Id', o.merged || []),
            set: (o, v) => {
                o.merged = v ? [...v.a] : [];
            }
        },
        'List<Id> updatedRelatedIds': {
            get: (o) => L('Id', o.updated || []),
            set: (o, v) => {
                o.updated = v ? [...v.a] : [];
            }
        }
    });
    N('Database.DMLOptions', {
        'new()': () =>
            new NObj('Database.DMLOptions', {
                optallornone: null,
                allowfieldtruncation: false,
                assignmentruleheader: new NObj('Database.DMLOptions.AssignmentRuleHeader'),
                duplicateruleheader: new NObj('Database.DMLOptions.DuplicateRuleHeader'),
                emailheader: new NObj('Database.DMLOptions.EmailHeader')
            }),
        'Boolean optAllOrNone': true,
        'Boolean allowFieldTruncation': true,
        'Boolean localizeErrors': true,
        'Object localeOptions': true,
        'Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader': true,
        'Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader': true,
        'Database.DMLOptions.EmailHeader emailHeader': true
    });
    N('Database.DMLOptions.AssignmentRuleHeader', {
        'Boolean useDefaultRule': true,
        'Id assignmentRuleId': true
    });
    N('Database.DMLOptions.DuplicateRuleHeader', {
        'Boolean allowSave': true,
        'Boolean runAsCurrentUser': true,
        'Boolean includeRecordDetails': true
    });
    N('Database.DMLOptions.EmailHeader', {
        'Boolean triggerUserEmail': true,
        'Boolean triggerAutoResponseEmail': true,
        'Boolean triggerOtherEmail': true
    });
    const RES = {
        insert: 'SaveResult',
        update: 'SaveResult',
        upsert: 'UpsertResult',
        delete: 'DeleteResult',
        undelete: 'UndeleteResult'
    };
    const run = (op, recs, o) => {
        const r = rt.db.dml(op, recs, o);
        if (recs.length) rt.uncommitted = true;
        return r.map(
            (x, i) =>
                new NObj(`Database.${RES[op]}`, {
                    ok: x.ok,
                    id: x.ok ? x.id : null,
                    created: x.created,
                    errs: x.errs || [],
                    str: () =>
                        `Database.${RES[op]}[getErrors=(${(x.errs || []).map((e) => e.msg).join(', ')});getId=${x.id};isSuccess=${x.ok};]`
                })
        );
    };
    const list = (op, l, o) => L(`Database.${RES[op]}`, run(op, rt.ops.n(l).a, o));
    const one = (op, r, o) => run(op, [r], o)[0];
    const ids = (l) => l.a.map(idObj);
    const idObj = (id) => {
        if (id === null) ex('NullPointerException', 'Argument cannot be null.');
        const d = rt.db.byPrefix(id);
        if (!d) ex('StringException', `Invalid id: ${id}`);
        const s = new SObj(d);
        s.f.id = id;
        return s;
    };
    const O = (aon, acc, ext) => ({
        allOrNone: aon !== false,
        access: acc ? acc.m : null,
        ext: ext ? ext.f.name : null
    });
    const D = {};
    const dmlOpt = (x) => ({
        allOrNone:
            x.optallornone !== false && x.optallornone !== null
                ? !!x.optallornone
                : x.optallornone !== false && false,
        truncate: !!x.allowfieldtruncation
    });
    for (const op of ['insert', 'update', 'delete', 'undelete']) {
        const r = `Database.${RES[op]}`;
        for (const [t, f, ret] of [
            ['SObject', (v, o) => one(op, v, o), r],
            ['List<SObject>', (v, o) => list(op, v, o), `List<${r}>`]
        ]) {
            D[`static ${ret} ${op}(${t})`] = (v) => f(v, O());
            D[`static ${ret} ${op}(${t}, Boolean)`] = (v, a) => f(v, O(a));
            D[`static ${ret} ${op}(${t}, AccessLevel)`] = (v, a) => f(v, O(true, a));
            D[`static ${ret} ${op}(${t}, Boolean, AccessLevel)`] = (v, a, l) => f(v, O(a, l));
            if (op === 'insert' || op === 'update') {
                D[`static ${ret} ${op}(${t}, Database.DMLOptions)`] = (v, x) => f(v, dmlOpt(x));
                D[`static ${ret} ${op}(${t}, Database.DMLOptions, AccessLevel)`] = (v, x, l) =>
                    f(v, { ...dmlOpt(x), access: l.m });
            }
        }
        if (op === 'delete' || op === 'undelete') {
            D[`static ${r} ${op}(Id)`] = (v) => one(op, idObj(v), O());
            D[`static ${r} ${op}(Id, Boolean)`] = (v, a) => one(op, idObj(v), O(a));
            D[`static ${r} ${op}(Id, AccessLevel)`] = (v, a) => one(op, idObj(v), O(true, a));
            D[`static ${r} ${op}(Id, Boolean, AccessLevel)`] = (v, a, l) => one(op, idObj(v), O(a, l));
            D[`static List<${r}> ${op}(List<Id>)`] = (v) => L(r, run(op, ids(v), O()));
            D[`static List<${r}> ${op}(List<Id>, Boolean)`] = (v, a) => L(r, run(op, ids(v), O(a)));
            D[`static List<${r}> ${op}(List<Id>, Boolean, AccessLevel)`] = (v, a, l) =>
                L(r, run(op, ids(v), O(a, l)));
            D[`static List<${r}> ${op}(List<Id>, AccessLevel)`] = (v, l) => L(r, run(op, ids(v), O(true, l)));
        }
    }
    for (const [t, f, r] of [
        ['SObject', (v, o) => one('upsert', v, o), 'Database.UpsertResult'],
        ['List<SObject>', (v, o) => list('upsert', v, o), 'List<Database.UpsertResult>']
    ]) {
        D[`static ${r} upsert(${t})`] = (v) => f(v, O());
        D[`static ${r} upsert(${t}, Boolean)`] = (v, a) => f(v, O(a));
        D[`static ${r} upsert(${t}, SObjectField)`] = (v, e) => f(v, O(true, null, e));
        D[`static ${r} upsert(${t}, SObjectField, Boolean)`] = (v, e, a) => f(v, O(a, null, e));
        D[`static ${r} upsert(${t}, SObjectField, AccessLevel)`] = (v, e, l) => f(v, O(true, l, e));
        D[`static ${r} upsert(${t}, SObjectField, Boolean, AccessLevel)`] = (v, e, a, l) => f(v, O(a, l, e));
        D[`static ${r} upsert(${t}, AccessLevel)`] = (v, l) => f(v, O(true, l));
        D[`static ${r} upsert(${t}, Boolean, AccessLevel)`] = (v, a, l) => f(v, O(a, l));
    }
    for (const [t, f] of [
        ['SObject', (v) => run('insert', [v], O())[0]],
        ['List<SObject>', (v) => L('Database.SaveResult', run('insert', v.a, O()))]
    ]) {
        const r = t === 'SObject' ? 'Database.SaveResult' : 'List<Database.SaveResult>';
        D[`static ${r} insertImmediate(${t})`] = f;
        D[`static ${r} insertAsync(${t})`] = f;
    }
    const mergeR = (m, a) => {
        const before = a.map((x) => (x instanceof SObj ? x.f.id : x));
        rt.merge(m, a);
        return new NObj('Database.MergeResult', { ok: true, id: m.f.id, merged: before, errs: [] });
    };
    D['static Database.MergeResult merge(SObject, SObject)'] = (m, x) => mergeR(m, [x]);
    D['static Database.MergeResult merge(SObject, Id)'] = (m, x) => mergeR(m, [x]);
    D['static List<Database.MergeResult> merge(SObject, List<SObject>)'] = (m, l) =>
        L('Database.MergeResult', [mergeR(m, l.a)]);
    D['static Database.MergeResult merge(SObject, SObject, Boolean)'] = (m, x) => mergeR(m, [x]);
    D['static any emptyRecycleBin(Object)'] = (l) => {
        const a = l instanceof AList ? l.a : [l];
        rt.limits.dml(a.length);
        for (const x of a) {
            const id = x instanceof SObj ? x.f.id : x;
            const r = rt.db.byId.get(id);
            if (r && r.isdeleted) rt.db.put(r.$d, id, { ...r, $purged: true });
        }
        const rs = a.map(
            (x) =>
                new NObj('Database.EmptyRecycleBinResult', {
                    ok: true,
                    id: x instanceof SObj ? x.f.id : x,
                    errs: []
                })
        );
        return l instanceof AList ? L('Database.EmptyRecycleBinResult', rs) : rs[0];
    };
    // ---- queries
    const q = (text, binds, access) => {
        if (text === null) ex('NullPointerException', 'Argument cannot be null.');
        const p = rt.soqlx.parseDynamic(text);
        return rt.soqlx.run(p, binds, { access: access ? access.m : null });
    };
    const path = (get) => (n) => {
        const parts = n.split('.');
        let v = get(parts[0].toLowerCase());
        for (const x of parts.slice(1)) {
            if (v === undefined || v === null) return v;
            v = rt.ops.dget(v, x);
        }
        return v;
    };
    const sc = (s) => path(s || (() => undefined));
    const mb = (m) =>
        path((n) => {
            const k = m.keys().find((x) => x.toLowerCase() === n);
            return k === undefined ? undefined : m.get(k);
        });
    const asList = (r) => {
        if (r instanceof AList) return r;
        return ex('QueryException', 'COUNT() queries need countQuery');
    };
    D['scoped static List<SObject> query(String)'] = (s, b) => asList(q(s, sc(b)));
    D['scoped static List<SObject> query(String, AccessLevel)'] = (s, a, b) => asList(q(s, sc(b), a));
    D['static List<SObject> queryWithBinds(String, Map<String,Object>, AccessLevel)'] = (s, m, a) =>
        asList(q(s, mb(m), a));
    const num = (r) => (typeof r === 'number' ? r : r.a.length);
    D['scoped static Integer countQuery(String)'] = (s, b) => num(q(s, sc(b)));
    D['scoped static Integer countQuery(String, AccessLevel)'] = (s, a, b) => num(q(s, sc(b), a));
    D['static Integer countQueryWithBinds(String, Map<String,Object>, AccessLevel)'] = (s, m, a) =>
        num(q(s, mb(m), a));
    const loc = (l, s) => {
        const o = new NObj('Database.QueryLocator', { list: l, q: s });
        o.$iter = () => l.a[Symbol.iterator]();
        return o;
    };
    D['scoped static Database.QueryLocator getQueryLocator(String)'] = (s, b) => loc(q(s, sc(b)), s);
    D['scoped static Database.QueryLocator getQueryLocator(String, AccessLevel)'] = (s, a, b) =>
        loc(q(s, sc(b), a), s);
    D['static Database.QueryLocator getQueryLocator(List<SObject>)'] = (l) => loc(l, '');
    D['static Database.QueryLocator getQueryLocatorWithBinds(String, Map<String,Object>, AccessLevel)'] = (
        s,
        m,
        a
    ) => loc(q(s, mb(m), a), s);
    N('Database.QueryLocator', {
        'String getQuery()': (o) => o.q,
        'Iterator<SObject> iterator()': (o) => T.natives.get('list').methods.get('iterator')[0].fn(o.list)
    });
    D['scoped static Database.Cursor getCursor(String)'] = (s, b) =>
        new NObj('Database.Cursor', { list: q(s, sc(b)) });
    D['scoped static Database.Cursor getCursor(String, AccessLevel)'] = (s, a, b) =>
        new NObj('Database.Cursor', { list: q(s, sc(b), a) });
    D['static Database.Cursor getCursorWithBinds(String, Map<String,Object>, AccessLevel)'] = (s, m, a) =>
        new NObj('Database.Cursor', { list: q(s, mb(m), a) });
    N('Database.Cursor', {
        'List<SObject> fetch(Integer, Integer)': (o, a, n) => new AList(o.list.t, o.list.a.slice(a, a + n)),
        'Integer getNumRecords()': (o) => o.list.a.length
    });
    // ---- savepoints, async
    D['static Savepoint setSavepoint()'] = () => {
        rt.limits.hit('dml', 1, 'Too many DML statements');
        return new NObj('Savepoint', { m: rt.db.mark() });
    };
    D['static void rollback(Savepoint)'] = (s) => {
        rt.limits.hit('dml', 1, 'Too many DML statements');
        if (s.released) ex('TypeException', 'Savepoint is invalid');
        rt.db.rollback(s.m);
    };
    D['static void releaseSavepoint(Savepoint)'] = (s) => {
        s.released = true;
        rt.uncommitted = false;
    };
    N('System.Savepoint', {});
    T.natives.set('database.savepoint', T.natives.get('savepoint'));
    D['static Id executeBatch(Object)'] = (o) => rt.async.batch(o, 200);
    D['static Id executeBatch(Object, Integer)'] = (o, n) => rt.async.batch(o, n);
    D['static Database.LeadConvertResult convertLead(Database.LeadConvert)'] = (c) => convertLead(rt, c);
    D['static Database.LeadConvertResult convertLead(Database.LeadConvert, AccessLevel)'] = (c) =>
        convertLead(rt, c);
    D['static List<Database.LeadConvertResult> convertLead(List<Database.LeadConvert>)'] = (list) =>
        L(
            'Database.LeadConvertResult',
            list.a.map((c) => convertLead(rt, c))
        );
    installLeadConvert(N);
    N('System.Database', D);
    T.natives.set('database', T.natives.get('system.database'));
    N('Database.BatchableContext', {
        'Id getJobId()': (o) => o.jobId,
        'Id getChildJobId()': (o) => o.jobId,
        'Id getchildjobid()': (o) => o.jobId
    });
    T.natives.get('database.batchablecontext');
    N('System.QueueableContext', {
        'Id getJobId()': (o) => o.jobId,
        'new()': () => new NObj('QueueableContext')
    });
    N('System.SchedulableContext', { 'Id getTriggerId()': (o) => o.triggerId });
    N.enum('System.ParentJobResult', 'SUCCESS UNHANDLED_EXCEPTION');
    N('System.FinalizerContext', {
        'Id getAsyncApexJobId()': (o) => o.jobId,
        'Exception getException()': (o) => o.ex,
        'ParentJobResult getResult()': (o) => rt.en('ParentJobResult', o.result),
        'String getRequestId()': () => 'req',
        'Integer getRetryCount()': () => 0
    });
    N('System.AsyncOptions', {
        'new()': () =>
            new NObj('AsyncOptions', {
                maximumqueueablestackdepth: null,
                minimumqueueabledelayinminutes: null,
                duplicatesignature: null
            }),
        'Integer MaximumQueueableStackDepth': true,
        'Integer MinimumQueueableDelayInMinutes': true,
        'Object DuplicateSignature': true
    });
    N('System.QueueableDuplicateSignature', {});
    N('QueueableDuplicateSignature.Builder', {
        'new()': () => new NObj('QueueableDuplicateSignature.Builder', { p: [] }),
        'QueueableDuplicateSignature.Builder addString(String)': (o, s) => {
            o.p.push(s);
            return o;
        },
        'QueueableDuplicateSignature.Builder addId(Id)': (o, s) => {
            o.p.push(s);
            return o;
        },
        'QueueableDuplicateSignature.Builder addInteger(Integer)': (o, s) => {
            o.p.push(s);
            return o;
        },
        'QueueableDuplicateSignature build()': (o) =>
            new NObj('QueueableDuplicateSignature', { key: () => o.p.join('|') })
    });
    N('System.AsyncInfo', {
        'static Integer getCurrentQueueableStackDepth()': () =>
            rt.async.current ? rt.async.current.depth || 1 : 0,
        'static Integer getMaximumQueueableStackDepth()': () =>
            rt.async.current?.opts?.maximumqueueablestackdepth ?? 5,
        'static Boolean hasMaxStackDepth()': () => !!rt.async.current?.opts?.maximumqueueablestackdepth,
        'static Integer getMinimumQueueableDelayInMinutes()': () => rt.async.current?.delay ?? 0
    });
    // ---- platform events
    const pub = (rs, cb) =>
        rs.map((r) => {
            if (cb && r.ok) rt.events[rt.events.length - 1].cb = cb;
            return new NObj('Database.SaveResult', { ok: r.ok, id: r.id, errs: r.errs || [], uuid: r.uuid });
        });
    const pubs = (l, cb) => {
        if (l.length) {
            const imm = l[0] && !l[0].d.afterCommit;
            if (imm) rt.limits.hit('events', 1, 'Too many PublishImmediate DML');
            else rt.limits.dml(l.length);
        }
        const out = [];
        for (const o of l) out.push(...pub(rt.async.publish([o]), cb));
        return out;
    };
    N('EventBus', {
        'static Database.SaveResult publish(SObject)': (o) => pubs([rt.ops.n(o)])[0],
        'static List<Database.SaveResult> publish(List<SObject>)': (l) =>
            L('Database.SaveResult', pubs(rt.ops.n(l).a)),
        'static Database.SaveResult publish(SObject, Object)': (o, cb) => pubs([o], cb)[0],
        'static List<Database.SaveResult> publish(List<SObject>, Object)': (l, cb) =>
            L('Database.SaveResult', pubs(l.a, cb)),
        'static String getOperationId(Object)': (r) => r.uuid
    });
    N('EventBus.SuccessResult', { 'List<String> getEventUuids()': (o) => L('String', [...o.uuids]) });
    N('EventBus.FailureResult', { 'List<String> getEventUuids()': (o) => L('String', [...o.uuids]) });
    N('EventBus.TestBroker', {
        'void deliver()': () => rt.async.deliver(),
        'void fail()': () => rt.async.deliver(true),
        'void deliverAll()': () => rt.async.deliver()
    });
    N('EventBus.TriggerContext', {
        'static EventBus.TriggerContext currentContext()': () => new NObj('EventBus.TriggerContext'),
        'void setResumeCheckpoint(String)': () => {},
        'String getResumeCheckpoint()': () => null,
        'Integer retries': { get: () => 0 },
        'String lastError': { get: () => null }
    });
}
