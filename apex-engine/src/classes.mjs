// User class model: registration, linking (supers, members) and creation of the JS classes.
import { ApexObj, EnumVal } from './values.mjs';

export class ClassInfo {
    constructor(ast, outer, file) {
        this.ast = ast;
        this.outer = outer;
        this.file = file;
        this.kind = ast.k;
        this.simple = ast.n;
        this.name = outer ? `${outer.name}.${ast.n}` : ast.n;
        this.m = ast.m || { set: {}, ann: [] };
        this.inners = new Map();
        this.fields = new Map();
        this.methods = new Map();
        this.ctors = [];
        this.superType = null;
        this.ifaces = [];
        this.S = null;
        this.SM = Object.create(null);
        this.state = 0;
        this.inits = [];
        this.top = outer ? outer.top : this;
        this.type = null;
        this.subs = 0;
    }
    ann(n) {
        return this.m.ann.find((a) => a.n === n);
    }
    get superCls() {
        return this.superType && this.superType.cls;
    }
    field(l) {
        for (let c = this; c; c = c.superCls) {
            const f = c.fields.get(l);
            if (f) return f;
        }
        return null;
    }
    /** All overloads of a method name visible on this class (own, inherited, interface). */
    findMethods(l) {
        const out = [];
        const seen = new Set();
        const visit = (c) => {
            for (const m of c.methods.get(l) || [])
                if (!seen.has(m.js)) {
                    seen.add(m.js);
                    out.push(m);
                }
            if (c.superCls) visit(c.superCls);
            for (const i of c.ifaces) if (i.cls) visit(i.cls);
        };
        visit(this);
        return out;
    }
    isSubOf(c) {
        for (let k = this; k; k = k.superCls) if (k === c) return true;
        return false;
    }
}
const sani = (s) => s.replace(/[^A-Za-z0-9_]/g, '_');

