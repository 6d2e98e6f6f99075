// Runtime value representations. Integer=number, Long=bigint, String/Id=string, Boolean=boolean; the rest are classes below.

export class Unsupported extends Error {
    constructor(m) {
        super(`unsupported: ${m}`);
        this.unsupported = true;
    }
}

const P10 = [1n];
for (let i = 1; i < 400; i++) P10.push(P10[i - 1] * 10n);
const p10 = (n) => (n < 400 ? P10[n] : 10n ** BigInt(n));
const abs = (b) => (b < 0n ? -b : b);

/** Arbitrary precision decimal with a scale, like java.math.BigDecimal. */
export class ADecimal {
    constructor(u, s) {
        this.u = u;
        this.s = s;
    }
    static parse(str) {
        const m = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/.exec(str);
        if (!m || (!m[2] && !m[3])) return null;
        const frac = m[3] || '';
        let u = BigInt((m[2] || '0') + frac);
        let s = frac.length - Number(m[4] || 0);
        if (m[1] === '-') u = -u;
        if (s < 0) {
            u *= p10(-s);
            s = 0;
        }
        return new ADecimal(u, s);
    }
    static from(v) {
        if (v === null || v === undefined || v instanceof ADecimal) return v ?? null;
        if (typeof v === 'number')
            return Number.isInteger(v) ? new ADecimal(BigInt(v), 0) : ADecimal.parse(String(v));
        if (typeof v === 'bigint') return new ADecimal(v, 0);
        if (v instanceof ADouble) {
            const t = v.toString();
            return ADecimal.parse(t);
        }
        return null;
    }
    setScale(s, mode = 'HALF_UP') {
        if (s >= this.s) return new ADecimal(this.u * p10(s - this.s), s);
        const d = p10(this.s - s);
        return new ADecimal(divRound(this.u, d, mode), s);
    }
    align(o) {
        const s = Math.max(this.s, o.s);
        return [this.u * p10(s - this.s), o.u * p10(s - o.s), s];
    }
    add(o) {
        const [a, b, s] = this.align(o);
        return new ADecimal(a + b, s);
    }
    sub(o) {
        const [a, b, s] = this.align(o);
        return new ADecimal(a - b, s);
    }
    mul(o) {
        return new ADecimal(this.u * o.u, this.s + o.s);
    }
    div(o) {
        const pref = Math.max(0, this.s - o.s);
        if (this.u === 0n) return new ADecimal(0n, pref);
        // 34 significant digits, trailing zeros stripped to the preferred scale
        const digits = abs(this.u).toString().length - abs(o.u).toString().length;
        let scale = Math.max(pref, 34 - digits);
        let e = scale + o.s - this.s;
        if (e < 0) {
            scale -= e;
            e = 0;
        }
        let q = divRound(this.u * p10(e), o.u, 'HALF_EVEN');
        const len = abs(q).toString().length;
        if (len > 34) {
            const cut = Math.min(len - 34, scale);
            q = divRound(q, p10(cut), 'HALF_EVEN');
            scale -= cut;
        }
        return new ADecimal(q, scale).strip(pref);
    }
    strip(min = 0) {
        let { u, s } = this;
        while (s > min && u % 10n === 0n) {
            u /= 10n;
            s--;
        }
        return new ADecimal(u, s);
    }
    cmp(o) {
        const [a, b] = this.align(o);
        return a < b ? -1 : a > b ? 1 : 0;
    }
    neg() {
        return new ADecimal(-this.u, this.s);
    }
    num() {
        return Number(this.toString());
    }
    toBig() {
        return this.u / p10(this.s);
    }
    toString() {
        if (this.s <= 0) return (this.u * p10(-this.s)).toString();
        const neg = this.u < 0n;
        let t = abs(this.u)
            .toString()
            .padStart(this.s + 1, '0');
        return (neg ? '-' : '') + t.slice(0, -this.s) + '.' + t.slice(-this.s);
    }
}
export function divRound(n, d, mode) {
    if (d < 0n) {
        n = -n;
        d = -d;
    }
    let q = n / d;
    const r = n % d;
    if (r === 0n) return q;
    const sg = n < 0n ? -1n : 1n;
    const twice = abs(r) * 2n;
    let up;
    switch (mode) {
        case 'UP':
            up = true;
            break;
        case 'DOWN':
            up = false;
            break;
        case 'CEILING':
            up = sg > 0n;
            break;
        case 'FLOOR':
            up = sg < 0n;
            break;
        case 'HALF_DOWN':
            up = twice > d;
            break;
        case 'HALF_EVEN':
            up = twice > d || (twice === d && abs(q) % 2n === 1n);
            break;
        case 'UNNECESSARY':
            throw new Error('Rounding necessary');
        default:
            up = twice >= d;
    }
    return up ? q + sg : q;
}
export class ADouble {
    constructor(v) {
        this.v = v;
    }
    toString() {
        const v = this.v;
        if (!Number.isFinite(v)) return Number.isNaN(v) ? 'NaN' : v > 0 ? 'Infinity' : '-Infinity';
        if (v !== 0 && (Math.abs(v) >= 1e7 || Math.abs(v) < 1e-3)) {
            let [m, e] = v.toExponential().split('e');
            if (!m.includes('.')) m += '.0';
            return `${m}E${Number(e)}`;
        }
        const s = String(v);
        return s.includes('.') ? s : s + '.0';
    }
}
const pad = (n, w = 2) => String(n).padStart(w, '0');
/** Calendar date, days since 1970-01-01. */
export class ADate {
    constructor(d) {
        this.d = d;
    }
    static of(y, m, d) {
        const t = new Date(0);
        t.setUTCFullYear(y, m - 1, d);
        return new ADate(Math.floor(t.getTime() / 864e5));
    }
    get js() {
        return new Date(this.d * 864e5);
    }
    y() {
        return this.js.getUTCFullYear();
    }
    m() {
        return this.js.getUTCMonth() + 1;
    }
    day() {
        return this.js.getUTCDate();
    }
    toString() {
        return `${pad(this.y(), 4)}-${pad(this.m())}-${pad(this.day())}`;
    }
}
/** Instant, ms since epoch. The modelled org and user time zone is GMT. */
export class ADatetime {
    constructor(t) {
        this.t = t;
    }
    get js() {
        return new Date(this.t);
    }
    toString() {
        return this.js.toISOString().slice(0, 19).replace('T', ' ');
    }
    iso() {
        return this.js.toISOString().replace('Z', '+0000');
    }
}
export class ATime {
    constructor(ms) {
        this.ms = ((ms % 864e5) + 864e5) % 864e5;
    }
    toString() {
        return new Date(this.ms).toISOString().slice(11);
    }
}
export class ABlob {
    constructor(b) {
        this.b = b;
    }
    toString() {
        return `Blob[${this.b.length}]`;
    }
}
export class EnumVal {
    constructor(type, name, ord) {
        this.type = type;
        this.name = name;
        this.ord = ord;
    }
    toString() {
        return this.name;
    }
}

