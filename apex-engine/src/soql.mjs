// SOQL execution over the in-memory store.
import {
    SObj,
    AList,
    ASet,
    AMap,
    ADecimal,
    ADate,
    ADatetime,
    ATime,
    isNum,
    toNum,
    numCmp,
    id18,
    Unsupported,
    keyOf
} from './values.mjs';
import { parseSoql } from './soql/parse-query.ts';
import { SoqlError } from './soql/soql-error.ts';

const DAY = 864e5;
export class Soql {
    constructor(rt) {
        this.rt = rt;
        this.cache = new Map();
    }
    parse(text) {
        let p = this.cache.get(text);
        if (!p) {
            p = parseSoql(text);
            this.cache.set(text, p);
        }
        return p;
    }
    parseDynamic(text) {
        try {
            return this.parse(text);
        } catch (e) {
            if (e instanceof SoqlError) throw this.rt.ex('QueryException', e.message);
            throw e;
        }
    }
    qe(m) {
        return this.rt.ex('QueryException', m);
    }
    def(name) {
        const d = this.rt.schema.get(name);
        if (!d)
            throw this.qe(
                `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`
            );
        return d;
    }
    /** Unknown columns of a static query, for `check`. */
    check(p, d = this.rt.schema.get(p.from)) {
        const out = [];
        if (!d || d.name === 'AggregateResult') return out;
        const path = (x) => {
            if (!x) return;
            if (x.path) {
                try {
                    this.resolve(d, x.path);
                } catch (e) {
                    out.push(e.msg || e.message || String(e));
                }
            }
            if (x.argument) path(x.argument);
        };
        p.fields.forEach((f) => {
            if (f.subquery) {
                const c = d.childRels.get(f.subquery.from.split('.').pop().toLowerCase());
                if (c) out.push(...this.check(f.subquery, this.rt.schema.get(c.child)));
                else out.push(`no child relationship ${f.subquery.from} on ${d.name}`);
            } else path(f);
        });
        const w = (x) => {
            if (!x) return;
            if (x.conditions) x.conditions.forEach(w);
            else if (x.condition) w(x.condition);
            else path(x.column);
        };
        w(p.where);
        return out;
    }
    /** Resolve a field path: [{rel}..., field]. */
    resolve(d, path) {
        const steps = [];
        let cur = d;
        let i = 0;
        if (path.length > 1 && path[0].toLowerCase() === d.l && !d.rel(path[0].toLowerCase())) i = 1;
        for (; i < path.length - 1; i++) {
            const r = cur && cur.rel(path[i].toLowerCase());
            if (!r)
                throw this.qe(
                    `Didn't understand relationship '${path[i]}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
                );
            steps.push(r);
            cur = r.refs.length > 1 ? null : this.rt.schema.get(r.refs[0]);
            if (r.refs.length > 1) {
                steps.poly = true;
                cur = this.rt.schema.get('Name');
            }
        }
        const l = path[path.length - 1].toLowerCase();
        const f = cur && cur.field(l);
        if (!f && !(steps.poly && l === 'type')) {
            if (cur && /^(billing|shipping|mailing|other)?address$/.test(l))
                return { steps, f: { l, type: 'ADDRESS', name: path[path.length - 1] }, l };
            throw this.qe(
                `\n${path.join('.')}\n^\nERROR at Row:1:Column:1\nNo such column '${path[path.length - 1]}' on entity '${cur ? cur.name : d.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
            );
        }
        return { steps, f, l };
    }
    /** Value of a resolved path for a stored row. */
    val(row, r) {
        let cur = row;
        for (const s of r.steps) {
            const id = cur[s.l];
            if (!id) return null;
            const ref = this.rt.db.lookup(s, id);
            if (!ref) return null;
            cur = ref;
        }
        return this.rt.db.fieldValue(cur, r.l);
    }
    run(p, binds, opt = {}) {
        const { rt } = this;
        const d = this.def(p.from);
        if (!opt.sub) rt.limits.query();
        const access =
            p.with === 'USER_MODE'
                ? 'user'
                : p.with === 'SECURITY_ENFORCED'
                  ? 'enforced'
                  : opt.access || null;
        const ctx = { p, d, binds, access };
        if (access && access !== 'system') this.checkAccess(p, d, access);
        let rows = opt.rows || rt.db.rows(d, p.allRows);
        const visible = rt.sharing.isEnforced(access) ? rt.sharing.visibility(d) : null;
        if (visible) rows = rows.filter(visible);
        const test = p.where ? this.cond(p.where, d, ctx) : null;
        if (test) rows = rows.filter(test);
        if (p.isCount) {
            rt.limits.rows(rows.length);
            return rows.length;
        }
        if (p.isAggregate) return this.aggregate(rows, p, d, ctx);
        if (p.orderBy.length)
            rows = this.sort(
                rows,
                p.orderBy.map((o) => ({ ...o, get: this.getter(o.column, d, ctx) }))
            );
        rows = this.slice(rows, p, ctx);
        if (!opt.sub) rt.limits.rows(rows.length);
        else rt.limits.aggRows(rows.length);
        const sel = this.selector(p, d, ctx);
        const out = rows.map(sel);
        return new AList(rt.types.list(rt.types.sobject(d.name)), out);
    }
    slice(rows, p, ctx) {
        const off = p.offset ? Number(this.value(p.offset, ctx)) : 0;
        if (off) rows = rows.slice(off);
        if (p.limit) {
            const n = this.value(p.limit, ctx);
            if (n === null) throw this.qe('Limit must be non-null');
            if (Number(n) < 0) throw this.qe('Invalid query limit');
            rows = rows.slice(0, Number(n));
        }
        return rows;
    }
    sort(rows, keys) {
        const cmp = (a, b) => {
            for (const k of keys) {
                const x = k.get(a);
                const y = k.get(b);
                const xn = x === null || x === undefined;
                const yn = y === null || y === undefined;
                if (xn || yn) {
                    if (xn && yn) continue;
                    const nf = k.nulls ? k.nulls === 'first' : !k.descending;
                    return xn ? (nf ? -1 : 1) : nf ? 1 : -1;
                }
                const c = this.cmp(x, y);
                if (c) return k.descending ? -c : c;
            }
            return 0;
        };
        return rows
            .map((r, i) => [r, i])
            .sort((a, b) => cmp(a[0], b[0]) || a[1] - b[1])
            .map((x) => x[0]);
    }
    cmp(a, b) {
        if (typeof a === 'string') {
            const x = a.toLowerCase();
            const y = String(b).toLowerCase();
            return x < y ? -1 : x > y ? 1 : 0;
        }
        const o = this.ord(a);
        const q = this.ord(b);
        if (o === null) return numCmp(a, b);
        return o < q ? -1 : o > q ? 1 : 0;
    }
    ord(v) {
        if (v instanceof ADate) return v.d * DAY;
        if (v instanceof ADatetime) return v.t;
        if (v instanceof ATime) return v.ms;
        if (typeof v === 'boolean') return v ? 1 : 0;
        return null;
    }
    getter(f, d, ctx) {
        if (f.path) {
            const r = this.resolve(d, f.path);
            return (row) => this.val(row, r);
        }
        if (f.function) return this.fn(f, d, ctx);
        throw new Unsupported(`SOQL expression ${JSON.stringify(f)}`);
    }
    fn(f, d, ctx) {
        const g = f.argument && this.getter(f.argument, d, ctx);
        const js = (v) => (v === null || v === undefined ? null : v instanceof ADate ? v.js : v.js);
        const dt = (h) => (row) => {
            const v = js(g(row));
            return v ? h(v) : null;
        };
        switch (f.function) {
            case 'tolabel':
            case 'format':
            case 'converttimezone':
            case 'convertcurrency':
                return g;
            case 'calendar_year':
            case 'fiscal_year':
                return dt((x) => x.getUTCFullYear());
            case 'calendar_month':
            case 'fiscal_month':
                return dt((x) => x.getUTCMonth() + 1);
            case 'calendar_quarter':
            case 'fiscal_quarter':
                return dt((x) => Math.floor(x.getUTCMonth() / 3) + 1);
            case 'day_in_month':
                return dt((x) => x.getUTCDate());
            case 'day_in_week':
                return dt((x) => x.getUTCDay() + 1);
            case 'hour_in_day':
                return dt((x) => x.getUTCHours());
            case 'day_only':
                return dt((x) => new ADate(Math.floor(x.getTime() / DAY)));
            default:
                throw new Unsupported(`SOQL function ${f.function}`);
        }
    }
    selector(p, d, ctx) {
        const { rt } = this;
        const acts = [];
        const addPath = (path) => {
            const r = this.resolve(d, path);
            if (!r.steps.length) {
                acts.push((o, row) => {
                    o.f[r.l] = rt.db.fieldValue(row, r.l);
                    o.q.add(r.l);
                });
                return;
            }
            acts.push((o, row) => {
                let cur = row;
                let so = o;
                for (const s of r.steps) {
                    const rn = s.relName.toLowerCase();
                    so.q.add(rn);
                    if (!so.q.has(s.l)) {
                        so.q.add(s.l);
                        so.f[s.l] = cur[s.l] ?? null;
                    }
                    const ref = cur[s.l] ? rt.db.lookup(s, cur[s.l]) : null;
                    if (!ref) {
                        so.f[rn] = null;
                        return;
                    }
                    let nx = so.f[rn];
                    if (!nx) {
                        nx = new SObj(ref.$d);
                        nx.q = new Set(['id']);
                        if (ref.id) nx.f.id = ref.id;
                        so.f[rn] = nx;
                    }
                    so = nx;
                    cur = ref;
                }
                so.f[r.l] = r.steps.poly && r.l === 'type' ? cur.$d.name : rt.db.fieldValue(cur, r.l);
                so.q.add(r.l);
            });
        };
        for (const f of p.fields) {
            if (f.path) addPath(f.path);
            else if (f.subquery) {
                const c = d.childRels.get(f.subquery.from.split('.').pop().toLowerCase());
                if (!c)
                    throw this.qe(
                        `Didn't understand relationship '${f.subquery.from}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
                    );
                const cd = rt.schema.get(c.child);
                const sp = { ...f.subquery, from: c.child };
                const key = c.name.toLowerCase();
                acts.push((o, row) => {
                    o.f[key] = this.run(sp, ctx.binds, {
                        sub: true,
                        access: ctx.access,
                        rows: rt.db
                            .rows(cd, p.allRows)
                            .filter(
                                (x) =>
                                    x[c.field.l] === (d.name === 'EntityDefinition' ? row.durableid : row.id)
                            )
                    });
                    o.q.add(key);
                });
            } else if (f.allFields) {
                for (const fd of d.fields.values())
                    if (f.allFields === 'all' || (f.allFields === 'custom') === !!fd.custom)
                        addPath([fd.name]);
            } else if (f.typeOf) {
                const rel = d.rel(f.typeOf.relationship.toLowerCase());
                acts.push((o, row) => {
                    const rn = rel.relName.toLowerCase();
                    o.q.add(rn);
                    const ref = row[rel.l] ? rt.db.lookup(rel, row[rel.l]) : null;
                    if (!ref) {
                        o.f[rn] = null;
                        return;
                    }
                    const n = new SObj(ref.$d);
                    n.q = new Set(['id']);
                    n.f.id = ref.id;
                    const cs = f.typeOf.cases.find((c) => c.type.toLowerCase() === ref.$d.l);
                    for (const fl of (cs ? cs.fields : f.typeOf.otherwise) || []) {
                        n.f[fl.toLowerCase()] = rt.db.fieldValue(ref, fl.toLowerCase());
                        n.q.add(fl.toLowerCase());
                    }
                    o.f[rn] = n;
                });
            } else if (f.function) {
                const g = this.fn(f, d, ctx);
                const a = (
                    f.alias ||
                    (f.argument && f.argument.path && f.argument.path[f.argument.path.length - 1]) ||
                    'expr0'
                ).toLowerCase();
                const fd =
                    f.argument &&
                    f.argument.path &&
                    f.argument.path.length === 1 &&
                    d.field(f.argument.path[0].toLowerCase());
                acts.push((o, row) => {
                    let v = g(row);
                    if (f.function === 'tolabel' && fd && fd.picklist)
                        v = fd.picklist.find((x) => x.v === v)?.label ?? v;
                    o.f[a] = v;
                    o.q.add(a);
                });
            }
        }
        return (row) => {
            const o = new SObj(d);
            o.q = new Set(['id']);
            if (row.id) o.f.id = row.id;
            for (const a of acts) a(o, row);
            return o;
        };
    }
    aggregate(rows, p, d, ctx) {
        const { rt } = this;
        const ad = rt.schema.get('AggregateResult');
        const groups = new Map();
        const gs = (p.groupBy || []).map((g) => ({ g, get: this.getter(g, d, ctx) }));
        for (const r of rows) {
            const ks = gs.map((g) => g.get(r));
            const k = ks.map((v) => (typeof v === 'string' ? 's' + v.toLowerCase() : keyOf(v))).join('|');
            let e = groups.get(k);
            if (!e) groups.set(k, (e = { ks, rows: [] }));
            e.rows.push(r);
        }
        if (!p.groupBy && !groups.size) groups.set('', { ks: [], rows: [] });
        let n = 0;
        const cols = p.fields.map((f) => {
            if (f.aggregate) {
                const get = f.argument ? this.getter(f.argument, d, ctx) : null;
                return { f, name: f.alias || `expr${n++}`, get };
            }
            const nm = f.path ? f.path[f.path.length - 1] : `expr${n}`;
            if (f.function && !f.alias) n++;
            return { f, name: f.alias || nm, get: this.getter(f, d, ctx), group: true };
        });
        let out = [...groups.values()].map((g) => {
            const o = new SObj(ad);
            o.g = g;
            o.names = cols.map((c) => c.name);
            for (const c of cols)
                o.f[c.name.toLowerCase()] = c.f.aggregate
                    ? this.agg(c.f.aggregate, c.get, g.rows, c.f, d)
                    : g.rows.length
                      ? c.get(g.rows[0])
                      : null;
            return o;
        });
        const aggOf = (f) => (o) => {
            if (f.aggregate)
                return this.agg(
                    f.aggregate,
                    f.argument ? this.getter(f.argument, d, ctx) : null,
                    o.g.rows,
                    f,
                    d
                );
            if (f.path && f.path.length === 1 && f.path[0].toLowerCase() in o.f)
                return o.f[f.path[0].toLowerCase()];
            return o.g.rows.length ? this.getter(f, d, ctx)(o.g.rows[0]) : null;
        };
        if (p.having) {
            const t = this.cond(p.having, d, ctx, aggOf);
            out = out.filter(t);
        }
        if (p.orderBy.length)
            out = this.sort(
                out,
                p.orderBy.map((x) => ({ ...x, get: aggOf(x.column) }))
            );
        out = this.slice(out, p, ctx);
        rt.limits.rows(p.groupBy ? out.length : 1);
        return new AList(rt.types.list(rt.types.sobject('AggregateResult')), out);
    }
    agg(fn, get, rows, f, d) {
        if (fn === 'count' && !get) return rows.length;
        const vs = rows.map(get).filter((v) => v !== null && v !== undefined);
        const fd = f.argument && f.argument.path ? this.resolve(d, f.argument.path).f : null;
        const int = fd && fd.type === 'INTEGER';
        switch (fn) {
            case 'count':
                return vs.length;
            case 'count_distinct':
                return new Set(vs.map(keyOf)).size;
            case 'sum':
                return vs.length
                    ? int
                        ? vs.reduce((a, b) => a + b, 0)
                        : vs.map(ADecimal.from).reduce((a, b) => a.add(b))
                    : null;
            case 'avg':
                return vs.length
                    ? vs
                          .map(ADecimal.from)
                          .reduce((a, b) => a.add(b))
                          .div(ADecimal.from(vs.length))
                    : null;
            case 'min':
                return vs.length ? vs.reduce((a, b) => (this.cmp(b, a) < 0 ? b : a)) : null;
            case 'max':
                return vs.length ? vs.reduce((a, b) => (this.cmp(b, a) > 0 ? b : a)) : null;
            default:
                throw new Unsupported(`aggregate ${fn}`);
        }
    }
    // ---------------------------------------------------------------- conditions
    value(v, ctx) {
        if ('string' in v) return v.string;
        if ('number' in v)
            return v.number.includes('.') || /e/i.test(v.number) || Math.abs(Number(v.number)) > 2147483647
                ? ADecimal.parse(v.number)
                : Number(v.number);
        if (v.null) return null;
        if ('boolean' in v) return v.boolean;
        if (v.date) {
            const [y, m, dd] = v.date.split('-').map(Number);
            return ADate.of(y, m, dd);
        }
        if (v.datetime) return new ADatetime(Date.parse(v.datetime.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')));
        if (v.dateLiteral) return this.range(v);
        if ('bind' in v) {
            const b =
                typeof ctx.binds === 'function' ? ctx.binds(v.bind) : ctx.binds[Number(v.bind.slice(1))];
            if (b === undefined) throw this.qe(`Variable does not exist: ${v.bind}`);
            return b;
        }
        throw new Unsupported('SOQL value');
    }
    range(v) {
        const now = new Date(this.rt.now());
        const y = now.getUTCFullYear();
        const m = now.getUTCMonth();
        const dd = now.getUTCDate();
        const D = (a, b, c) => Date.UTC(a, b, c);
        const q = Math.floor(m / 3) * 3;
        const ws = dd - now.getUTCDay();
        const n = v.n;
        const R = (a, b) => ({ range: [a, b] });
        switch (v.dateLiteral.replace('fiscal_', '')) {
            case 'today':
                return R(D(y, m, dd), D(y, m, dd + 1));
            case 'yesterday':
                return R(D(y, m, dd - 1), D(y, m, dd));
            case 'tomorrow':
                return R(D(y, m, dd + 1), D(y, m, dd + 2));
            case 'this_week':
                return R(D(y, m, ws), D(y, m, ws + 7));
            case 'last_week':
                return R(D(y, m, ws - 7), D(y, m, ws));
            case 'next_week':
                return R(D(y, m, ws + 7), D(y, m, ws + 14));
            case 'this_month':
                return R(D(y, m, 1), D(y, m + 1, 1));
            case 'last_month':
                return R(D(y, m - 1, 1), D(y, m, 1));
            case 'next_month':
                return R(D(y, m + 1, 1), D(y, m + 2, 1));
            case 'this_quarter':
                return R(D(y, q, 1), D(y, q + 3, 1));
            case 'last_quarter':
                return R(D(y, q - 3, 1), D(y, q, 1));
            case 'next_quarter':
                return R(D(y, q + 3, 1), D(y, q + 6, 1));
            case 'this_year':
                return R(D(y, 0, 1), D(y + 1, 0, 1));
            case 'last_year':
                return R(D(y - 1, 0, 1), D(y, 0, 1));
            case 'next_year':
                return R(D(y + 1, 0, 1), D(y + 2, 0, 1));
            case 'last_90_days':
                return R(D(y, m, dd - 90), D(y, m, dd + 1));
            case 'next_90_days':
                return R(D(y, m, dd + 1), D(y, m, dd + 91));
            case 'last_n_days':
                return R(D(y, m, dd - n), D(y, m, dd + 1));
            case 'next_n_days':
                return R(D(y, m, dd + 1), D(y, m, dd + n + 1));
            case 'n_days_ago':
                return R(D(y, m, dd - n), D(y, m, dd - n + 1));
            case 'last_n_weeks':
                return R(D(y, m, ws - 7 * n), D(y, m, ws));
            case 'next_n_weeks':
                return R(D(y, m, ws + 7), D(y, m, ws + 7 + 7 * n));
            case 'last_n_months':
                return R(D(y, m - n, 1), D(y, m, 1));
            case 'next_n_months':
                return R(D(y, m + 1, 1), D(y, m + 1 + n, 1));
            case 'n_months_ago':
                return R(D(y, m - n, 1), D(y, m - n + 1, 1));
            case 'last_n_years':
                return R(D(y - n, 0, 1), D(y, 0, 1));
            case 'next_n_years':
                return R(D(y + 1, 0, 1), D(y + 1 + n, 0, 1));
            case 'last_n_quarters':
                return R(D(y, q - 3 * n, 1), D(y, q, 1));
            case 'next_n_quarters':
                return R(D(y, q + 3, 1), D(y, q + 3 + 3 * n, 1));
            default:
                throw new Unsupported(`SOQL date literal ${v.dateLiteral}`);
        }
    }
    cond(w, d, ctx, aggOf) {
        if (w.op === 'and') {
            const l = w.conditions.map((x) => this.cond(x, d, ctx, aggOf));
            return (r) => l.every((f) => f(r));
        }
        if (w.op === 'or') {
            const l = w.conditions.map((x) => this.cond(x, d, ctx, aggOf));
            return (r) => l.some((f) => f(r));
        }
        if (w.op === 'not') {
            const f = this.cond(w.condition, d, ctx, aggOf);
            return (r) => !f(r);
        }
        const get = aggOf ? aggOf(w.column) : this.getter(w.column, d, ctx);
        const fd = w.column.path && !aggOf ? this.resolve(d, w.column.path).f : null;
        if (['in', 'notin', 'includes', 'excludes'].includes(w.op)) {
            let vals;
            if (w.subquery) {
                const sd = this.def(w.subquery.from);
                const sf = w.subquery.fields[0];
                const g = this.getter(sf, sd, ctx);
                const t = w.subquery.where ? this.cond(w.subquery.where, sd, ctx) : () => true;
                let rs = this.rt.db.rows(sd).filter(t);
                if (w.subquery.limit) rs = this.slice(rs, w.subquery, ctx);
                vals = rs.map(g).filter((x) => x !== null && x !== undefined);
            } else if (w.values)
                vals = w.values.flatMap((v) => {
                    const x = this.value(v, ctx);
                    return x instanceof AList ? x.a : x instanceof ASet ? x.values() : [x];
                });
            else {
                const v = this.value(w.value, ctx);
                if (v === null) vals = [];
                else
                    vals =
                        v instanceof AList
                            ? v.a
                            : v instanceof ASet
                              ? v.values()
                              : v instanceof AMap
                                ? v.keys()
                                : v && v.$iter
                                  ? v.$iter()
                                  : [v];
            }
            vals = vals.map((v) => (v instanceof SObj ? (v.f.id ?? null) : v));
            if (w.op === 'includes' || w.op === 'excludes') {
                const sets = vals.map((v) => String(v).toLowerCase().split(';'));
                return (r) => {
                    const v = get(r);
                    const have = v ? v.toLowerCase().split(';') : [];
                    const hit = sets.some((s) => s.every((x) => have.includes(x)));
                    return w.op === 'includes' ? hit : !hit;
                };
            }
            const set = new Set(vals.map((v) => this.key(v, fd)));
            return (r) => {
                const hit = set.has(this.key(get(r), fd));
                return w.op === 'in' ? hit : !hit;
            };
        }
        let v = this.value(w.value, ctx);
        if (v instanceof SObj) v = v.f.id ?? null;
        if (
            (v instanceof ASet ||
                (v instanceof AList && !(v.a.length <= 1 && v.t.elem.kind === 'sobject'))) &&
            (w.op === '=' || w.op === '!=')
        ) {
            const vs = (v instanceof ASet ? v.values() : v.a).map((x) =>
                x instanceof SObj ? (x.f.id ?? null) : x
            );
            const set = new Set(vs.map((x) => this.key(x, fd)));
            return (r) => set.has(this.key(get(r), fd)) === (w.op === '=');
        }
        if (v instanceof AList && v.a.length <= 1)
            v = v.a.length ? (v.a[0] instanceof SObj ? v.a[0].f.id : v.a[0]) : null;
        if (w.op === 'like') {
            const pat = String(v ?? '');
            const re = new RegExp(
                '^' +
                    pat.replace(/\\([%_\\])|[.*+?^${}()|[\]\\]|%|_/g, (m, e) =>
                        e
                            ? e === '\\'
                                ? '\\\\'
                                : e
                            : m === '%'
                              ? '[\\s\\S]*'
                              : m === '_'
                                ? '[\\s\\S]'
                                : '\\' + m
                    ) +
                    '$',
                'i'
            );
            return (r) => {
                const x = get(r);
                return x !== null && x !== undefined && re.test(String(x));
            };
        }
        if (v && v.range) {
            const [a, b] = v.range;
            return (r) => {
                const x = this.ord(get(r));
                if (x === null) return w.op === '!=';
                switch (w.op) {
                    case '=':
                        return x >= a && x < b;
                    case '!=':
                        return x < a || x >= b;
                    case '<':
                        return x < a;
                    case '>':
                        return x >= b;
                    case '<=':
                        return x < b;
                    default:
                        return x >= a;
                }
            };
        }
        if (fd && fd.type === 'BOOLEAN' && v === null) v = false;
        if (fd && (fd.type === 'DATE' || fd.type === 'DATETIME') && typeof v === 'string')
            throw this.qe(
                `value of filter criterion for field '${fd.name}' must be of type ${fd.type === 'DATE' ? 'date' : 'dateTime'} and should not be enclosed in quotes`
            );
        if (
            fd &&
            (fd.type === 'ID' || fd.type === 'REFERENCE') &&
            typeof v === 'string' &&
            v !== '' &&
            !/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(v)
        )
            throw this.qe(`invalid ID field: ${v}`);
        const k = this.key(v, fd);
        if (w.op === '=') return (r) => this.key(get(r), fd) === k;
        if (w.op === '!=') return (r) => this.key(get(r), fd) !== k;
        return (r) => {
            const x = get(r);
            if (x === null || x === undefined || v === null) return false;
            const c = this.cmp(x, v);
            return w.op === '<' ? c < 0 : w.op === '>' ? c > 0 : w.op === '<=' ? c <= 0 : c >= 0;
        };
    }
    key(v, fd) {
        if (v === undefined || v === null || v === '') return fd && fd.type === 'BOOLEAN' ? 'b0' : 'null';
        if (typeof v === 'string') {
            if (fd && (fd.type === 'ID' || fd.type === 'REFERENCE') && (v.length === 15 || v.length === 18))
                return 's' + id18(v);
            return 's' + (fd && fd.caseSensitive ? v : v.toLowerCase());
        }
        if (isNum(v)) return 'n' + toNum(v);
        if (v instanceof ADate) return 'd' + v.d * DAY;
        if (v instanceof ADatetime) return 'd' + v.t;
        if (typeof v === 'boolean') return v ? 'b1' : 'b0';
        return keyOf(v);
    }
    inacc(o, f, m) {
        const e = this.qe(m);
        const T = this.rt.types;
        e.inaccessible = new AMap(T.parse('Map<String,Set<String>>'));
        const s = new ASet(T.parse('Set<String>'));
        s.add(f);
        e.inaccessible.put(o, s);
        return e;
    }
    checkAccess(p, d, access) {
        const { rt } = this;
        const u = rt.perm;
        if (u.all) return;
        if (!u.obj(d, 'r')) {
            throw this.inacc(d.name, 'Name', `sObject type '${d.name}' is not supported.`);
        }
        const bad = (path) => {
            const r = this.resolve(d, path);
            if (r.f.sys || !r.f.obj) return;
            const st = [...r.steps.map((s) => s), r.f];
            for (const f of st)
                if (f.obj && !f.sys && !u.field(f.obj, f, 'r'))
                    throw this.inacc(
                        f.obj.name,
                        f.name,
                        access === 'user'
                            ? `No such column '${f.name}' on entity '${f.obj.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
                            : `Insufficient permissions: secure query included inaccessible field`
                    );
        };
        const each = (x) => {
            if (x && x.path) bad(x.path);
            if (x && x.argument) each(x.argument);
        };
        p.fields.forEach(each);
        if (access === 'user') {
            const w = (x) => {
                if (!x) return;
                if (x.conditions) x.conditions.forEach(w);
                else if (x.condition) w(x.condition);
                else each(x.column);
            };
            w(p.where);
            p.orderBy.forEach((o) => each(o.column));
        }
        for (const f of p.fields)
            if (f.subquery) {
                const c = d.childRels.get(f.subquery.from.toLowerCase());
                if (c) this.checkAccess(f.subquery, rt.schema.get(c.child), access);
            }
    }
}
