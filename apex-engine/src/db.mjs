// In-memory record store and DML engine (validation, triggers, partial success, savepoints).
import { createHash } from 'node:crypto';
import {
    SObj,
    AList,
    AMap,
    ADecimal,
    ADate,
    ADatetime,
    isNum,
    toNum,
    id18,
    Unsupported,
    NObj,
    EnumVal
} from './values.mjs';
import { evalFormula } from './formula.mjs';
import { namePersonAccount } from './org-shape.mjs';
import { RecordAccess } from './sharing.mjs';
import { STAGES } from './stdobjects.mjs';

const CAP = {
    insert: 'Insert',
    update: 'Update',
    delete: 'Delete',
    undelete: 'Undelete',
    upsert: 'Upsert',
    merge: 'Merge'
};
const SETUP = new Set([
    'Group',
    'GroupMember',
    'QueueSobject',
    'PermissionSet',
    'PermissionSetAssignment',
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'ObjectPermissions',
    'FieldPermissions',
    'SetupEntityAccess',
    'UserRole',
    'User',
    'PermissionSetLicenseAssign',
    'Territory',
    'UserTerritory',
    'CustomPermission',
    'Profile'
]);
const STAGE = new Map(STAGES.map((s) => [s[0].toLowerCase(), s]));
export class Db {
    constructor(rt) {
        this.rt = rt;
        this.tables = new Map();
        this.byId = new Map();
        this.journal = [];
        this.seq = 1;
        this.autoNum = new Map();
        this.listeners = new Set();
    }
    table(d) {
        let t = this.tables.get(d.l);
        if (!t) this.tables.set(d.l, (t = new Map()));
        return t;
    }
    newId(d) {
        return id18(d.prefix + (this.rt.idNode || '000') + String(this.seq++).padStart(9, '0'));
    }
    /** Write (or remove when rec is null) with undo journal. */
    put(d, id, rec) {
        const t = this.table(d);
        const prev = t.get(id);
        this.journal.push([t, id, prev, this.byId]);
        if (rec) {
            t.set(id, rec);
            this.byId.set(id, rec);
        } else {
            t.delete(id);
            this.byId.delete(id);
        }
    }
    mark() {
        return this.journal.length;
    }
    rollback(m) {
        while (this.journal.length > m) {
            const [t, id, prev, by] = this.journal.pop();
            if (prev) {
                t.set(id, prev);
                by.set(id, prev);
            } else {
                t.delete(id);
                by.delete(id);
            }
        }
    }
    rows(d, all) {
        if (d.isMdt) return this.mdtRows(d);
        const v = this.virtual(d);
        const src = v || [...this.table(d).values()];
        return all ? src : src.filter((r) => !r.isdeleted);
    }
    get(id) {
        if (!id) return null;
        const r = this.byId.get(id.length === 15 ? id18(id) : id);
        return r && !r.isdeleted ? r : null;
    }
    lookup(f, id) {
        if (f.mdtRel) {
            if (f.mdtRel === 'EntityDefinition')
                return (
                    this.rows(this.rt.schema.get('EntityDefinition')).find(
                        (r) => r.qualifiedapiname === id || r.durableid === id
                    ) || null
                );
            if (f.mdtRel === 'FieldDefinition')
                return (
                    this.rows(this.rt.schema.get('FieldDefinition')).find(
                        (r) => r.durableid === id || r.qualifiedapiname === id
                    ) || null
                );
            const d = this.rt.schema.get(f.mdtRel);
            return d ? this.mdtRows(d).find((r) => r.id === id || r.developername === id) || null : null;
        }
        if (f.refs[0] === 'EntityDefinition')
            return this.rows(this.rt.schema.get('EntityDefinition')).find((r) => r.durableid === id) || null;
        return this.byId.get(id.length === 15 ? id18(id) : id) || null;
    }
    byPrefix(id) {
        for (const d of this.rt.schema.objs.values()) if (d.prefix === id.slice(0, 3)) return d;
        return null;
    }
    /** Field value of a stored row, computing formulas and relationship-free virtual fields. */
    fieldValue(row, l) {
        const d = row.$d;
        const f = d.field(l);
        if (f && f.formula) return this.formula(f, row);
        if (f && f.summary) return this.summary(f, row);
        const v = row[l];
        if (v === undefined || v === null) {
            if (f && f.type === 'BOOLEAN') return false;
            const m = /^(billing|shipping|mailing|other)?address$/.exec(l);
            if (m && !f) return this.address(row, m[1] || '');
            return null;
        }
        return v;
    }
    address(row, p) {
        const o = new NObj('Address');
        let any = false;
        for (const k of [
            'street',
            'city',
            'state',
            'postalcode',
            'country',
            'latitude',
            'longitude',
            'statecode',
            'countrycode',
            'geocodeaccuracy'
        ]) {
            o[k] = row[p + k] ?? null;
            if (o[k] !== null) any = true;
        }
        return any ? o : null;
    }
    formulaGet(row, path) {
        const { rt } = this;
        const parts = path.split('.').map((x) => x.toLowerCase());
        if (
            parts[0] === '$user' ||
            parts[0] === '$profile' ||
            parts[0] === '$organization' ||
            parts[0] === '$userrole'
        ) {
            let r = this.get(rt.user.id);
            if (parts[0] === '$profile') r = this.get(r.profileid);
            if (parts[0] === '$organization') r = rt.orgRow;
            return r ? this.fieldValue(r, parts[1]) : null;
        }
        if (parts[0] === '$permission') return rt.perm.custom(parts[1]);
        if (parts[0] === '$label') return rt.schema.labels.get(parts[1]) ?? null;
        if (parts[0] === '$setup') {
            const so = rt.setting(parts[1]);
            return so ? (so.f[parts[2]] ?? null) : null;
        }
        if (parts[0] === '$custommetadata') {
            const t = rt.schema.get(parts[1]);
            const r = t && this.mdtRows(t).find((x) => x.developername.toLowerCase() === parts[2]);
            return r ? this.fieldValue(r, parts[3]) : null;
        }
        let cur = row;
        for (let i = 0; i < parts.length - 1; i++) {
            const rel = cur.$d.rel(parts[i]);
            if (!rel) throw new Unsupported(`formula reference ${path}`);
            cur = cur[rel.l] ? this.lookup(rel, cur[rel.l]) : null;
            if (!cur) return null;
        }
        const l = parts[parts.length - 1];
        if (!cur.$d.field(l)) throw new Unsupported(`formula field ${path} on ${cur.$d.name}`);
        return this.fieldValue(cur, l);
    }
    fctx(row, prior) {
        return {
            get: (p) => this.formulaGet(row, p),
            prior: prior ? (p) => this.formulaGet(prior, p) : (p) => this.formulaGet(row, p),
            isNew: !prior,
            now: () => this.rt.now()
        };
    }
    /** A formula's context in which a blank number counts as 0 ("Treat blank fields as zeroes"). */
    zeroForBlanks(row) {
        const context = this.fctx(row);
        const get = (path) => context.get(path) ?? (this.isNumber(row.$d, path) ? 0 : null);
        return { ...context, get };
    }
    /** Whether a formula's reference, over any lookups, is to a number field. */
    isNumber(d, path) {
        const steps = path.toLowerCase().split('.');
        const last = steps.pop();
        let at = d;
        for (const step of steps) {
            const lookup = at?.rel(step);
            at = lookup ? this.rt.schema.get(lookup.refs[0]) : null;
        }
        return ['DOUBLE', 'CURRENCY', 'PERCENT', 'INTEGER', 'LONG'].includes(at?.field(last)?.type);
    }
    formula(f, row) {
        let v;
        try {
            v = evalFormula(f.formula, f.blanksAsZero ? this.zeroForBlanks(row) : this.fctx(row));
        } catch (e) {
            if (e.unsupported) {
                this.rt.problem(`formula ${row.$d.name}.${f.name}`, 0, e.message);
                throw new Unsupported(`formula field ${row.$d.name}.${f.name}: ${e.message}`);
            }
            throw e;
        }
        return this.fromFormula(v, f.type, f.scale);
    }
    fromFormula(v, type, scale) {
        if (v === undefined || v === null || Number.isNaN(v)) return type === 'BOOLEAN' ? false : null;
        if (['DOUBLE', 'CURRENCY', 'PERCENT'].includes(type))
            return ADecimal.from(
                typeof v === 'number'
                    ? Number.isInteger(v)
                        ? ADecimal.parse(String(v))
                        : ADecimal.parse(v.toFixed(Math.max(scale, 0)))
                    : v
            );
        if (type === 'INTEGER') return Math.trunc(Number(v));
        if (type === 'DATE' && v instanceof ADatetime) return new ADate(Math.floor(v.t / 864e5));
        if (type === 'DATETIME' && v instanceof ADate) return new ADatetime(v.d * 864e5);
        if (type === 'STRING' || type === 'TEXTAREA' || type === 'URL' || type === 'PICKLIST')
            return v === '' ? null : String(v);
        return v;
    }
    summary(f, row) {
        const s = f.summary;
        const [childObj, fk] = String(s.summaryForeignKey).split('.');
        const d = this.rt.schema.get(childObj);
        if (!d) return null;
        let rows = this.rows(d).filter((r) => r[fk.toLowerCase()] === row.id);
        for (const it of [].concat(s.summaryFilterItems || [])) {
            const fl = it.field.split('.')[1].toLowerCase();
            const want = String(it.value ?? '')
                .toLowerCase()
                .split(/,\s*/);
            const str = (r) => {
                const v = this.fieldValue(r, fl);
                return v === null ? '' : String(v).toLowerCase();
            };
            if (it.operation === 'equals') rows = rows.filter((r) => want.includes(str(r)));
            else if (it.operation === 'notEqual') rows = rows.filter((r) => !want.includes(str(r)));
            else throw new Unsupported(`roll-up filter ${it.operation} on ${f.name}`);
        }
        if (s.summaryOperation === 'count') return ADecimal.from(rows.length);
        const vs = rows
            .map((r) => this.fieldValue(r, s.summarizedField.split('.')[1].toLowerCase()))
            .filter((x) => x !== null);
        if (s.summaryOperation === 'sum')
            return vs.map(ADecimal.from).reduce((a, b) => a.add(b), ADecimal.from(0));
        if (!vs.length) return null;
        const c = (a, b) => this.rt.soqlx.cmp(a, b);
        return vs.reduce((a, b) => ((s.summaryOperation === 'min' ? c(b, a) < 0 : c(b, a) > 0) ? b : a));
    }
    // ---------------------------------------------------------------- virtual tables
    virtual(d) {
        const { rt } = this;
        switch (d.name) {
            case 'EntityDefinition':
                return (
                    this.entityRows ||
                    (this.entityRows = [...rt.schema.objs.values()].map((o) => ({
                        $d: d,
                        id: '000000000000' + o.name,
                        qualifiedapiname: o.name,
                        developername: o.name.replace(/__(c|mdt|e)$/, ''),
                        label: o.label,
                        masterlabel: o.label,
                        plurallabel: o.plural,
                        durableid: o.name,
                        keyprefix: o.prefix,
                        iscustomizable: true,
                        isqueryable: true,
                        isapextriggerable: !o.isMdt,
                        istriggerable: !o.isMdt,
                        iscustomsetting: o.isSetting,
                        namespaceprefix: null
                    })))
                );
            case 'FieldDefinition':
                return (
                    this.fieldRows ||
                    (this.fieldRows = [...rt.schema.objs.values()].flatMap((o) =>
                        [...o.fields.values()].map((f) => ({
                            $d: d,
                            id: null,
                            qualifiedapiname: f.name,
                            developername: f.name.replace(/__c$/, ''),
                            label: f.label,
                            masterlabel: f.label,
                            durableid: `${o.name}.${f.name}`,
                            datatype: f.type,
                            entitydefinitionid: o.name,
                            isnillable: !f.required,
                            length: f.length,
                            namespaceprefix: null,
                            iscalculated: !!f.formula,
                            relationshipname: f.relName,
                            description: null,
                            precision: f.precision,
                            scale: f.scale
                        }))
                    ))
                );
            case 'UserRecordAccess': {
                const us = [...this.table(this.rt.schema.get('User')).values()];
                return [...this.byId.values()].flatMap((r) =>
                    us.map((u) => new RecordAccess(this.rt, d, r, u))
                );
            }
            default:
                return null;
        }
    }
    mdtRows(d) {
        if (d.rowsCache) return d.rowsCache;
        let n = 1;
        const conv = (f, raw) => {
            if (raw === null || raw === undefined) return f && f.type === 'BOOLEAN' ? false : null;
            const s = String(raw);
            switch (f && f.type) {
                case 'BOOLEAN':
                    return s === 'true';
                case 'DOUBLE':
                case 'CURRENCY':
                case 'PERCENT':
                    return ADecimal.parse(s);
                case 'INTEGER':
                    return Number(s);
                case 'DATE': {
                    const [y, m, dd] = s.split('-').map(Number);
                    return ADate.of(y, m, dd);
                }
                case 'DATETIME':
                    return new ADatetime(Date.parse(s));
                default:
                    return s;
            }
        };
        d.rowsCache = this.rt.schema.mdtRecords
            .filter((r) => r.type.toLowerCase() === d.l)
            .map((r) => {
                const row = {
                    $d: d,
                    id: id18(d.prefix + '000' + String(n++).padStart(9, '0')),
                    developername: r.dev,
                    masterlabel: r.label,
                    label: r.label,
                    qualifiedapiname: r.dev,
                    language: 'en_US',
                    namespaceprefix: null
                };
                for (const f of d.fields.values())
                    if (f.custom && !f.formula)
                        row[f.l] = f.def !== null && f.type === 'BOOLEAN' ? f.def : null;
                for (let [fn, v] of r.values) {
                    const f = d.field(String(fn).toLowerCase());
                    if (!f) {
                        this.rt.problem(r.file, 1, `custom metadata value for unknown field ${d.name}.${fn}`);
                        continue;
                    }
                    if (f.mdtRel && /__mdt$/i.test(f.mdtRel) && v !== null) {
                        const td = this.rt.schema.get(f.mdtRel);
                        const k = this.rt.schema.mdtRecords
                            .filter((x) => td && x.type.toLowerCase() === td.l)
                            .findIndex((x) => x.dev.toLowerCase() === String(v).toLowerCase());
                        if (k >= 0) v = id18(td.prefix + '000' + String(k + 1).padStart(9, '0'));
                    }
                    row[f.l] = conv(f, v);
                }
                return row;
            });
        return d.rowsCache;
    }
    toSObj(row, fields) {
        const o = new SObj(row.$d);
        for (const f of row.$d.fields.values()) {
            if (fields && !fields.has(f.l)) continue;
            const v = this.fieldValue(row, f.l);
            o.f[f.l] = v;
        }
        if (row.id) o.f.id = row.id;
        return o;
    }
    // ---------------------------------------------------------------- DML
    err(code, msg, fields = []) {
        return { code, msg, fields };
    }
    /** Run one DML operation over a list of SObj. Returns [{ok, id, created, errs}] in input order. */
    dml(op, recs, o = {}) {
        const { rt } = this;
        const allOrNone = o.allOrNone !== false;
        const res = new Array(recs.length);
        rt.limits.dml(recs.length);
        if (!recs.length) return [];
        const nulls = recs.findIndex((r) => r === null || r === undefined);
        if (nulls >= 0)
            throw rt.ex(
                recs.length === 1 ? 'NullPointerException' : 'NullPointerException',
                'Attempt to de-reference a null object'
            );
        if (rt.trigDepth > 16)
            throw this.dmlEx(op, [
                {
                    i: 0,
                    e: this.err('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'maximum trigger depth exceeded')
                }
            ]);
        for (const r of recs) {
            if (r.d.isMdt && !o.internal)
                throw rt.ex('DmlException', `DML operation ${op.toUpperCase()} not allowed on ${r.d.name}`);
            if (r.d.name === 'AggregateResult')
                throw rt.ex('TypeException', `DML not allowed on AggregateResult`);
            if (r.ro) throw rt.ex('FinalException', 'Record is read-only');
        }
        if (recs.some((r) => r.d.isEvent))
            throw rt.ex(
                'TypeException',
                `DML operation ${op.toUpperCase()} not allowed on ${recs[0].d.name}`
            );
        if (o.access === 'user') this.checkAccess(op, recs, allOrNone);
        // Decided here: the triggers of these rows run without.
        o = { ...o, enforceSharing: !o.internal && rt.sharing.isEnforced(o.access) };
        if (!o.internal) this.mixed(op, recs);
        const m = this.mark();
        const oldIds = recs.map((r) => r.f.id);
        try {
            if (op === 'upsert') this.upsert(recs, o, res);
            else
                for (let i = 0; i < recs.length; ) {
                    let j = i;
                    while (j < recs.length && recs[j].d === recs[i].d && j - i < 200) j++;
                    const idx = [];
                    for (let k = i; k < j; k++) idx.push(k);
                    this.chunk(op, recs[i].d, recs, idx, res, o);
                    i = j;
                    if (allOrNone && res.some((r) => r && !r.ok)) break;
                }
        } catch (e) {
            this.rollback(m);
            recs.forEach((r, i) => {
                if (op !== 'update' && op !== 'delete') {
                    if (oldIds[i] === undefined) delete r.f.id;
                    else r.f.id = oldIds[i];
                }
            });
            throw e;
        }
        const bad = res.map((r, i) => ({ r, i })).filter((x) => x.r && !x.r.ok);
        if (bad.length && allOrNone) {
            this.rollback(m);
            recs.forEach((r, i) => {
                if (oldIds[i] === undefined) delete r.f.id;
            });
            throw this.dmlEx(
                op,
                bad.flatMap((b) => b.r.errs.map((e) => ({ i: b.i, e, id: oldIds[b.i] })))
            );
        }
        return res;
    }
    /** MIXED_DML_OPERATION: setup and non-setup objects in one transaction (System.runAs opens a new context). */
    mixed(op, recs) {
        const { rt } = this;
        for (const r of recs) {
            let setup = SETUP.has(r.d.name);
            if (r.d.isSetting || r.d.isMdt || r.d.isEvent) continue;
            if (r.d.name === 'User')
                setup =
                    op === 'insert'
                        ? !!r.f.userroleid
                        : op === 'update' &&
                          [
                              'userroleid',
                              'isactive',
                              'forecastenabled',
                              'isportalenabled',
                              'username',
                              'profileid'
                          ].some((k) => k in r.f && !(r.q && r.f[k] === (this.get(r.f.id) || {})[k]));
            if (r.d.name === 'User' && !setup) continue;
            const kind = setup ? 'setup' : 'data';
            const other = rt.mixedKind[setup ? 'data' : 'setup'];
            if (other)
                throw this.dmlEx(op, [
                    {
                        i: 0,
                        e: this.err(
                            'MIXED_DML_OPERATION',
                            `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${r.d.name}, original object: ${other}`,
                            []
                        )
                    }
                ]);
            rt.mixedKind[kind] = rt.mixedKind[kind] || r.d.name;
        }
    }
    dmlEx(op, list) {
        const f = list[0];
        const ex = this.rt.ex(
            'DmlException',
            `${CAP[op]} failed. First exception on row ${f.i}${f.id ? ` with id ${f.id}` : ''}; first error: ${f.e.code}, ${f.e.msg}: [${f.e.fields.join(', ')}]`
        );
        ex.dml = list;
        return ex;
    }
    checkAccess(op, recs, allOrNone) {
        const u = this.rt.perm;
        if (u.all) return;
        const k = { insert: 'c', update: 'u', delete: 'd', undelete: 'c', upsert: 'u', merge: 'd' }[op];
        for (const [i, r] of recs.entries()) {
            const kind = op === 'upsert' && !r.f.id ? 'c' : k;
            if (!u.obj(r.d, kind)) {
                const e = this.rt.ex('SecurityException', `Access to entity '${r.d.name}' denied`);
                throw e;
            }
            if (kind !== 'd') {
                const bad = Object.keys(r.f)
                    .map((l) => r.d.field(l))
                    .filter(
                        (f) =>
                            f &&
                            !f.sys &&
                            !f.readonly &&
                            f.l !== 'id' &&
                            !(r.q && r.q0 && r.q0.has(f.l)) &&
                            !u.field(r.d, f, 'u')
                    );
                if (bad.length)
                    throw this.secEx(
                        op,
                        i,
                        r,
                        `Operation failed due to fields being inaccessible on Sobject ${r.d.name}, check errors on Exception or Result!`,
                        bad.map((f) => f.name)
                    );
            }
        }
    }
    secEx(op, i, r, msg, fields) {
        const ex = this.rt.ex(
            'DmlException',
            msg.startsWith('Operation')
                ? msg
                : `${CAP[op]} failed. First exception on row ${i}; first error: INSUFFICIENT_ACCESS_OR_READONLY, ${msg}: []`
        );
        ex.dml = [
            {
                i,
                e: this.err(
                    msg.startsWith('Operation')
                        ? 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'
                        : 'INSUFFICIENT_ACCESS_OR_READONLY',
                    msg,
                    fields
                )
            }
        ];
        return ex;
    }
    upsert(recs, o, res) {
        const d = recs[0].d;
        let ext = o.ext ? d.field(o.ext.toLowerCase()) : null;
        if (o.ext && !ext) throw this.rt.ex('SObjectException', `Invalid field ${o.ext} for ${d.name}`);
        if (ext && ext.type === 'ID') ext = null;
        if (ext && !ext.externalId && !ext.unique && ext.l !== 'name' && !ext.sys)
            throw this.rt.ex(
                'SObjectException',
                `Invalid field for upsert, must be an External Id custom or standard indexed field: ${ext.name}`
            );
        const ins = [];
        const upd = [];
        const seen = new Map();
        recs.forEach((r, i) => {
            if (!ext) {
                (r.f.id ? upd : ins).push(i);
                return;
            }
            const v = r.f[ext.l];
            if (v === null || v === undefined || v === '') {
                res[i] = { ok: false, errs: [this.err('MISSING_ARGUMENT', `${ext.name} not specified`, [])] };
                return;
            }
            const k = this.rt.soqlx.key(v, ext);
            if (seen.has(k)) {
                res[i] = {
                    ok: false,
                    errs: [this.err('DUPLICATE_VALUE', `Duplicate external id specified: ${v}`, [ext.name])]
                };
                return;
            }
            seen.set(k, i);
            const hits = this.rows(r.d).filter((x) => this.rt.soqlx.key(x[ext.l], ext) === k);
            if (hits.length > 1) {
                res[i] = {
                    ok: false,
                    errs: [
                        this.err(
                            'DUPLICATE_VALUE',
                            `duplicate value found: ${ext.name} duplicates value on record with id: ${hits[0].id}`,
                            []
                        )
                    ]
                };
                return;
            }
            if (hits.length) {
                r.f.id = hits[0].id;
                upd.push(i);
            } else ins.push(i);
        });
        const by = (op, list) => {
            for (let i = 0; i < list.length; ) {
                let j = i;
                while (j < list.length && recs[list[j]].d === recs[list[i]].d && j - i < 200) j++;
                this.chunk(op, recs[list[i]].d, recs, list.slice(i, j), res, { ...o, fromUpsert: true });
                i = j;
            }
        };
        by('insert', ins);
        by('update', upd);
        for (const i of ins) if (res[i] && res[i].ok) res[i].created = true;
    }
    fail(res, i, ...errs) {
        if (!res[i] || res[i].ok) res[i] = { ok: false, errs: [] };
        res[i].errs.push(...errs);
    }
    chunk(op, d, recs, idx, res, o) {
        const { rt } = this;
        let work = [];
        const seenIds = new Set();
        for (const i of idx) {
            const r = recs[i];
            if (op === 'insert') {
                if (r.f.id) {
                    this.fail(
                        res,
                        i,
                        this.err('INVALID_FIELD_FOR_INSERT_UPDATE', `cannot specify Id in an insert call`, [
                            'Id'
                        ])
                    );
                    continue;
                }
                if (!d.createable && !o.internal) {
                    throw rt.ex('TypeException', `DML operation INSERT not allowed on ${d.name}`);
                }
                const n = this.fresh(d);
                if (!this.apply(n, r, res, i, op, o)) continue;
                const refusal = o.enforceSharing ? rt.sharing.refusalOfChild(n) : null;
                if (refusal) {
                    this.fail(res, i, this.err(refusal.code, refusal.message));
                    continue;
                }
                work.push({ i, r, n, old: null });
            } else {
                const id = r.f.id;
                if (!id) {
                    this.fail(res, i, this.err('MISSING_ARGUMENT', `Id not specified in an ${op} call`, []));
                    continue;
                }
                if (seenIds.has(id)) {
                    if (op === 'delete') {
                        res[i] = { ok: true, id, errs: [] };
                        continue;
                    }
                    throw rt.ex('ListException', `Duplicate id in list: ${id}`);
                }
                seenIds.add(id);
                const cur = this.byId.get(id.length === 15 ? id18(id) : id);
                if (op === 'undelete') {
                    if (!cur || !cur.isdeleted || cur.$purged) {
                        this.fail(
                            res,
                            i,
                            this.err('UNDELETE_FAILED', 'Entity is not in the recycle bin', [])
                        );
                        continue;
                    }
                    work.push({ i, r, n: { ...cur, isdeleted: false }, old: cur });
                    continue;
                }
                if (!cur || cur.$d !== d) {
                    this.fail(
                        res,
                        i,
                        this.err('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [])
                    );
                    continue;
                }
                if (cur.isdeleted) {
                    this.fail(res, i, this.err('ENTITY_IS_DELETED', 'entity is deleted', []));
                    continue;
                }
                const refusal = o.enforceSharing ? rt.sharing.refusal(op, cur) : null;
                if (refusal) {
                    this.fail(res, i, this.err(refusal.code, refusal.message));
                    continue;
                }
                if (op === 'delete') {
                    work.push({ i, r, n: cur, old: cur });
                    continue;
                }
                const n = { ...cur };
                if (!this.apply(n, r, res, i, op, o)) continue;
                work.push({ i, r, n, old: cur });
            }
        }
        if (!work.length) return;
        const hasTrig = rt.triggersFor(d);
        if (op !== 'undelete') {
            if (hasTrig) work = this.fire('before', op, d, work, res);
        }
        if (!work.length) return;
        const m = this.mark();
        const ops = [];
        const now = new ADatetime(Math.floor(rt.now() / 1000) * 1000);
        rt.clockTick();
        if (op === 'insert' || op === 'update') {
            work = work.filter((w) => {
                const errs = this.validate(d, w, op, o);
                if (errs.length) {
                    this.fail(res, w.i, ...errs);
                    return false;
                }
                return true;
            });
            if (
                o.allOrNone !== false &&
                work.length < idx.filter((i) => true).length &&
                res.some((r) => r && !r.ok)
            )
                return;
            for (const w of work) {
                w.n.lastmodifieddate = now;
                w.n.systemmodstamp = now;
                w.n.lastmodifiedbyid = rt.user.id;
                if (op === 'insert') {
                    w.n.id = this.newId(d);
                    w.n.createddate = w.n.createddate ?? now;
                    w.n.createdbyid = w.n.createdbyid ?? rt.user.id;
                    w.n.isdeleted = false;
                    if (d.field('ownerid') && !w.n.ownerid) w.n.ownerid = rt.user.id;
                    for (const f of d.fields.values())
                        if (f.auto) {
                            const k = d.l + f.l;
                            const c = (this.autoNum.get(k) || 0) + 1;
                            this.autoNum.set(k, c);
                            w.n[f.l] = f.auto
                                .replace(/\{(0+)\}/, (x, z) => String(c).padStart(z.length, '0'))
                                .replace(/\{[^}]*\}/g, '');
                        }
                }
                this.derive(d, w.n, w.old, op);
                this.put(d, w.n.id, w.n);
                if (op === 'insert') w.r.f.id = w.n.id;
                res[w.i] = { ok: true, id: w.n.id, created: op === 'insert', errs: [] };
                ops.push({ op, obj: d.name, id: w.n.id });
                this.sideEffects(d, w, op);
            }
        } else if (op === 'delete') {
            for (const w of work) {
                const e = this.cascade(d, w.old);
                if (e) {
                    this.fail(res, w.i, e);
                    continue;
                }
                this.put(d, w.old.id, { ...w.old, isdeleted: true, systemmodstamp: now });
                res[w.i] = { ok: true, id: w.old.id, errs: [] };
                ops.push({ op, obj: d.name, id: w.old.id });
            }
            work = work.filter((w) => res[w.i].ok);
        } else {
            for (const w of work) {
                this.put(d, w.n.id, { ...w.n, lastmodifieddate: now, systemmodstamp: now });
                res[w.i] = { ok: true, id: w.n.id, errs: [] };
                ops.push({ op, obj: d.name, id: w.n.id });
            }
        }
        if (hasTrig && work.length) {
            const good = this.fire('after', op, d, work, res);
            if (good.length < work.length && o.allOrNone === false) {
                // partial success: roll back and redo with the good rows only
                this.rollback(m);
                if (op === 'insert')
                    work.forEach((w) => {
                        delete w.r.f.id;
                    });
                if (good.length) {
                    const keep = good.map((w) => w.i);
                    for (const i of keep) res[i] = undefined;
                    this.chunk(op, d, recs, keep, res, o);
                }
                return;
            }
        }
        if (this.listeners.size) for (const x of ops) this.listeners.forEach((f) => f(x));
    }
    fresh(d) {
        const n = { $d: d };
        for (const f of d.fields.values()) n[f.l] = null;
        return n;
    }
    /** Copy the caller's field values onto a row, converting and resolving external-id parents. */
    apply(n, r, res, i, op, o) {
        const { rt } = this;
        const { d } = r;
        const set = (n.$set = new Set());
        if (op === 'insert') for (const f of d.fields.values()) if (f.type === 'BOOLEAN') n[f.l] = false;
        if (op === 'insert')
            for (const f of d.fields.values())
                if (f.def !== null && !(f.l in r.f)) n[f.l] = this.defaultValue(f);
        for (const l of Object.keys(r.f)) {
            const f = d.field(l);
            let v = r.f[l];
            if (!f) {
                const rel = d.rel(l);
                if (rel && v instanceof SObj && r.f[rel.l] === undefined) {
                    if (v.f.id && Object.keys(v.f).length > 0 && v.q) continue;
                    const keys = Object.keys(v.f).filter(
                        (k) => v.d.field(k)?.externalId || v.d.field(k)?.unique
                    );
                    if (!v.f.id && keys.length === 1) {
                        const ef = v.d.field(keys[0]);
                        const hit = this.rows(v.d).find(
                            (x) => rt.soqlx.key(x[ef.l], ef) === rt.soqlx.key(v.f[keys[0]], ef)
                        );
                        if (!hit) {
                            this.fail(
                                res,
                                i,
                                this.err(
                                    'INVALID_FIELD',
                                    `Foreign key external ID: ${v.f[keys[0]]} not found for field ${ef.name} in entity ${v.d.name}`,
                                    []
                                )
                            );
                            return false;
                        }
                        n[rel.l] = hit.id;
                    }
                }
                continue;
            }
            if (f.l === 'id') continue;
            if (f.readonly && !o.internal) {
                if (op === 'insert' && r.forced && r.forced.has(l)) {
                    n[l] = v;
                    continue;
                }
                if (
                    [
                        'createddate',
                        'lastmodifieddate',
                        'createdbyid',
                        'lastmodifiedbyid',
                        'systemmodstamp',
                        'isdeleted'
                    ].includes(l) ||
                    f.formula ||
                    r.q ||
                    f.sys ||
                    f.readonly
                )
                    continue;
            }
            if (v === '') v = null;
            if (v !== null && (f.type === 'BOOLEAN') === false && v instanceof EnumVal) v = v.name;
            if (f.type === 'BOOLEAN' && v === null) v = false;
            n[f.l] = this.toStored(f, v);
            set.add(f.l);
        }
        if (d.name === 'Opportunity' && set.has('stagename')) {
            const s = STAGE.get(String(n.stagename).toLowerCase());
            if (s) {
                if (
                    !set.has('probability') ||
                    (op === 'update' && n.$old === undefined && !set.has('probability'))
                )
                    n.probability = ADecimal.from(s[1]);
            }
        }
        if (d.name === 'Opportunity') this.oppDerive(n);
        if (d.name === 'Account' && d.field('lastname')) namePersonAccount(n);
        return true;
    }
    defaultValue(f) {
        if (f.def && f.def.expr !== undefined) {
            const v = evalFormula(f.def.expr, {
                get: (p) => this.formulaGet({ $d: f.obj }, p),
                isNew: true,
                now: () => this.rt.now()
            });
            return this.fromFormula(v, f.type, f.scale);
        }
        return f.def;
    }
    toStored(f, v) {
        if (v === null || v === undefined) return null;
        switch (f.type) {
            case 'DOUBLE':
            case 'CURRENCY':
            case 'PERCENT':
                return isNum(v)
                    ? f.custom && f.scale < ADecimal.from(v).s && f.precision
                        ? ADecimal.from(v).setScale(f.scale)
                        : ADecimal.from(v)
                    : v;
            case 'INTEGER':
                return isNum(v) ? Math.trunc(toNum(v)) : v;
            case 'DATE':
                return v instanceof ADatetime ? new ADate(Math.floor(v.t / 864e5)) : v;
            case 'DATETIME':
                return v instanceof ADate ? new ADatetime(v.d * 864e5) : v;
            case 'ID':
            case 'REFERENCE':
                return typeof v === 'string' && v.length === 15 ? id18(v) : v;
            case 'STRING':
            case 'TEXTAREA':
            case 'PICKLIST':
                return typeof v === 'string' && f.type !== 'TEXTAREA'
                    ? v.replace(/^\s+|\s+$/g, '') || null
                    : v;
            default:
                return v;
        }
    }
    label(f) {
        return f.label;
    }
    validate(d, w, op, o) {
        const { rt } = this;
        const errs = [];
        const { n, old } = w;
        const E = (c, m, f) => errs.push(this.err(c, m, f));
        if (d.isMdt) return errs;
        const missing = [];
        for (const f of d.fields.values()) {
            const v = n[f.l];
            const changed = op === 'insert' || n[f.l] !== old[f.l];
            if (v === null || v === undefined) {
                if (
                    f.required &&
                    !f.readonly &&
                    f.type !== 'BOOLEAN' &&
                    !(op === 'update' && old[f.l] === null && !(n.$set && n.$set.has(f.l)))
                ) {
                    if (
                        !(d.name === 'PricebookEntry' && f.l === 'name') &&
                        !(d.name === 'Account' && f.l === 'name' && n.ispersonaccount)
                    )
                        missing.push(f.name);
                }
                continue;
            }
            if (!changed || f.formula || f.summary) continue;
            switch (f.type) {
                case 'STRING':
                case 'TEXTAREA':
                case 'URL':
                case 'PHONE':
                case 'EMAIL':
                case 'ENCRYPTEDSTRING':
                    if (typeof v !== 'string') break;
                    if (f.length && [...v].length > f.length && !f.sys) {
                        if (o.truncate) n[f.l] = v.slice(0, f.length);
                        else
                            E(
                                'STRING_TOO_LONG',
                                `${f.label}: data value too large: ${v.length > 255 ? v.slice(0, 255) : v} (max length=${f.length})`,
                                [f.name]
                            );
                    } else if (f.sys && f.length && v.length > f.length && f.l === 'name')
                        E(
                            'STRING_TOO_LONG',
                            `${f.label}: data value too large: ${v} (max length=${f.length})`,
                            [f.name]
                        );
                    if (f.type === 'EMAIL' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v))
                        E('INVALID_EMAIL_ADDRESS', `${f.label}: invalid email address: ${v}`, [f.name]);
                    break;
                case 'PICKLIST':
                    if (
                        f.restricted &&
                        !f.picklist.some((p) => p.v.toLowerCase() === String(v).toLowerCase() && p.active)
                    )
                        E(
                            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
                            `bad value for restricted picklist field: ${v}`,
                            [f.name]
                        );
                    else if (f.picklist) {
                        const p = f.picklist.find((x) => x.v.toLowerCase() === String(v).toLowerCase());
                        if (p && f.restricted) n[f.l] = p.v;
                    }
                    if (String(v).length > 255)
                        E('STRING_TOO_LONG', `${f.label}: data value too large: ${v} (max length=255)`, [
                            f.name
                        ]);
                    break;
                case 'MULTIPICKLIST':
                    if (f.restricted)
                        for (const x of String(v).split(';'))
                            if (!f.picklist.some((p) => p.v.toLowerCase() === x.trim().toLowerCase()))
                                E(
                                    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
                                    `bad value for restricted picklist field: ${x}`,
                                    [f.name]
                                );
                    break;
                case 'DOUBLE':
                case 'CURRENCY':
                case 'PERCENT':
                    if (f.custom && f.precision) {
                        const lim = 10 ** (f.precision - f.scale);
                        if (Math.abs(toNum(v)) >= lim)
                            E(
                                'NUMBER_OUTSIDE_VALID_RANGE',
                                `${f.label}: value outside of valid range on numeric field: ${v}`,
                                [f.name]
                            );
                    }
                    break;
                case 'REFERENCE':
                    if (f.refs.length && !f.mdtRel && v) {
                        const t = this.byId.get(v);
                        if (
                            !t ||
                            (f.refs.length &&
                                !f.refs.includes(t.$d.name) &&
                                f.refs.length < 3 &&
                                !(f.refs.includes('User') && t.$d.name === 'Group'))
                        ) {
                            if (!t || f.custom || f.refs.length === 1)
                                E(
                                    t
                                        ? 'FIELD_INTEGRITY_EXCEPTION'
                                        : rt.byPrefixOk(v, f)
                                          ? 'INVALID_CROSS_REFERENCE_KEY'
                                          : 'FIELD_INTEGRITY_EXCEPTION',
                                    rt.byPrefixOk(v, f)
                                        ? 'invalid cross reference id'
                                        : `${f.label}: id value of incorrect type: ${v}`,
                                    rt.byPrefixOk(v, f) ? [] : [f.name]
                                );
                        } else if (t.isdeleted) E('ENTITY_IS_DELETED', 'entity is deleted', []);
                    }
                    break;
                default:
            }
            if (f.unique && v !== null) {
                const k = rt.soqlx.key(v, f);
                const dup = this.rows(d).find((r) => r.id !== n.id && rt.soqlx.key(r[f.l], f) === k);
                if (dup)
                    E(
                        d.name === 'User' ? 'DUPLICATE_USERNAME' : 'DUPLICATE_VALUE',
                        d.name === 'User'
                            ? "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address). "
                            : `duplicate value found: ${f.name} duplicates value on record with id: ${dup.id}`,
                        []
                    );
            }
        }
        if (missing.length)
            errs.unshift(
                this.err(
                    'REQUIRED_FIELD_MISSING',
                    `Required fields are missing: [${missing.join(', ')}]`,
                    missing
                )
            );
        if (d.isSetting && op === 'insert') {
            n.setupownerid = n.setupownerid || rt.orgRow.id;
            if (d.settingType === 'Hierarchy') {
                const dup = this.rows(d).find((r) => r.setupownerid === n.setupownerid);
                if (dup)
                    E(
                        'DUPLICATE_VALUE',
                        `duplicate value found: SetupOwnerId duplicates value on record with id: ${dup.id}`,
                        []
                    );
            }
            if (!n.name) n.name = d.label;
        }
        if (d.name === 'PermissionSetAssignment' && op === 'insert' && n.permissionsetid) {
            if (
                this.rows(d).some(
                    (r) => r.assigneeid === n.assigneeid && r.permissionsetid === n.permissionsetid
                )
            )
                E(
                    'DUPLICATE_VALUE',
                    'Duplicate PermissionSetAssignment. Assignee: ' +
                        n.assigneeid +
                        '; Permission Set: ' +
                        n.permissionsetid,
                    []
                );
        }
        if (
            d.name === 'PricebookEntry' &&
            op === 'insert' &&
            n.pricebook2id &&
            n.pricebook2id !== rt.stdPricebookId &&
            !this.rows(d).some((r) => r.product2id === n.product2id && r.pricebook2id === rt.stdPricebookId)
        )
            E('STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product', []);
        if (d.name === 'OpportunityLineItem' && op === 'insert') {
            const opp = this.get(n.opportunityid);
            const pe = n.pricebookentryid && this.get(n.pricebookentryid);
            if (!pe && !n.product2id)
                E('REQUIRED_FIELD_MISSING', 'Required fields are missing: [PricebookEntryId]', [
                    'PricebookEntryId'
                ]);
            if (opp && pe && opp.pricebook2id && opp.pricebook2id !== pe.pricebook2id)
                E(
                    'FIELD_INTEGRITY_EXCEPTION',
                    `field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the opportunity)`,
                    ['PricebookEntryId']
                );
        }
        if (!errs.length)
            for (const r of d.rules) {
                let hit;
                try {
                    hit = evalFormula(r.formula, this.fctx(n, old));
                } catch (e) {
                    if (e.unsupported) {
                        rt.problem(r.file, 1, e.message);
                        throw new Unsupported(`validation rule ${d.name}.${r.name}: ${e.message}`);
                    }
                    throw e;
                }
                if (hit) E('FIELD_CUSTOM_VALIDATION_EXCEPTION', r.msg, r.field ? [r.field] : []);
            }
        return errs;
    }
    oppDerive(n) {
        const s = n.stagename && STAGE.get(String(n.stagename).toLowerCase());
        n.isclosed = !!(s && s[3]);
        n.iswon = !!(s && s[4]);
        if (s) {
            n.forecastcategory = s[2];
            n.forecastcategoryname = s[2];
        }
    }
    derive(d, n, old, op) {
        const { rt } = this;
        if (d.field('firstname') && d.field('name') && d.field('name').readonly)
            n.name = [n.firstname, n.lastname].filter(Boolean).join(' ') || null;
        switch (d.name) {
            case 'Opportunity': {
                this.oppDerive(n);
                if (n.amount && n.probability)
                    n.expectedrevenue = ADecimal.from(n.amount)
                        .mul(ADecimal.from(n.probability))
                        .div(ADecimal.from(100));
                else n.expectedrevenue = null;
                if (n.closedate) {
                    n.fiscalyear = n.closedate.y();
                    n.fiscalquarter = Math.floor((n.closedate.m() - 1) / 3) + 1;
                    n.fiscal = `${n.fiscalyear} ${n.fiscalquarter}`;
                }
                break;
            }
            case 'Task':
                n.isclosed = n.status === 'Completed';
                n.ishighpriority = n.priority === 'High';
                break;
            case 'Case':
                n.isclosed = n.status === 'Closed';
                if (!n.casenumber) n.casenumber = String(this.seq).padStart(8, '0');
                break;
            case 'Pricebook2':
                if (op === 'insert') n.isstandard = false;
                break;
            case 'PricebookEntry': {
                const p = this.get(n.product2id);
                if (p) {
                    n.name = p.name;
                    n.productcode = p.productcode;
                }
                break;
            }
            case 'OpportunityLineItem': {
                const pe = this.get(n.pricebookentryid);
                if (pe) {
                    n.product2id = pe.product2id;
                    n.listprice = pe.unitprice;
                    if (n.unitprice === null && n.totalprice === null) n.unitprice = pe.unitprice;
                }
                if (n.unitprice === null && n.totalprice !== null && n.quantity)
                    n.unitprice = ADecimal.from(n.totalprice).div(ADecimal.from(n.quantity));
                if (n.unitprice !== null && n.quantity !== null)
                    n.totalprice = ADecimal.from(n.unitprice).mul(ADecimal.from(n.quantity)).setScale(2);
                const p = this.get(n.product2id);
                const o = this.get(n.opportunityid);
                if (p) {
                    n.productcode = p.productcode;
                    n.name = `${o ? o.name : ''} ${p.name}`;
                }
                break;
            }
            case 'ContentVersion': {
                n.pathonclient = n.pathonclient || n.title;
                const ext = /\.([^.]+)$/.exec(n.pathonclient || '');
                n.fileextension = ext ? ext[1] : null;
                n.filetype = ext
                    ? {
                          docx: 'WORD_X',
                          xlsx: 'EXCEL_X',
                          pptx: 'POWER_POINT_X',
                          doc: 'WORD',
                          xls: 'EXCEL',
                          ppt: 'POWER_POINT',
                          txt: 'TEXT'
                      }[ext[1].toLowerCase()] || ext[1].toUpperCase()
                    : 'UNKNOWN';
                n.title = n.title || (n.pathonclient || '').replace(/\.[^.]+$/, '');
                n.contentsize = n.versiondata ? n.versiondata.b.length : 0;
                n.checksum = createHash('md5')
                    .update(n.versiondata?.b ?? '')
                    .digest('hex');
                n.islatest = true;
                n.versionnumber = n.versionnumber || '1';
                break;
            }
            case 'ContentDistribution':
                n.contentdownloadurl = `https://apexrunner.file.force.com/sfc/dist/version/download/?ids=${n.contentversionid}`;
                n.distributionpublicurl = `https://apexrunner.my.salesforce.com/sfc/p/${n.id}`;
                n.ownerid = n.ownerid || rt.user.id;
                break;
            case 'Attachment':
                n.bodylength = n.body ? n.body.b.length : 0;
                break;
            case 'User':
                if (op === 'insert') {
                    n.isactive = n.isactive ?? true;
                    n.usertype = n.usertype || 'Standard';
                    if (!n.communitynickname) n.communitynickname = n.alias;
                }
                break;
            case 'PermissionSetAssignment':
                n.isactive = true;
                break;
            case 'OpportunityTeamMember': {
                const u = this.get(n.userid);
                n.name = u ? u.name : null;
                n.opportunityaccesslevel = n.opportunityaccesslevel || 'Read';
                break;
            }
            case 'Lead':
                if (op === 'insert') n.status = n.status || 'Open - Not Contacted';
                break;
            case 'Group':
                n.developername = n.developername || (n.name || '').replace(/\W/g, '_');
                break;
            case 'PermissionSet':
                if (op === 'insert') {
                    n.iscustom = true;
                    n.type = n.type || 'Regular';
                }
                break;
            case 'TopicAssignment':
                n.entitytype = (this.byPrefix(n.entityid || '') || {}).name || null;
                break;
            default:
                if (d.field('name') && d.field('name').sys && !n.name && !d.field('name').auto && d.custom)
                    n.name = n.id;
        }
    }
    sideEffects(d, w, op) {
        const { rt } = this;
        const raw = (name, vals) => {
            const x = rt.schema.get(name);
            const r = {
                ...this.fresh(x),
                ...vals,
                id: vals.id || this.newId(x),
                isdeleted: false,
                createddate: w.n.createddate,
                createdbyid: rt.user.id,
                lastmodifieddate: w.n.lastmodifieddate,
                lastmodifiedbyid: rt.user.id,
                systemmodstamp: w.n.systemmodstamp
            };
            this.put(x, r.id, r);
            return r;
        };
        if (d.name === 'ContentVersion' && op === 'insert') {
            if (!w.n.contentdocumentid) {
                const doc = raw('ContentDocument', {
                    title: w.n.title,
                    ownerid: rt.user.id,
                    latestpublishedversionid: w.n.id,
                    filetype: w.n.filetype,
                    fileextension: w.n.fileextension,
                    contentsize: w.n.contentsize
                });
                w.n.contentdocumentid = doc.id;
                raw('ContentDocumentLink', {
                    contentdocumentid: doc.id,
                    linkedentityid: rt.user.id,
                    sharetype: 'I',
                    visibility: 'AllUsers'
                });
                if (w.n.firstpublishlocationid && w.n.firstpublishlocationid !== rt.user.id)
                    raw('ContentDocumentLink', {
                        contentdocumentid: doc.id,
                        linkedentityid: w.n.firstpublishlocationid,
                        sharetype: 'V',
                        visibility: 'AllUsers'
                    });
            } else {
                const cd = this.get(w.n.contentdocumentid);
                for (const v of this.rows(d))
                    if (v.contentdocumentid === w.n.contentdocumentid && v.id !== w.n.id) {
                        this.put(d, v.id, { ...v, islatest: false });
                        w.n.versionnumber = String(
                            Math.max(Number(w.n.versionnumber), Number(v.versionnumber) + 1)
                        );
                    }
                if (cd)
                    this.put(cd.$d, cd.id, {
                        ...cd,
                        latestpublishedversionid: w.n.id,
                        title: w.n.title,
                        contentsize: w.n.contentsize
                    });
            }
        }
        if (d.name === 'Opportunity' && op === 'insert') {
            if (w.n.contactid)
                raw('OpportunityContactRole', {
                    opportunityid: w.n.id,
                    contactid: w.n.contactid,
                    isprimary: true
                });
        }
        if (d.name === 'OpportunityLineItem') {
            const opp = this.get(w.n.opportunityid);
            const pe = this.get(w.n.pricebookentryid);
            const sum = this.rows(d)
                .filter((r) => r.opportunityid === w.n.opportunityid)
                .reduce((a, r) => a.add(ADecimal.from(r.totalprice ?? 0)), ADecimal.from(0));
            if (opp)
                this.put(opp.$d, opp.id, {
                    ...opp,
                    amount: sum,
                    hasopportunitylineitem: true,
                    pricebook2id: opp.pricebook2id || (pe && pe.pricebook2id) || null
                });
        }
        if (d.name === 'OpportunityContactRole' && w.n.isprimary)
            for (const r of this.rows(d))
                if (r.id !== w.n.id && r.opportunityid === w.n.opportunityid && r.isprimary)
                    this.put(d, r.id, { ...r, isprimary: false });
        if (d.name === 'ContentNote' && op === 'insert')
            raw('ContentDocument', { id: undefined, title: w.n.title, ownerid: rt.user.id });
    }
    /** Cascade or clear child references before a delete. Returns an error when the delete is restricted. */
    cascade(d, row) {
        for (const cd of this.rt.schema.objs.values())
            for (const f of cd.fields.values()) {
                if (f.type !== 'REFERENCE' || !f.refs.includes(d.name) || !this.tables.has(cd.l) || f.sys)
                    continue;
                for (const c of [...this.table(cd).values()]) {
                    if (c[f.l] !== row.id || c.isdeleted) continue;
                    if (f.restrict)
                        return this.err(
                            'DELETE_FAILED',
                            `Your attempt to delete ${row.name || row.id} could not be completed because it is associated with the following ${cd.plural}.: ${c.name || c.id}`,
                            []
                        );
                    const casc =
                        f.cascade ||
                        [
                            'Contact.AccountId',
                            'Opportunity.AccountId',
                            'OpportunityLineItem.OpportunityId',
                            'OpportunityContactRole.OpportunityId',
                            'OpportunityTeamMember.OpportunityId',
                            'Note.ParentId',
                            'Attachment.ParentId',
                            'Task.WhatId',
                            'Task.WhoId',
                            'Event.WhatId',
                            'ContentDocumentLink.LinkedEntityId',
                            'ContentDocumentLink.ContentDocumentId',
                            'ContentVersion.ContentDocumentId',
                            'PricebookEntry.Product2Id',
                            'PricebookEntry.Pricebook2Id',
                            'CampaignMember.CampaignId',
                            'PermissionSetAssignment.PermissionSetId'
                        ].includes(`${cd.name}.${f.name}`);
                    if (casc) {
                        const e = this.cascade(cd, c);
                        if (e) return e;
                        this.put(cd, c.id, { ...c, isdeleted: true });
                    } else this.put(cd, c.id, { ...c, [f.l]: null });
                }
            }
        return null;
    }
    // ---------------------------------------------------------------- triggers
    fire(when, op, d, work, res) {
        const { rt } = this;
        const isDel = op === 'delete';
        const trigs = rt.triggersFor(d).filter((t) => t.cases.includes(`${when} ${op}`));
        if (!trigs.length) return work;
        const mk = (row, ro) => {
            const o = this.toTrigObj(row);
            o.ro = ro;
            return o;
        };
        const T = rt.types;
        const lt = T.list(T.sobject(d.name));
        const mt = T.map(T.Id, T.sobject(d.name));
        const news = isDel ? null : work.map((w) => mk(w.n, when === 'after'));
        const olds = op === 'insert' || op === 'undelete' ? null : work.map((w) => mk(w.old, true));
        const mapOf = (l, key) => {
            if (!l) return null;
            const m = new AMap(mt);
            l.forEach((o) => {
                if (o.f.id) m.put(o.f.id, o);
            });
            return m;
        };
        const ctx = {
            when,
            op,
            new: news && new AList(lt, news),
            old: olds && new AList(lt, olds),
            newmap: when === 'before' && op === 'insert' ? null : mapOf(news),
            oldmap: mapOf(olds),
            size: work.length
        };
        if (news && !isDel)
            news.forEach((o, i) => {
                o.trig = work[i];
                if (op === 'insert') {
                    o.cloned = work[i].r.cloned;
                    o.src = work[i].r.src;
                }
            });
        if (isDel)
            olds.forEach((o, i) => {
                o.trig = work[i];
            });
        rt.trigStack.push(ctx);
        rt.trigDepth++;
        try {
            for (const t of trigs) {
                try {
                    t.run();
                } catch (e) {
                    const x = rt.toEx(e);
                    if (!x || x.uncatchable) throw e;
                    throw this.trigEx(op, t, when, x, work);
                }
            }
        } finally {
            rt.trigStack.pop();
            rt.trigDepth--;
        }
        const out = [];
        work.forEach((w, i) => {
            const so = isDel ? olds[i] : news[i];
            const errs = so.errs || (so.f.id && ctx.oldmap && olds && olds[i].errs) || null;
            if (errs && errs.length) {
                this.fail(
                    res,
                    w.i,
                    ...errs.map((e) =>
                        this.err(
                            e.code || 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                            e.msg,
                            e.field ? [e.field] : []
                        )
                    )
                );
                return;
            }
            if (when === 'before' && !isDel) {
                const set = w.n.$set;
                for (const l of Object.keys(so.f)) {
                    const f = d.field(l);
                    if (!f || f.formula || f.l === 'id') continue;
                    let v = so.f[l];
                    if (f.readonly && f.sys) continue;
                    v = v === '' ? null : v;
                    v = this.toStored(f, v);
                    if (v !== w.n[l]) {
                        if (
                            d.name === 'Opportunity' &&
                            l === 'stagename' &&
                            so.f.probability === w.n.probability
                        ) {
                            const s = STAGE.get(String(v).toLowerCase());
                            if (s) {
                                so.f.probability = ADecimal.from(s[1]);
                                w.n.probability = so.f.probability;
                            }
                        }
                        w.n[l] = v;
                        if (set) set.add(l);
                    }
                }
            }
            out.push(w);
        });
        return out;
    }
    toTrigObj(row) {
        const o = new SObj(row.$d);
        for (const f of row.$d.fields.values()) {
            if (f.formula) {
                let v = null;
                Object.defineProperty(o.f, f.l, {
                    enumerable: true,
                    configurable: true,
                    get: () => v ?? (v = this.formula(f, row)),
                    set(x) {
                        Object.defineProperty(o.f, f.l, {
                            value: x,
                            writable: true,
                            enumerable: true,
                            configurable: true
                        });
                    }
                });
                continue;
            }
            if (f.l in row) o.f[f.l] = row[f.l];
        }
        if (row.id) o.f.id = row.id;
        else delete o.f.id;
        o.trigrow = true;
        return o;
    }
    trigEx(op, t, when, x, work) {
        if (x.isDmlInner) return x;
        const W = `${when[0].toUpperCase()}${when.slice(1)}${op[0].toUpperCase()}${op.slice(1)}`;
        const m = `${t.name}: execution of ${W}\n\ncaused by: ${x.typeName()}: ${x.msg ?? 'Script-thrown exception'}\n\n${x.trace || ''}`;
        return this.dmlEx(op, [
            {
                i: work[0].i,
                e: this.err('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', m, []),
                id: work[0].old ? work[0].old.id : undefined
            }
        ]);
    }
}
