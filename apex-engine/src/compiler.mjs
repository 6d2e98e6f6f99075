// AST -> JavaScript. Every method body becomes one JS function, compiled on first call.
import { Unsupported } from './values.mjs';

const q = (s) => JSON.stringify(s);
class Scope {
    constructor(up) {
        this.up = up;
        this.v = new Map();
    }
    get(n) {
        for (let s = this; s; s = s.up) {
            const x = s.v.get(n);
            if (x) return x;
        }
        return null;
    }
}

export class Compiler {
    constructor(rt) {
        this.rt = rt;
    }
    method(mi) {
        return new FnCompiler(this.rt, mi).build();
    }
    /** Field initialisers (instance: bound to `this`; static: run once). */
    inits(cls, isStatic) {
        return new FnCompiler(this.rt, {
            cls,
            static: isStatic,
            n: isStatic ? '<clinit>' : '<init>',
            ps: [],
            ret: this.rt.types.void,
            file: cls.file,
            initOf: cls
        }).build();
    }
    trigger(info) {
        return new FnCompiler(this.rt, {
            cls: info.cls,
            static: true,
            n: 'trigger',
            ps: [],
            ret: this.rt.types.void,
            file: info.file,
            ast: { b: info.ast.b, l: 1 },
            isTrigger: true
        }).build();
    }
    /** Compile one standalone expression (binds of dynamic SOQL). */
    expression(ast, cls, names) {
        return new FnCompiler(this.rt, {
            cls,
            static: true,
            n: 'bind',
            ps: names.map((n) => ({ n, t: this.rt.types.any })),
            ret: this.rt.types.any,
            file: 'bind',
            ast: { b: { k: 'block', b: [{ k: 'return', e: ast, l: 1 }] }, l: 1 }
        }).build();
    }
}

const typeText = (tr) =>
    tr.parts.map((p) => p.n + (p.args.length ? `<${p.args.map(typeText).join(', ')}>` : '')).join('.') +
    '[]'.repeat(tr.dims);
/** Can control reach the end of this statement? (for the missing-return report) */
function canEnd(s) {
    switch (s.k) {
        case 'block': {
            for (const x of s.b) if (!canEnd(x)) return false;
            return true;
        }
        case 'return':
        case 'throw':
            return false;
        case 'if':
            return !s.b || canEnd(s.a) || canEnd(s.b);
        case 'while':
            return !(s.c.k === 'lit' && s.c.v === true) || hasBreak(s.b);
        case 'for':
            return !!s.c || hasBreak(s.b);
        case 'dowhile':
            return canEnd(s.b) && !(s.c.k === 'lit' && s.c.v === true);
        case 'runas':
            return canEnd(s.b);
        case 'try':
            if (s.f && !canEnd(s.f)) return false;
            return canEnd(s.b) || s.cs.some((c) => canEnd(c.b));
        case 'switch':
            return !s.w.some((w) => w.else) || s.w.some((w) => canEnd(w.b));
        default:
            return true;
    }
}
const hasBreak = (s) => JSON.stringify(s).includes('"k":"break"');

