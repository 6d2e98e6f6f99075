// String, Pattern, Matcher.
import { AList, NObj, ADate } from '../values.mjs';
import { hashStr } from './core.mjs';

const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export function installText(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const L = (a) => new AList(T.list(T.String), a);
    const idx = (s, a, b) => {
        if (a < 0 || b > s.length || a > b)
            ex(
                'StringException',
                a < 0
                    ? `Starting position out of bounds: ${a}`
                    : a > s.length
                      ? `Starting position out of bounds: ${a}`
                      : `Ending position out of bounds: ${b}`
            );
    };
    const blank = (s) => s === null || s === undefined || /^\s*$/.test(s);
    const arg = (v) => (v === null ? ex('NullPointerException', 'Argument cannot be null.') : v);
    const rx = (p, f = '') => regex(p, f);
    /** Java regex source -> JS RegExp (possessive quantifiers and a few escapes are rewritten). */
    const regex = (src, flags = '') => {
        let p = src;
        let fl = flags + 'u';
        const m = /^\(\?([imsx]+)\)/.exec(p);
        if (m) {
            p = p.slice(m[0].length);
            for (const c of m[1]) if ('ims'.includes(c)) fl += c;
        }
        p = p
            .replace(/\\Q([\s\S]*?)(\\E|$)/g, (x, q) => q.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
            .replace(
                /\\p\{(Alpha|Lower|Upper|Digit|Alnum|Punct|Space)\}/g,
                (x, c) =>
                    ({
                        Alpha: '[A-Za-z]',
                        Lower: '[a-z]',
                        Upper: '[A-Z]',
                        Digit: '\\d',
                        Alnum: '[A-Za-z0-9]',
                        Punct: '[!-/:-@[-`{-~]',
                        Space: '\\s'
                    })[c]
            )
            .replace(/\\p\{javaLetter\}/g, '\\p{L}')
            .replace(/\\A/g, '^')
            .replace(/\\[zZ]/g, '$')
            .replace(/\\h/g, '[ \\t\\u00A0]')
            .replace(/([*+?}])\+/g, '$1')
            .replace(/\(\?<([a-zA-Z][a-zA-Z0-9]*)>/g, '(?<$1>');
        for (const f of ['u', '']) {
            try {
                return new RegExp(p, [...new Set(fl.replace('u', f))].join(''));
            } catch {
                /* retry without the u flag */
            }
        }
        return ex('StringException', `Invalid regex: ${src}`);
    };
    rt.regex = regex;
    const jrepl =
        (r) =>
        (m, ...g) => {
            const groups = g.slice(
                0,
                g.findIndex((x) => typeof x === 'number')
            );
            return r.replace(/\\(.)|\$(\d)/g, (x, e, d) =>
                e !== undefined ? e : d === '0' ? m : (groups[Number(d) - 1] ?? '')
            );
        };
    const split = (s, p, lim = 0) => {
        const r = rx(p, 'g');
        const out = [];
        let last = 0;
        let m;
        while ((lim <= 0 || out.length < lim - 1) && (m = r.exec(s))) {
            if (m[0] === '') {
                if (m.index >= s.length) break;
                if (m.index === 0) {
                    r.lastIndex++;
                    continue;
                }
                out.push(s.slice(last, m.index));
                last = m.index;
                r.lastIndex++;
                continue;
            }
            if (
                m.index === 0 &&
                m[0].length > 0 &&
                last === 0 &&
                out.length === 0 &&
                m.index + m[0].length === 0
            )
                continue;
            out.push(s.slice(last, m.index));
            last = m.index + m[0].length;
        }
        out.push(s.slice(last));
        if (lim === 0) while (out.length > 1 && out[out.length - 1] === '') out.pop();
        return L(out);
    };
    const cap = (s) => s.charAt(0).toUpperCase() + s.slice(1);
    const all = (re) => (s) => s.length > 0 && re.test(s);
    const format = (s, l) => {
        const a = l.a;
        return s.replace(/'\{'|'\}'|''|\{(\d+)\}|'([^']*)'/g, (m, d, q) =>
            m === "''"
                ? "'"
                : d !== undefined
                  ? Number(d) < a.length
                      ? a[Number(d)] === null
                          ? 'null'
                          : fmtArg(a[Number(d)])
                      : m
                  : q !== undefined
                    ? q
                    : m.slice(1, -1)
        );
    };
    const fmtArg = (v) =>
        typeof v === 'number' || typeof v === 'bigint'
            ? v.toLocaleString('en-US')
            : v instanceof ADate
              ? `${v.m()}/${v.day()}/${v.y()}`
              : rt.str(v);
    const S = {
        'static String valueOf(Object)': (v) =>
            v === null || v === undefined ? null : v instanceof ADate ? v.toString() : rt.str(v),
        'static String valueOfGmt(Datetime)': (d) => d.toString(),
        'static Boolean isBlank(String)': blank,
        'static Boolean isNotBlank(String)': (s) => !blank(s),
        'static Boolean isEmpty(String)': (s) => s === null || s === '',
        'static Boolean isNotEmpty(String)': (s) => s !== null && s !== '',
        'static String join(Object, String)': (c, sep) =>
            [...rt.ops.it(c)]
                .map((x) =>
                    x === null
                        ? sep === undefined
                            ? ''
                            : 'null'
                        : x instanceof ADate
                          ? x.toString()
                          : rt.str(x)
                )
                .join(arg(sep)),
        'static String format(String, List<Object>)': (s, l) => format(arg(s), arg(l)),
        'static String fromCharArray(List<Integer>)': (l) => String.fromCharCode(...l.a),
        'static String escapeSingleQuotes(String)': (s) => arg(s).replace(/\\/g, '\\\\').replace(/'/g, "\\'"),
        'static String getCommonPrefix(List<String>)': (l) => {
            let p = l.a[0] ?? '';
            for (const s of l.a) while (!s.startsWith(p)) p = p.slice(0, -1);
            return p;
        },
        'Integer length()': (s) => s.length,
        'String toLowerCase()': (s) => s.toLowerCase(),
        'String toUpperCase()': (s) => s.toUpperCase(),
        'String toLowerCase(String)': (s) => s.toLowerCase(),
        'String toUpperCase(String)': (s) => s.toUpperCase(),
        // eslint-disable-next-line no-control-regex -- Apex trims control characters as well
        'String trim()': (s) => s.replace(/^[\s\u0000]+|[\s\u0000]+$/g, ''),
        'Boolean contains(String)': (s, x) => s.includes(arg(x)),
        'Boolean containsIgnoreCase(String)': (s, x) => s.toLowerCase().includes(arg(x).toLowerCase()),
        'Boolean startsWith(String)': (s, x) => s.startsWith(arg(x)),
        'Boolean startsWithIgnoreCase(String)': (s, x) => s.toLowerCase().startsWith(arg(x).toLowerCase()),
        'Boolean endsWith(String)': (s, x) => s.endsWith(arg(x)),
        'Boolean endsWithIgnoreCase(String)': (s, x) => s.toLowerCase().endsWith(arg(x).toLowerCase()),
        'Boolean equals(Object)': (s, x) => s === x,
        'Boolean equalsIgnoreCase(String)': (s, x) => x !== null && s.toLowerCase() === x.toLowerCase(),
        'Integer compareTo(String)': (s, x) => {
            arg(x);
            for (let i = 0; i < Math.min(s.length, x.length); i++)
                if (s[i] !== x[i]) return s.charCodeAt(i) - x.charCodeAt(i);
            return s.length - x.length;
        },
        'Integer hashCode()': hashStr,
        'String toString()': (s) => s,
        'Integer indexOf(String)': (s, x) => s.indexOf(arg(x)),
        'Integer indexOf(String, Integer)': (s, x, i) => s.indexOf(arg(x), i),
        'Integer indexOfIgnoreCase(String)': (s, x) => s.toLowerCase().indexOf(x.toLowerCase()),
        'Integer indexOfIgnoreCase(String, Integer)': (s, x, i) =>
            s.toLowerCase().indexOf(x.toLowerCase(), i),
        'Integer lastIndexOf(String)': (s, x) => s.lastIndexOf(arg(x)),
        'Integer lastIndexOf(String, Integer)': (s, x, i) => s.lastIndexOf(x, i),
        'Integer lastIndexOfIgnoreCase(String)': (s, x) => s.toLowerCase().lastIndexOf(x.toLowerCase()),
        'Integer indexOfAny(String)': (s, x) => [...s].findIndex((c) => x.includes(c)),
        'Integer indexOfChar(Integer)': (s, c) => s.indexOf(String.fromCharCode(c)),
        'Integer indexOfDifference(String)': (s, x) => {
            let i = 0;
            while (i < s.length && s[i] === x[i]) i++;
            return i === s.length && i === x.length ? -1 : i;
        },
        'String substring(Integer)': (s, a) => {
            if (a < 0 || a > s.length) ex('StringException', `Starting position out of bounds: ${a}`);
            return s.slice(a);
        },
        'String substring(Integer, Integer)': (s, a, b) => {
            idx(s, rt.ops.n(a), rt.ops.n(b));
            return s.slice(a, b);
        },
        'String substringAfter(String)': (s, x) => {
            const i = s.indexOf(x);
            return i < 0 ? '' : s.slice(i + x.length);
        },
        'String substringAfterLast(String)': (s, x) => {
            const i = s.lastIndexOf(x);
            return i < 0 ? '' : s.slice(i + x.length);
        },
        'String substringBefore(String)': (s, x) => {
            const i = s.indexOf(x);
            return i < 0 ? s : s.slice(0, i);
        },
        'String substringBeforeLast(String)': (s, x) => {
            const i = s.lastIndexOf(x);
            return i < 0 ? s : s.slice(0, i);
        },
        'String substringBetween(String)': (s, t) => between(s, t, t),
        'String substringBetween(String, String)': (s, a, b) => between(s, a, b),
        'String replace(String, String)': (s, a, b) => s.split(arg(a)).join(arg(b)),
        'String replaceAll(String, String)': (s, a, b) => s.replace(rx(arg(a), 'g'), jrepl(arg(b))),
        'String replaceFirst(String, String)': (s, a, b) => s.replace(rx(arg(a)), jrepl(arg(b))),
        'String remove(String)': (s, x) => s.split(x).join(''),
        'String removeStart(String)': (s, x) => (s.startsWith(x) ? s.slice(x.length) : s),
        'String removeEnd(String)': (s, x) => (x && s.endsWith(x) ? s.slice(0, -x.length) : s),
        'String removeStartIgnoreCase(String)': (s, x) =>
            s.toLowerCase().startsWith(x.toLowerCase()) ? s.slice(x.length) : s,
        'String removeEndIgnoreCase(String)': (s, x) =>
            x && s.toLowerCase().endsWith(x.toLowerCase()) ? s.slice(0, -x.length) : s,
        'List<String> split(String)': (s, p) => split(s, arg(p)),
        'List<String> split(String, Integer)': (s, p, n) => split(s, p, n),
        'List<String> splitByCharacterType()': (s) => L(s.match(/[A-Z]+|[a-z]+|\d+|\s+|[^\w\s]+|_+/g) || []),
        'List<String> splitByCharacterTypeCamelCase()': (s) =>
            L(s.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|\s+|[^\w\s]+|_+/g) || []),
        'List<Integer> getChars()': (s) =>
            new AList(
                T.list(T.Integer),
                [...s].map((c) => c.charCodeAt(0))
            ),
        'Integer charAt(Integer)': (s, i) => {
            if (i < 0 || i >= s.length) ex('StringException', `String index out of range: ${i}`);
            return s.charCodeAt(i);
        },
        'Integer codePointAt(Integer)': (s, i) => s.codePointAt(i),
        'String abbreviate(Integer)': (s, n) => {
            if (n < 4) ex('StringException', 'Minimum abbreviation width is 4');
            return s.length <= n ? s : s.slice(0, n - 3) + '...';
        },
        'String abbreviate(Integer, Integer)': (s, n, o) =>
            s.length <= n ? s : s.slice(o, o + n - 3) + '...',
        'String capitalize()': cap,
        'String uncapitalize()': (s) => s.charAt(0).toLowerCase() + s.slice(1),
        'String swapCase()': (s) =>
            [...s].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
        'String reverse()': (s) => [...s].reverse().join(''),
        'String repeat(Integer)': (s, n) => s.repeat(Math.max(0, n)),
        'String repeat(String, Integer)': (s, sep, n) => Array(n).fill(s).join(sep),
        'String center(Integer)': (s, n) => {
            const k = n - s.length;
            return k <= 0 ? s : ' '.repeat(Math.floor(k / 2)) + s + ' '.repeat(Math.ceil(k / 2));
        },
        'String center(Integer, String)': (s, n, c) => {
            const k = n - s.length;
            return k <= 0 ? s : c.repeat(Math.floor(k / 2)) + s + c.repeat(Math.ceil(k / 2));
        },
        'String left(Integer)': (s, n) => s.slice(0, Math.max(0, n)),
        'String right(Integer)': (s, n) => (n <= 0 ? '' : s.slice(-n)),
        'String mid(Integer, Integer)': (s, a, n) => s.substr(a, n),
        'String leftPad(Integer)': (s, n) => s.padStart(n),
        'String leftPad(Integer, String)': (s, n, c) => s.padStart(n, c),
        'String rightPad(Integer)': (s, n) => s.padEnd(n),
        'String rightPad(Integer, String)': (s, n, c) => s.padEnd(n, c),
        'String normalizeSpace()': (s) => s.trim().replace(/\s+/g, ' '),
        'String deleteWhitespace()': (s) => s.replace(/\s/g, ''),
        'String difference(String)': (s, x) => {
            let i = 0;
            while (i < s.length && s[i] === x[i]) i++;
            return x.slice(i);
        },
        'Integer countMatches(String)': (s, x) => (x ? s.split(x).length - 1 : 0),
        'Integer getLevenshteinDistance(String)': (s, x) => lev(s, x),
        'Boolean isAlpha()': all(/^\p{L}+$/u),
        'Boolean isAlphaSpace()': (s) => /^[\p{L} ]*$/u.test(s),
        'Boolean isAlphanumeric()': all(/^[\p{L}\p{N}]+$/u),
        'Boolean isAlphanumericSpace()': (s) => /^[\p{L}\p{N} ]*$/u.test(s),
        'Boolean isNumeric()': all(/^\p{Nd}+$/u),
        'Boolean isNumericSpace()': (s) => /^[\d ]*$/.test(s),
        'Boolean isAllLowerCase()': all(/^\p{Ll}+$/u),
        'Boolean isAllUpperCase()': all(/^\p{Lu}+$/u),
        'Boolean isWhitespace()': (s) => /^\s*$/.test(s),
        'Boolean isAsciiPrintable()': (s) => /^[ -~]*$/.test(s),
        'Boolean containsAny(String)': (s, x) => [...x].some((c) => s.includes(c)),
        'Boolean containsNone(String)': (s, x) => ![...x].some((c) => s.includes(c)),
        'Boolean containsOnly(String)': (s, x) => [...s].every((c) => x.includes(c)),
        'Boolean containsWhitespace()': (s) => /\s/.test(s),
        'String escapeHtml4()': (s) => s.replace(/[&<>"]/g, (c) => HTML[c]),
        'String escapeHtml3()': (s) => s.replace(/[&<>"]/g, (c) => HTML[c]),
        'String unescapeHtml4()': (s) =>
            s.replace(
                /&(amp|lt|gt|quot|#39|apos|nbsp);/g,
                (m, n) =>
                    ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", nbsp: '\u00a0' })[n]
            ),
        'String unescapeHtml3()': (s) =>
            s.replace(/&(amp|lt|gt|quot);/g, (m, n) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[n]),
        'String escapeXml()': (s) => s.replace(/[&<>"']/g, (c) => HTML[c] || '&apos;'),
        'String unescapeXml()': (s) =>
            s.replace(
                /&(amp|lt|gt|quot|apos);/g,
                (m, n) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[n]
            ),
        'String escapeCsv()': (s) => (/[",\n\r]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s),
        'String unescapeCsv()': (s) => (/^".*"$/s.test(s) ? s.slice(1, -1).replace(/""/g, '"') : s),
        'String escapeJava()': (s) => JSON.stringify(s).slice(1, -1),
        'String unescapeJava()': (s) =>
            s.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (m, e) =>
                e[0] === 'u'
                    ? String.fromCharCode(parseInt(e.slice(1), 16))
                    : ({ n: '\n', t: '\t', r: '\r' }[e] ?? e)
            ),
        'String escapeEcmaScript()': (s) =>
            JSON.stringify(s).slice(1, -1).replace(/'/g, "\\'").replace(/\//g, '\\/'),
        'String stripHtmlTags()': (s) => s.replace(/<[^>]*>/g, ''),
        'String escapeUnicode()': (s) =>
            s.replace(/[^ -~]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()),
        'String to15()': (s) => s.slice(0, 15),
        'SObjectType getSObjectType()': (s) => {
            const d = rt.db.byPrefix(s);
            return d ? rt.sotype(d) : ex('SObjectException', 'Invalid Id');
        },
        'String format(List<Object>)': (s, l) => format(s, l),
        'void addError(String)': (s, m) => {
            rt.pendingFieldError && rt.pendingFieldError(m);
        }
    };
    const between = (s, a, b) => {
        const i = s.indexOf(a);
        if (i < 0) return null;
        const j = s.indexOf(b, i + a.length);
        return j < 0 ? null : s.slice(i + a.length, j);
    };
    const lev = (a, b) => {
        let p = [...Array(b.length + 1).keys()];
        for (let i = 1; i <= a.length; i++) {
            const c = [i];
            for (let j = 1; j <= b.length; j++)
                c[j] = Math.min(p[j] + 1, c[j - 1] + 1, p[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
            p = c;
        }
        return p[b.length];
    };
    N('String', S);
    N('Pattern', {
        'static Pattern compile(String)': (p) => {
            regex(arg(p));
            return new NObj('Pattern', { p });
        },
        'static Boolean matches(String, String)': (p, s) =>
            new RegExp(`^(?:${regex(p).source})$`, regex(p).flags).test(s),
        'static String quote(String)': (s) => `\\Q${s}\\E`,
        'Matcher matcher(String)': (o, s) =>
            new NObj('Matcher', { p: o.p, s: arg(s), pos: 0, m: null, end: s.length, st: 0 }),
        'String pattern()': (o) => o.p,
        'List<String> split(String)': (o, s) => split(s, o.p),
        'List<String> split(String, Integer)': (o, s, n) => split(s, o.p, n)
    });
    const full = (o, e) => {
        const r = regex(o.p);
        const m = new RegExp(`^(?:${r.source})${e}`, r.flags + 'd').exec(o.s);
        o.m = m;
        return !!m;
    };
    const need = (o) => o.m || ex('StringException', 'No match found');
    N('Matcher', {
        'Boolean find()': (o) => {
            const r = regex(o.p, 'gd');
            r.lastIndex = o.pos;
            o.m = r.exec(o.s);
            if (o.m) o.pos = o.m[0] === '' ? r.lastIndex + 1 : r.lastIndex;
            return !!o.m;
        },
        'Boolean find(Integer)': (o, i) => {
            const r = regex(o.p, 'gd');
            r.lastIndex = i;
            o.m = r.exec(o.s);
            if (o.m) o.pos = r.lastIndex;
            return !!o.m;
        },
        'Boolean matches()': (o) => full(o, '$'),
        'Boolean lookingAt()': (o) => full(o, ''),
        'String group()': (o) => need(o)[0],
        'String group(Integer)': (o, i) => {
            if (i > need(o).length - 1) ex('StringException', `No group ${i}`);
            return o.m[i] ?? null;
        },
        'Integer groupCount()': (o) =>
            new RegExp(`${regex(o.p).source}|`, regex(o.p).flags).exec('').length - 1,
        'Integer start()': (o) => need(o).index,
        'Integer end()': (o) => need(o).index + o.m[0].length,
        'Integer start(Integer)': (o, i) => need(o).indices[i]?.[0] ?? -1,
        'Integer end(Integer)': (o, i) => need(o).indices[i]?.[1] ?? -1,
        'String replaceAll(String)': (o, r) => o.s.replace(regex(o.p, 'g'), jrepl(r)),
        'String replaceFirst(String)': (o, r) => o.s.replace(regex(o.p), jrepl(r)),
        'Boolean hitEnd()': (o) => !o.m || o.m.index + o.m[0].length === o.s.length,
        'Matcher reset()': (o) => {
            o.pos = 0;
            o.m = null;
            return o;
        },
        'Matcher reset(String)': (o, s) => {
            o.s = s;
            o.pos = 0;
            o.m = null;
            return o;
        },
        'Pattern pattern()': (o) => new NObj('Pattern', { p: o.p })
    });
}
