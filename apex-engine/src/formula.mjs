// Salesforce formula evaluator (validation rules, formula fields, field defaults, Formula.builder()).
import { Unsupported, ADecimal, ADate, ADatetime, ADouble, isNum, toNum, EnumVal } from './values.mjs';

const TOK =
    /\s+|\/\*[\s\S]*?\*\/|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?|\.\d+)|(\$?[A-Za-z_][\w$]*(?:\.[A-Za-z_$][\w]*)*)|(&&|\|\||<>|!=|==|<=|>=|[-+*/^&=<>(),!])/y;
const cache = new Map();
export function parseFormula(src) {
    let a = cache.get(src);
    if (a) return a;
    const t = [];
    TOK.lastIndex = 0;
    while (TOK.lastIndex < src.length) {
        const at = TOK.lastIndex;
        const m = TOK.exec(src);
        if (!m) throw new Unsupported(`formula syntax at '${src.slice(at, at + 20)}'`);
        if (m[1])
            t.push({ s: m[1].slice(1, -1).replace(/\\(.)/g, (x, c) => ({ n: '\n', t: '\t' })[c] ?? c) });
        else if (m[2]) t.push({ n: m[2] });
        else if (m[3]) t.push({ id: m[3] });
        else if (m[4]) t.push({ op: m[4] });
    }
    let i = 0;
    const is = (o) => t[i] && t[i].op === o;
    const eat = (...os) => {
        for (const o of os)
            if (is(o)) {
                i++;
                return o;
            }
        return null;
    };
    const bin =
        (next, ...os) =>
        () => {
            let l = next();
            for (;;) {
                const o = eat(...os);
                if (!o) return l;
                l = { o, a: l, b: next() };
            }
        };
    const prim = () => {
        const x = t[i++];
        if (!x) throw new Unsupported('formula ended early');
        if (x.s !== undefined) return { lit: x.s };
        if (x.n !== undefined) return { lit: Number(x.n) };
        if (x.op === '(') {
            const e = or();
            if (!eat(')')) throw new Unsupported('formula: missing )');
            return e;
        }
        if (x.op === '-') return { neg: prim() };
        if (x.op === '+') return prim();
        if (x.op === '!') return { fn: 'NOT', a: [prim()] };
        if (x.id) {
            if (is('(')) {
                i++;
                const a = [];
                if (!eat(')')) {
                    do a.push(or());
                    while (eat(','));
                    if (!eat(')')) throw new Unsupported('formula: missing )');
                }
                return { fn: x.id.toUpperCase(), a };
            }
            const l = x.id.toLowerCase();
            if (l === 'true' || l === 'false') return { lit: l === 'true' };
            if (l === 'null') return { lit: null };
            return { ref: x.id };
        }
        throw new Unsupported(`formula token ${x.op}`);
    };
    const pow = bin(prim, '^');
    const mul = bin(pow, '*', '/');
    const add = bin(mul, '+', '-', '&');
    const cmp = bin(add, '<', '>', '<=', '>=');
    const eqq = bin(cmp, '=', '==', '<>', '!=');
    const and = bin(eqq, '&&');
    const or = bin(and, '||');
    a = or();
    if (i < t.length) throw new Unsupported(`formula: trailing ${JSON.stringify(t[i])}`);
    cache.set(src, a);
    return a;
}
const num = (v) =>
    v === null || v === undefined || v === ''
        ? null
        : isNum(v)
          ? toNum(v)
          : typeof v === 'string'
            ? Number(v)
            : v;