export class ClassModel {
    constructor(rt) {
        this.rt = rt;
        this.all = [];
    }
    register(ast, file, outer = null) {
        const c = new ClassInfo(ast, outer, file);
        this.rt.types.classes.set(c.name.toLowerCase(), c);
        this.all.push(c);
        c.type = this.rt.types.ofClass(c);
        if (outer) outer.inners.set(c.simple.toLowerCase(), c);
        for (const m of ast.body || [])
            if (m.k === 'class' || m.k === 'interface' || m.k === 'enum') this.register(m, file, c);
        return c;
    }
    /** Resolve an AST type reference in the scope of cls. Returns null when unknown. */
    resolve(tr, cls) {
        if (!tr) return this.rt.types.void;
        const ty = this.rt.types;
        let t = null;
        const last = tr.parts[tr.parts.length - 1];
        if (last.args.length) {
            const args = last.args.map((a) => this.resolve(a, cls));
            if (args.some((a) => !a)) return null;
            t = ty.generic(tr.parts.map((p) => p.n).join('.'), args);
        } else
            t = this.resolveName(
                tr.parts.map((p) => p.n),
                cls
            );
        for (let i = 0; t && i < tr.dims; i++) t = ty.list(t);
        return t;
    }
    resolveName(parts, cls) {
        const l = parts.map((p) => p.toLowerCase());
        for (let c = cls; c; c = c.outer) {
            for (let k = c; k; k = k.superCls) {
                const inner = k.inners.get(l[0]);
                if (inner) {
                    if (l.length === 1) return inner.type;
                    const d = inner.inners.get(l[1]);
                    if (d) return d.type;
                }
            }
            if (l.length === 1 && c.simple.toLowerCase() === l[0]) return c.type;
        }
        const t = this.rt.types.simple(parts);
        if (t) return t;
        if (l.length > 1) {
            // inherited inner class: Outer.Inner where Inner is declared in a super of Outer
            const base = this.rt.types.classes.get(l.slice(0, -1).join('.'));
            for (let k = base; k; k = k.superCls) {
                const i = k.inners.get(l[l.length - 1]);
                if (i) return i.type;
            }
        }
        return null;
    }
    linkAll() {
        const { rt } = this;
        const bad = (c, tr, what) =>
            rt.problem(
                c.file,
                tr.l || c.ast.l,
                `unresolved type ${tr.parts.map((p) => p.n).join('.')} (${what})`
            );
        for (const c of this.all) {
            if (c.kind === 'enum') continue;
            const ext = c.kind === 'class' && c.ast.ext ? [c.ast.ext] : [];
            for (const e of ext) {
                const t = this.resolve(e, c.outer || c);
                if (t) c.superType = t;
                else bad(c, e, 'extends');
            }
            for (const e of (c.kind === 'class' ? c.ast.impl : c.ast.ext) || []) {
                const t = this.resolve(e, c.outer || c);
                if (t) c.ifaces.push(t);
                else bad(c, e, 'implements');
            }
            if (c.superType && c.superType.cls) c.superType.cls.subs++;
        }
        for (const c of this.all) this.members(c, bad);
        for (const c of this.all) this.makeJs(c);
    }
    members(c, bad) {
        const { types } = this.rt;
        const rtype = (tr, what) => {
            const t = this.resolve(tr, c);
            if (!t) {
                bad(c, tr, what);
                return types.any;
            }
            return t;
        };
        if (c.kind === 'enum') {
            c.vals = c.ast.vals.map((n, i) => new EnumVal(c.type, n, i));
            return;
        }
        for (const m of c.ast.body) {
            if (m.k === 'method') {
                const ps = m.p.map((p) => ({ n: p.n, t: rtype(p.t, 'parameter') }));
                const ret = m.t ? rtype(m.t, 'return type') : types.void;
                const mi = {
                    n: m.n,
                    ps,
                    types: ps.map((p) => p.t),
                    ret,
                    cls: c,
                    ast: m,
                    static: !!(m.m && m.m.set.static),
                    abstract: !m.b,
                    file: c.file,
                    user: true,
                    ann: m.m ? m.m.ann : []
                };
                mi.isPrivate =
                    m.m &&
                    !m.m.set.public &&
                    !m.m.set.global &&
                    !m.m.set.protected &&
                    !m.m.set.override &&
                    c.kind !== 'interface';
                mi.js = `m$${m.n.toLowerCase()}$${ps.map((p) => sani(p.t.name)).join('$')}`;
                const l = m.n.toLowerCase();
                if (!c.methods.has(l)) c.methods.set(l, []);
                c.methods.get(l).push(mi);
            } else if (m.k === 'ctor') {
                const ps = m.p.map((p) => ({ n: p.n, t: rtype(p.t, 'parameter') }));
                c.ctors.push({
                    n: '<init>',
                    ps,
                    types: ps.map((p) => p.t),
                    ret: types.void,
                    cls: c,
                    ast: m,
                    ctor: true,
                    file: c.file,
                    user: true,
                    js: `c$${sani(c.name)}$${ps.map((p) => sani(p.t.name)).join('$')}`
                });
            } else if (m.k === 'field') {
                const t = rtype(m.t, 'field');
                for (const d of m.d) {
                    const f = {
                        n: d.n,
                        t,
                        static: !!m.m.set.static,
                        cls: c,
                        init: d.e,
                        l: d.l,
                        m: m.m,
                        js: this.fieldJs(c, d.n)
                    };
                    c.fields.set(d.n.toLowerCase(), f);
                    c.inits.push({ f, static: f.static });
                }
            } else if (m.k === 'prop') {
                const t = rtype(m.t, 'property');
                const l = m.n.toLowerCase();
                const f = {
                    n: m.n,
                    t,
                    static: !!m.m.set.static,
                    cls: c,
                    init: null,
                    l: m.l,
                    m: m.m,
                    js: this.fieldJs(c, m.n),
                    prop: true,
                    ast: m
                };
                const isAuto =
                    (!m.get || !m.get.b) &&
                    (!m.set || !m.set.b) &&
                    !m.m.set.abstract &&
                    !m.m.set.virtual &&
                    !m.m.set.override;
                f.auto = isAuto;
                f.getJs = `get$${l}`;
                f.setJs = `set$${l}`;
                c.fields.set(l, f);
                c.inits.push({ f, static: f.static });
            } else if (m.k === 'init') c.inits.push({ b: m.b, static: m.static, l: m.l });
            else if (m.k === 'unsup') this.rt.problem(c.file, m.l, 'unsupported: ' + m.what);
        }
    }
    fieldJs(c, n) {
        const l = n.toLowerCase();
        let js = 'f$' + l;
        let d = 0;
        for (let k = c.superCls; k; k = k.superCls)
            if (
                k.ast.body.some(
                    (m) =>
                        (m.k === 'prop' && m.n.toLowerCase() === l) ||
                        (m.k === 'field' && m.d.some((x) => x.n.toLowerCase() === l))
                )
            )
                d++;
        return d ? `${js}$${d}` : js;
    }
    makeJs(c) {
        if (c.js || c.kind !== 'class') return;
        const { rt } = this;
        let Base = ApexObj;
        if (c.superCls) {
            this.makeJs(c.superCls);
            Base = c.superCls.js;
        } else if (c.superType && c.superType.kind === 'native') Base = rt.nativeBase(c.superType);
        const names = [...c.fields.values()].filter((f) => !f.static).map((f) => f.js);
        const C = class extends Base {
            constructor() {
                super();
                for (let i = 0; i < names.length; i++) this[names[i]] = null;
            }
        };
        C.cls = c;
        c.js = C;
        const P = C.prototype;
        const lazy = (host, key, mi) => {
            host[key] = function (...a) {
                const f = rt.compiler.method(mi);
                host[key] = f;
                return f.apply(this, a);
            };
        };
        for (const list of c.methods.values())
            for (const mi of list) {
                if (mi.static && mi.ann.some((a) => a.n === 'future')) {
                    lazy(c.SM, mi.js + '$sync', mi, mi.js + '$sync');
                    c.SM[mi.js] = (...a) => {
                        rt.async.future(mi, a);
                    };
                } else if (mi.static) lazy(c.SM, mi.js, mi);
                else if (!mi.abstract) lazy(P, mi.js, mi);
            }
        for (const k of c.ctors) lazy(P, k.js, k);
        if (!c.ctors.length) {
            c.ctors.push({
                n: '<init>',
                ps: [],
                types: [],
                ret: rt.types.void,
                cls: c,
                ast: null,
                ctor: true,
                implicit: true,
                file: c.file,
                user: true,
                js: `c$${sani(c.name)}$`
            });
            lazy(P, c.ctors[0].js, c.ctors[0]);
        }
        for (const f of c.fields.values()) {
            if (!f.prop || f.auto) continue;
            const host = f.static ? c.SM : P;
            lazy(host, f.getJs, {
                acc: 'get',
                f,
                cls: c,
                ps: [],
                ret: f.t,
                static: f.static,
                n: `get ${f.n}`,
                file: c.file
            });
            lazy(host, f.setJs, {
                acc: 'set',
                f,
                cls: c,
                ps: [{ n: 'value', t: f.t }],
                ret: rt.types.void,
                static: f.static,
                n: `set ${f.n}`,
                file: c.file
            });
        }
        const one = (n, t) => (c.methods.get(n) || []).find((m) => !m.static && m.types.length === t);
        const eqm = one('equals', 1);
        const hm = one('hashcode', 0);
        const ts = one('tostring', 0);
        const ct = one('compareto', 1);
        if (eqm)
            P.$equals = function (o) {
                return this[eqm.js](o);
            };
        if (hm)
            P.$hash = function () {
                return this[hm.js]();
            };
        if (ts)
            P.$str = function () {
                return this[ts.js]();
            };
        if (ct)
            P.$cmp = function (o) {
                return this[ct.js](o);
            };
    }
}