let OID = 1;
/** Base of every object of a user-defined Apex class. */
export class ApexObj {
    constructor() {
        this.$oid = OID++;
    }
}
/** Instance of a platform class; t is its registered (canonical) name. */
export class NObj {
    constructor(t, init) {
        this.$t = t;
        this.$oid = OID++;
        if (init) Object.assign(this, init);
    }
}
/** sObject instance. f: lower-case field -> value, q: lower-case fields present when it came from SOQL (null otherwise). */
export class SObj {
    constructor(d) {
        this.d = d;
        this.f = Object.create(null);
        this.q = null;
        this.errs = null;
    }
}

export class AList {
    constructor(t, a) {
        this.t = t;
        this.a = a || [];
    }
}
/** Key wrapper map shared by Set and Map: insertion ordered, keyed by keyOf(). */
export class ASet {
    constructor(t) {
        this.t = t;
        this.m = new Map();
    }
    add(v) {
        const k = slot(this.m, v, 0);
        if (this.m.has(k)) return false;
        this.m.set(k, v);
        return true;
    }
    has(v) {
        return this.m.has(slot(this.m, v, 0));
    }
    del(v) {
        return this.m.delete(slot(this.m, v, 0));
    }
    get size() {
        return this.m.size;
    }
    values() {
        return [...this.m.values()];
    }
}
export class AMap {
    constructor(t) {
        this.t = t;
        this.m = new Map();
    }
    get(k) {
        const e = this.m.get(slot(this.m, k, 1));
        return e === undefined ? null : e[1];
    }
    has(k) {
        return this.m.has(slot(this.m, k, 1));
    }
    put(k, v) {
        const s = slot(this.m, k, 1);
        const e = this.m.get(s);
        if (e) {
            const o = e[1];
            e[1] = v;
            return o;
        }
        this.m.set(s, [k, v]);
        return null;
    }
    del(k) {
        const s = slot(this.m, k, 1);
        const e = this.m.get(s);
        if (!e) return null;
        this.m.delete(s);
        return e[1];
    }
    get size() {
        return this.m.size;
    }
    keys() {
        return [...this.m.values()].map((e) => e[0]);
    }
    vals() {
        return [...this.m.values()].map((e) => e[1]);
    }
    entries() {
        return [...this.m.values()];
    }
}
// For user objects with equals/hashCode, find the slot holding an equal key (open chain of "h:<hash>:<i>").
function slot(map, v, isMap) {
    if (v instanceof ApexObj && v.$hash) {
        const h = v.$hash();
        for (let i = 0; ; i++) {
            const k = `h:${h}:${i}`;
            const e = map.get(k);
            if (e === undefined) return k;
            if (eq(isMap ? e[0] : e, v)) return k;
        }
    }
    return keyOf(v);
}
export function keyOf(v) {
    switch (typeof v) {
        case 'string':
            return 's:' + v;
        case 'number':
            return 'n:' + v;
        case 'bigint':
            return 'l:' + v;
        case 'boolean':
            return v ? 'b:1' : 'b:0';
        default:
    }
    if (v === null || v === undefined) return 'null';
    if (v instanceof EnumVal) return 'e:' + v.type.name + '.' + v.name;
    if (v instanceof ADecimal) return 'd:' + v.strip().toString();
    if (v instanceof ADouble) return 'f:' + v.v;
    if (v instanceof ADate) return 'D:' + v.d;
    if (v instanceof ADatetime) return 'T:' + v.t;
    if (v instanceof ATime) return 'M:' + v.ms;
    if (v instanceof ABlob) return 'B:' + v.b.toString('base64');
    if (v instanceof SObj)
        return (
            'S:' +
            v.d.name +
            ':' +
            Object.keys(v.f)
                .sort()
                .filter((k) => v.f[k] !== null)
                .map((k) => k + '=' + keyOf(v.f[k]))
                .join('|')
        );
    if (v instanceof AList) return 'L:[' + v.a.map(keyOf).join(',') + ']';
    if (v instanceof ASet) return 'E:{' + v.values().map(keyOf).sort().join(',') + '}';
    if (v instanceof AMap)
        return (
            'P:{' +
            v
                .entries()
                .map(([k, x]) => keyOf(k) + '>' + keyOf(x))
                .sort()
                .join(',') +
            '}'
        );
    if (v.$key) return v.$key;
    return 'o:' + v.$oid;
}
const isNum = (v) =>
    typeof v === 'number' || typeof v === 'bigint' || v instanceof ADecimal || v instanceof ADouble;
