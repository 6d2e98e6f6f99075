// Static types, the registry of platform ("native") classes, and assignability / overload resolution.
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
    EnumVal,
    ApexObj,
    NObj,
    SObj
} from './values.mjs';

export class Type {
    constructor(kind, name, args = []) {
        this.kind = kind;
        this.name = name;
        this.args = args;
        this.cls = null;
        this.def = null;
        this.sob = null;
    }
    get elem() {
        return this.args[0];
    }
    toString() {
        return this.name;
    }
}
const PRIMS = [
    'String',
    'Integer',
    'Long',
    'Double',
    'Decimal',
    'Boolean',
    'Date',
    'Datetime',
    'Time',
    'Blob',
    'Id',
    'Object'
];
const NUM = { Integer: 1, Long: 2, Double: 3, Decimal: 4 };

/** A platform class: name is canonical without "System."/"Schema." prefix unless it lives in another namespace. */
class NativeDef {
    constructor(name, ns, kind) {
        this.name = name;
        this.ns = ns;
        this.kind = kind;
        this.methods = new Map();
        this.statics = new Map();
        this.props = new Map();
        this.sprops = new Map();
        this.ctors = [];
        this.sup = null;
        this.vals = null;
        this.params = [];
    }
}

export class TypeSystem {
    constructor() {
        this.cache = new Map();
        this.natives = new Map();
        this.classes = new Map();
        this.schema = null;
        for (const p of PRIMS) this.cache.set(p, new Type('prim', p));
        for (const p of ['void', 'null', 'any']) this.cache.set(p, new Type(p, p));
        this.SObject = new Type('sobject', 'SObject');
        this.cache.set('SObject', this.SObject);
        for (const p of PRIMS) this[p] = this.cache.get(p);
        this.void = this.cache.get('void');
        this.null = this.cache.get('null');
        this.any = this.cache.get('any');
        this.parseCache = new Map();
    }
    intern(key, mk) {
        let t = this.cache.get(key);
        if (!t) {
            t = mk();
            this.cache.set(key, t);
        }
        return t;
    }
    list(e) {
        return this.intern(`List<${e.name}>`, () => new Type('list', `List<${e.name}>`, [e]));
    }
    set(e) {
        return this.intern(`Set<${e.name}>`, () => new Type('set', `Set<${e.name}>`, [e]));
    }
    map(k, v) {
        return this.intern(
            `Map<${k.name},${v.name}>`,
            () => new Type('map', `Map<${k.name},${v.name}>`, [k, v])
        );
    }
    ofClass(cls) {
        return this.intern('class:' + cls.name, () => {
            const t = new Type('class', cls.name);
            t.cls = cls;
            return t;
        });
    }
    native(name, args = []) {
        const def = this.natives.get(name.toLowerCase());
        if (!def) return null;
        const nm = def.name + (args.length ? `<${args.map((a) => a.name).join(',')}>` : '');
        return this.intern('native:' + nm, () => {
            const t = new Type('native', nm, args);
            t.def = def;
            return t;
        });
    }
    sobject(name) {
        const d = this.schema && this.schema.get(name);
        if (!d) return null;
        return this.intern('sob:' + d.name, () => {
            const t = new Type('sobject', d.name);
            t.sob = d;
            return t;
        });
    }
    // ---- native definitions. Signatures: "[static] Ret name(T,T)" method, "[static] Type name" property, "new(T,T)" constructor.
    defNative(full, members = {}, opt = {}) {
        const dot = full.indexOf('.');
        const ns = dot > 0 ? full.slice(0, dot) : 'System';
        const bare = dot > 0 ? full.slice(dot + 1) : full;
        const implicit = ns === 'System' || ns === 'Schema';
        const name = implicit ? bare : full;
        let def =
            this.natives.get(full.toLowerCase()) ||
            (implicit && this.natives.get(bare.toLowerCase())) ||
            null;
        if (!def || def.ns !== ns) {
            def = new NativeDef(name, ns, opt.kind || 'class');
            this.natives.set(`${ns}.${bare}`.toLowerCase(), def);
            if (implicit && !this.natives.has(bare.toLowerCase())) this.natives.set(bare.toLowerCase(), def);
        }
        if (opt.sup) def.sup = opt.sup;
        if (opt.params) def.params = opt.params;
        if (opt.vals) {
            def.kind = 'enum';
            def.vals = opt.vals;
        }
        for (const [sig, fn] of Object.entries(members)) this.addMember(def, sig, fn);
        return def;
    }
    addMember(def, sig, fn) {
        let s = sig.trim();
        let isStatic = false;
        let scope = false;
        if (s.startsWith('scoped ')) {
            scope = true;
            s = s.slice(7);
        }
        if (s.startsWith('static ')) {
            isStatic = true;
            s = s.slice(7);
        }
        const p = s.indexOf('(');
        if (p < 0) {
            const i = s.lastIndexOf(' ');
            const nm = s.slice(i + 1);
            (isStatic ? def.sprops : def.props).set(nm.toLowerCase(), {
                name: nm,
                ts: s.slice(0, i),
                get: typeof fn === 'function' ? fn : fn.get,
                set: fn.set,
                plain: fn === true
            });
            return;
        }
        const head = s.slice(0, p).trim();
        const ps = splitTop(s.slice(p + 1, s.lastIndexOf(')')));
        const m = { ps, fn, isStatic, scope, varargs: ps.length > 0 && ps[ps.length - 1] === '...' };
        if (head === 'new') {
            m.name = 'new';
            def.ctors.push(m);
            return;
        }
        const i = head.lastIndexOf(' ');
        m.name = head.slice(i + 1);
        m.rs = head.slice(0, i);
        const map = isStatic ? def.statics : def.methods;
        const k = m.name.toLowerCase();
        if (!map.has(k)) map.set(k, []);
        map.get(k).push(m);
    }
    /** Parse a type string of a native signature; T/K/V are taken from the receiver type. */
    parse(str, recv) {
        const gen = recv && recv.args.length > 0 && /\b[TKV]\b/.test(str);
        const cache = gen ? recv.pc || (recv.pc = new Map()) : this.parseCache;
        let t = cache.get(str);
        if (t) return t;
        const save = [this.noUser, this.recv];
        this.noUser = true;
        this.recv = gen ? recv : null;
        try {
            t = this.fromName(str);
        } finally {
            [this.noUser, this.recv] = save;
        }
        if (!t) throw new Error(`bad native type '${str}'`);
        cache.set(str, t);
        return t;
    }
    /** Type from a canonical/any-case name such as "Map<String,List<Account>>", without class scope. */
    fromName(str) {
        const s = str.trim();
        const lt = s.indexOf('<');
        if (s.endsWith('[]')) {
            const e = this.fromName(s.slice(0, -2));
            return e && this.list(e);
        }
        if (lt > 0) {
            const base = s.slice(0, lt).trim();
            const args = splitTop(s.slice(lt + 1, s.lastIndexOf('>'))).map((x) => this.fromName(x));
            if (args.some((a) => !a)) return null;
            return this.generic(base, args);
        }
        if (/^[TKV]$/.test(s)) {
            const r = this.recv;
            if (!r) return this.any;
            const ps = r.kind === 'map' ? ['K', 'V'] : r.def && r.def.params.length ? r.def.params : ['T'];
            return r.args[ps.indexOf(s)] || this.any;
        }
        return this.simple(s.split('.'));
    }
    generic(base, args) {
        switch (base.toLowerCase().replace(/^system\./, '')) {
            case 'list':
                return this.list(args[0]);
            case 'set':
                return this.set(args[0]);
            case 'map':
                return this.map(args[0], args[1]);
            default:
                return this.native(base, args);
        }
    }
    /** Non-generic name lookup outside of any class scope. */
    simple(parts) {
        const l = parts.map((p) => p.toLowerCase());
        const full = l.join('.');
        const nm =
            l.length === 2 && (l[0] === 'system' || l[0] === 'schema') ? l[1] : l.length === 1 ? l[0] : null;
        const cls = !this.noUser && this.classes.get(full);
        if (cls) return this.ofClass(cls);
        if (nm) {
            const p = PRIMS_L[nm];
            if (p) return this.cache.get(p);
            if (nm === 'sobject') return this.SObject;
            if (nm === 'void') return this.void;
            if (nm === 'any') return this.any;
            if (nm === 'null') return this.null;
            if (nm === 'list') return this.list(this.Object);
            if (nm === 'set') return this.set(this.Object);
            if (nm === 'map') return this.map(this.Object, this.Object);
        }
        const nat = this.native(full);
        if (nat && !(l.length === 1 && this.preferSob.has(l[0]) && this.sobject(l[0]))) return nat;
        if (nm) {
            const so = this.sobject(nm);
            if (so) return so;
        }
        if (l.length === 2 && this.schema && this.schema.ns && l[0] === this.schema.ns)
            return this.simple(parts.slice(1));
        return null;
    }
    preferSob = new Set(['user', 'group', 'location', 'network', 'domain', 'site', 'note', 'order']);
    superOf(t) {
        if (t.kind === 'class') return t.cls.superType || null;
        if (t.kind === 'native' && t.def.sup) return this.native(t.def.sup);
        return null;
    }
    /** Cost of converting from -> to (0 = exact), or -1 when impossible. */
    cost(from, to) {
        if (from === to) return 0;
        if (from.kind === 'any' || to.kind === 'any') return 6;
        if (from.kind === 'void') return -1;
        if (from.kind === 'null') return to === this.Object ? 2 : to.kind === 'prim' ? 1 : 1;
        if (to === this.Object) return 30;
        if (from.kind === 'prim' && to.kind === 'prim') {
            const a = NUM[from.name];
            const b = NUM[to.name];
            if (a && b) return b > a ? b - a : from.name === 'Decimal' && to.name === 'Double' ? 3 : -1;
            if (from === this.Id && to === this.String) return 1;
            if (from === this.String && to === this.Id) return 4;
            if (from === this.Date && to === this.Datetime) return 2;
            return -1;
        }
        if (to.kind === 'sobject') {
            if (from.kind !== 'sobject') return -1;
            return to === this.SObject ? 2 : from === this.SObject ? 8 : -1;
        }
        if (from.kind === 'list' || from.kind === 'set') {
            if (to.kind === from.kind) {
                const c = this.cost(from.elem, to.elem);
                if (
                    c < 0 ||
                    (from.elem.kind === 'prim' &&
                        to.elem.kind === 'prim' &&
                        from.elem !== to.elem &&
                        to.elem !== this.Object &&
                        !(from.elem === this.Id || to.elem === this.Id))
                )
                    return from.elem === this.Object ? 12 : -1;
                return 1 + Math.min(c, 10);
            }
            if (to.kind === 'native' && to.def.name === 'Iterable')
                return 5 + Math.max(0, this.cost(from.elem, to.args[0] || this.Object));
            return -1;
        }
        if (from.kind === 'map' && to.kind === 'map') {
            const a = this.cost(from.args[0], to.args[0]);
            const b = this.cost(from.args[1], to.args[1]);
            return a < 0 || b < 0 ? -1 : 1 + Math.min(a, 10) + Math.min(b, 10);
        }
        if (from.kind === 'class' || from.kind === 'native') {
            let d = 1;
            for (let t = from; t; t = this.superOf(t), d++) {
                if (t === to) return d;
                if (to.kind === 'native' && t.kind === 'native' && t.def === to.def) return d;
                for (const i of this.ifacesOf(t)) {
                    if (i === to || (to.kind === 'native' && i.def === to.def)) return d + 1;
                    const s = this.ifaceCost(i, to);
                    if (s >= 0) return d + 1 + s;
                }
            }
        }
        return -1;
    }
    ifacesOf(t) {
        return t.kind === 'class' ? t.cls.ifaces : t.kind === 'native' && t.def.ifaces ? t.def.ifaces : [];
    }
    ifaceCost(i, to) {
        for (const s of this.ifacesOf(i)) {
            if (s === to || (to.kind === 'native' && s.def && s.def === to.def)) return 1;
            const c = this.ifaceCost(s, to);
            if (c >= 0) return c + 1;
        }
        return -1;
    }
    assignable(from, to) {
        return this.cost(from, to) >= 0;
    }
    /** Choose the best overload; cands have .pt(recv) -> Type[]. */
    pick(cands, argTypes, recv) {
        let best = null;
        let bc = Infinity;
        for (const c of cands) {
            const pt = this.paramTypes(c, recv, argTypes.length);
            if (!pt || pt.length !== argTypes.length) continue;
            let sum = 0;
            let ok = true;
            for (let i = 0; i < pt.length; i++) {
                let k = this.cost(argTypes[i].real || argTypes[i], pt[i]);
                if (k < 0 && argTypes[i].soqlOf && (k = this.cost(argTypes[i].soqlOf, pt[i])) >= 0) k += 10;
                if (k < 0) {
                    ok = false;
                    break;
                }
                sum += k * k + k;
            }
            if (ok && sum < bc) {
                best = c;
                bc = sum;
            }
        }
        return best;
    }
    paramTypes(c, recv, n) {
        if (c.types) return c.types; // user method
        if (c.varargs) {
            const base = c.ps.slice(0, -1).map((p) => this.parse(p, recv));
            while (base.length < n) base.push(this.Object);
            return base;
        }
        if (c.ps.length !== n) return null;
        return c.ps.map((p) => this.parse(p, recv));
    }
    /** All native overloads called name on type t (walking native supers). */
    nativeMethods(t, lname, isStatic) {
        let def = this.defOf(t);
        const out = [];
        while (def) {
            const l = (isStatic ? def.statics : def.methods).get(lname);
            if (l) out.push(...l);
            def = def.sup ? this.natives.get(def.sup.toLowerCase()) : null;
        }
        return out;
    }
    nativeProp(t, lname, isStatic) {
        let def = this.defOf(t);
        while (def) {
            const p = (isStatic ? def.sprops : def.props).get(lname);
            if (p) return p;
            def = def.sup ? this.natives.get(def.sup.toLowerCase()) : null;
        }
        return null;
    }
    defOf(t) {
        switch (t.kind) {
            case 'native':
                return t.def;
            case 'prim':
                return this.natives.get(t.name.toLowerCase());
            case 'list':
                return this.natives.get('list');
            case 'set':
                return this.natives.get('set');
            case 'map':
                return this.natives.get('map');
            case 'sobject':
                return this.natives.get('sobject');
            default:
                return null;
        }
    }
    /** Runtime type of a value. */
    typeOf(v) {
        switch (typeof v) {
            case 'number':
                return this.Integer;
            case 'bigint':
                return this.Long;
            case 'string':
                return this.String;
            case 'boolean':
                return this.Boolean;
            default:
        }
        if (v === null || v === undefined) return this.null;
        if (v instanceof SObj) return this.sobject(v.d.name);
        if (v instanceof AList || v instanceof ASet || v instanceof AMap) return v.t;
        if (v instanceof EnumVal) return v.type;
        if (v instanceof ApexObj) return v.$type || this.ofClass(v.constructor.cls);
        if (v instanceof NObj) return this.native(v.$t);
        if (v instanceof ADecimal) return this.Decimal;
        if (v instanceof ADouble) return this.Double;
        if (v instanceof ADate) return this.Date;
        if (v instanceof ADatetime) return this.Datetime;
        if (v instanceof ATime) return this.Time;
        if (v instanceof ABlob) return this.Blob;
        return this.any;
    }
}
const PRIMS_L = Object.fromEntries(PRIMS.map((p) => [p.toLowerCase(), p]));
export function splitTop(s) {
    const out = [];
    let d = 0;
    let cur = '';
    for (const ch of s) {
        if (ch === '<') d++;
        if (ch === '>') d--;
        if (ch === ',' && d === 0) {
            out.push(cur.trim());
            cur = '';
        } else cur += ch;
    }
    if (cur.trim()) out.push(cur.trim());
    return out;
}
