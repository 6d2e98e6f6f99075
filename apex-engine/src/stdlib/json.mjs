// JSON class, JSONGenerator, JSONParser.
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
    NObj,
    SObj,
    EnumVal,
    ApexObj,
    Unsupported,
    id18
} from '../values.mjs';

class JNum {
    constructor(s) {
        this.s = s;
    }
}
/** JSON text -> JS tree keeping number lexemes. */
export function jparse(text, fail) {
    let i = 0;
    const ws = () => {
        while (i < text.length && /\s/.test(text[i])) i++;
    };
    const bad = (m) =>
        fail(
            m ||
                (i >= text.length
                    ? text.trim()
                        ? `Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:0])`
                        : 'No content to map to Object due to end of input'
                    : `Unexpected character ('${text[i]}' (code ${text.charCodeAt(i)})): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at input location [1,${i + 1}]`)
        );
    const str = () => {
        let s = '';
        i++;
        for (;;) {
            const c = text[i];
            if (c === undefined) bad('Unexpected end-of-input in VALUE_STRING');
            if (c === '"') {
                i++;
                return s;
            }
            if (c === '\\') {
                const e = text[i + 1];
                if (e === 'u') {
                    s += String.fromCharCode(parseInt(text.slice(i + 2, i + 6), 16));
                    i += 6;
                } else {
                    const m = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '"': '"', '\\': '\\', '/': '/' }[
                        e
                    ];
                    if (m === undefined) bad();
                    s += m;
                    i += 2;
                }
            } else {
                s += c;
                i++;
            }
        }
    };
    const val = () => {
        ws();
        const c = text[i];
        if (c === '{') {
            i++;
            const o = new Map();
            ws();
            if (text[i] === '}') {
                i++;
                return o;
            }
            for (;;) {
                ws();
                if (text[i] !== '"')
                    bad(
                        i >= text.length
                            ? undefined
                            : `Unexpected character ('${text[i]}' (code ${text.charCodeAt(i)})): was expecting double-quote to start field name at input location [1,${i + 1}]`
                    );
                const k = str();
                ws();
                if (text[i] !== ':') bad();
                i++;
                o.set(k, val());
                ws();
                if (text[i] === ',') {
                    i++;
                    continue;
                }
                if (text[i] === '}') {
                    i++;
                    return o;
                }
                bad(
                    i >= text.length
                        ? undefined
                        : `Unexpected character ('${text[i]}' (code ${text.charCodeAt(i)})): was expecting comma to separate OBJECT entries at input location [1,${i + 1}]`
                );
            }
        }
        if (c === '[') {
            i++;
            const a = [];
            ws();
            if (text[i] === ']') {
                i++;
                return a;
            }
            for (;;) {
                a.push(val());
                ws();
                if (text[i] === ',') {
                    i++;
                    continue;
                }
                if (text[i] === ']') {
                    i++;
                    return a;
                }
                bad();
            }
        }
        if (c === '"') return str();
        const m = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
        m.lastIndex = i;
        const r = m.exec(text);
        if (r) {
            i = m.lastIndex;
            return new JNum(r[0]);
        }
        for (const [k, v] of [
            ['true', true],
            ['false', false],
            ['null', null]
        ])
            if (text.startsWith(k, i)) {
                i += k.length;
                return v;
            }
        const w = /^[\w]+/.exec(text.slice(i));
        return bad(
            w
                ? `Unrecognized token '${w[0]}': was expecting 'null', 'true', 'false' or NaN at input location [1,${i + w[0].length + 1}]`
                : undefined
        );
    };
    const v = val();
    ws();
    return v;
}
export function installJson(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const fail = (m) => ex('JSONException', m);
    // ---- serialize
    const tree = (v, nul, depth = 0) => {
        if (v === null || v === undefined) return null;
        if (typeof v === 'string' || typeof v === 'boolean') return v;
        if (typeof v === 'number') return v;
        if (typeof v === 'bigint') return new JNum(String(v));
        if (depth > 60) fail('Exceeded max depth');
        if (v instanceof ADecimal) return new JNum(v.toString());
        if (v instanceof ADouble) return new JNum(v.toString());
        if (v instanceof ADate) return v.toString();
        if (v instanceof ADatetime) return v.js.toISOString();
        if (v instanceof ATime) return v.toString();
        if (v instanceof ABlob) return v.b.toString('base64');
        if (v instanceof EnumVal) return v.name;
        const t = (x) => tree(x, nul, depth + 1);
        if (v instanceof AList) return v.a.map(t);
        if (v instanceof ASet) return v.values().map(t);
        if (v instanceof AMap)
            return new Map(
                v
                    .entries()
                    .filter(([, x]) => true)
                    .map(([k, x]) => [
                        k instanceof EnumVal
                            ? k.name
                            : k === null
                              ? 'null'
                              : typeof k === 'string'
                                ? k
                                : k instanceof SObj || k instanceof ApexObj
                                  ? fail('Apex Type unsupported in JSON: Map key')
                                  : rt.str(k),
                        t(x)
                    ])
            );
        if (v instanceof SObj) {
            const m = new Map();
            const ver = '62.0';
            m.set(
                'attributes',
                new Map(
                    v.f.id
                        ? [
                              ['type', v.d.name],
                              ['url', `/services/data/v${ver}/sobjects/${v.d.name}/${v.f.id}`]
                          ]
                        : [['type', v.d.name]]
                )
            );
            for (const k of Object.keys(v.f)) {
                const f = v.d.field(k);
                const x = v.f[k];
                if (x === undefined) continue;
                if (v.trigrow && x === null) continue;
                const nm = f
                    ? f.name
                    : v.d.rel(k)
                      ? v.d.rel(k).relName
                      : (v.names || []).find((n) => n.toLowerCase() === k) || v.d.childRels.get(k)?.name || k;
                if (x instanceof AList && !f) {
                    m.set(
                        nm,
                        new Map([
                            ['totalSize', x.a.length],
                            ['done', true],
                            ['records', t(x)]
                        ])
                    );
                    continue;
                }
                m.set(nm, x instanceof ADatetime ? x.iso() : t(x));
            }
            return m;
        }
        if (v instanceof ApexObj) {
            const c = v.constructor.cls;
            if (!c || v.typeName) {
                if (v.typeName && !c) fail(`Apex Type unsupported in JSON: ${v.typeName()}`);
            }
            const m = new Map();
            const chain = [];
            for (let k = c; k; k = k.superCls) chain.unshift(k);
            for (const k of chain)
                for (const f of k.fields.values()) {
                    if (f.static || f.m.set.transient) continue;
                    if (f.prop && !f.auto && !f.ast.get) continue;
                    if (f.prop && !f.auto && f.ast.get && f.ast.get.b && !f.ast.set) {
                        const gx = v[f.getJs]();
                        if (gx === null && nul) continue;
                        m.set(f.n, t(gx));
                        continue;
                    }
                    const x = f.prop && !f.auto ? v[f.getJs]() : v[f.js];
                    if (x === null && nul) continue;
                    m.set(f.n, t(x));
                }
            return m;
        }
        if (v instanceof NObj) {
            if (v.json) return v.json(t);
            if (v.$t === 'Address') {
                const m = new Map();
                for (const k of [
                    'city',
                    'country',
                    'geocodeAccuracy',
                    'latitude',
                    'longitude',
                    'postalCode',
                    'state',
                    'street'
                ])
                    m.set(k, t(v[k.toLowerCase()]));
                return m;
            }
            if (v.$t === 'UUID' || v.$t === 'SObjectType' || v.$t === 'SObjectField' || v.$t === 'Type')
                return rt.str(v);
            const def = T.native(v.$t).def;
            const m = new Map();
            for (const p of def.props.values()) {
                const x = p.plain ? (v[p.name.toLowerCase()] ?? null) : p.get(v);
                if (x === null && nul) continue;
                m.set(p.name, t(x));
            }
            if (v.$t.startsWith('Database.') && def.props.has('success')) return m;
            return m.size ? m : fail(`Apex Type unsupported in JSON: ${v.$t}`);
        }
        throw new Unsupported(`JSON.serialize of ${T.typeOf(v).name}`);
    };
    const esc = (s) =>
        JSON.stringify(s)
            .replace(/[\u2028\u2029]/g, (c) => '\\u' + c.charCodeAt(0).toString(16))
            .replace(/\x7f/g, '\x7f');
    const out = (n, ind) => {
        const w = (x, lv) => {
            if (x === null) return 'null';
            if (x instanceof JNum) return x.s;
            if (typeof x === 'string') return esc(x);
            if (typeof x !== 'object') return String(x);
            const pad = ind ? '\n' + '  '.repeat(lv + 1) : '';
            const end = ind ? '\n' + '  '.repeat(lv) : '';
            if (Array.isArray(x))
                return x.length
                    ? ind
                        ? `[ ${x.map((y) => w(y, lv)).join(', ')} ]`
                        : `[${x.map((y) => w(y, lv)).join(',')}]`
                    : ind
                      ? '[ ]'
                      : '[]';
            if (!x.size) return ind ? '{ }' : '{}';
            return `{${[...x].map(([k, y]) => `${pad}${esc(k)}${ind ? ' : ' : ':'}${w(y, lv + 1)}`).join(',')}${end}}`;
        };
        return w(n, 0);
    };
    // ---- deserialize
    const untyped = (n) => {
        if (n instanceof JNum) {
            if (/^-?\d+$/.test(n.s)) {
                const b = BigInt(n.s);
                return b >= -2147483648n && b <= 2147483647n
                    ? Number(b)
                    : b >= -(2n ** 63n) && b < 2n ** 63n
                      ? b
                      : ADecimal.parse(n.s);
            }
            return ADecimal.parse(n.s);
        }
        if (Array.isArray(n)) return new AList(T.list(T.Object), n.map(untyped));
        if (n instanceof Map) {
            const m = new AMap(T.map(T.String, T.Object));
            for (const [k, v] of n) m.put(k, untyped(v));
            return m;
        }
        return n;
    };
    const prim = (n, t, where) => {
        const s = n instanceof JNum ? n.s : n;
        const bad = () =>
            fail(
                typeof n === 'object' && !(n instanceof JNum)
                    ? `Malformed JSON: Expected '${t.name}' at the beginning of object`
                    : `Illegal value for primitive`
            );
        if (typeof s === 'object') return bad();
        switch (t.name) {
            case 'String':
                return typeof s === 'boolean' ? String(s) : String(s);
            case 'Id':
                if (typeof s !== 'string' || !/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(s))
                    ex('StringException', `Invalid id: ${s}`);
                return id18(s);
            case 'Integer':
                if (!/^-?\d+$/.test(String(s))) {
                    if (/^-?\d+\.0+$/.test(String(s))) return parseInt(s, 10);
                    return fail(`Illegal value for primitive`);
                }
                return Number(s);
            case 'Long':
                if (!/^-?\d+$/.test(String(s))) return bad();
                return BigInt(s);
            case 'Double': {
                const d = ADecimal.parse(String(s));
                return d ? new ADouble(Number(s)) : bad();
            }
            case 'Decimal': {
                const d = ADecimal.parse(String(s));
                return d || bad();
            }
            case 'Boolean':
                return typeof n === 'boolean'
                    ? n
                    : s === 'true'
                      ? true
                      : s === 'false'
                        ? false
                        : fail('Illegal value for primitive');
            case 'Date': {
                const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(s);
                if (!m) return fail(`Invalid format: "${s}"`);
                return ADate.of(+m[1], +m[2], +m[3]);
            }
            case 'Datetime': {
                if (n instanceof JNum) return new ADatetime(Number(n.s));
                const ms = Date.parse(
                    String(s)
                        .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
                        .replace(/^(\d{4}-\d\d-\d\d)$/, '$1T00:00:00Z')
                        .replace(/(T[\d:.]+)$/, '$1Z')
                );
                if (Number.isNaN(ms)) return fail(`Invalid format: "${s}"`);
                return new ADatetime(ms);
            }
            case 'Time': {
                const m = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?Z?$/.exec(s);
                return m ? new ATime(+m[1] * 36e5 + +m[2] * 6e4 + (+m[3] || 0) * 1000 + (+m[4] || 0)) : bad();
            }
            case 'Blob':
                return new ABlob(Buffer.from(s, 'base64'));
            case 'Object':
                return untyped(n);
            default:
                return bad();
        }
    };
    const typed = (n, t, strict, where = '') => {
        if (n === null || n === undefined) return null;
        const expect = (ok, c) => {
            if (!ok)
                fail(
                    `Malformed JSON: Expected '${c}' at the beginning of ${c === '[' ? 'List/Set' : 'object'}`
                );
        };
        switch (t.kind) {
            case 'prim':
            case 'any':
                return t.kind === 'any' ? untyped(n) : prim(n, t, where);
            case 'list':
                expect(Array.isArray(n), '[');
                return new AList(
                    t,
                    n.map((x) => typed(x, t.elem, strict))
                );
            case 'set': {
                expect(Array.isArray(n), '[');
                const s = new ASet(t);
                n.forEach((x) => s.add(typed(x, t.elem, strict)));
                return s;
            }
            case 'map': {
                expect(n instanceof Map, '{');
                const m = new AMap(t);
                for (const [k, v] of n)
                    m.put(
                        t.args[0].kind === 'class' ? typed(k, t.args[0]) : prim(k, t.args[0]),
                        typed(v, t.args[1], strict)
                    );
                return m;
            }
            case 'sobject':
                return sob(n, t, strict);
            case 'class': {
                const c = t.cls;
                if (c.kind === 'enum') {
                    const v =
                        c.vals.find((x) => x.name === n) ||
                        c.vals.find((x) => x.name.toLowerCase() === String(n).toLowerCase());
                    return v || fail(`Invalid value for enum ${c.name}: ${n}`);
                }
                if (c.kind !== 'class') fail(`Type cannot be constructed: ${c.name}`);
                expect(n instanceof Map, '{');
                if (c.m.set.abstract) fail(`Type cannot be constructed: ${c.name}`);
                rt.classInit(c);
                const o = new c.js();
                const chain = [];
                for (let k = c; k; k = k.superCls) chain.unshift(k);
                for (const k of chain) rt.ops.runInits(o, k);
                for (const [k, v] of n) {
                    const f = c.field(k.toLowerCase());
                    if (!f || f.static) {
                        if (strict) fail(`No such column '${k}' on ${c.name}`);
                        continue;
                    }
                    if (f.m.set.transient) continue;
                    const x = typed(v, f.t, strict, k);
                    if (f.prop && !f.auto) {
                        if (f.ast.set) o[f.setJs](x);
                    } else o[f.js] = x;
                }
                return o;
            }
            case 'native': {
                if (t.def.vals) {
                    const v = rt.enumVal(t.def, String(n).toLowerCase());
                    return v || fail(`Invalid enum ${n}`);
                }
                expect(n instanceof Map, '{');
                const o = rt.newByType(t);
                for (const [k, v] of n) {
                    const p = T.nativeProp(t, k.toLowerCase(), false);
                    if (!p) {
                        if (strict) fail(`unknown property ${k}`);
                        continue;
                    }
                    const x = p.ts === 'Id' && typeof v === 'string' ? v : typed(v, T.parse(p.ts, t), strict);
                    if (p.plain) o[k.toLowerCase()] = x;
                    else if (p.set) p.set(o, x);
                    else throw new Unsupported(`JSON.deserialize into ${t.name}.${k}`);
                }
                return o;
            }
            default:
                throw new Unsupported(`JSON.deserialize to ${t.name}`);
        }
    };
    const sob = (n, t, strict) => {
        if (!(n instanceof Map)) fail(`Malformed JSON: Expected '{' at the beginning of object`);
        const at = n.get('attributes');
        const tn = at instanceof Map ? at.get('type') : null;
        const d = t.sob || (tn && rt.schema.get(tn));
        if (!d) fail('sObject type missing: attributes.type');
        const o = new SObj(d);
        for (const [k, v] of n) {
            if (k === 'attributes') continue;
            const l = k.toLowerCase();
            const f = d.field(l);
            if (f) {
                o.f[l] = typed(v, rt.schema.apexTypeOfField(f));
                continue;
            }
            const r = d.rel(l);
            if (r) {
                o.f[l] =
                    v === null
                        ? null
                        : sob(
                              v,
                              r.refs.length > 1 && !v.get('attributes')
                                  ? T.sobject(r.refs[0])
                                  : r.refs.length > 1
                                    ? T.SObject
                                    : T.sobject(r.refs[0])
                          );
                continue;
            }
            const c = d.childRels.get(l);
            if (c) {
                const recs = v instanceof Map ? v.get('records') : v;
                o.f[l] = new AList(
                    T.list(T.sobject(c.child)),
                    (recs || []).map((x) => sob(x, T.sobject(c.child)))
                );
                continue;
            }
            if (d.name === 'AggregateResult') {
                o.f[l] = untyped(v);
                (o.names = o.names || []).push(k);
                continue;
            }
            fail(`No such column '${k}' on sobject of type ${d.name}`);
        }
        return o;
    };
    const P = (s) => {
        if (s === null) ex('NullPointerException', 'Argument cannot be null.');
        return jparse(s, fail);
    };
    const first = (s, k) => {
        const c = (s ?? '').trim()[0];
        if (c === undefined) return;
        if ((k.kind === 'list' || k.kind === 'set') && c !== '[' && c !== 'n')
            fail(`Malformed JSON: Expected '[' at the beginning of List/Set`);
        if (
            (k.kind === 'map' || k.kind === 'sobject' || (k.kind === 'class' && k.cls.kind === 'class')) &&
            c !== '{' &&
            c !== 'n'
        )
            fail(`Malformed JSON: Expected '{' at the beginning of object`);
    };
    rt.jsonTree = tree;
    rt.jsonOut = out;
    rt.jsonParse = P;
    rt.jsonTyped = typed;
    rt.jsonUntyped = untyped;
    N('JSON', {
        'static String serialize(Object)': (v) => out(tree(v)),
        'static String serialize(Object, Boolean)': (v, n) => out(tree(v, n)),
        'static String serializePretty(Object)': (v) => out(tree(v), true),
        'static String serializePretty(Object, Boolean)': (v, n) => out(tree(v, n), true),
        'static any deserialize(String, Type)': (s, t) => {
            const k = rt.ops.n(t).type;
            first(s, k);
            return typed(P(s), k);
        },
        'static any deserializeStrict(String, Type)': (s, t) => typed(P(s), t.type, true),
        'static Object deserializeUntyped(String)': (s) => untyped(P(s)),
        'static JSONGenerator createGenerator(Boolean)': (p) =>
            new NObj('JSONGenerator', { p, st: [], root: undefined }),
        'static JSONParser createParser(String)': (s) => new NObj('JSONParser', { toks: tokens(P(s)), i: -1 })
    });
    const put = (g, v) => {
        const c = g.st[g.st.length - 1];
        if (!c) {
            g.root = v;
            return;
        }
        if (Array.isArray(c.n)) c.n.push(v);
        else {
            c.n.set(c.k, v);
            c.k = null;
        }
    };
    const fld = (g, k) => {
        g.st[g.st.length - 1].k = k;
    };
    const open = (g, n) => {
        put(g, n);
        g.st.push({ n });
    };
    const G = {
        'void writeStartObject()': (g) => open(g, new Map()),
        'void writeEndObject()': (g) => {
            g.st.pop();
        },
        'void writeStartArray()': (g) => open(g, []),
        'void writeEndArray()': (g) => {
            g.st.pop();
        },
        'void writeFieldName(String)': fld,
        'String getAsString()': (g) => out(g.root ?? null, g.p),
        'void close()': () => {},
        'Boolean isClosed()': () => false,
        'void writeNull()': (g) => put(g, null),
        'void writeNullField(String)': (g, k) => {
            fld(g, k);
            put(g, null);
        },
        'void writeObject(Object)': (g, v) => put(g, tree(v)),
        'void writeObjectField(String, Object)': (g, k, v) => {
            fld(g, k);
            put(g, tree(v));
        },
        'void writeBlob(Blob)': (g, v) => put(g, tree(v)),
        'void writeBlobField(String, Blob)': (g, k, v) => {
            fld(g, k);
            put(g, tree(v));
        }
    };
    for (const t of ['String', 'Boolean', 'Id', 'Date', 'DateTime', 'Time']) {
        G[`void write${t}(${t})`] = (g, v) => put(g, tree(v));
        G[`void write${t}Field(String, ${t})`] = (g, k, v) => {
            fld(g, k);
            put(g, tree(v));
        };
    }
    for (const t of ['Integer', 'Long', 'Double', 'Decimal']) {
        G[`void writeNumber(${t})`] = (g, v) => put(g, tree(v));
        G[`void writeNumberField(String, ${t})`] = (g, k, v) => {
            fld(g, k);
            put(g, tree(v));
        };
    }
    N('JSONGenerator', G);
    N.enum(
        'System.JSONToken',
        'END_ARRAY END_OBJECT FIELD_NAME NOT_AVAILABLE START_ARRAY START_OBJECT VALUE_EMBEDDED_OBJECT VALUE_FALSE VALUE_NULL VALUE_NUMBER_FLOAT VALUE_NUMBER_INT VALUE_STRING VALUE_TRUE'
    );
    const tokens = (n, o = [], name = null) => {
        if (n instanceof Map) {
            const st = o.length;
            o.push({ t: 'START_OBJECT', n, name });
            for (const [k, v] of n) {
                o.push({ t: 'FIELD_NAME', v: k, name: k });
                tokens(v, o, k);
            }
            o.push({ t: 'END_OBJECT', name });
            o[st].end = o.length - 1;
        } else if (Array.isArray(n)) {
            const st = o.length;
            o.push({ t: 'START_ARRAY', n, name });
            n.forEach((v) => tokens(v, o));
            o.push({ t: 'END_ARRAY', name });
            o[st].end = o.length - 1;
        } else
            o.push({
                t:
                    n === null
                        ? 'VALUE_NULL'
                        : n === true
                          ? 'VALUE_TRUE'
                          : n === false
                            ? 'VALUE_FALSE'
                            : n instanceof JNum
                              ? /^-?\d+$/.test(n.s)
                                  ? 'VALUE_NUMBER_INT'
                                  : 'VALUE_NUMBER_FLOAT'
                              : 'VALUE_STRING',
                n,
                name
            });
        return o;
    };
    const cur = (p) => p.toks[p.i];
    const txt = (p) => {
        const c = cur(p);
        if (!c) return null;
        return c.t === 'FIELD_NAME'
            ? c.v
            : c.n instanceof JNum
              ? c.n.s
              : typeof c.n === 'string'
                ? c.n
                : c.n === null
                  ? 'null'
                  : typeof c.n === 'boolean'
                    ? String(c.n)
                    : { START_OBJECT: '{', END_OBJECT: '}', START_ARRAY: '[', END_ARRAY: ']' }[c.t];
    };
    const tk = (p) => (cur(p) ? rt.en('JSONToken', cur(p).t) : null);
    const P2 = {
        'JSONToken nextToken()': (p) => {
            p.i++;
            return tk(p);
        },
        'JSONToken nextValue()': (p) => {
            do p.i++;
            while (cur(p) && cur(p).t === 'FIELD_NAME');
            return tk(p);
        },
        'JSONToken getCurrentToken()': tk,
        'JSONToken getLastClearedToken()': () => null,
        'void clearCurrentToken()': () => {},
        'String getText()': txt,
        'String getCurrentName()': (p) => cur(p)?.name ?? null,
        'Boolean hasCurrentToken()': (p) => !!cur(p),
        'void skipChildren()': (p) => {
            const c = cur(p);
            if (c && c.end) p.i = c.end;
        },
        'Object readValueAs(Type)': (p, t) => {
            const c = cur(p);
            const v = typed(c.n, t.type);
            if (c.end) p.i = c.end;
            return v;
        },
        'Object readValueAsStrict(Type)': (p, t) => {
            const c = cur(p);
            const v = typed(c.n, t.type, true);
            if (c.end) p.i = c.end;
            return v;
        }
    };
    for (const [m, t] of [
        ['getIntegerValue', 'Integer'],
        ['getLongValue', 'Long'],
        ['getDoubleValue', 'Double'],
        ['getDecimalValue', 'Decimal'],
        ['getBooleanValue', 'Boolean'],
        ['getDateValue', 'Date'],
        ['getDateTimeValue', 'Datetime'],
        ['getIdValue', 'Id'],
        ['getTimeValue', 'Time'],
        ['getBlobValue', 'Blob']
    ])
        P2[`${t} ${m}()`] = (p) => prim(cur(p).n, T[t]);
    N('JSONParser', P2);
}
