// Hand written SOQL parser shared by static and dynamic queries. Binds: ":$3" (static, compiled) or ":name" (dynamic).
const RE =
    /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|('(?:[^'\\]|\\.)*')|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))|(\d{4}-\d\d-\d\d)|([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(:\s*\$?[A-Za-z0-9_]+(?:\s*\.\s*[A-Za-z0-9_]+)*)|([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(<=|>=|!=|<>|[(),=<>:])/y;

export class SoqlError extends Error {}
function lex(s) {
    const out = [];
    RE.lastIndex = 0;
    while (RE.lastIndex < s.length) {
        const at = RE.lastIndex;
        const m = RE.exec(s);
        if (!m) throw new SoqlError(`unexpected token: '${s.slice(at, at + 12).split(/\s/)[0] || s[at]}'`);
        if (m[1] !== undefined) out.push({ k: 'str', v: m[1] });
        else if (m[2] !== undefined) out.push({ k: 'dt', v: m[2] });
        else if (m[3] !== undefined) out.push({ k: 'd', v: m[3] });
        else if (m[4] !== undefined) out.push({ k: 'num', v: m[4] });
        else if (m[5] !== undefined) out.push({ k: 'bind', v: m[5].slice(1).replace(/\s/g, '') });
        else if (m[6] !== undefined) out.push({ k: 'id', v: m[6], l: m[6].toLowerCase() });
        else if (m[7] !== undefined) out.push({ k: 'op', v: m[7] });
    }
    out.push({ k: 'eof', v: '' });
    return out;
}
const unq = (s) =>
    s.slice(1, -1).replace(/\\(.)/g, (m, c) => ({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' })[c] ?? c);
const AGG = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max']);
const FUNCS = new Set([
    'calendar_year',
    'calendar_month',
    'calendar_quarter',
    'day_in_month',
    'day_in_week',
    'day_in_year',
    'day_only',
    'hour_in_day',
    'week_in_year',
    'week_in_month',
    'fiscal_year',
    'fiscal_month',
    'fiscal_quarter',
    'tolabel',
    'format',
    'converttimezone',
    'convertcurrency',
    'grouping',
    'distance',
    'geolocation'
]);

class P {
    constructor(s) {
        this.t = lex(s);
        this.i = 0;
        this.src = s;
    }
    get c() {
        return this.t[this.i];
    }
    isId(w) {
        return this.c.k === 'id' && this.c.l === w;
    }
    acceptId(w) {
        if (this.isId(w)) {
            this.i++;
            return true;
        }
        return false;
    }
    acceptOp(o) {
        if (this.c.k === 'op' && this.c.v === o) {
            this.i++;
            return true;
        }
        return false;
    }
    fail(x) {
        const t = this.c;
        throw new SoqlError(
            x || (t.k === 'eof' ? "unexpected token: '<EOF>'" : `unexpected token: '${t.v}'`)
        );
    }
    needId(w) {
        if (!this.acceptId(w)) this.fail();
    }
    needOp(o) {
        if (!this.acceptOp(o)) this.fail();
    }
    ident() {
        if (this.c.k !== 'id') this.fail();
        return this.t[this.i++].v;
    }
    query(sub) {
        const r = {
            fields: [],
            from: null,
            alias: null,
            where: null,
            with: null,
            groupBy: null,
            having: null,
            orderBy: [],
            limit: null,
            offset: null,
            forUpdate: false,
            allRows: false,
            count: false,
            aggregate: false
        };
        this.needId('select');
        do r.fields.push(this.selItem());
        while (this.acceptOp(','));
        this.needId('from');
        r.from = this.ident();
        if (
            this.c.k === 'id' &&
            ![
                'where',
                'with',
                'group',
                'order',
                'limit',
                'offset',
                'for',
                'all',
                'using',
                'having',
                'update',
                'as'
            ].includes(this.c.l)
        )
            r.alias = this.ident();
        else if (this.acceptId('as')) r.alias = this.ident();
        while (this.acceptOp(',')) this.fail('multiple FROM objects are unsupported');
        if (this.acceptId('using')) {
            this.needId('scope');
            const sc = this.ident();
            if (!/^everything$/i.test(sc)) this.fail(`USING SCOPE ${sc} is unsupported`);
        }
        if (this.acceptId('where')) r.where = this.or();
        while (this.acceptId('with')) {
            const w = this.ident().toUpperCase();
            if (w === 'USER_MODE' || w === 'SYSTEM_MODE' || w === 'SECURITY_ENFORCED') r.with = w;
            else this.fail(`WITH ${w} is unsupported`);
        }
        if (this.acceptId('group')) {
            this.needId('by');
            r.groupBy = [];
            do r.groupBy.push(this.selItem());
            while (this.acceptOp(','));
            if (r.groupBy.some((g) => g.fn === 'rollup' || g.fn === 'cube'))
                this.fail('GROUP BY ROLLUP/CUBE is unsupported');
        }
        if (this.acceptId('having')) r.having = this.or();
        if (this.acceptId('order')) {
            this.needId('by');
            do {
                const f = this.selItem(true);
                let desc = false;
                let nulls = null;
                if (this.acceptId('asc')) desc = false;
                else if (this.acceptId('desc')) desc = true;
                if (this.acceptId('nulls')) nulls = this.ident().toLowerCase();
                r.orderBy.push({ f, desc, nulls });
            } while (this.acceptOp(','));
        }
        if (this.acceptId('limit')) r.limit = this.value();
        if (this.acceptId('offset')) r.offset = this.value();
        while (this.c.k === 'id') {
            if (this.acceptId('for')) {
                const w = this.ident().toLowerCase();
                if (w === 'update') r.forUpdate = true;
            } else if (this.acceptId('all')) {
                this.needId('rows');
                r.allRows = true;
            } else if (this.acceptId('update')) {
                this.ident();
            } else this.fail();
        }
        if (!sub && this.c.k !== 'eof') this.fail();
        const strip = (x) => {
            if (
                r.alias &&
                x &&
                x.path &&
                x.path[0].toLowerCase() === r.alias.toLowerCase() &&
                x.path.length > 1
            )
                x.path = x.path.slice(1);
            return x;
        };
        strip.walk = (w) => {
            if (!w) return;
            if (w.l) {
                w.l.forEach(strip.walk);
                return;
            }
            if (w.e) {
                strip.walk(w.e);
                return;
            }
            if (w.f) strip(w.f);
        };
        if (r.alias) {
            r.fields.forEach((f) => {
                strip(f);
                strip(f.arg);
            });
            strip.walk(r.where);
            r.orderBy.forEach((o) => strip(o.f));
            (r.groupBy || []).forEach(strip);
        }
        // FROM Parent.ChildRel inside subqueries
        r.count =
            r.fields.length === 1 &&
            r.fields[0].agg === 'count' &&
            !r.fields[0].arg &&
            !r.groupBy &&
            !r.fields[0].alias;
        r.aggregate = !r.count && (!!r.groupBy || r.fields.some((f) => f.agg));
        return r;
    }
    selItem(noAlias) {
        if (this.acceptOp('(')) {
            const s = this.query(true);
            this.needOp(')');
            return { sub: s };
        }
        if (this.acceptId('typeof')) {
            const rel = this.ident();
            const cases = [];
            let els = null;
            while (this.acceptId('when')) {
                const t = this.ident();
                this.needId('then');
                const fs = [];
                do fs.push(this.ident());
                while (this.acceptOp(','));
                cases.push({ t, fs });
            }
            if (this.acceptId('else')) {
                els = [];
                do els.push(this.ident());
                while (this.acceptOp(','));
            }
            this.needId('end');
            return { typeof: rel, cases, els };
        }
        const n = this.ident();
        let r;
        if (this.c.k === 'op' && this.c.v === '(') {
            const l = n.toLowerCase();
            this.i++;
            if (AGG.has(l)) {
                r = { agg: l, arg: null };
                if (!this.acceptOp(')')) {
                    r.arg = this.selItem(true);
                    this.needOp(')');
                }
            } else if (l === 'fields') {
                const w = this.ident().toLowerCase();
                this.needOp(')');
                r = { fieldsAll: w };
            } else if (FUNCS.has(l) || l === 'rollup' || l === 'cube') {
                r = { fn: l, args: [] };
                if (!this.acceptOp(')')) {
                    do
                        r.args.push(
                            this.c.k === 'num' || this.c.k === 'str'
                                ? { lit: this.t[this.i++].v }
                                : this.selItem(true)
                        );
                    while (this.acceptOp(','));
                    this.needOp(')');
                }
                r.arg = r.args[0];
            } else this.fail(`unexpected token: '${n}'`);
        } else r = { path: n.split('.') };
        if (
            !noAlias &&
            this.c.k === 'id' &&
            !['from', 'having', 'order', 'limit', 'offset', 'for', 'all', 'where', 'group'].includes(this.c.l)
        )
            r.alias = this.ident();
        return r;
    }
    or() {
        const l = [this.and()];
        while (this.acceptId('or')) l.push(this.and());
        return l.length > 1 ? { op: 'or', l } : l[0];
    }
    and() {
        const l = [this.unary()];
        while (this.acceptId('and')) l.push(this.unary());
        return l.length > 1 ? { op: 'and', l } : l[0];
    }
    unary() {
        if (this.acceptId('not')) return { op: 'not', e: this.unary() };
        if (this.c.k === 'op' && this.c.v === '(') {
            this.i++;
            const e = this.or();
            this.needOp(')');
            return e;
        }
        const f = this.selItem(true);
        let op;
        if (this.c.k === 'op') {
            op = this.t[this.i++].v;
            if (op === '<>') op = '!=';
            if (!['=', '!=', '<', '>', '<=', '>='].includes(op)) this.fail(`unexpected token: '${op}'`);
        } else if (this.acceptId('like')) op = 'like';
        else if (this.acceptId('in')) op = 'in';
        else if (this.acceptId('not')) {
            this.needId('in');
            op = 'notin';
        } else if (this.acceptId('includes')) op = 'includes';
        else if (this.acceptId('excludes')) op = 'excludes';
        else this.fail();
        if (['in', 'notin', 'includes', 'excludes'].includes(op)) {
            if (this.c.k === 'bind') return { f, op, v: this.value() };
            this.needOp('(');
            if (this.isId('select')) {
                const s = this.query(true);
                this.needOp(')');
                return { f, op, sub: s };
            }
            const list = [];
            do list.push(this.value());
            while (this.acceptOp(','));
            this.needOp(')');
            return { f, op, list };
        }
        return { f, op, v: this.value() };
    }
    value() {
        const t = this.t[this.i++];
        switch (t.k) {
            case 'str':
                return { str: unq(t.v) };
            case 'num':
                return { num: t.v };
            case 'd':
                return { date: t.v };
            case 'dt':
                return { dt: t.v };
            case 'bind':
                return { bind: t.v };
            case 'op':
                if (t.v === ':') {
                    const n = this.ident();
                    return { bind: n };
                }
                break;
            case 'id': {
                if (t.l === 'null') return { nul: true };
                if (t.l === 'true' || t.l === 'false') return { bool: t.l === 'true' };
                if (
                    /^(yesterday|today|tomorrow|(last|this|next)_(week|month|quarter|year|fiscal_quarter|fiscal_year)|(last|next)_90_days)$/.test(
                        t.l
                    )
                )
                    return { dlit: t.l };
                if (
                    /^((last|next)_n_(days|weeks|months|quarters|years|fiscal_quarters|fiscal_years)|n_(days|weeks|months|quarters|years)_ago)$/.test(
                        t.l
                    )
                ) {
                    let n;
                    if (this.c.k === 'bind') n = Number(this.t[this.i++].v);
                    else {
                        this.needOp(':');
                        n = Number(this.t[this.i++].v);
                    }
                    return { dlit: t.l, n };
                }
                break;
            }
            default:
        }
        this.i--;
        return this.fail();
    }
}
export function parseSoql(s) {
    const p = new P(s);
    return p.query(false);
}
