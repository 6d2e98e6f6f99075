// Object, Enum, numbers, Boolean, Id, Blob, Math, exceptions, Type, core interfaces.
import {
    ADecimal,
    ADouble,
    ABlob,
    NObj,
    AList,
    AMap,
    eqStrict,
    keyOf,
    isNum,
    toNum,
    id18,
    divRound
} from '../values.mjs';

export const hashStr = (s) => {
    let h = 0;
    for (let i = 0; i < s.length; i++) h = (Math.imul(31, h) + s.charCodeAt(i)) | 0;
    return h;
};
export function installCore(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    N('Object', {
        'Boolean equals(Object)': (a, b) => eqStrict(a, b),
        'Integer hashCode()': (a) => (a && a.$hash ? a.$hash() : hashStr(keyOf(a))),
        'String toString()': (a) => rt.str(a)
    });
    T.natives.get('object').kind = 'class';
    N('Enum', {
        'String name()': (e) => e.name,
        'Integer ordinal()': (e) => e.ord,
        'Boolean equals(Object)': (a, b) => a === b,
        'Integer hashCode()': (e) => hashStr(e.name),
        'String toString()': (e) => e.name
    });
    // ---- numbers
    const parseInt_ = (s) => {
        if (s === null) ex('NullPointerException', 'Argument cannot be null.');
        const t = s.trim();
        if (!/^[+-]?\d+$/.test(t) || Math.abs(Number(t)) > 2147483648)
            ex('TypeException', `Invalid integer: ${s}`);
        return Number(t);
    };
    N('Integer', {
        'static Integer valueOf(String)': parseInt_,
        'static Integer valueOf(Object)': (o) =>
            o === null
                ? ex('NullPointerException', 'Argument cannot be null.')
                : typeof o === 'string'
                  ? parseInt_(o)
                  : isNum(o)
                    ? Math.trunc(toNum(o)) | 0
                    : ex('TypeException', `Invalid integer: ${rt.str(o)}`),
        'String format()': (n) => n.toLocaleString('en-US'),
        'Integer intValue()': (n) => n,
        'Long longValue()': (n) => BigInt(n),
        'Integer abs()': Math.abs
    });
    N('Long', {
        'static Long valueOf(String)': (s) =>
            /^\s*[+-]?\d+\s*$/.test(s ?? '') ? BigInt(s.trim()) : ex('TypeException', `Invalid long: ${s}`),
        'static Long valueOf(Object)': (o) =>
            typeof o === 'string'
                ? /^[+-]?\d+$/.test(o)
                    ? BigInt(o)
                    : ex('TypeException', `Invalid long: ${o}`)
                : rt.ops.toLong(o),
        'Integer intValue()': (n) => Number(BigInt.asIntN(32, n)),
        'String format()': (n) => n.toLocaleString('en-US')
    });
    const dnum = (s) => {
        if (s === null) ex('NullPointerException', 'Argument cannot be null.');
        const d = ADecimal.parse(s);
        if (!d) ex('TypeException', `Invalid decimal: ${s}`);
        return d;
    };
    const rm = (m) => m.name;
    const div0 = () => ex('MathException', 'Divide by 0');
    const num = {
        'Integer intValue()': (d) => Math.trunc(toNum(d)) | 0,
        'Long longValue()': (d) => rt.ops.toLong(d),
        'Double doubleValue()': (d) => rt.ops.toDbl(d)
    };
    const fmt = (d) => {
        const s = ADecimal.from(d).toString();
        const [i, f] = s.split('.');
        return i.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (f !== undefined ? '.' + f : '');
    };
    N('Decimal', {
        'static Decimal valueOf(String)': dnum,
        'static Decimal valueOf(Double)': (d) => ADecimal.from(d),
        'static Decimal valueOf(Long)': (d) => ADecimal.from(d),
        'static Decimal valueOf(Object)': (o) => (typeof o === 'string' ? dnum(o) : ADecimal.from(o)),
        ...num,
        'Decimal abs()': (d) => (d.u < 0n ? d.neg() : d),
        'Integer scale()': (d) => d.s,
        'Integer precision()': (d) => {
            const s = (d.u < 0n ? -d.u : d.u).toString();
            return d.u === 0n ? Math.max(1, d.s) : Math.max(s.length, d.s);
        },
        'Decimal setScale(Integer)': (d, s) => d.setScale(s),
        'Decimal setScale(Integer, RoundingMode)': (d, s, m) => {
            try {
                return d.setScale(s, rm(m));
            } catch {
                return ex('MathException', 'Rounding necessary');
            }
        },
        'Long round()': (d) => d.setScale(0, 'HALF_EVEN').u,
        'Long round(RoundingMode)': (d, m) => (d.s > 0 ? d.setScale(0, rm(m)).u : d.toBig()),
        'Decimal stripTrailingZeros()': (d) => d.strip(),
        'String toPlainString()': (d) => d.toString(),
        'String format()': fmt,
        'Decimal pow(Integer)': (d, n) => {
            if (n < 0) ex('MathException', 'Invalid power');
            return new ADecimal(d.u ** BigInt(n), d.s * n);
        },
        'Decimal divide(Decimal, Integer)': (a, b, s) => (b.u === 0n ? div0() : divS(a, b, s, 'HALF_UP')),
        'Decimal divide(Decimal, Integer, RoundingMode)': (a, b, s, m) =>
            b.u === 0n ? div0() : divS(a, b, s, rm(m))
    });
    const divS = (a, b, s, m) => {
        let e = s + b.s - a.s;
        let n = a.u;
        let d = b.u;
        if (e >= 0) n *= 10n ** BigInt(e);
        else d *= 10n ** BigInt(-e);
        return new ADecimal(divRound(n, d, m), s);
    };
    N('Double', {
        'static Double valueOf(String)': (s) => new ADouble(toNum(dnum(s))),
        'static Double valueOf(Object)': (o) =>
            typeof o === 'string' ? new ADouble(toNum(dnum(o))) : rt.ops.toDbl(o),
        ...num,
        'Long round()': (d) => BigInt(Math.round(d.v)),
        'String format()': (d) => fmt(ADecimal.from(d))
    });
    N('Boolean', {
        'static Boolean valueOf(String)': (s) =>
            s === null ? ex('NullPointerException', 'Argument cannot be null.') : s.toLowerCase() === 'true',
        'static Boolean valueOf(Object)': (o) =>
            o === null
                ? ex('NullPointerException', 'Argument cannot be null.')
                : typeof o === 'boolean'
                  ? o
                  : String(o).toLowerCase() === 'true'
    });
    N.enum('System.RoundingMode', 'UP DOWN CEILING FLOOR HALF_UP HALF_DOWN HALF_EVEN UNNECESSARY');
    const D1 = (f) => (x) => new ADouble(f(toNum(x)));
    const dec = (v) => ADecimal.from(v);
    const M = {
        'static Integer abs(Integer)': Math.abs,
        'static Long abs(Long)': (v) => (v < 0n ? -v : v),
        'static Decimal abs(Decimal)': (v) => (v.u < 0n ? v.neg() : v),
        'static Double abs(Double)': D1(Math.abs),
        'static Integer mod(Integer, Integer)': (a, b) => (b === 0 ? div0() : a % b),
        'static Long mod(Long, Long)': (a, b) => (b === 0n ? div0() : a % b),
        'static Decimal ceil(Decimal)': (d) => d.setScale(0, 'CEILING'),
        'static Double ceil(Double)': D1(Math.ceil),
        'static Decimal floor(Decimal)': (d) => d.setScale(0, 'FLOOR'),
        'static Double floor(Double)': D1(Math.floor),
        'static Integer round(Decimal)': (d) => Number(d.setScale(0, 'HALF_UP').u),
        'static Integer round(Double)': (d) => Math.round(d.v),
        'static Long roundToLong(Decimal)': (d) => d.setScale(0, 'HALF_EVEN').u,
        'static Long roundToLong(Double)': (d) => BigInt(Math.round(d.v)),
        'static Decimal rint(Decimal)': (d) => d.setScale(0, 'HALF_EVEN'),
        'static Double random()': () => new ADouble(Math.random()),
        'static Double pow(Double, Double)': (a, b) => new ADouble(a.v ** b.v),
        'static Decimal signum(Decimal)': (d) => dec(d.u < 0n ? -1 : d.u > 0n ? 1 : 0)
    };
    for (const [t, c] of [
        ['Integer', (a, b) => a - b],
        ['Long', (a, b) => (a < b ? -1 : 1)],
        ['Double', (a, b) => a.v - b.v],
        ['Decimal', (a, b) => a.cmp(b)]
    ]) {
        M[`static ${t} max(${t}, ${t})`] = (a, b) => (c(rt.ops.n(a), rt.ops.n(b)) >= 0 ? a : b);
        M[`static ${t} min(${t}, ${t})`] = (a, b) => (c(rt.ops.n(a), rt.ops.n(b)) <= 0 ? a : b);
    }
    for (const f of [
        'sqrt',
        'cbrt',
        'exp',
        'log',
        'log10',
        'sin',
        'cos',
        'tan',
        'asin',
        'acos',
        'atan',
        'sinh',
        'cosh',
        'tanh'
    ]) {
        M[`static Double ${f}(Double)`] = D1(Math[f]);
        M[`static Decimal ${f}(Decimal)`] = (d) => dec(new ADouble(Math[f](toNum(d))));
    }
    N('Math', M);
    N('Math', { 'static Double atan2(Double, Double)': (a, b) => new ADouble(Math.atan2(a.v, b.v)) });
    T.natives.get('math').sprops.set('pi', { name: 'PI', ts: 'Double', get: () => new ADouble(Math.PI) });
    T.natives.get('math').sprops.set('e', { name: 'E', ts: 'Double', get: () => new ADouble(Math.E) });
    // ---- Id, Blob
    const so = (id) => {
        const d = rt.db.byPrefix(id);
        if (!d) ex('SObjectException', `Invalid Id ${id}`);
        return rt.sotype(d);
    };
    N('Id', {
        'static Id valueOf(String)': (s) => {
            if (s === null) ex('NullPointerException', 'Argument cannot be null.');
            return rt.ops.toId(s);
        },
        'static Id valueOf(String, Boolean)': (s) => rt.ops.toId(s),
        'SObjectType getSObjectType()': so,
        'String to15()': (s) => s.slice(0, 15),
        'Boolean equals(Object)': (a, b) =>
            typeof b === 'string' && id18(a) === (b.length === 15 ? id18(b) : b),
        'void addError(String)': () => ex('FinalException', 'addError on a detached field'),
        'Integer hashCode()': hashStr,
        'String toString()': (s) => s
    });
    N('Blob', {
        'static Blob valueOf(String)': (s) =>
            s === null
                ? ex('NullPointerException', 'Argument cannot be null.')
                : new ABlob(Buffer.from(s, 'utf8')),
        'static Blob toPdf(String)': (s) => new ABlob(Buffer.from(`%PDF ${s}`)),
        'Integer size()': (b) => b.b.length,
        'String toString()': (b) => {
            const s = b.b.toString('utf8');
            if (s.includes('\ufffd') && !b.b.includes(Buffer.from('\ufffd')))
                ex('StringException', 'BLOB is not a valid UTF-8 string');
            return s;
        }
    });
    // ---- exceptions
    const E = {
        'String getMessage()': (e) =>
            e.tn === 'AuraHandledException' && !e.set
                ? 'Script-thrown exception'
                : (e.msg ?? 'Script-thrown exception'),
        'void setMessage(String)': (e, m) => {
            e.msg = m;
            e.set = true;
        },
        'Exception getCause()': (e) => e.cause,
        'void initCause(Exception)': (e, c) => {
            e.cause = c;
        },
        'String getStackTraceString()': (e) => e.trace,
        'String getTypeName()': (e) => e.typeName(),
        'Integer getLineNumber()': (e) => e.line,
        'String toString()': (e) => rt.str(e),
        'Integer getNumDml()': (e) => dml(e).length,
        'String getDmlMessage(Integer)': (e, i) => dml(e)[i].e.msg,
        'List<String> getDmlFieldNames(Integer)': (e, i) =>
            new AList(T.list(T.String), [...dml(e)[i].e.fields]),
        'List<SObjectField> getDmlFields(Integer)': (e, i) => new AList(T.list(T.native('SObjectField')), []),
        'Id getDmlId(Integer)': (e, i) => dml(e)[i].id ?? null,
        'Integer getDmlIndex(Integer)': (e, i) => dml(e)[i].i,
        'String getDmlStatusCode(Integer)': (e, i) => dml(e)[i].e.code,
        'StatusCode getDmlType(Integer)': (e, i) => rt.statusCode(dml(e)[i].e.code),
        'Map<String,Set<String>> getInaccessibleFields()': (e) =>
            e.inaccessible || new AMap(T.parse('Map<String,Set<String>>')),
        'Boolean equals(Object)': (a, b) => a === b,
        'Integer hashCode()': (e) => e.$oid
    };
    const dml = (e) => e.dml || ex('TypeException', `Cannot call getDml on ${e.typeName()}`);
    const mk = (...a) => {
        const e = rt.ex('Exception', null);
        rt.exArgs(e, a);
        return e;
    };
    N('Exception', {
        ...E,
        'new()': mk,
        'new(String)': mk,
        'new(Exception)': mk,
        'new(String, Exception)': mk
    });
    for (const n of 'AssertException AsyncException CalloutException DmlException EmailException ExternalObjectException FinalException FlowException HandledException IllegalArgumentException InvalidHeaderException InvalidParameterValueException JSONException LimitException ListException MathException NoAccessException NoDataFoundException NoSuchElementException NullPointerException ProcedureException QueryException RequiredFeatureMissing RequiredFeatureMissingException SearchException SecurityException SerializationException SObjectException StringException TypeException UnexpectedException VisualforceException XmlException AuraHandledException InvalidReadOnlyUserDmlException DuplicateMessageException UnsupportedOperationException TouchHandledException DataWeaveScriptException FormulaEvaluationException FormulaValidationException HandledException InvalidUrlException PolyglotException ExecutionException CanvasException BigObjectException TransientQueryException OrgLimitException'.split(
        ' '
    ))
        N(n, {}, { sup: 'Exception' });
    for (const n of [
        'EventBus.RetryableException',
        'Cache.Org.OrgCacheException',
        'Cache.Session.SessionCacheException',
        'Cache.OrgCacheException',
        'Cache.SessionCacheException',
        'Cache.InvalidParamException',
        'Cache.ItemSizeLimitExceededException',
        'Cache.PlatformCacheInvalidOperationException',
        'Cache.CacheBuilderExecutionException',
        'Auth.AuthProviderPluginException',
        'ConnectApi.ConnectApiException',
        'ConnectApi.NotFoundException',
        'Flow.FlowException',
        'DataWeave.DataWeaveScriptException',
        'System.DataWeaveScriptException',
        'Metadata.MetadataException',
        'Database.CursorException',
        'System.FatalCursorException',
        'System.TransientCursorException',
        'Canvas.CanvasRenderException'
    ])
        N(n, {}, { sup: 'Exception' });
    // ---- Type
    const toks = new Map();
    rt.typeTok = (t) => {
        let o = toks.get(t);
        if (!o) {
            o = new NObj('Type', { type: t });
            o.$key = 'type:' + t.name + ':' + t.kind;
            o.str = () => rt.typeName(t);
            toks.set(t, o);
        }
        return o;
    };
    rt.typeName = (t) =>
        t.kind === 'native' && (t.def.ns === 'System' || t.def.ns === 'Schema')
            ? `${t.def.ns}.${t.name}`
            : t.name;
    const byName = (n) => {
        if (n === null) ex('NullPointerException', 'Argument cannot be null.');
        let t = null;
        try {
            t =
                (/^\w+$/.test(n.trim()) && T.classes.has(n.trim().toLowerCase()) && T.sobject(n.trim())) ||
                T.fromName(n.trim());
        } catch {
            t = null;
        }
        if (!t || t.kind === 'any' || t.kind === 'null') return null;
        if (t.kind === 'sobject' && /[<>]/.test(n)) return null;
        return rt.typeTok(t);
    };
    N('Type', {
        'static Type forName(String)': byName,
        'static Type forName(String, String)': (ns, n) => {
            if (ns && rt.ns && ns.toLowerCase() !== rt.ns.toLowerCase()) {
                const t = T.fromName(`${ns}.${n}`);
                return t ? rt.typeTok(t) : null;
            }
            if (ns && !rt.ns && ns !== '') {
                const t = T.fromName(`${ns}.${n}`);
                return t ? rt.typeTok(t) : null;
            }
            return byName(n);
        },
        'String getName()': (o) => rt.typeName(o.type),
        'String getNamespace()': (o) => (o.type.kind === 'native' ? o.type.def.ns : ''),
        'Object newInstance()': (o) => rt.newByType(o.type),
        'Boolean isAssignableFrom(Type)': (a, b) => T.assignable(b.type, a.type),
        'String toString()': (o) => rt.typeName(o.type),
        'Integer hashCode()': (o) => hashStr(o.type.name),
        'Boolean equals(Object)': (a, b) => a === b
    });
    rt.newByType = (t) => {
        switch (t.kind) {
            case 'class':
                if (t.cls.kind !== 'class' || t.cls.m.set.abstract)
                    ex('TypeException', `Cannot create instance of ${t.name}`);
                if (!t.cls.ctors.some((c) => !c.types.length)) {
                    if (T.assignable(t, T.native('Exception'))) return rt.ops.newEx(t.cls, []);
                    ex('TypeException', `Type ${t.name} does not have a visible default constructor`);
                }
                return rt.newInstance(t.cls);
            case 'list':
                return new AList(t, []);
            case 'set':
                return rt.ops.newSet(t);
            case 'map':
                return rt.ops.newMap(t);
            case 'sobject':
                return rt.newSob(t.name);
            case 'native': {
                let def = t.def;
                let c = def.ctors.find((k) => k.ps.length === 0);
                if (!c && /^Database\.\w*Result$|^Database\.Error$/.test(def.name))
                    return new NObj(def.name, { ok: false, errs: [] });
                while (!c && def.sup) {
                    def = T.natives.get(def.sup.toLowerCase());
                    c = def.ctors.find((k) => k.ps.length === 0);
                }
                if (!c) ex('TypeException', `Cannot create instance of ${t.name}`);
                return rt.ops.retag(c.fn(), t.def.name);
            }
            case 'prim':
                return null;
            default:
                return ex('TypeException', `Cannot create instance of ${t.name}`);
        }
    };
    // ---- interfaces implemented by user code
    N.iface('System.Comparable', { 'Integer compareTo(Object)': null });
    N.iface('System.Comparator', { 'Integer compare(T, T)': null }, { params: ['T'] });
    N.iface('System.Iterable', { 'Iterator<T> iterator()': null }, { params: ['T'] });
    N.iface('System.Iterator', { 'Boolean hasNext()': null, 'T next()': null }, { params: ['T'] });
    N.iface('System.Callable', { 'Object call(String, Map<String,Object>)': null });
    N.iface('System.Queueable', { 'void execute(QueueableContext)': null });
    N.iface('System.Schedulable', { 'void execute(SchedulableContext)': null });
    N.iface('System.Finalizer', { 'void execute(FinalizerContext)': null });
    N.iface(
        'Database.Batchable',
        {
            'Iterable<T> start(Database.BatchableContext)': null,
            'void execute(Database.BatchableContext, List<T>)': null,
            'void finish(Database.BatchableContext)': null
        },
        { params: ['T'] }
    );
    N.iface('Database.Stateful');
    N.iface('Database.AllowsCallouts');
    N.iface('Database.RaisesPlatformEvents');
    N.iface('System.HttpCalloutMock', { 'HttpResponse respond(HttpRequest)': null });
    N.iface('System.WebServiceMock', {});
    N.iface('System.StubProvider', {
        'Object handleMethodCall(Object, String, Type, List<Type>, List<String>, List<Object>)': null
    });
    N.iface('System.InstallHandler', { 'void onInstall(InstallContext)': null });
    N.iface('System.UninstallHandler', { 'void onUninstall(UninstallContext)': null });
    N.iface('System.SandboxPostCopy', { 'void runApexClass(SandboxContext)': null });
    N.iface('Cache.CacheBuilder', { 'Object doLoad(String)': null });
    N.iface('EventBus.EventPublishSuccessCallback', { 'void onSuccess(EventBus.SuccessResult)': null });
    N.iface('EventBus.EventPublishFailureCallback', { 'void onFailure(EventBus.FailureResult)': null });
    N.iface('Metadata.DeployCallback', {
        'void handleResult(Metadata.DeployResult, Metadata.DeployCallbackContext)': null
    });
    N.iface('Messaging.InboundEmailHandler', {
        'Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail, Messaging.InboundEnvelope)':
            null
    });
    N.iface('Auth.RegistrationHandler', {});
    N.iface('Process.Plugin', {});
}
