// String forms of Apex values (String.valueOf, concatenation, debug).
import { AList, ASet, AMap, ADatetime, ADate, ApexObj, NObj, SObj, EnumVal } from './values.mjs';
export function toStr(rt, v, depth = 0) {
    if (v === null || v === undefined) return 'null';
    if (typeof v === 'string') return v;
    if (typeof v !== 'object') return String(v);
    if (v instanceof ADate) return depth ? `${v} 00:00:00` : `${v} 00:00:00`;
    if (v instanceof ADatetime) return v.toString();
    if (depth > 8) return '...';
    const s = (x) => toStr(rt, x, depth + 1);
    if (v instanceof AList) return `(${v.a.map(s).join(', ')})`;
    if (v instanceof ASet) return `{${v.values().map(s).join(', ')}}`;
    if (v instanceof AMap)
        return `{${v
            .entries()
            .map(([k, x]) => `${s(k)}=${s(x)}`)
            .join(', ')}}`;
    if (v instanceof SObj)
        return `${v.d.name}:{${Object.keys(v.f)
            .filter((k) => v.f[k] !== null && v.f[k] !== undefined && !(v.f[k] instanceof AList))
            .map(
                (k) =>
                    `${v.d.field(k)?.name || v.d.rel(k)?.relName || (v.names || []).find((n) => n.toLowerCase() === k) || k}=${s(v.f[k])}`
            )
            .join(', ')}}`;
    if (v instanceof EnumVal) return v.name;
    if (v instanceof ApexObj) {
        if (v.$str) return v.$str();
        if (v.typeName) return `${v.typeName()}: ${v.msg ?? 'Script-thrown exception'}`;
        const c = v.constructor.cls;
        const fs = [];
        for (let k = c; k; k = k.superCls)
            for (const f of k.fields.values())
                if (!f.static && (!f.prop || f.auto)) fs.push(`${f.n}=${s(v[f.js])}`);
        return `${c.simple}:[${fs.join(', ')}]`;
    }
    if (v instanceof NObj)
        return v.toString !== Object.prototype.toString ? v.toString() : v.str ? v.str() : `${v.$t}[]`;
    return v.toString();
}
const MON = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December'
];
const DAYN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const p = (n, w) => String(n).padStart(w, '0');
/** java.text.SimpleDateFormat subset; off = minutes east of GMT. */
export function fmtDate(ms, pat, off = 0, tz = 'GMT') {
    const d = new Date(ms + off * 6e4);
    return pat.replace(/'((?:[^']|'')*)'|([yYMdDEHhKkmsSaAzZXuLQw])\2*/g, (m, lit) => {
        if (lit !== undefined) return lit === '' ? "'" : lit.replace(/''/g, "'");
        const n = m.length;
        switch (m[0]) {
            case 'y':
            case 'Y':
            case 'u':
                return n === 2 ? p(d.getUTCFullYear() % 100, 2) : p(d.getUTCFullYear(), n);
            case 'M':
            case 'L':
                return n >= 4
                    ? MON[d.getUTCMonth()]
                    : n === 3
                      ? MON[d.getUTCMonth()].slice(0, 3)
                      : p(d.getUTCMonth() + 1, n);
            case 'd':
                return p(d.getUTCDate(), n);
            case 'D':
                return p(
                    Math.floor(
                        (Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()) -
                            Date.UTC(d.getUTCFullYear(), 0, 0)) /
                            864e5
                    ),
                    n
                );
            case 'E':
                return n >= 4 ? DAYN[d.getUTCDay()] : DAYN[d.getUTCDay()].slice(0, 3);
            case 'H':
                return p(d.getUTCHours(), n);
            case 'k':
                return p(d.getUTCHours() || 24, n);
            case 'h':
                return p(d.getUTCHours() % 12 || 12, n);
            case 'K':
                return p(d.getUTCHours() % 12, n);
            case 'm':
                return p(d.getUTCMinutes(), n);
            case 's':
                return p(d.getUTCSeconds(), n);
            case 'S':
                return p(d.getUTCMilliseconds(), n);
            case 'a':
                return d.getUTCHours() < 12 ? 'AM' : 'PM';
            case 'z':
                return tz;
            case 'Z':
                return `${off < 0 ? '-' : '+'}${p(Math.floor(Math.abs(off) / 60), 2)}${p(Math.abs(off) % 60, 2)}`;
            case 'X':
                return off === 0
                    ? 'Z'
                    : `${off < 0 ? '-' : '+'}${p(Math.floor(Math.abs(off) / 60), 2)}${n >= 3 ? ':' : ''}${p(Math.abs(off) % 60, 2)}`;
            default:
                return m;
        }
    });
}
/** Minutes east of GMT of an IANA zone at an instant. */
export function tzOffset(tz, ms) {
    if (!tz || /^(GMT|UTC|Etc\/UTC)$/i.test(tz)) return 0;
    const g = /^GMT([+-])(\d\d?):?(\d\d)?$/.exec(tz);
    if (g) return (g[1] === '-' ? -1 : 1) * (Number(g[2]) * 60 + Number(g[3] || 0));
    try {
        const f = new Intl.DateTimeFormat('en-US', {
            timeZone: tz,
            hourCycle: 'h23',
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            hour: 'numeric',
            minute: 'numeric',
            second: 'numeric'
        });
        const o = {};
        for (const x of f.formatToParts(new Date(ms))) o[x.type] = Number(x.value);
        return Math.round(
            (Date.UTC(o.year, o.month - 1, o.day, o.hour, o.minute, o.second) -
                Math.floor(ms / 1000) * 1000) /
                6e4
        );
    } catch {
        return null;
    }
}
