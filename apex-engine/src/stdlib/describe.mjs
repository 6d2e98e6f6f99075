// Schema namespace (tokens and describes) and the generic SObject methods.
import {
    AList,
    AMap,
    NObj,
    SObj,
    EnumVal,
    ADecimal,
    ADate,
    ADatetime,
    ATime,
    ABlob,
    isNum,
    toNum,
    Unsupported,
    ApexObj
} from '../values.mjs';

const SOAP = {
    ID: 'ID',
    REFERENCE: 'ID',
    BOOLEAN: 'BOOLEAN',
    INTEGER: 'INTEGER',
    DOUBLE: 'DOUBLE',
    CURRENCY: 'DOUBLE',
    PERCENT: 'DOUBLE',
    DATE: 'DATE',
    DATETIME: 'DATETIME',
    TIME: 'TIME',
    BASE64: 'BASE64BINARY'
};
export function installSchema(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const L = (t, a) => new AList(T.list(T.parse(t)), a);
    N.enum(
        'Schema.DisplayType',
        'ADDRESS ANYTYPE BASE64 BOOLEAN COMBOBOX COMPLEXVALUE CURRENCY DATACATEGORYGROUPREFERENCE DATE DATETIME DOUBLE EMAIL ENCRYPTEDSTRING ID INTEGER JSON LOCATION LONG MULTIPICKLIST PERCENT PHONE PICKLIST REFERENCE SOBJECT STRING TEXTAREA TIME URL'
    );
    N.enum(
        'Schema.SOAPType',
        'ANYTYPE ARRAY BASE64BINARY BOOLEAN DATE DATETIME DOUBLE ID INTEGER STRING TIME'
    );
    N.enum('Schema.SObjectDescribeOptions', 'DEFAULT DEFERRED FULL');
    const once = (k, mk) => {
        const m = rt.tokCache;
        let v = m.get(k);
        if (!v) m.set(k, (v = mk()));
        return v;
    };
    rt.sotype = (d) => {
        if (typeof d === 'string') {
            if (d === 'SObject') throw new Unsupported('SObject.SObjectType');
            d = rt.schema.get(d);
        }
        return once('sotype:' + d.l, () => {
            const o = new NObj('SObjectType', { d });
            o.$key = 'sotype:' + d.l;
            o.str = () => d.name;
            return o;
        });
    };
    rt.sfield = (d, l) =>
        once(`sfield:${d.l}.${l}`, () => {
            const f = d.field(l) || d.rel(l);
            const o = new NObj('SObjectField', { f, d });
            o.$key = `sfield:${d.l}.${l}`;
            o.str = () => f.name;
            return o;
        });
    rt.describeObj = (d) =>
        once(
            'desc:' + d.l,
            () =>
                new NObj('DescribeSObjectResult', { d, str: () => `Schema.DescribeSObjectResult[${d.name}]` })
        );
    rt.describeFld = (f) =>
        new NObj('DescribeFieldResult', {
            f,
            str: () => `Schema.DescribeFieldResult[${f.name}]`,
            $key: 'dfr:' + f.obj.l + '.' + f.l
        });
    rt.fieldSet = (d, n) => {
        const fs = d.fieldSets.get(n.toLowerCase());
        if (!fs) throw new Unsupported(`field set ${d.name}.${n}`);
        return new NObj('FieldSet', { fs, d });
    };
    const lmap = (vt, pairs) => {
        const m = new AMap(T.map(T.String, T.parse(vt)));
        const g = m.get.bind(m);
        const h = m.has.bind(m);
        m.get = (k) => g(typeof k === 'string' ? k.toLowerCase() : k);
        m.has = (k) => h(typeof k === 'string' ? k.toLowerCase() : k);
        for (const [k, v] of pairs) m.put(k.toLowerCase(), v);
        return m;
    };
    const fmap = (d) => {
        const m = lmap(
            'SObjectField',
            [...d.fields.values()].map((f) => [f.name, rt.sfield(d, f.l)])
        );
        return m;
    };
    N('Schema', {
        'static Map<String,SObjectType> getGlobalDescribe()': () =>
            lmap(
                'SObjectType',
                [...rt.schema.objs.values()]
                    .filter((d) => d.name !== 'AggregateResult' && d.name !== 'Name')
                    .map((d) => [d.name, rt.sotype(d)])
            ),
        'static List<DescribeSObjectResult> describeSObjects(List<String>)': (l) =>
            L(
                'DescribeSObjectResult',
                l.a.map((n) => {
                    const d = rt.schema.get(n ?? '');
                    if (!d) ex('InvalidParameterValueException', `sObject type '${n}' is not supported.`);
                    return rt.describeObj(d);
                })
            ),
        'static List<DescribeSObjectResult> describeSObjects(List<String>, SObjectDescribeOptions)': (l) =>
            L(
                'DescribeSObjectResult',
                l.a.map((n) =>
                    rt.describeObj(
                        rt.schema.get(n) ||
                            ex('InvalidParameterValueException', `sObject type '${n}' is not supported.`)
                    )
                )
            ),
        'static List<Object> describeTabs()': () => {
            throw new Unsupported('Schema.describeTabs');
        }
    });
    rt.types.natives.set('schema.schema', T.natives.get('schema'));
    const newSo = (o, id, def) => {
        const s = new SObj(o.d);
        if (id) s.f.id = rt.ops.toId(id);
        if (o.d.isEvent && o.d.field('eventuuid')) s.f.eventuuid = crypto.randomUUID();
        if (def) for (const f of o.d.fields.values()) if (f.def !== null) s.f[f.l] = rt.db.defaultValue(f);
        return s;
    };
    N('Schema.SObjectType', {
        'DescribeSObjectResult getDescribe()': (o) => rt.describeObj(o.d),
        'DescribeSObjectResult getDescribe(SObjectDescribeOptions)': (o) => rt.describeObj(o.d),
        'DescribeSObjectResult getDescribe(Object)': (o) => rt.describeObj(o.d),
        'SObject newSObject()': (o) => newSo(o),
        'SObject newSObject(Id)': (o, id) => newSo(o, id),
        'SObject newSObject(Id, Boolean)': (o, id, b) => {
            const s = newSo(o, id, b);
            if (b && o.d.recordTypes.length) s.f.recordtypeid = id || null;
            return s;
        },
        'String toString()': (o) => o.d.name,
        'Integer hashCode()': (o) => o.$oid,
        'Boolean equals(Object)': (a, b) => a === b
    });
    N('Schema.SObjectField', {
        'DescribeFieldResult getDescribe()': (o) => rt.describeFld(o.f),
        'DescribeFieldResult getDescribe(Object)': (o) => rt.describeFld(o.f),
        'String toString()': (o) => o.f.name,
        'Integer hashCode()': (o) => o.$oid,
        'Boolean equals(Object)': (a, b) => a === b
    });
    const u = () => rt.perm;
    N('Schema.DescribeSObjectResult', {
        'String getName()': (o) => o.d.name,
        'String getLocalName()': (o) => o.d.name,
        'String getLabel()': (o) => o.d.label,
        'String getLabelPlural()': (o) => o.d.plural,
        'String getKeyPrefix()': (o) => (o.d.isEvent ? o.d.prefix : o.d.prefix),
        'SObjectType getSObjectType()': (o) => rt.sotype(o.d),
        'SObjectType getSobjectType()': (o) => rt.sotype(o.d),
        'Boolean isCustom()': (o) => o.d.custom,
        'Boolean isCustomSetting()': (o) => o.d.isSetting,
        'Boolean isAccessible()': (o) => u().obj(o.d, 'r'),
        'Boolean isCreateable()': (o) => (o.d.createable || o.d.isEvent) && u().obj(o.d, 'c'),
        'Boolean isUpdateable()': (o) => o.d.createable && u().obj(o.d, 'u'),
        'Boolean isDeletable()': (o) => o.d.createable && u().obj(o.d, 'd'),
        'Boolean isUndeletable()': (o) => o.d.createable && u().obj(o.d, 'c'),
        'Boolean isQueryable()': () => true,
        'Boolean isSearchable()': (o) => !o.d.isMdt && !o.d.isEvent,
        'Boolean isMergeable()': (o) => ['Account', 'Contact', 'Lead', 'Case'].includes(o.d.name),
        'Boolean isFeedEnabled()': () => false,
        'Boolean isMruEnabled()': () => false,
        'Boolean isDeprecatedAndHidden()': () => false,
        'Boolean getHasSubtypes()': () => false,
        'List<ChildRelationship> getChildRelationships()': (o) =>
            L(
                'ChildRelationship',
                [...rt.schema.objs.values()].flatMap((c) =>
                    [...c.fields.values()]
                        .filter((f) => f.type === 'REFERENCE' && f.refs.includes(o.d.name) && !f.sys)
                        .map(
                            (f) =>
                                new NObj('ChildRelationship', { c, f, $key: `crel:${c.l}.${f.l}.${o.d.l}` })
                        )
                )
            ),
        'List<RecordTypeInfo> getRecordTypeInfos()': (o) => L('RecordTypeInfo', rts(o.d)),
        'Map<String,RecordTypeInfo> getRecordTypeInfosByName()': (o) => rtm(o.d, (r) => r.name),
        'Map<String,RecordTypeInfo> getRecordTypeInfosByDeveloperName()': (o) => rtm(o.d, (r) => r.dev),
        'Map<Id,RecordTypeInfo> getRecordTypeInfosById()': (o) => {
            const m = new AMap(T.parse('Map<Id,RecordTypeInfo>'));
            for (const r of rts(o.d)) m.put(r.id, r);
            return m;
        },
        'SObjectType getAssociateParentEntity()': () => null,
        'SObjectTypeFields fields': { get: (o) => new NObj('SObjectTypeFields', { d: o.d }) },
        'FieldSets fieldSets': { get: (o) => new NObj('FieldSets', { d: o.d }) }
    });
    N('Schema.SObjectTypeFields', { 'Map<String,SObjectField> getMap()': (o) => fmap(o.d) });
    N('Schema.FieldSets', {
        'Map<String,FieldSet> getMap()': (o) =>
            lmap(
                'FieldSet',
                [...o.d.fieldSets.values()].map((f) => [f.name, new NObj('FieldSet', { fs: f, d: o.d })])
            )
    });
    N('Schema.FieldSet', {
        'List<FieldSetMember> getFields()': (o) =>
            L(
                'FieldSetMember',
                o.fs.fields.map((m) => new NObj('FieldSetMember', { m, d: o.d }))
            ),
        'String getName()': (o) => o.fs.name,
        'String getLabel()': (o) => o.fs.label,
        'SObjectType getSObjectType()': (o) => rt.sotype(o.d),
        'String getDescription()': () => null,
        'String getNameSpace()': () => rt.ns
    });
    const mf = (o) => rt.soqlx.resolve(o.d, o.m.field.split('.')).field;
    N('Schema.FieldSetMember', {
        'String getFieldPath()': (o) => o.m.field,
        'String getLabel()': (o) => mf(o).label,
        'Boolean getRequired()': (o) => o.m.required,
        'Boolean getDBRequired()': (o) => mf(o).required,
        'DisplayType getType()': (o) => rt.en('DisplayType', mf(o).type),
        'SObjectField getSObjectField()': (o) => rt.sfield(mf(o).obj, mf(o).l)
    });
    N('Schema.ChildRelationship', {
        'SObjectType getChildSObject()': (o) => rt.sotype(o.c),
        'SObjectField getField()': (o) => rt.sfield(o.c, o.f.l),
        'String getRelationshipName()': (o) => o.f.childRel,
        'Boolean isCascadeDelete()': (o) => o.f.cascade,
        'Boolean isRestrictedDelete()': (o) => !!o.f.restrict,
        'Boolean isDeprecatedAndHidden()': () => false
    });
    const rts = (d) => {
        const rows = rt.db.rows(rt.schema.get('RecordType')).filter((r) => r.sobjecttype === d.name);
        const out = rows.map(
            (r, i) =>
                new NObj('RecordTypeInfo', {
                    id: r.id,
                    name: r.name,
                    dev: r.developername,
                    active: r.isactive !== false,
                    master: false,
                    def: i === 0
                })
        );
        out.push(
            new NObj('RecordTypeInfo', {
                id: '012000000000000AAA',
                name: 'Master',
                dev: 'Master',
                active: true,
                master: true,
                def: !rows.length
            })
        );
        return out;
    };
    const rtm = (d, k) => {
        const m = new AMap(T.parse('Map<String,RecordTypeInfo>'));
        for (const r of rts(d)) m.put(k(r), r);
        return m;
    };
    N('Schema.RecordTypeInfo', {
        'String getName()': (o) => o.name,
        'String getDeveloperName()': (o) => o.dev,
        'Id getRecordTypeId()': (o) => o.id,
        'Boolean isActive()': (o) => o.active,
        'Boolean isAvailable()': () => true,
        'Boolean isDefaultRecordTypeMapping()': (o) => o.def,
        'Boolean isMaster()': (o) => o.master
    });
    const F = (k) => (o) => o.f[k];
    N('Schema.DescribeFieldResult', {
        'String getName()': F('name'),
        'String getLocalName()': F('name'),
        'String getLabel()': F('label'),
        'DisplayType getType()': (o) => rt.en('DisplayType', o.f.type === 'ADDRESS' ? 'ADDRESS' : o.f.type),
        'SOAPType getSoapType()': (o) => rt.en('SOAPType', SOAP[o.f.type] || 'STRING'),
        'SOAPType getSOAPType()': (o) => rt.en('SOAPType', SOAP[o.f.type] || 'STRING'),
        'Integer getLength()': F('length'),
        'Integer getByteLength()': (o) => o.f.length * 3,
        'Integer getScale()': F('scale'),
        'Integer getPrecision()': F('precision'),
        'Integer getDigits()': (o) => (o.f.type === 'INTEGER' ? 9 : 0),
        'List<PicklistEntry> getPicklistValues()': (o) =>
            L(
                'PicklistEntry',
                (o.f.picklist || []).map(
                    (p) =>
                        new NObj('PicklistEntry', {
                            p,
                            str: () =>
                                `Schema.PicklistEntry[getLabel=${p.label};getValue=${p.v};isActive=${p.active};isDefaultValue=${!!p.def};]`
                        })
                )
            ),
        'List<SObjectType> getReferenceTo()': (o) =>
            L(
                'SObjectType',
                o.f.refs
                    .map((r) => rt.schema.get(r))
                    .filter(Boolean)
                    .map(rt.sotype)
            ),
        'String getRelationshipName()': F('relName'),
        'Integer getRelationshipOrder()': (o) => (o.f.md ? 0 : null),
        'Object getDefaultValue()': (o) =>
            o.f.type === 'BOOLEAN'
                ? o.f.def === true
                : o.f.def && o.f.def.expr === undefined
                  ? o.f.def
                  : o.f.def
                    ? rt.db.defaultValue(o.f)
                    : null,
        'String getDefaultValueFormula()': (o) => (o.f.def && o.f.def.expr) || null,
        'String getInlineHelpText()': (o) => o.f.help ?? null,
        'String getCalculatedFormula()': F('formula'),
        'SObjectField getSObjectField()': (o) => rt.sfield(o.f.obj, o.f.l),
        'SObjectField getSobjectField()': (o) => rt.sfield(o.f.obj, o.f.l),
        'SObjectType getSObjectType()': (o) => rt.sotype(o.f.obj),
        'SObjectField getController()': (o) =>
            o.f.controlling ? rt.sfield(o.f.obj, o.f.controlling.toLowerCase()) : null,
        'String getReferenceTargetField()': () => null,
        'FieldDescribeOptions getOptions()': () => null,
        'Boolean isAccessible()': (o) => u().obj(o.f.obj, 'r') && u().field(o.f.obj, o.f, 'r'),
        'Boolean isCreateable()': (o) =>
            !o.f.readonly && u().obj(o.f.obj, 'c') && u().field(o.f.obj, o.f, 'u'),
        'Boolean isUpdateable()': (o) =>
            !o.f.readonly && !o.f.md && u().obj(o.f.obj, 'u') && u().field(o.f.obj, o.f, 'u'),
        'Boolean isCustom()': F('custom'),
        'Boolean isNillable()': (o) => !o.f.required && o.f.type !== 'BOOLEAN' && o.f.type !== 'ID',
        'Boolean isUnique()': F('unique'),
        'Boolean isExternalId()': F('externalId'),
        'Boolean isIdLookup()': (o) => o.f.externalId || o.f.l === 'id' || (o.f.l === 'name' && !!o.f.obj),
        'Boolean isCalculated()': (o) => !!(o.f.formula || o.f.summary),
        'Boolean isAutoNumber()': (o) => !!o.f.auto,
        'Boolean isCaseSensitive()': F('caseSensitive'),
        'Boolean isDefaultedOnCreate()': (o) =>
            o.f.def !== null || o.f.sys || o.f.type === 'BOOLEAN' || o.f.l === 'ownerid',
        'Boolean isDependentPicklist()': (o) => !!o.f.controlling,
        'Boolean isFilterable()': (o) =>
            !(o.f.type === 'TEXTAREA' && o.f.length > 255) && o.f.type !== 'BASE64',
        'Boolean isGroupable()': (o) =>
            !['DOUBLE', 'CURRENCY', 'PERCENT', 'DATETIME', 'TEXTAREA', 'BASE64'].includes(o.f.type),
        'Boolean isSortable()': (o) => !(o.f.type === 'TEXTAREA' && o.f.length > 255),
        'Boolean isHtmlFormatted()': (o) => o.f.metaType === 'Html',
        'Boolean isNameField()': (o) => o.f.l === 'name',
        'Boolean isNamePointing()': (o) => o.f.refs.length > 1,
        'Boolean isRestrictedPicklist()': F('restricted'),
        'Boolean isPermissionable()': (o) => o.f.custom && !o.f.required && !o.f.md,
        'Boolean isWriteRequiresMasterRead()': () => false,
        'Boolean isDeprecatedAndHidden()': () => false,
        'Boolean isCascadeDelete()': F('cascade'),
        'Boolean isEncrypted()': () => false,
        'Boolean isAggregatable()': () => true,
        'Boolean isAiPredictionField()': () => false,
        'Boolean isSearchPrefilterable()': () => false,
        'Boolean isDisplayLocationInDecimal()': () => false,
        'Boolean isHighScaleNumber()': () => false,
        'Boolean isQueryByDistance()': () => false,
        'Boolean isFormulaTreatNullNumberAsZero()': () => false
    });
    T.natives.get('describefieldresult').params = [];
    for (const [k, ts, g] of [
        ['name', 'String', F('name')],
        ['label', 'String', F('label')],
        ['length', 'Integer', F('length')],
        ['type', 'DisplayType', (o) => rt.en('DisplayType', o.f.type)],
        ['accessible', 'Boolean', () => true],
        ['localName', 'String', F('name')],
        ['inlineHelpText', 'String', (o) => o.f.help ?? null],
        [
            'picklistValues',
            'List<PicklistEntry>',
            (o) => T.natives.get('describefieldresult').methods.get('getpicklistvalues')[0].fn(o)
        ],
        ['sobjectField', 'SObjectField', (o) => rt.sfield(o.f.obj, o.f.l)],
        ['relationshipName', 'String', F('relName')]
    ])
        T.addMember(T.natives.get('describefieldresult'), `${ts} ${k}`, { get: g });
    for (const [k, ts, g] of [
        ['name', 'String', (o) => o.d.name],
        ['label', 'String', (o) => o.d.label],
        ['labelPlural', 'String', (o) => o.d.plural],
        ['keyPrefix', 'String', (o) => o.d.prefix],
        ['sobjectType', 'SObjectType', (o) => rt.sotype(o.d)],
        ['custom', 'Boolean', (o) => o.d.custom]
    ])
        T.addMember(T.natives.get('describesobjectresult'), `${ts} ${k}`, { get: g });
    N('Schema.FieldDescribeOptions', {});
    N('Schema.PicklistEntry', {
        'String getLabel()': (o) => o.p.label,
        'String getValue()': (o) => o.p.v,
        'Boolean isActive()': (o) => o.p.active !== false,
        'Boolean isDefaultValue()': (o) => !!o.p.def
    });
    for (const [k, g] of [
        ['label', (o) => o.p.label],
        ['value', (o) => o.p.v]
    ])
        T.addMember(T.natives.get('picklistentry'), `String ${k}`, { get: g });
    // ---- generic SObject methods
    const name = (f) => (f instanceof NObj ? (f.f.relName && f.viaRel ? f.f.relName : f.f.name) : f);
    const fkey = (o, f, what) => {
        if (f === null) ex('NullPointerException', 'Argument cannot be null.');
        const n = name(f);
        const l = n.toLowerCase();
        if (f instanceof NObj && f.d !== o.d && !o.d.field(l))
            ex('SObjectException', `${n} does not belong to SObject type ${o.d.name}`);
        if (o.d.field(l) || o.d.name === 'AggregateResult') return l;
        if (rt.ns && l.startsWith(rt.ns.toLowerCase() + '__') && o.d.field(l.slice(rt.ns.length + 2)))
            return l.slice(rt.ns.length + 2);
        if (o.d.rel(l) || o.d.childRels.has(l)) return l;
        if (/^(billing|shipping|mailing|other)?address$/.test(l)) return l;
        return ex('SObjectException', `Invalid field ${n} for ${o.d.name}`);
    };
    const get = (o, f) => {
        const l = fkey(o, f);
        if (o.d.name === 'AggregateResult') {
            if (!(l in o.f)) ex('SObjectException', `Invalid field ${f} for AggregateResult`);
            return o.f[l];
        }
        return rt.ops.sgetR(o, l);
    };
    /** Convert a dynamically put value to the field's type, as SObject.put does. */
    const conv = (o, fd, v) => {
        if (v === null || v === undefined || !fd) return v ?? null;
        const bad = () =>
            ex(
                'SObjectException',
                `Illegal assignment from ${T.typeOf(v).name} to ${rt.schema.apexTypeOfField(fd).name}`
            );
        switch (fd.type) {
            case 'BOOLEAN':
                return typeof v === 'boolean' ? v : bad();
            case 'INTEGER':
                return isNum(v) ? Math.trunc(toNum(v)) : bad();
            case 'DOUBLE':
            case 'CURRENCY':
            case 'PERCENT':
                return isNum(v) ? ADecimal.from(v) : bad();
            case 'DATE':
                return v instanceof ADate
                    ? v
                    : v instanceof ADatetime
                      ? new ADate(Math.floor(v.t / 864e5))
                      : bad();
            case 'DATETIME':
                return v instanceof ADatetime ? v : v instanceof ADate ? new ADatetime(v.d * 864e5) : bad();
            case 'TIME':
                return v instanceof ATime ? v : bad();
            case 'ID':
            case 'REFERENCE':
                return typeof v === 'string'
                    ? fd.mdtRel && !/__mdt$/i.test(fd.mdtRel)
                        ? v
                        : rt.ops.toId(v)
                    : bad();
            case 'BASE64':
                return v instanceof ABlob ? v : bad();
            default:
                if (fd.type === 'ANYTYPE') return v;
                if (typeof v !== 'string') {
                    if (v instanceof EnumVal) return bad();
                    return bad();
                }
                return v;
        }
    };
    const put = (o, f, v) => {
        const l = fkey(o, f);
        if (o.ro) ex('FinalException', 'Record is read-only');
        const old = o.f[l] ?? null;
        const fd = o.d.field(l);
        if (!fd && v instanceof SObj) {
            o.f[l] = v;
            if (o.q) o.q.add(l);
            return old;
        }
        if (fd && fd.formula) ex('SObjectException', `Field ${fd.name} is not editable`);
        o.f[l] = conv(o, fd, v);
        if (o.q) o.q.add(l);
        return old;
    };
    rt.cloneSob = (o, id = false, deep = false, ts = false, auto = false) => {
        const c = new SObj(o.d);
        for (const k of Object.keys(o.f)) {
            if (k === 'id' && !id) continue;
            const f = o.d.field(k);
            if (!ts && ['createddate', 'createdbyid', 'lastmodifieddate', 'lastmodifiedbyid'].includes(k))
                continue;
            if (!auto && f && f.auto) continue;
            const v = o.f[k];
            if (v instanceof AList && !deep) {
                c.f[k] = v;
                continue;
            }
            c.f[k] = v instanceof SObj && deep ? rt.cloneSob(v, true, true, true) : v;
        }
        if (o.q) {
            c.q = new Set(o.q);
            if (!id) {
                c.f.id = null;
                delete c.f.id;
            }
            if (!ts)
                for (const k of ['createddate', 'createdbyid', 'lastmodifieddate', 'lastmodifiedbyid'])
                    if (c.q.has(k)) c.f[k] = null;
        }
        c.cloned = true;
        c.src = o.f.id || o.src || null;
        c.names = o.names;
        return c;
    };
    const addErr = (o, m, f) => {
        if (!o.trig && !rt.trigStack.length) {
            /* outside triggers the error is kept on the record */
        }
        (o.errs = o.errs || []).push({
            msg: m instanceof ApexObj ? m.msg : String(m ?? 'null'),
            field: f || null
        });
    };
    N('SObject', {
        'Object get(String)': get,
        'Object get(SObjectField)': get,
        'Object put(String, Object)': put,
        'Object put(SObjectField, Object)': put,
        'SObject getSObject(String)': (o, n) => {
            const l = n.toLowerCase();
            const r = o.d.rel(l) || [...o.d.rels.values()].find((x) => x.l === l);
            if (!r) ex('SObjectException', `Invalid relationship ${n} for ${o.d.name}`);
            const k = r.relName.toLowerCase();
            const v = o.f[k];
            if (v === undefined && o.q && !o.q.has(k))
                ex(
                    'SObjectException',
                    `SObject row was retrieved via SOQL without querying the requested field: ${o.d.name}.${r.relName}`
                );
            return v ?? null;
        },
        'SObject getSObject(SObjectField)': (o, t) => o.f[t.f.relName.toLowerCase()] ?? null,
        'List<SObject> getSObjects(String)': (o, n) => {
            const k = n.toLowerCase();
            if (!o.d.childRels.has(k))
                ex('SObjectException', `Invalid aggregate relationship ${n} for ${o.d.name}`);
            const v = o.f[k];
            return v && v.a.length ? v : null;
        },
        'SObject putSObject(String, SObject)': (o, n, v) => {
            const k = n.toLowerCase();
            if (!o.d.rel(k)) ex('SObjectException', `Invalid relationship ${n} for ${o.d.name}`);
            const old = o.f[k] ?? null;
            o.f[k] = v;
            if (o.q) o.q.add(k);
            return old;
        },
        'SObject putSObject(SObjectField, SObject)': (o, t, v) => {
            const k = t.f.relName.toLowerCase();
            const old = o.f[k] ?? null;
            o.f[k] = v;
            return old;
        },
        'SObjectType getSObjectType()': (o) => rt.sotype(o.d),
        'Map<String,Object> getPopulatedFieldsAsMap()': (o) => {
            const m = new AMap(T.parse('Map<String,Object>'));
            for (const k of Object.keys(o.f)) {
                if (o.f[k] === undefined) continue;
                if (o.trigrow && o.f[k] === null) continue;
                const c = o.d.childRels.get(k);
                m.put(
                    (o.names || []).find((n) => n.toLowerCase() === k) ||
                        (o.d.field(k) ? o.d.field(k).name : o.d.rel(k) ? o.d.rel(k).relName : c ? c.name : k),
                    o.f[k]
                );
            }
            return m;
        },
        'Boolean isSet(String)': (o, n) => o.f[fkey(o, n)] !== undefined,
        'Boolean isSet(SObjectField)': (o, n) => o.f[fkey(o, n)] !== undefined,
        'SObject clone()': (o) => rt.cloneSob(o),
        'SObject clone(Boolean)': rt.cloneSob,
        'SObject clone(Boolean, Boolean)': rt.cloneSob,
        'SObject clone(Boolean, Boolean, Boolean)': rt.cloneSob,
        'SObject clone(Boolean, Boolean, Boolean, Boolean)': rt.cloneSob,
        'Boolean isClone()': (o) => !!o.cloned,
        'Id getCloneSourceId()': (o) => o.src || null,
        'void addError(String)': (o, m) => addErr(o, m),
        'void addError(String, Boolean)': (o, m) => addErr(o, m),
        'void addError(Exception)': (o, m) => addErr(o, m),
        'void addError(Exception, Boolean)': (o, m) => addErr(o, m),
        'void addError(String, String)': (o, f, m) => {
            const fd = o.d.field(f.toLowerCase());
            addErr(o, m, fd ? fd.name : f);
        },
        'void addError(SObjectField, String)': (o, f, m) => addErr(o, m, f.f.name),
        'Boolean hasErrors()': (o) => !!(o.errs && o.errs.length),
        'List<Database.Error> getErrors()': (o) =>
            L(
                'Database.Error',
                (o.errs || []).map((e) =>
                    rt.dbError({
                        code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                        msg: e.msg,
                        fields: e.field ? [e.field] : []
                    })
                )
            ),
        'void clear()': (o) => {
            for (const k of Object.keys(o.f)) delete o.f[k];
        },
        'Boolean equals(Object)': (a, b) => a === b || (b instanceof SObj && rt.ops.eq(a, b)),
        'Integer hashCode()': (o) => o.$h || (o.$h = Math.floor(Math.random() * 1e6)),
        'void setOptions(Database.DMLOptions)': (o, x) => {
            o.opts = x;
        },
        'Database.DMLOptions getOptions()': (o) => o.opts || null,
        'void recalculateFormulas()': (o) => {
            const row = { ...o.f, $d: o.d };
            for (const f of o.d.fields.values()) {
                if (!(f.l in row)) row[f.l] = null;
            }
            for (const f of o.d.fields.values())
                if (f.formula) {
                    o.f[f.l] = rt.db.formula(f, row);
                    if (o.q) o.q.add(f.l);
                }
        },
        'String getQuickActionName()': () => null,
        'String toString()': (o) => rt.str(o)
    });
    rt.addError = addErr;
    rt.sput = put;
    rt.sgetDyn = get;
}