class FnCompiler {
    constructor(rt, mi) {
        this.rt = rt;
        this.ty = rt.types;
        this.mi = mi;
        this.cls = mi.cls;
        this.K = [mi, rt.coverageFor(mi.file)];
        this.kmap = new Map();
        this.tmp = 0;
        this.tmps = [];
        this.scope = new Scope(null);
        this.static = mi.static;
        this.file = mi.file;
        this.nloc = 0;
        this.line = 0;
    }
    k(v) {
        let i = this.kmap.get(v);
        if (i === undefined) {
            i = this.K.length;
            this.K.push(v);
            this.kmap.set(v, i);
        }
        return `K[${i}]`;
    }
    t() {
        const n = `t${this.tmp++}`;
        this.tmps.push(n);
        return n;
    }
    err(node, msg) {
        const l = (node && node.l) || this.line;
        this.rt.problem(this.file, l, msg);
        return { c: `$.unsup(${q(`${msg} at ${this.rt.rel(this.file)}:${l}`)})`, t: this.ty.any };
    }
    declare(n, t) {
        const js = `v${this.nloc++}_${n.replace(/\W/g, '_')}`;
        this.scope.v.set(n.toLowerCase(), { js, t, n });
        return js;
    }
    in(f) {
        const s = this.scope;
        this.scope = new Scope(s);
        try {
            return f();
        } finally {
            this.scope = s;
        }
    }
    build() {
        const { mi } = this;
        let body = '';
        const ps = mi.ps.map((p) => this.declare(p.n, p.t));
        if (mi.initOf) body = this.initBody(mi.initOf, mi.static);
        else if (mi.ctor) body = this.ctorBody();
        else if (mi.acc) {
            const a = mi.f.ast[mi.acc];
            this.rawField = mi.f;
            const me = mi.static ? `${this.k(mi.f.cls)}.S` : 'this';
            if (a && a.b) body = this.stmts(a.b.b);
            else if (mi.acc === 'get') body = `return ${me}.${mi.f.js};`;
            else body = `${me}.${mi.f.js}=${ps[0]};`;
        } else {
            body = this.stmts(mi.ast.b ? mi.ast.b.b : []);
            if (mi.user && mi.ast.b && mi.ret.kind !== 'void' && canEnd(mi.ast.b))
                this.rt.problem(this.file, mi.ast.l, `missing return in ${this.cls.name}.${mi.n}`);
        }
        const retNull = mi.ret !== this.ty.void ? 'return null;' : '';
        const decl = this.tmps.length ? `let ${this.tmps.join(',')};` : '';
        const src = `return function(${ps.join(',')}){const F=$.enter(K[0]);try{${decl}${body}${retNull}}finally{$.leave();}}`;
        try {
            return new Function('$', 'K', 'C', src)(this.rt.ops, this.K, this.K[1].hits);
        } catch (e) {
            throw new Error(
                `internal: bad code for ${this.cls && this.cls.name}.${mi.n}: ${e.message}\n${src}`
            );
        }
    }
    initBody(cls, isStatic) {
        let s = '';
        for (const i of cls.inits) {
            if (i.static !== isStatic) continue;
            if (i.b) {
                s += `{${this.in(() => this.stmts(i.b.b))}}`;
                continue;
            }
            const host = isStatic ? `${this.k(cls)}.S` : 'this';
            if (i.f.init) s += `${this.ln(i.f.l)}${host}.${i.f.js}=${this.to(i.f.init, i.f.t)};`;
        }
        return s;
    }
    ctorBody() {
        const { mi, cls } = this;
        const b = mi.ast ? mi.ast.b.b : [];
        let rest = b;
        let s = '';
        const first = b[0] && b[0].k === 'expr' && b[0].e.k === 'ctorcall' ? b[0].e : null;
        if (first) rest = b.slice(1);
        if (first && first.n === 'this')
            return `${this.ln(first.l)}${this.ctorCall(cls, first.a, 'this', first)};` + this.stmts(rest);
        if (cls.superCls)
            s += first
                ? `${this.ln(first.l)}${this.ctorCall(cls.superCls, first.a, 'this', first)};`
                : `${this.ctorCall(cls.superCls, [], 'this', mi.ast || cls.ast)};`;
        else if (cls.superType)
            s += `$.nativeSuper(this,[${first ? first.a.map((x) => this.ex(x).c).join(',') : ''}]);`;
        return s + this.stmts(rest);
    }
    ctorCall(cls, a, self, node) {
        const args = a.map((x) => this.ex(x));
        const m = this.ty.pick(
            cls.ctors,
            args.map((x) => this.at(x))
        );
        if (!m)
            return this.err(node, `no constructor ${cls.name}(${args.map((x) => x.t.name).join(', ')})`).c;
        return `${self}.${m.js}(${args.map((x, i) => this.coerce(x, m.types[i])).join(',')})`;
    }
    at(e) {
        return this.ats([e])[0];
    }
    ln(l) {
        if (!l) return '';
        this.line = l;
        this.K[1].lines.add(l);
        return `F.l=${l};C[${l}]=1;`;
    }
    // ---------------------------------------------------------------- statements
    stmts(list) {
        return list.map((s) => this.stmt(s)).join('');
    }
    blk(s) {
        return `{${this.in(() => (s.k === 'block' ? this.stmts(s.b) : this.stmt(s)))}}`;
    }
    cond(e) {
        const x = this.ex(e);
        return x.nb ? x.c : `$.b(${x.c})`;
    }
    stmt(s) {
        if (s.l) this.line = s.l;
        switch (s.k) {
            case 'block':
                return this.blk(s);
            case 'var': {
                const t = this.type(s.t);
                let out = '';
                for (const d of s.d) {
                    this.line = d.l;
                    const init = d.e ? this.to(d.e, t) : 'null';
                    const line = d.e || s.d.length === 1 ? this.ln(d.l) : '';
                    out += `${line}let ${this.declare(d.n, t)}=${init};`;
                }
                return out;
            }
            case 'expr':
                return this.ln(s.l) + this.exprStmt(s.e) + ';';
            case 'exprs':
                return s.e.map((e) => this.exprStmt(e) + ';').join('');
            case 'if':
                return `${this.ln(s.l)}if(${this.cond(s.c)})${this.blk(s.a)}${s.b ? 'else' + this.blk(s.b) : ''}`;
            case 'while':
                return `${this.ln(s.l)}while(${this.cond(s.c)}){$.tick();${this.blk(s.b)}}`;
            case 'dowhile': {
                const b = this.blk(s.b);
                return `do{$.tick();${b}}while(${this.cond(s.c)});`;
            }
            case 'for':
                return this.in(() => {
                    const init = s.init ? this.stmt(s.init) : '';
                    const l = s.init && s.init.k === 'var' ? '' : this.ln(s.l);
                    const c = s.c ? this.cond(s.c) : 'true';
                    const u = s.u.map((e) => this.exprStmt(e)).join(',');
                    return `{${l}${init}for(;${c};${u}){$.tick();${this.blk(s.b)}}}`;
                });
            case 'foreach':
                return this.in(() => {
                    const t = this.type(s.t);
                    const e = this.ex(s.e);
                    const l = this.ln(s.l);
                    const chunk = e.soql && t.kind === 'list';
                    const js = this.declare(s.n, t);
                    let el =
                        e.t.kind === 'list' || e.t.kind === 'set'
                            ? e.t.elem
                            : e.t.kind === 'native' && e.t.args[0]
                              ? e.t.args[0]
                              : this.ty.any;
                    if (chunk) el = t;
                    const v = this.t();
                    const conv = this.conv(v, el, t);
                    return `${l}for(${v} of $.${chunk ? 'chunks' : 'it'}(${e.c})){$.tick();let ${js}=${conv};${this.blk(s.b)}}`;
                });
            case 'return': {
                const l = this.ln(s.l);
                if (!s.e) return `${l}return;`;
                return `${l}return ${this.to(s.e, this.mi.ret)};`;
            }
            case 'throw':
                return `${this.ln(s.l)}throw $.thrown(${this.ex(s.e).c});`;
            case 'break':
                return this.ln(s.l) + 'break;';
            case 'continue':
                return this.ln(s.l) + 'continue;';
            case 'dml': {
                const l = this.ln(s.l);
                const e = this.ex(s.e);
                const al = s.al ? q(s.al) : 'null';
                if (s.op === 'merge') return `${l}$.merge(${e.c},${this.ex(s.e2).c},${al});`;
                return `${l}$.dml(${q(s.op)},${e.c},${s.ext ? q(s.ext) : 'null'},${al});`;
            }
            case 'runas':
                return `${this.ln(s.l)}$.pushUser(${this.ex(s.a[0]).c});try${this.blk(s.b)}finally{$.popUser();}`;
            case 'try': {
                const d = this.t();
                let out = `${d}=0;try${this.blk(s.b)}`;
                const ev = `e${this.tmp++}`;
                if (s.cs.length) {
                    out += `catch(${ev}){${ev}=$.caught(${ev},F);`;
                    s.cs.forEach((c, i) => {
                        const t = this.type(c.t);
                        out += `${i ? 'else ' : ''}if($.isEx(${ev},${this.k(t)})){${this.in(() => `let ${this.declare(c.n, t)}=${ev};` + this.stmts(c.b.b))}}`;
                    });
                    out += `else throw ${ev};}`;
                }
                if (s.f) out += `finally${this.blk(s.f)}`;
                return out;
            }
            case 'switch':
                return this.switchStmt(s);
            case 'unsup':
                return this.ln(s.l) + this.err(s, s.what).c + ';';
            default:
                return this.err(s, `statement ${s.k}`).c + ';';
        }
    }
    switchStmt(s) {
        const e = this.ex(s.e);
        const v = this.t();
        let out = `${this.ln(s.l)}${v}=${e.c};`;
        let els = null;
        let first = true;
        // nested switches share the temp only within this function; copy into a block constant
        const cv = `s${this.tmp++}`;
        out += `{const ${cv}=${v};`;
        for (const w of s.w) {
            if (w.else) {
                els = w;
                continue;
            }
            let c;
            if (w.t) {
                const t = this.type(w.t);
                const b = this.in(() => `let ${this.declare(w.n, t)}=${cv};` + this.stmts(w.b.b));
                out += `${first ? '' : 'else '}if(${cv}!==null&&$.is(${cv},${this.k(t)})){${b}}`;
                first = false;
                continue;
            }
            c = w.vals
                .map((x) => {
                    if (x.k === 'when') {
                        if (x.parts.length === 1 && e.t.kind !== 'prim')
                            return `$.swEnum(${cv},${q(x.parts[0])})`;
                        const r = this.ex(
                            x.parts.slice(1).reduce((o, n) => ({ k: 'dot', o, n, l: x.l }), {
                                k: 'id',
                                n: x.parts[0],
                                l: x.l
                            })
                        );
                        return `$.sw(${cv},${r.c})`;
                    }
                    return `$.sw(${cv},${this.ex(x).c})`;
                })
                .join('||');
            out += `${first ? '' : 'else '}if(${c})${this.blk(w.b)}`;
            first = false;
        }
        if (els) out += first ? this.blk(els.b) : `else${this.blk(els.b)}`;
        return out + '}';
    }
    exprStmt(e) {
        while (e.k === 'par') e = e.e;
        if (e.k === 'post') return this.ex({ ...e, k: 'pre' }).c;
        return this.ex(e).c;
    }
    type(tr) {
        const t = this.rt.model.resolve(tr, this.cls);
        if (!t) {
            this.err(tr, `unresolved type ${typeText(tr)}`);
            return this.ty.any;
        }
        return t;
    }
    // ---------------------------------------------------------------- conversions
    to(e, t) {
        return this.coerce(this.ex(e, t), t);
    }
    coerce(x, t) {
        if (
            !this.ty.assignable(x.t, t) &&
            !(x.soql && t.kind === 'sobject') &&
            x.t.kind !== 'any' &&
            t.kind !== 'any' &&
            t.kind !== 'void' &&
            !this.laxAssign(x.t, t)
        )
            this.rt.problem(this.file, this.line, `illegal assignment from ${x.t.name} to ${t.name}`);
        if (x.soql && t.kind === 'sobject' && x.t.kind === 'list') return `$.one(${x.c})`;
        return this.conv(x.c, x.t, t);
    }
    /** Conversions Apex allows that overload resolution does not rank. */
    laxAssign(a, b) {
        const { ty } = this;
        if (a.kind === 'list' && b.kind === 'list')
            return a.elem === ty.SObject || ty.assignable(a.elem, b.elem) || this.laxAssign(a.elem, b.elem);
        if (a.kind === 'set' && b.kind === 'set') return ty.assignable(a.elem, b.elem);
        if (a.kind === 'map' && b.kind === 'map')
            return a.args.every((x, i) => ty.assignable(x, b.args[i]) || this.laxAssign(x, b.args[i]));
        if (a.kind === 'sobject' && b.kind === 'sobject') return a.name === 'Name' || b.name === 'Name';
        return false;
    }
    conv(c, from, to) {
        const { ty } = this;
        if (
            from === to ||
            to.kind === 'any' ||
            to === ty.Object ||
            to.kind === 'void' ||
            from.kind === 'null'
        )
            return c;
        if (from.kind === 'prim' && to.kind === 'prim' && from !== ty.Object) {
            if (from === ty.Id && to === ty.String) return c;
            switch (to.name) {
                case 'Long':
                    return `$.toLong(${c})`;
                case 'Decimal':
                    return `$.toDec(${c})`;
                case 'Double':
                    return `$.toDbl(${c})`;
                case 'Id':
                    return `$.toId(${c})`;
                case 'Datetime':
                    return `$.toDt(${c})`;
                default:
                    return `$.co(${c},${this.k(to)})`;
            }
        }
        if (from.kind === 'any' || from === ty.Object) return `$.co(${c},${this.k(to)})`;
        if (
            to.kind === 'list' &&
            from.kind === 'list' &&
            to.elem.kind === 'prim' &&
            from.elem.kind === 'prim' &&
            to.elem !== from.elem
        )
            return `$.co(${c},${this.k(to)})`;
        return c;
    }
    // ---------------------------------------------------------------- expressions
    ex(e, want) {
        const r = this.raw(e, want);
        if (r.g && r.g.length) return { ...r, c: `((${r.g.join('||')})?null:${r.c})`, g: null, nb: false };
        return r;
    }
    raw(e, want) {
        const f = this['x_' + e.k];
        if (!f) return this.err(e, e.what || `expression ${e.k}`);
        return f.call(this, e, want);
    }
    x_unsup(e) {
        return this.err(e, e.what);
    }
    x_par(e) {
        const r = this.ex(e.e);
        return { ...r, c: `(${r.c})` };
    }
    x_lit(e) {
        const { ty } = this;
        switch (e.t) {
            case 'String':
                return {
                    c: q(e.v).replace(/\u2028|\u2029/g, (m) => (m === '\u2028' ? '\\u2028' : '\\u2029')),
                    t: ty.String
                };
            case 'Integer':
                return { c: String(e.v), t: ty.Integer };
            case 'Long':
                return { c: `${e.v}n`, t: ty.Long };
            case 'Boolean':
                return { c: String(e.v), t: ty.Boolean, nb: true };
            case 'Decimal':
                return { c: this.k(this.rt.dec(e.v)), t: ty.Decimal };
            case 'Double':
                return { c: `$.dbl(${e.v.replace(/d$/i, '')})`, t: ty.Double };
            default:
                return { c: 'null', t: ty.null };
        }
    }
    x_this() {
        return { c: 'this', t: this.cls.type, nn: true };
    }
    x_super() {
        return { c: 'this', t: this.cls.superType || this.ty.Object, nn: true, sup: true };
    }
    x_tclass(e) {
        const t = this.type(e.t);
        return { c: `$.typeTok(${this.k(t)})`, t: this.ty.native('Type'), nn: true };
    }
    x_id(e) {
        const l = e.n.toLowerCase();
        const v = this.scope.get(l);
        if (v) return { c: v.js, t: v.t, lv: { local: v } };
        const f = this.findField(l);
        if (f) return f;
        return this.err(e, `unknown identifier ${e.n}`);
    }
    /** Field or property reachable unqualified: own class chain, then outer classes' statics. */
    findField(l) {
        for (let c = this.cls; c; c = c.outer) {
            const f = c.kind === 'class' || c.kind === 'trigger' ? c.field(l) : null;
            if (f && f.static) return this.staticField(f);
            if (f && c === this.cls && !this.static) return this.instField({ c: 'this', nn: true }, f);
        }
        return null;
    }
    staticField(f) {
        const K = this.k(f.cls);
        const host = f.cls === this.cls ? `${K}` : `$.ci(${K})`;
        if (f.prop && !f.auto && this.rawField !== f)
            return {
                c: `${host}.SM.${f.getJs}()`,
                t: f.t,
                lv: { set: (v) => `${host}.SM.${f.setJs}(${v})` }
            };
        return { c: `${host}.S.${f.js}`, t: f.t, lv: { set: (v) => `${host}.S.${f.js}=${v}`, simple: true } };
    }
    instField(o, f, g) {
        const h = o.nn ? o.c : `$.n(${o.c})`;
        const raw = !f.prop || f.auto || (this.rawField === f && o.c === 'this');
        if (!raw)
            return {
                c: `${h}.${f.getJs}()`,
                t: f.t,
                g,
                lv: { obj: o, mk: (x) => ({ get: `${x}.${f.getJs}()`, set: (v) => `${x}.${f.setJs}(${v})` }) }
            };
        return {
            c: `${h}.${f.js}`,
            t: f.t,
            g,
            lv: {
                obj: o,
                mk: (x) => ({ get: `${x}.${f.js}`, set: (v) => `${x}.${f.js}=${v}`, simple: true })
            }
        };
    }
    /** Names of a pure identifier path a.b.c, or null. */
    path(e) {
        if (e.k === 'id') return [e.n];
        if (e.k === 'dot' && !e.safe) {
            const p = this.path(e.o);
            return p ? [...p, e.n] : null;
        }
        return null;
    }
    isVar(n) {
        const l = n.toLowerCase();
        return this.scope.get(l) || this.findField(l);
    }
    /** When e denotes a type (not a value) return {t} or special namespaces. */
    asType(e) {
        const p = this.path(e);
        if (!p || this.isVar(p[0])) return null;
        const t = this.rt.model.resolveName(p, this.cls);
        if (t) return { t };
        return null;
    }
    x_dot(e) {
        const p = this.path(e);
        if (p && !this.isVar(p[0])) {
            const s = this.staticPath(p, e);
            if (s) return s;
        }
        const o = this.raw(e.o);
        let g = o.g || null;
        let obj = o;
        if (e.safe) {
            const t = this.t();
            g = [...(g || []), `(${t}=${o.c})===null`];
            obj = { c: t, t: o.t, nn: true, soql: o.soql };
        }
        return this.member(obj, e.n, e, g);
    }
    member(o, name, e, g) {
        const { ty } = this;
        const l = name.toLowerCase();
        let t = o.t;
        let c = o.c;
        if (o.soql && t.kind === 'list' && t.elem.kind === 'sobject') {
            c = `$.one(${c})`;
            t = t.elem;
            o = { c, t };
        }
        switch (t.kind) {
            case 'class': {
                const f = t.cls.kind === 'class' ? t.cls.field(l) : null;
                if (f && !f.static) return this.instField(o, f, g);
                if (f) return this.staticField(f);
                for (let s = t; s; s = ty.superOf(s))
                    if (s.kind === 'native') {
                        const np = ty.nativeProp(s, l, false);
                        if (np) return this.nativeProp(o, np, g, s);
                    }
                break;
            }
            case 'sobject': {
                const ft = this.sfieldType(t, name, e);
                if (!ft) return { ...this.err(e, `no field ${name} on ${t.name}`), g };
                const rel = ft.kind === 'sobject';
                const get = o.rel ? 'sgetR' : 'sget';
                return {
                    c: `$.${get}(${c},${q(l)})`,
                    t: ft,
                    g,
                    rel,
                    lv: {
                        obj: o,
                        mk: (x) => ({ get: `$.sget(${x},${q(l)})`, set: (v) => `$.sput(${x},${q(l)},${v})` })
                    }
                };
            }
            case 'any':
                return {
                    c: `$.dget(${c},${q(name)})`,
                    t: ty.any,
                    g,
                    lv: {
                        obj: o,
                        mk: (x) => ({
                            get: `$.dget(${x},${q(name)})`,
                            set: (v) => `$.dset(${x},${q(name)},${v})`
                        })
                    }
                };
            default: {
                const np = ty.nativeProp(t, l, false);
                if (np) return this.nativeProp(o, np, g, t);
            }
        }
        return { ...this.err(e, `no member ${name} on ${t.name}`), g };
    }
    nativeProp(o, np, g, recv) {
        const t = this.ty.parse(np.ts, recv);
        const l = np.name.toLowerCase();
        const h = o.nn ? o.c : `$.n(${o.c})`;
        if (np.plain)
            return {
                c: `$.np(${h}.${l})`,
                t,
                g,
                lv: { obj: o, mk: (x) => ({ get: `$.np(${x}.${l})`, set: (v) => `${x}.${l}=${v}` }) }
            };
        return {
            c: `${this.k(np.get)}(${h})`,
            t,
            g,
            lv: {
                obj: o,
                mk: (x) => ({
                    get: `${this.k(np.get)}(${x})`,
                    set: (v) =>
                        np.set ? `${this.k(np.set)}(${x},${v})` : `$.unsup(${q('assignment to ' + np.name)})`
                })
            }
        };
    }
    sfieldType(t, name, e) {
        const { ty } = this;
        const l = name.toLowerCase();
        if (!t.sob) {
            if (l === 'id') return ty.Id;
            if (l === 'name') return ty.String;
            return ['createddate', 'lastmodifieddate', 'systemmodstamp'].includes(l) ? ty.Datetime : null;
        }
        return this.rt.schema.apexType(t.sob, l);
    }
    /** a.b.c where a is no variable: enum constants, statics, sObject tokens, labels, Trigger.x, ... */
    staticPath(p, e) {
        const { ty, rt } = this;
        const l = p.map((x) => x.toLowerCase());
        if (l[0] === 'trigger' && p.length === 2) return this.triggerVar(l[1], e);
        const lb = l[0] === 'label' ? 1 : l[0] === 'system' && l[1] === 'label' ? 2 : 0;
        if (lb && p.length >= lb + 1) {
            const nm = p[p.length - 1];
            const v = rt.schema.labels.get(nm.toLowerCase());
            if (v === undefined) return this.err(e, `unknown label ${nm}`);
            return { c: q(v), t: ty.String, nn: true };
        }
        let i = 0;
        if (l[0] === 'schema') i = 1;
        if (l[i] === 'sobjecttype' && p.length > i + 1) {
            const d = rt.schema.get(p[i + 1]);
            if (!d) return this.err(e, `unknown sObject ${p[i + 1]}`);
            let r = { c: `$.describe(${q(d.name)})`, t: ty.native('DescribeSObjectResult'), nn: true };
            if (p.length === i + 2) return r;
            if (l[i + 2] === 'fields' && p.length >= i + 4) {
                const f = d.field(l[i + 3]);
                if (!f) return this.err(e, `no field ${p[i + 3]} on ${d.name}`);
                r = {
                    c: `$.describeField(${q(d.name)},${q(f.l)})`,
                    t: ty.native('DescribeFieldResult'),
                    nn: true
                };
                return this.chain(r, p.slice(i + 4), e);
            }
            if (l[i + 2] === 'fieldsets' && p.length >= i + 4)
                return this.chain(
                    { c: `$.fieldSet(${q(d.name)},${q(p[i + 3])})`, t: ty.native('FieldSet'), nn: true },
                    p.slice(i + 4),
                    e
                );
            return this.chain(r, p.slice(i + 2), e);
        }
        if (p.length >= 3 && l[p.length - 2] === 'rowcause' && /__share$/.test(l[p.length - 3])) {
            const nm = p[p.length - 1];
            return { c: q(nm), t: ty.String, nn: true };
        }
        for (let n = p.length - 1; n >= 1; n--) {
            const t = rt.model.resolveName(p.slice(0, n), this.cls);
            if (!t) continue;
            if (t.kind === 'sobject' && l[n] === 'sobjecttype' && l[n + 1] === 'fields' && p.length > n + 2) {
                const r = this.staticMember(t, p[n + 2], e);
                if (r) return this.chain(r, p.slice(n + 3), e);
            }
            const r = this.staticMember(t, p[n], e);
            if (r) return this.chain(r, p.slice(n + 1), e);
            if (t.kind !== 'native' || n === 1) return this.err(e, `no static member ${p[n]} on ${t.name}`);
        }
        return null;
    }
    chain(r, rest, e) {
        for (const n of rest) r = this.member(r, n, e, null);
        return r;
    }
    staticMember(t, name, e) {
        const { ty, rt } = this;
        const l = name.toLowerCase();
        if (t.kind === 'class') {
            if (t.cls.kind === 'enum') {
                const v = t.cls.vals.find((x) => x.name.toLowerCase() === l);
                return v ? { c: this.k(v), t, nn: true } : null;
            }
            const f = t.cls.field(l);
            return f && f.static ? this.staticField(f) : null;
        }
        if (t.kind === 'native' || t.kind === 'prim') {
            const def = ty.defOf(t);
            if (def && def.vals) {
                const v = rt.enumVal(def, l);
                return v ? { c: this.k(v), t, nn: true } : null;
            }
            const np = ty.nativeProp(t, l, true);
            if (np)
                return {
                    c: `${this.k(np.get)}()`,
                    t: ty.parse(np.ts),
                    lv: {
                        set: (v) =>
                            `${this.k(
                                np.set ||
                                    (() => {
                                        throw new Unsupported('set ' + name);
                                    })
                            )}(${v})`
                    }
                };
            if (t.kind === 'native' && l !== 'sobjecttype') return null;
        }
        if (t.kind === 'sobject') {
            if (l === 'sobjecttype')
                return { c: `$.sotype(${q(t.name)})`, t: ty.native('SObjectType'), nn: true };
            if (t.sob) {
                const f = t.sob.field(l);
                if (f)
                    return { c: `$.sfield(${q(t.name)},${q(f.l)})`, t: ty.native('SObjectField'), nn: true };
                const rel = t.sob.rel(l);
                if (rel)
                    return {
                        c: `$.sfield(${q(t.name)},${q(rel.l)})`,
                        t: ty.native('SObjectField'),
                        nn: true,
                        relTo: rel.refs[0]
                    };
            }
        }
        return null;
    }
    triggerVar(l, e) {
        const { ty } = this;
        const so =
            this.mi.isTrigger && this.cls.trigObj ? ty.sobject(this.cls.trigObj) || ty.SObject : ty.SObject;
        const T =
            {
                new: ty.list(so),
                old: ty.list(so),
                newmap: ty.map(ty.Id, so),
                oldmap: ty.map(ty.Id, so),
                size: ty.Integer,
                operationtype: ty.native('TriggerOperation')
            }[l] ||
            (/^is(executing|insert|update|delete|undelete|before|after)$/.test(l) ? ty.Boolean : null);
        return T ? { c: `$.trig(${q(l)})`, t: T } : this.err(e, `Trigger.${l}`);
    }
    x_idx(e) {
        const o = this.raw(e.o);
        const i = this.ex(e.i);
        const h = o.nn ? o.c : o.c;
        const t = o.t.kind === 'list' ? o.t.elem : this.ty.any;
        return { c: `$.lget(${h},${i.c})`, t, g: o.g, lv: { obj: o, idx: i, t } };
    }
    // ---------------------------------------------------------------- calls
    args(a) {
        return a.map((x) => this.ex(x));
    }
    x_ctorcall(e) {
        return this.err(e, `${e.n}(...) outside the first statement of a constructor`);
    }
    x_call(e) {
        const l = e.n.toLowerCase();
        const args = this.args(e.a);
        const ts = args.map((x) => x.t);
        for (let c = this.cls; c; c = c.outer) {
            const cands = c.findMethods(l).filter((m) => m.static || (c === this.cls && !this.static));
            if (!cands.length) continue;
            const m = this.ty.pick(cands, this.ats(args));
            if (!m) {
                if (c.outer && c.outer.findMethods(l).length) continue;
                return this.err(e, `no overload ${c.name}.${e.n}(${ts.map((t) => t.name).join(', ')})`);
            }
            return this.userCall(m, m.static ? null : { c: 'this', nn: true }, args);
        }
        for (let s = this.cls && this.cls.type; s; s = this.ty.superOf(s))
            if (s.kind === 'native') {
                const cs = this.ty.nativeMethods(s, l, false);
                if (cs.length) return this.nativeCall(cs, { c: 'this', t: s, nn: true }, args, e, null);
            }
        if (!this.static && ['tostring', 'hashcode', 'equals'].includes(l))
            return {
                c: `$.dcall(this,${q(e.n)},[${args.map((a) => a.c)}])`,
                t: l === 'tostring' ? this.ty.String : l === 'equals' ? this.ty.Boolean : this.ty.Integer
            };
        // methods of the System class may be called unqualified only through System.; anything else is unknown
        return this.err(
            e,
            `unknown method ${e.n}(${ts.map((t) => t.name).join(', ')}) in ${this.cls ? this.cls.name : ''}`
        );
    }
    /** Argument types; a SOQL result may also bind to a single sObject parameter. */
    ats(args) {
        return args.map((x) =>
            x.soql && x.t.kind === 'list'
                ? Object.assign(Object.create(x.t), { soqlOf: x.t.elem, real: x.t })
                : x.t
        );
    }
    userCall(m, o, args, g, sup) {
        const a = args.map((x, i) => this.coerce(x, m.types[i])).join(',');
        if (m.static) {
            const K = this.k(m.cls);
            return { c: `${m.cls === this.cls ? K : `$.ci(${K})`}.SM.${m.js}(${a})`, t: m.ret, g };
        }
        if (sup)
            return { c: `${this.k(m.cls)}.js.prototype.${m.js}.call(this${a ? ',' + a : ''})`, t: m.ret, g };
        return { c: `${o.nn ? o.c : `$.n(${o.c})`}.${m.js}(${a})`, t: m.ret, g };
    }
    x_mcall(e) {
        const { ty } = this;
        const l = e.n.toLowerCase();
        if (l === 'adderror' && e.o.k === 'dot') {
            // record.Field.addError(message)
            const pp = this.path(e.o);
            const own = !pp || this.isVar(pp[0]) || pp[0].toLowerCase() === 'trigger';
            const r = own ? this.ex(e.o.o) : null;
            if (r && r.t.kind === 'sobject' && r.t.sob && r.t.sob.field(e.o.n.toLowerCase()))
                return { c: `$.fieldErr(${r.c},${q(e.o.n)},${this.ex(e.a[0]).c})`, t: ty.void };
        }
        const p = this.path(e.o);
        if (p && !this.isVar(p[0])) {
            // static call?
            const t = this.rt.model.resolveName(p, this.cls);
            if (t) {
                const r = this.staticCall(t, e, l);
                if (r) return r;
            } else if (!this.staticPathExists(p)) return this.err(e, `unknown identifier ${p.join('.')}`);
        }
        let o = this.raw(e.o);
        let g = o.g || null;
        if (e.safe) {
            const t = this.t();
            g = [...(g || []), `(${t}=${o.c})===null`];
            o = { c: t, t: o.t, nn: true, soql: o.soql };
        }
        if (
            o.soql &&
            o.t.kind === 'list' &&
            o.t.elem.kind === 'sobject' &&
            !ty.nativeMethods(o.t, l, false).length
        )
            o = { c: `$.one(${o.c})`, t: o.t.elem };
        const args = this.args(e.a);
        return this.instCall(o, e, l, args, g);
    }
    staticPathExists(p) {
        const l = p[0].toLowerCase();
        if (['trigger', 'label', 'schema', 'system', 'sobjecttype'].includes(l)) return true;
        for (let n = p.length - 1; n >= 1; n--)
            if (this.rt.model.resolveName(p.slice(0, n), this.cls)) return true;
        return false;
    }
    instCall(o, e, l, args, g) {
        const { ty } = this;
        const t = o.t;
        if (t.kind === 'class') {
            if (t.cls.kind === 'enum') {
                const cs = ty.natives.get('enum').methods.get(l);
                if (cs) return this.nativeCall(cs, o, args, e, g);
                return { ...this.err(e, `no method ${e.n} on enum ${t.name}`), g };
            }
            const cands = t.cls.findMethods(l);
            if (cands.length) {
                const m = ty.pick(cands, this.ats(args));
                if (m) {
                    if (o.sup && m.abstract) return this.err(e, 'super call to abstract method');
                    return this.userCall(m, o, args, g, o.sup);
                }
            }
            for (let s = t; s; s = ty.superOf(s)) {
                if (s.kind === 'native') {
                    const cs = ty.nativeMethods(s, l, false);
                    if (cs.length) return this.nativeCall(cs, o, args, e, g, o.sup);
                }
                for (const i of this.allIfaces(s))
                    if (i.kind === 'native') {
                        const cs = ty.nativeMethods(i, l, false);
                        if (cs.length) {
                            const m =
                                ty.pick(
                                    cs,
                                    args.map((x) => x.t),
                                    i
                                ) || cs[0];
                            return {
                                c: `$.dcall(${o.c},${q(e.n)},[${args.map((a) => a.c).join(',')}])`,
                                t: m.rs ? ty.parse(m.rs, i) : ty.any,
                                g
                            };
                        }
                    }
            }
            if (['tostring', 'hashcode', 'equals'].includes(l))
                return {
                    c: `$.dcall(${o.c},${q(e.n)},[${args.map((a) => a.c)}])`,
                    t: l === 'tostring' ? ty.String : l === 'equals' ? ty.Boolean : ty.Integer,
                    g
                };
            return {
                ...this.err(e, `no method ${t.name}.${e.n}(${args.map((x) => x.t.name).join(', ')})`),
                g
            };
        }
        if (t.kind === 'any')
            return { c: `$.dcall(${o.c},${q(e.n)},[${args.map((a) => a.c).join(',')}])`, t: ty.any, g };
        const cs =
            t.kind === 'native' && t.def.vals
                ? ty.natives.get('enum').methods.get(l) || []
                : ty.nativeMethods(t, l, false);
        if (cs.length) {
            if (t.kind === 'native' && t.def.kind === 'iface') {
                const m =
                    ty.pick(
                        cs,
                        args.map((x) => x.t),
                        t
                    ) || cs[0];
                return {
                    c: `$.dcall(${o.c},${q(e.n)},[${args.map((a) => a.c).join(',')}])`,
                    t: ty.parse(m.rs, t),
                    g
                };
            }
            return this.nativeCall(cs, o, args, e, g);
        }
        const obj = ty.natives.get('object').methods.get(l);
        if (obj) return this.nativeCall(obj, o, args, e, g);
        return { ...this.err(e, `no method ${t.name}.${e.n}(${args.map((x) => x.t.name).join(', ')})`), g };
    }
    *allIfaces(t) {
        const seen = new Set();
        const st = [...this.ty.ifacesOf(t)];
        while (st.length) {
            const i = st.pop();
            if (seen.has(i)) continue;
            seen.add(i);
            yield i;
            st.push(...this.ty.ifacesOf(i));
        }
    }
    nativeCall(cs, o, args, e, g, sup) {
        const { ty } = this;
        const m = ty.pick(cs, this.ats(args), o.t);
        if (!m)
            return {
                ...this.err(e, `no overload ${o.t.name}.${e.n}(${args.map((x) => x.t.name).join(', ')})`),
                g
            };
        const pt = ty.paramTypes(m, o.t, args.length);
        const a = args.map((x, i) => this.coerce(x, pt[i]));
        const h = o.nn ? o.c : o.t === ty.Blob ? `$.blob(${o.c})` : `$.n(${o.c})`;
        const t = ty.parse(m.rs, o.t);
        return { c: `${this.k(m.fn)}(${[h, ...a].join(',')})`, t: this.special(o, e, args, t), g };
    }
    /** Static return types that depend on the receiver rather than on the signature. */
    special(o, e, args, t) {
        const l = e.n.toLowerCase();
        if (o.t.kind === 'sobject' && l === 'clone') return o.t;
        if (
            (o.t.kind === 'list' || o.t.kind === 'set' || o.t.kind === 'map') &&
            (l === 'clone' || l === 'deepclone')
        )
            return o.t;
        return t;
    }
    staticCall(t, e, l) {
        const { ty } = this;
        if (t.kind === 'class') {
            const cls = t.cls;
            if (cls.kind === 'enum') {
                if (l === 'values') return { c: `$.enumVals(${this.k(t)})`, t: ty.list(t), nn: true };
                if (l === 'valueof') return { c: `$.enumOf(${this.k(t)},${this.ex(e.a[0]).c})`, t, nn: true };
                return null;
            }
            const cands = cls.findMethods(l).filter((m) => m.static);
            if (!cands.length) {
                if (t.cls.field && this.rt.model) return this.err(e, `no static method ${t.name}.${e.n}`);
                return null;
            }
            const args = this.args(e.a);
            const m = ty.pick(cands, this.ats(args));
            if (!m)
                return this.err(e, `no overload ${t.name}.${e.n}(${args.map((x) => x.t.name).join(', ')})`);
            return this.userCall(m, null, args);
        }
        if (t.kind === 'sobject' && l === 'getsobjecttype')
            return { c: `$.sotype(${q(t.name)})`, t: ty.native('SObjectType') };
        const def = ty.defOf(t);
        if (!def) return null;
        if (def.vals) {
            if (l === 'values') return { c: `$.enumVals(${this.k(t)})`, t: ty.list(t), nn: true };
            if (l === 'valueof') return { c: `$.enumOf(${this.k(t)},${this.ex(e.a[0]).c})`, t, nn: true };
        }
        const isMdt = t.kind === 'sobject' && t.sob && (t.sob.isMdt || t.sob.isSetting);
        if (isMdt) {
            const r = this.mdtCall(t, l, e);
            if (r) return r;
        }
        const cs = ty.nativeMethods(t, l, true);
        if (!cs.length) return this.err(e, `no static method ${t.name}.${e.n}`);
        const args = this.args(e.a);
        const m = ty.pick(cs, this.ats(args));
        if (!m) return this.err(e, `no overload ${t.name}.${e.n}(${args.map((x) => x.t.name).join(', ')})`);
        const pt = ty.paramTypes(m, t, args.length);
        const a = args.map((x, i) => this.coerce(x, pt[i]));
        if (m.scope) a.push(this.scopeFn());
        let rt = ty.parse(m.rs);
        const dq =
            def.ns === 'System' && def.name === 'Database' && (l === 'query' || l === 'querywithbinds');
        return { c: `${this.k(m.fn)}(${a.join(',')})`, t: rt, soql: dq };
    }
    mdtCall(t, l, e) {
        const { ty } = this;
        const args = this.args(e.a);
        const a = args.map((x) => x.c).join(',');
        if (t.sob.isMdt && l === 'getall')
            return { c: `$.mdtAll(${q(t.name)})`, t: ty.map(ty.String, t), nn: true };
        if (t.sob.isMdt && l === 'getinstance') return { c: `$.mdtGet(${q(t.name)},${a})`, t };
        if (t.sob.isSetting && l === 'getorgdefaults') return { c: `$.settingOrg(${q(t.name)})`, t };
        if (t.sob.isSetting && (l === 'getinstance' || l === 'getvalues'))
            return { c: `$.setting(${q(t.name)},${q(l)},[${a}])`, t };
        if (t.sob.isSetting && l === 'getall')
            return { c: `$.settingAll(${q(t.name)})`, t: ty.map(ty.String, t) };
        return null;
    }
    /** Resolver closure for :binds of dynamic SOQL (locals first, then fields). */
    scopeFn() {
        const seen = new Set();
        let s = '';
        for (let sc = this.scope; sc; sc = sc.up)
            for (const [n, v] of sc.v)
                if (!seen.has(n)) {
                    seen.add(n);
                    s += `case ${q(n)}:return ${v.js};`;
                }
        for (let c = this.cls; c; c = c.outer)
            for (let k = c; k; k = k.superCls)
                for (const [n, f] of k.fields) {
                    if (seen.has(n) || (!f.static && (c !== this.cls || this.static))) continue;
                    seen.add(n);
                    const r = f.static ? this.staticField(f) : this.instField({ c: 'this', nn: true }, f);
                    s += `case ${q(n)}:return ${r.c};`;
                }
        return `((n)=>{switch(n){${s}default:return undefined;}})`;
    }
    // ---------------------------------------------------------------- creation
    x_new(e) {
        const { ty } = this;
        const t = this.type(e.t);
        if (t.kind === 'sobject') {
            let c = `$.newSob(${q(t.name)})`;
            if (!e.a.length) return { c, t, nn: true };
            const parts = e.a.map((a) => {
                if (a.k !== 'asg') return null;
                const n = a.a.n;
                const ft = this.sfieldType(t, n, a);
                if (!ft)
                    return (
                        `,$.unsup(${q(`no field ${n} on ${t.name} at ${this.rt.rel(this.file)}:${a.l}`)})` +
                        (this.rt.problem(this.file, a.l, `no field ${n} on ${t.name}`) || '')
                    );
                return [q(n.toLowerCase()), this.to(a.b, ft)];
            });
            if (parts.some((x) => !x)) return this.err(e, `new ${t.name}(...) arguments`);
            const bad = parts.find((x) => typeof x === 'string');
            if (bad) return { c: `(0${bad})`, t };
            return {
                c: `$.newSob(${q(t.name)},[${parts.map(([n, v]) => `${n},${v}`).join(',')}])`,
                t,
                nn: true
            };
        }
        if (t.kind === 'list' || t.kind === 'set' || t.kind === 'map') {
            const args = this.args(e.a);
            const fn = { list: 'newList', set: 'newSet', map: 'newMap' }[t.kind];
            return { c: `$.${fn}(${[this.k(t), ...args.map((a) => a.c)].join(',')})`, t, nn: true };
        }
        if (t.kind === 'class') {
            const cls = t.cls;
            if (cls.kind !== 'class') return this.err(e, `cannot instantiate ${t.name}`);
            if (cls.m.set.abstract) return this.err(e, `cannot instantiate abstract ${t.name}`);
            const args = this.args(e.a);
            if (cls.superIsEx === undefined) cls.superIsEx = this.ty.assignable(t, ty.native('Exception'));
            const explicit = cls.ctors.filter((c) => !c.implicit);
            const m = ty.pick(cls.ctors, this.ats(args));
            if (m && !(m.implicit && explicit.length))
                return {
                    c: `$.mk(${this.k(cls)},${q(m.js)}${args.map((x, i) => ',' + this.coerce(x, m.types[i])).join('')})`,
                    t,
                    nn: true
                };
            if (cls.superIsEx)
                return { c: `$.newEx(${this.k(cls)},[${args.map((a) => a.c).join(',')}])`, t, nn: true };
            return this.err(e, `no constructor ${cls.name}(${args.map((x) => x.t.name).join(', ')})`);
        }
        if (t.kind === 'native') {
            const args = this.args(e.a);
            let def = t.def;
            let cands = def.ctors;
            while (!cands.length && def.sup) {
                def = ty.natives.get(def.sup.toLowerCase());
                cands = def.ctors;
            }
            const m = ty.pick(cands, this.ats(args), t);
            if (!m) return this.err(e, `no constructor ${t.name}(${args.map((x) => x.t.name).join(', ')})`);
            const pt = ty.paramTypes(m, t, args.length);
            const c = `${this.k(m.fn)}(${args.map((x, i) => this.coerce(x, pt[i])).join(',')})`;
            return { c: def !== t.def ? `$.retag(${c},${q(t.def.name)})` : c, t, nn: true };
        }
        if (t.kind === 'any')
            return { c: `$.unsup(${q(`new of unknown type at ${this.rt.rel(this.file)}:${e.l}`)})`, t };
        return this.err(e, `cannot instantiate ${t.name}`);
    }
    x_newinit(e) {
        const t = this.type(e.t);
        if (t.kind === 'map') return { c: `$.newMap(${this.k(t)})`, t, nn: true };
        if (t.kind !== 'list' && t.kind !== 'set') return this.err(e, `initialiser for ${t.name}`);
        return {
            c: `$.${t.kind === 'list' ? 'litList' : 'litSet'}(${this.k(t)},[${e.items.map((x) => this.to(x, t.elem)).join(',')}])`,
            t,
            nn: true
        };
    }
    x_newarr(e) {
        const el = this.type(e.t);
        const t = this.ty.list(el);
        if (e.items)
            return {
                c: `$.litList(${this.k(t)},[${e.items.map((x) => this.to(x, el)).join(',')}])`,
                t,
                nn: true
            };
        return { c: `$.sizedList(${this.k(t)},${e.size ? this.ex(e.size).c : 0})`, t, nn: true };
    }
    x_newmap(e) {
        const t = this.type(e.t);
        if (t.kind !== 'map') return this.err(e, `map initialiser for ${t.name}`);
        return {
            c: `$.litMap(${this.k(t)},[${e.pairs.map(([a, b]) => `[${this.to(a, t.args[0])},${this.to(b, t.args[1])}]`).join(',')}])`,
            t,
            nn: true
        };
    }
    // ---------------------------------------------------------------- operators
    x_cast(e) {
        const t = this.type(e.t);
        const x = this.ex(e.e);
        if (x.soql && t.kind === 'sobject') return { c: `$.cast($.one(${x.c}),${this.k(t)})`, t };
        if (x.t === t || t === this.ty.Object) return { c: x.c, t };
        return { c: `$.cast(${x.c},${this.k(t)})`, t, soql: x.soql && t.kind === 'list' };
    }
    x_inst(e) {
        const t = this.type(e.t);
        return { c: `$.is(${this.ex(e.e).c},${this.k(t)})`, t: this.ty.Boolean, nb: true };
    }
    x_and(e) {
        return { c: `(${this.cond(e.a)}&&${this.cond(e.b)})`, t: this.ty.Boolean, nb: true };
    }
    x_or(e) {
        return { c: `(${this.cond(e.a)}||${this.cond(e.b)})`, t: this.ty.Boolean, nb: true };
    }
    x_not(e) {
        if (e.op === '~') return { c: `$.bnot(${this.ex(e.e).c})`, t: this.ty.Integer };
        return { c: `!${this.cond(e.e)}`, t: this.ty.Boolean, nb: true };
    }
    x_cond(e, want) {
        const a = this.ex(e.a, want);
        const b = this.ex(e.b, want);
        let t = this.unify(a.t, b.t);
        const soqlish = (a.soql || b.soql) && want && want.kind === 'sobject';
        if (soqlish) t = want;
        return { c: `(${this.cond(e.c)}?${this.coerce(a, t)}:${this.coerce(b, t)})`, t };
    }
    x_coal(e, want) {
        const a = this.ex(e.a, want);
        const b = this.ex(e.b, want);
        const t = a.soql && b.t.kind === 'sobject' ? b.t : this.unify(a.t, b.t);
        const ac = a.soql && b.t.kind === 'sobject' ? `$.oneOrNull(${a.c})` : this.coerce(a, t);
        return { c: `(${ac}??${this.coerce(b, t)})`, t };
    }
    unify(a, b) {
        const { ty } = this;
        if (a === b) return a;
        if (a.kind === 'null') return b;
        if (b.kind === 'null') return a;
        if (a.kind === 'any' || b.kind === 'any') return ty.any;
        if ((a === ty.Id && b === ty.String) || (a === ty.String && b === ty.Id)) return ty.String;
        if (ty.assignable(a, b) && b !== ty.Object) return b;
        if (ty.assignable(b, a) && a !== ty.Object) return a;
        for (let s = ty.superOf(a); s; s = ty.superOf(s)) if (ty.assignable(b, s)) return s;
        for (const i of this.allIfaces(a)) if (ty.assignable(b, i)) return i;
        if (a.kind === 'sobject' && b.kind === 'sobject') return ty.SObject;
        return ty.Object;
    }
    x_eq(e) {
        const a = this.ex(e.a);
        const b = this.ex(e.b);
        const neg = e.op === '!=' || e.op === '<>' || e.op === '!==';
        const ac = a.soql && b.t.kind === 'sobject' ? `$.one(${a.c})` : a.c;
        const bc = b.soql && a.t.kind === 'sobject' ? `$.one(${b.c})` : b.c;
        const nul = b.t.kind === 'null' || a.t.kind === 'null';
        let c;
        if (e.op === '===' || e.op === '!==') c = `$.same(${ac},${bc})`;
        else if (nul) c = `(${b.t.kind === 'null' ? ac : bc})===null`;
        else c = `$.eq(${ac},${bc})`;
        if (neg) c = nul && e.op.length === 2 ? c.replace(/===null$/, '!==null') : `!${c}`;
        return { c: `(${c})`, t: this.ty.Boolean, nb: true };
    }
    x_cmp(e) {
        const a = this.ex(e.a);
        const b = this.ex(e.b);
        const f = { '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge' }[e.op];
        return { c: `$.${f}(${a.c},${b.c})`, t: this.ty.Boolean, nb: true };
    }
    x_bin(e) {
        const a = this.ex(e.a);
        const b = this.ex(e.b);
        return this.binop(e.op, a, b, e);
    }
    binop(op, a, b, e) {
        const { ty } = this;
        if (op === '+' && (a.t === ty.String || b.t === ty.String || a.t === ty.Id || b.t === ty.Id))
            return { c: `$.cat(${a.c},${b.c})`, t: ty.String, nn: true };
        const fn = {
            '+': 'add',
            '-': 'sub',
            '*': 'mul',
            '/': 'div',
            '<<': 'shl',
            '>>': 'shr',
            '>>>': 'ushr',
            '&': 'band',
            '|': 'bor',
            '^': 'bxor'
        }[op];
        if (!fn) return this.err(e, `operator ${op}`);
        const R = { Integer: 1, Long: 2, Double: 3, Decimal: 4 };
        let t = ty.any;
        const x = R[a.t.name];
        const y = R[b.t.name];
        if (x && y) t = ty[Object.keys(R)[Math.max(x, y) - 1]];
        else if (a.t === ty.Date || a.t === ty.Datetime) t = a.t;
        else if (a.t === ty.Time) t = ty.Time;
        else if (a.t === ty.Boolean && b.t === ty.Boolean) t = ty.Boolean;
        else if (a.t.kind === 'prim' && b.t.kind === 'prim' && a.t !== ty.Object && b.t !== ty.Object)
            return this.err(e, `operator ${op} on ${a.t.name}, ${b.t.name}`);
        return { c: `$.${fn}(${a.c},${b.c})`, t };
    }
    x_pre(e) {
        if (e.op === '++' || e.op === '--')
            return this.update(
                e.e,
                (cur) => ({ c: `$.${e.op === '++' ? 'add' : 'sub'}(${cur.c},1)`, t: cur.t }),
                e,
                false
            );
        const x = this.ex(e.e);
        if (e.op === '+') return x;
        if (e.e.k === 'lit' && e.e.t === 'Integer') return { c: `(-${e.e.v})`, t: x.t };
        return { c: `$.neg(${x.c})`, t: x.t };
    }
    x_post(e) {
        return this.update(
            e.e,
            (cur) => ({ c: `$.${e.op === '++' ? 'add' : 'sub'}(${cur.c},1)`, t: cur.t }),
            e,
            true
        );
    }
    x_asg(e) {
        if (e.op === '=') {
            let tgt = e.a;
            while (tgt.k === 'par') tgt = tgt.e;
            const L = this.raw(tgt);
            if (!L.lv) return L.c.startsWith('$.unsup') ? L : this.err(e, 'assignment target');
            return this.store(L, this.to(e.b, L.t), e);
        }
        return this.update(
            e.a,
            (cur) => {
                const op = e.op.slice(0, -1);
                const r = this.binop(op, cur, this.ex(e.b), { ...e, op });
                return { c: this.conv(r.c, r.t, cur.t), t: cur.t };
            },
            e,
            false
        );
    }
    store(L, v, e) {
        const { lv } = L;
        if (lv.local) return { c: `(${lv.local.js}=${v})`, t: L.t };
        if (lv.idx) return { c: `$.lset(${lv.obj.c},${lv.idx.c},${v})`, t: L.t };
        if (lv.set) {
            if (lv.simple) return { c: `(${lv.set(v)})`, t: L.t };
            const t = this.t();
            return { c: `(${t}=${v},${lv.set(t)},${t})`, t: L.t };
        }
        const h = lv.obj.nn ? lv.obj.c : `$.n(${lv.obj.c})`;
        const m = lv.mk(h);
        if (m.simple) return { c: `(${m.set(v)})`, t: L.t };
        const t = this.t();
        const o = this.t();
        const m2 = lv.mk(o);
        return { c: `(${o}=${h},${t}=${v},${m2.set(t)},${t})`, t: L.t };
    }
    update(target, f, e, post) {
        while (target.k === 'par') target = target.e;
        const L = this.raw(target);
        if (!L.lv) return this.err(e, 'assignment target');
        const { lv } = L;
        const old = post ? this.t() : null;
        const wrap = (get, set) => {
            if (!post) return set(f({ c: get, t: L.t }).c);
            return `(${old}=${get},${set(f({ c: old, t: L.t }).c)},${old})`;
        };
        if (lv.local) return { c: wrap(lv.local.js, (v) => `(${lv.local.js}=${v})`), t: L.t };
        if (lv.idx) {
            const o = this.t();
            const i = this.t();
            return {
                c: `(${o}=${lv.obj.c},${i}=${lv.idx.c},${wrap(`$.lget(${o},${i})`, (v) => `$.lset(${o},${i},${v})`)})`,
                t: L.t
            };
        }
        const setter = (m) => (v) => {
            if (m.simple) return `(${m.set(v)})`;
            const t = this.t();
            return `(${t}=${v},${m.set(t)},${t})`;
        };
        if (lv.set) return { c: wrap(L.c, setter(lv)), t: L.t };
        const o = this.t();
        const m = lv.mk(o);
        return { c: `(${o}=${lv.obj.nn ? lv.obj.c : `$.n(${lv.obj.c})`},${wrap(m.get, setter(m))})`, t: L.t };
    }
    // ---------------------------------------------------------------- queries
    x_soql(e) {
        const { ty } = this;
        let p;
        try {
            p = this.rt.soqlParse(e.q);
        } catch (x) {
            return this.err(e, `SOQL ${x.message}`);
        }
        const binds = e.binds.map((b) => this.ex(b).c).join(',');
        const c = `$.soql(${this.k(p)},[${binds}])`;
        if (p.isCount) return { c, t: ty.Integer };
        if (p.isAggregate) return { c, t: ty.list(ty.sobject('AggregateResult')), soql: true };
        const so = ty.sobject(p.from);
        if (!so) return this.err(e, `SOQL on unknown sObject ${p.from}`);
        const probs = this.rt.soqlCheck(p);
        for (const m of probs) this.rt.problem(this.file, e.l, m);
        return { c, t: ty.list(so), soql: true, nn: true };
    }
    x_sosl(e) {
        const { ty } = this;
        return {
            c: `$.sosl(${q(e.q)},[${e.binds.map((b) => this.ex(b).c).join(',')}])`,
            t: ty.list(ty.list(ty.SObject))
        };
    }
}