const blank = (v) => v === null || v === undefined || v === '';
/** ctx: get(path) value of a merge field, prior(path), isNew, now(). Numbers come back as JS numbers. */
export function evalFormula(src, ctx) {
    return run(parseFormula(src), ctx);
}
function run(e, c) {
    if ('lit' in e) return e.lit;
    if (e.ref) {
        let v = c.get(e.ref);
        if (v instanceof ADecimal || v instanceof ADouble || typeof v === 'bigint') v = toNum(v);
        if (v instanceof EnumVal) v = v.name;
        return v;
    }
    if (e.neg) {
        const v = num(run(e.neg, c));
        return v === null ? null : -v;
    }
    if (e.o) return binop(e, c);
    const A = (i) => run(e.a[i], c);
    const n = e.a.length;
    const S = (i) => {
        const v = A(i);
        return v === null || v === undefined ? '' : txt(v);
    };
    switch (e.fn) {
        case 'IF':
            return A(0) ? A(1) : n > 2 ? A(2) : null;
        case 'AND':
            for (let i = 0; i < n; i++) if (!A(i)) return false;
            return true;
        case 'OR':
            for (let i = 0; i < n; i++) if (A(i)) return true;
            return false;
        case 'NOT':
            return !A(0);
        case 'ISBLANK':
        case 'ISNULL':
            return blank(A(0));
        case 'BLANKVALUE':
        case 'NULLVALUE': {
            const v = A(0);
            return blank(v) ? A(1) : v;
        }
        case 'TEXT':
            return S(0);
        case 'VALUE':
            return num(A(0));
        case 'ISPICKVAL':
            return S(0) === S(1);
        case 'INCLUDES':
            return S(0).split(';').includes(S(1));
        case 'ISNEW':
            return !!c.isNew;
        case 'ISCHANGED':
            return c.isNew ? false : txt(c.prior(e.a[0].ref)) !== txt(c.get(e.a[0].ref));
        case 'PRIORVALUE':
            return c.prior ? c.prior(e.a[0].ref) : null;
        case 'TODAY':
            return new ADate(Math.floor(c.now() / 864e5));
        case 'NOW':
            return new ADatetime(c.now());
        case 'LEN':
            return S(0).length;
        case 'LEFT':
            return S(0).slice(0, num(A(1)));
        case 'RIGHT': {
            const k = num(A(1));
            return k ? S(0).slice(-k) : '';
        }
        case 'MID': {
            const b = num(A(1));
            return S(0).substr(b - 1, num(A(2)));
        }
        case 'CONTAINS':
            return S(0).includes(S(1));
        case 'BEGINS':
            return S(0).startsWith(S(1));
        case 'FIND':
            return S(1).indexOf(S(0), n > 2 ? num(A(2)) - 1 : 0) + 1;
        case 'TRIM':
            return S(0).trim();
        case 'UPPER':
            return S(0).toUpperCase();
        case 'LOWER':
            return S(0).toLowerCase();
        case 'SUBSTITUTE':
            return S(0).split(S(1)).join(S(2));
        case 'LPAD':
            return S(0).padStart(num(A(1)), n > 2 ? S(2) : ' ');
        case 'RPAD':
            return S(0).padEnd(num(A(1)), n > 2 ? S(2) : ' ');
        case 'REGEX':
            return new RegExp(`^(?:${S(1)})$`).test(S(0));
        case 'BR':
            return '\n';
        case 'HYPERLINK':
            return S(1);
        case 'IMAGE':
            return S(1);
        case 'CASESAFEID':
            return S(0);
        case 'CASE': {
            const v = A(0);
            for (let i = 1; i + 1 < n; i += 2) if (txt(v) === txt(A(i))) return A(i + 1);
            return A(n - 1);
        }
        case 'ROUND': {
            const k = 10 ** num(A(1));
            const v = num(A(0));
            return v === null ? null : (Math.sign(v) * Math.round(Math.abs(v) * k)) / k;
        }
        case 'FLOOR':
            return Math.floor(num(A(0)));
        case 'CEILING':
            return Math.ceil(num(A(0)));
        case 'ABS':
            return Math.abs(num(A(0)));
        case 'SQRT':
            return Math.sqrt(num(A(0)));
        case 'MAX':
            return Math.max(...e.a.map((x) => num(run(x, c))));
        case 'MIN':
            return Math.min(...e.a.map((x) => num(run(x, c))));
        case 'MOD':
            return num(A(0)) % num(A(1));
        case 'YEAR':
            return A(0)?.y?.() ?? null;
        case 'MONTH':
            return A(0)?.m?.() ?? null;
        case 'DAY':
            return A(0)?.day?.() ?? null;
        case 'DATE':
            return ADate.of(num(A(0)), num(A(1)), num(A(2)));
        case 'DATEVALUE': {
            const v = A(0);
            return v instanceof ADatetime
                ? new ADate(Math.floor(v.t / 864e5))
                : v instanceof ADate
                  ? v
                  : v
                    ? new ADate(Math.floor(Date.parse(v) / 864e5))
                    : null;
        }
        case 'DATETIMEVALUE': {
            const v = A(0);
            return v instanceof ADate
                ? new ADatetime(v.d * 864e5)
                : v instanceof ADatetime
                  ? v
                  : v
                    ? new ADatetime(Date.parse(v))
                    : null;
        }
        case 'WEEKDAY': {
            const v = A(0);
            return v ? ((((v.d + 4) % 7) + 7) % 7) + 1 : null;
        }
        case 'ADDMONTHS': {
            const v = A(0);
            return ADate.of(v.y(), v.m() + num(A(1)), v.day());
        }
        default:
            throw new Unsupported(`formula function ${e.fn}`);
    }
}
function txt(v) {
    if (v === null || v === undefined) return '';
    if (v instanceof ADatetime) return v.js.toISOString().slice(0, 19).replace('T', ' ') + 'Z';
    return String(v);
}
function ord(v) {
    return v instanceof ADate
        ? v.d * 864e5
        : v instanceof ADatetime
          ? v.t
          : typeof v === 'string'
            ? v
            : num(v);
}
function binop(e, c) {
    if (e.o === '&&') return !!run(e.a, c) && !!run(e.b, c);
    if (e.o === '||') return !!run(e.a, c) || !!run(e.b, c);
    const a = run(e.a, c);
    const b = run(e.b, c);
    switch (e.o) {
        case '&':
            return txt(a) + txt(b);
        case '+':
            if (typeof a === 'string' || typeof b === 'string') return txt(a) + txt(b);
            if (a instanceof ADate) return new ADate(a.d + num(b));
            if (a instanceof ADatetime) return new ADatetime(a.t + num(b) * 864e5);
            if (b instanceof ADate) return new ADate(b.d + num(a));
            return a === null || b === null ? null : num(a) + num(b);
        case '-':
            if (a instanceof ADate && b instanceof ADate) return a.d - b.d;
            if (a instanceof ADatetime && b instanceof ADatetime) return (a.t - b.t) / 864e5;
            if (a instanceof ADate) return new ADate(a.d - num(b));
            if (a instanceof ADatetime) return new ADatetime(a.t - num(b) * 864e5);
            return a === null || b === null ? null : num(a) - num(b);
        case '*':
            return a === null || b === null ? null : num(a) * num(b);
        case '/':
            return a === null || b === null || num(b) === 0 ? null : num(a) / num(b);
        case '^':
            return num(a) ** num(b);
        case '=':
        case '==':
        case '<>':
        case '!=': {
            const r = blank(a) || blank(b) ? blank(a) && blank(b) : ord(a) === ord(b);
            return e.o === '=' || e.o === '==' ? r : !r;
        }
        default: {
            if (blank(a) || blank(b)) return false;
            const x = ord(a);
            const y = ord(b);
            return e.o === '<' ? x < y : e.o === '>' ? x > y : e.o === '<=' ? x <= y : x >= y;
        }
    }
}