export { isNum };
export function numCmp(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
    if (a instanceof ADouble || b instanceof ADouble) {
        const x = toNum(a);
        const y = toNum(b);
        return x < y ? -1 : x > y ? 1 : x === y ? 0 : NaN;
    }
    if (a instanceof ADecimal || b instanceof ADecimal) return ADecimal.from(a).cmp(ADecimal.from(b));
    const x = BigInt(a);
    const y = BigInt(b);
    return x < y ? -1 : x > y ? 1 : 0;
}
export function toNum(v) {
    return typeof v === 'number'
        ? v
        : typeof v === 'bigint'
          ? Number(v)
          : v instanceof ADouble
            ? v.v
            : v.num();
}
const ID_RE = /^[a-zA-Z0-9]{15}([A-Z0-5]{3})?$/;
export const isIdLike = (s) => typeof s === 'string' && ID_RE.test(s) && /\d/.test(s);
const SUF = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
export function id18(s) {
    if (s.length === 18) return s;
    let out = s;
    for (let i = 0; i < 3; i++) {
        let b = 0;
        for (let j = 0; j < 5; j++) {
            const c = s[i * 5 + j];
            if (c >= 'A' && c <= 'Z') b |= 1 << j;
        }
        out += SUF[b];
    }
    return out;
}
/** Apex == : strings ignore case, numbers compare across types, collections and sObjects by value. */
export function eq(a, b) {
    if (a === b) return true;
    if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
    if (typeof a === 'string') {
        if (typeof b !== 'string') return false;
        if (a.length === b.length) return a.toLowerCase() === b.toLowerCase();
        if (
            ((a.length === 15 && b.length === 18) || (a.length === 18 && b.length === 15)) &&
            isIdLike(a) &&
            isIdLike(b)
        )
            return id18(a) === id18(b);
        return false;
    }
    if (isNum(a)) return isNum(b) && numCmp(a, b) === 0;
    return eqStrict(a, b);
}
/** .equals(): like == but strings are case sensitive. */
export function eqStrict(a, b) {
    if (a === b) return true;
    if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object')
        return isNum(a) && isNum(b) ? numCmp(a, b) === 0 : false;
    if (isNum(a) && isNum(b)) return numCmp(a, b) === 0;
    if (a instanceof ApexObj) return a.$equals ? a.$equals(b) === true : false;
    if (a instanceof ADate && b instanceof ADatetime) return a.d * 864e5 === b.t;
    if (a instanceof ADatetime && b instanceof ADate) return b.d * 864e5 === a.t;
    if (a.constructor !== b.constructor) return false;
    if (a instanceof AList) {
        if (a.a.length !== b.a.length) return false;
        for (let i = 0; i < a.a.length; i++) if (!eqElem(a.a[i], b.a[i])) return false;
        return true;
    }
    if (a instanceof ASet) {
        if (a.size !== b.size) return false;
        for (const v of a.m.values()) if (!b.has(v)) return false;
        return true;
    }
    if (a instanceof AMap) {
        if (a.size !== b.size) return false;
        for (const [k, v] of a.m.values()) {
            if (!b.has(k) || !eqElem(v, b.get(k))) return false;
        }
        return true;
    }
    if (a instanceof NObj) return a.$key !== undefined && a.$key === b.$key;
    if (a instanceof SObj && a.d !== b.d) return false;
    return keyOf(a) === keyOf(b);
}
const eqElem = (x, y) => (typeof x === 'string' ? x === y : eq(x, y));
