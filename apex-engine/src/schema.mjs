// sObject metadata: standard object table + the project's own object/field/label/permission metadata.
import { XMLParser } from 'fast-xml-parser';
import fs from 'node:fs';
import path from 'node:path';
import { fitAllObjects } from './org-shape.mjs';
import { STANDARD } from './stdobjects.mjs';

const ARR = new Set([
    'value',
    'values',
    'labels',
    'fieldPermissions',
    'objectPermissions',
    'customPermissions',
    'classAccesses',
    'valueSet.customValue',
    'fields',
    'members',
    'recordTypes',
    'displayedFields',
    'availableFields',
    'customMetadataTypeAccesses',
    'customSettingAccesses',
    'userPermissions',
    'validationRules',
    'fieldSets',
    'customValue',
    'permissionSets',
    'picklistValues'
]);
const xp = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: true,
    isArray: (n) => ARR.has(n)
});
export const readXml = (f) => xp.parse(fs.readFileSync(f, 'utf8'));
const bool = (v) => String(v) === 'true';

function readExternalCredential(file) {
    const {
        authenticationProtocol,
        externalCredentialParameters = [],
        label
    } = readXml(file).ExternalCredential;
    const parameters = [externalCredentialParameters].flat();
    return {
        name: path.basename(file).split('.')[0],
        label,
        protocol: authenticationProtocol,
        principals: parameters
            .filter(({ parameterType }) => parameterType.endsWith('Principal'))
            .map((parameter) => ({
                name: parameter.parameterName,
                type: parameter.parameterType,
                sequence: Number(parameter.sequenceNumber)
            })),
        headers: parameters
            .filter(({ parameterType }) => parameterType === 'AuthHeader')
            .map(({ parameterName, parameterValue }) => ({ name: parameterName, value: parameterValue }))
    };
}

export class FieldDef {
    constructor(name, type, o = {}) {
        this.name = name;
        this.l = name.toLowerCase();
        this.type = type;
        this.label =
            o.label ||
            name
                .replace(/__c$/, '')
                .replace(/_/g, ' ')
                .replace(/([a-z])([A-Z])/g, '$1 $2')
                .replace(/ Id$/, ' ID');
        this.length = o.length || 0;
        this.scale = o.scale || 0;
        this.precision = o.precision || 0;
        this.refs = o.refs || [];
        this.relName = o.relName || null;
        this.childRel = o.childRel || null;
        this.required = !!o.required;
        this.readonly = !!o.readonly;
        this.unique = !!o.unique;
        this.externalId = !!o.externalId;
        this.def = o.def ?? null;
        this.picklist = o.picklist || null;
        this.restricted = !!o.restricted;
        this.formula = o.formula || null;
        this.blanksAsZero = !!o.blanksAsZero;
        this.custom = !!o.custom;
        this.help = o.help || null;
        this.cascade = !!o.cascade;
        this.md = !!o.md;
        this.caseSensitive = !!o.caseSensitive;
        this.auto = o.auto || null;
        this.sys = !!o.sys;
        this.controlling = o.controlling || null;
        this.mdtRel = o.mdtRel || null;
        this.summary = o.summary || null;
        this.valueSetName = o.valueSetName || null;
    }
}
export class SObjectDef {
    constructor(name, prefix, o = {}) {
        this.name = name;
        this.l = name.toLowerCase();
        this.prefix = prefix;
        this.label = o.label || name.replace(/([a-z])([A-Z])/g, '$1 $2');
        this.plural = o.plural || this.label + 's';
        this.fields = new Map();
        this.rels = new Map();
        this.childRels = new Map();
        this.custom = /__(c|mdt|e|b)$/i.test(name);
        this.isMdt = /__mdt$/i.test(name);
        this.isEvent = /__e$/i.test(name) || !!o.isEvent;
        this.isSetting = !!o.setting;
        this.settingType = o.setting || null;
        this.fieldSets = new Map();
        this.createable = !o.nocreate && !this.isMdt;
        this.recordTypes = [];
        this.nameDef = o.nameDef || null;
        this.sharing = o.sharing || null;
        this.rules = [];
        this.description = o.description;
    }
    field(l) {
        return this.fields.get(l) || null;
    }
    rel(l) {
        return this.rels.get(l) || null;
    }
    add(f) {
        this.fields.set(f.l, f);
        if (f.relName) this.rels.set(f.relName.toLowerCase(), f);
        f.obj = this;
        return f;
    }
}
const CODE = {
    t: ['TEXTAREA'],
    b: ['BOOLEAN'],
    i: ['INTEGER'],
    n: ['DOUBLE'],
    c: ['CURRENCY'],
    p: ['PERCENT'],
    d: ['DATE'],
    dt: ['DATETIME'],
    tm: ['TIME'],
    e: ['EMAIL', 80],
    ph: ['PHONE', 40],
    u: ['URL', 255],
    x: ['BASE64'],
    a: ['ANYTYPE']
};

export class Schema {
    constructor(types) {
        this.types = types;
        this.objs = new Map();
        this.labels = new Map();
        this.mdtRecords = [];
        this.permsets = new Map();
        this.customPerms = new Set();
        this.resources = new Map();
        this.valueSets = new Map();
        this.problems = [];
        this.npfx = 0;
        this.keyPrefixes = {};
        this.flows = new Set();
        this.namedCreds = new Set();
        this.externalCredentials = [];
        this.notificationTypes = [];
        /** Objects of the engine itself: stored like others, but not to be named in Apex, SOQL or an API. */
        this.internal = new Map();
        this.psgs = new Map();
        this.cachePartitions = [];
        this.shape = null;
    }
    get(n) {
        return (
            this.objs.get(n.toLowerCase()) ||
            (this.ns &&
                n.toLowerCase().startsWith(this.ns + '__') &&
                this.objs.get(n.toLowerCase().slice(this.ns.length + 2))) ||
            null
        );
    }
    add(d) {
        this.objs.set(d.l, d);
        return d;
    }
    /** Key prefix of a project object: the one it had before (see option keyPrefixes), else the next free one. */
    prefix(objectName, letter = 'a') {
        const known = this.keyPrefixes[objectName];
        if (known) return known;
        const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
        const taken = new Set(Object.values(this.keyPrefixes));
        for (;;) {
            const n = this.npfx++;
            const prefix = letter + digits[Math.floor(n / 62) % 62] + digits[n % 62];
            if (!taken.has(prefix)) return prefix;
        }
    }
    /** Key prefixes of all objects that the project (not the platform) defines, by object name. */
    projectPrefixes() {
        const own = [...this.objs.values()].filter((d) => !(d.name in STANDARD));
        return Object.fromEntries(own.map((d) => [d.name, d.prefix]));
    }
    sysFields(d, o = {}) {
        const F = (n, t, x) => d.add(new FieldDef(n, t, { ...x, readonly: true, sys: true }));
        F('Id', 'ID', { length: 18 });
        if (d.isMdt) return;
        F('IsDeleted', 'BOOLEAN');
        F('CreatedDate', 'DATETIME');
        F('CreatedById', 'REFERENCE', { refs: ['User'], relName: 'CreatedBy' });
        F('LastModifiedDate', 'DATETIME');
        F('LastModifiedById', 'REFERENCE', { refs: ['User'], relName: 'LastModifiedBy' });
        F('SystemModstamp', 'DATETIME');
    }
    loadStandard() {
        for (const [name, [prefix, spec, flag]] of Object.entries(STANDARD)) {
            const d = this.add(new SObjectDef(name, prefix, { nocreate: flag === 'nocreate' }));
            if (name !== 'AggregateResult') this.sysFields(d);
            for (const m of spec.matchAll(
                /(\w+):((?:pl|mp|r)\{[^}]*\}|[a-z]+\d*)([!*^]*)(?:=((?:[^\s]| (?![A-Z]\w*:))+))?/g
            )) {
                const [, fname, code, flags, def] = m;
                let o = {
                    required: flags.includes('!'),
                    readonly: flags.includes('*'),
                    unique: flags.includes('^')
                };
                let type;
                if (code.startsWith('pl{') || code.startsWith('mp{')) {
                    type = code[0] === 'p' ? 'PICKLIST' : 'MULTIPICKLIST';
                    o.picklist = code
                        .slice(3, -1)
                        .split('|')
                        .map((v) => ({ v, label: v, active: true }));
                    o.length = 255;
                } else if (code.startsWith('r{')) {
                    const [refs, rel, child] = code.slice(2, -1).split('|');
                    type = 'REFERENCE';
                    o.refs = refs.split('/');
                    o.relName = rel;
                    o.childRel = child || null;
                    o.length = 18;
                } else if (/^s\d+$/.test(code)) {
                    type = 'STRING';
                    o.length = Number(code.slice(1));
                } else {
                    const c = CODE[code.replace(/\d+$/, '')];
                    type = c[0];
                    o.length = Number(/\d+$/.exec(code)?.[0]) || c[1] || (type === 'TEXTAREA' ? 32000 : 0);
                    if (['DOUBLE', 'CURRENCY', 'PERCENT'].includes(type)) {
                        o.precision = 18;
                        o.scale = 2;
                    }
                }
                if (def !== undefined) o.def = type === 'BOOLEAN' ? def === 'true' : def.trim();
                d.add(new FieldDef(fname, type, o));
            }
        }
        this.get('OpportunityStage').fields.get('masterlabel');
        for (const d of this.objs.values()) if (d.field('ownerid')) d.field('ownerid').label = 'Owner ID';
    }
    apexTypeOfField(f) {
        const T = this.types;
        switch (f.type) {
            case 'ID':
            case 'REFERENCE':
                return f.mdtRel && !/__mdt$/i.test(f.mdtRel) ? T.String : T.Id;
            case 'BOOLEAN':
                return T.Boolean;
            case 'INTEGER':
                return T.Integer;
            case 'LONG':
                return T.Long;
            case 'DOUBLE':
            case 'CURRENCY':
            case 'PERCENT':
                return T.Decimal;
            case 'DATE':
                return T.Date;
            case 'DATETIME':
                return T.Datetime;
            case 'TIME':
                return T.Time;
            case 'BASE64':
                return T.Blob;
            case 'ANYTYPE':
                return T.any;
            case 'LOCATION':
                return T.native('Location') || T.any;
            case 'ADDRESS':
                return T.native('Address') || T.any;
            default:
                return T.String;
        }
    }
    apexType(d, l) {
        const f = d.field(l);
        if (f) return this.apexTypeOfField(f);
        const r = d.rel(l);
        if (r) {
            if (r.mdtAny) return this.types.SObject;
            return r.relName === 'Owner'
                ? this.types.sobject(r.refs.length > 1 ? 'Name' : 'User')
                : r.refs.length > 1
                  ? this.types.sobject('Name')
                  : this.types.sobject(r.refs[0]) || null;
        }
        const c = d.childRels.get(l);
        if (c) {
            const t = this.types.sobject(c.child);
            return t && this.types.list(t);
        }
        if (d.name === 'AggregateResult') return this.types.any;
        const a = /^(billing|shipping|mailing|other)?address$/.exec(l);
        if (a) return this.types.native('Address');
        return null;
    }
    /** Companion objects the platform derives: X__Share, X__History, XChangeEvent. */
    companions() {
        for (const d of [...this.objs.values()]) {
            if (d.companion) continue;
            if (/__c$/i.test(d.name) && !d.isSetting) {
                const b = d.name.slice(0, -1);
                const mk = (sfx, fs) => {
                    const n = b + sfx;
                    if (this.get(n)) return;
                    const s = this.add(new SObjectDef(n, this.prefix(n), {}));
                    s.companion = true;
                    this.sysFields(s);
                    fs.forEach((f) => s.add(f));
                };
                const par = () =>
                    new FieldDef('ParentId', 'REFERENCE', { refs: [d.name], relName: 'Parent' });
                if (d.sharing !== 'ControlledByParent')
                    mk('Share', [
                        par(),
                        new FieldDef('UserOrGroupId', 'REFERENCE', {
                            refs: ['User', 'Group'],
                            relName: 'UserOrGroup'
                        }),
                        new FieldDef('AccessLevel', 'PICKLIST', {
                            picklist: ['Read', 'Edit', 'All'].map((v) => ({ v, label: v, active: true })),
                            length: 40
                        }),
                        new FieldDef('RowCause', 'PICKLIST', {
                            picklist: [{ v: 'Manual', label: 'Manual', active: true, def: true }],
                            length: 40,
                            def: 'Manual'
                        })
                    ]);
                mk('History', [
                    par(),
                    new FieldDef('Field', 'STRING', { length: 255 }),
                    new FieldDef('OldValue', 'ANYTYPE'),
                    new FieldDef('NewValue', 'ANYTYPE')
                ]);
            }
            if (
                ['Account', 'Contact', 'Lead', 'Opportunity', 'Case'].includes(d.name) &&
                !this.get(d.name + 'ChangeEvent')
            ) {
                const s = this.add(
                    new SObjectDef(d.name + 'ChangeEvent', this.prefix(d.name + 'ChangeEvent'), {
                        isEvent: true
                    })
                );
                s.companion = true;
                this.sysFields(s);
                s.add(new FieldDef('ChangeEventHeader', 'ANYTYPE'));
                s.add(new FieldDef('ReplayId', 'STRING', { length: 100 }));
                for (const f of d.fields.values())
                    if (!f.sys) {
                        const c = new FieldDef(f.name, f.type, { ...f, required: false, childRel: null });
                        s.add(c);
                    }
            }
        }
    }
    link() {
        this.companions();
        for (const d of this.objs.values()) d.childRels.clear();
        for (const d of this.objs.values())
            for (const f of d.fields.values()) {
                if (f.type !== 'REFERENCE') continue;
                for (const r of f.refs) {
                    const p = this.get(r);
                    if (p && f.childRel)
                        p.childRels.set(f.childRel.toLowerCase(), {
                            name: f.childRel,
                            child: d.name,
                            field: f
                        });
                }
            }
    }
    // ---------------------------------------------------------------- project metadata
    load(dirs) {
        const files = [];
        const walk = (d) => {
            for (const e of fs.readdirSync(d, { withFileTypes: true })) {
                if (e.name === 'node_modules' || e.name.startsWith('.')) continue;
                const p = path.join(d, e.name);
                if (e.isDirectory()) walk(p);
                else files.push(p);
            }
        };
        dirs.forEach(walk);
        this.files = files;
        const by = (re) => files.filter((f) => re.test(f));
        for (const f of by(/\.labels-meta\.xml$|CustomLabels\.labels(-meta\.xml)?$/))
            for (const l of readXml(f).CustomLabels?.labels || [])
                this.labels.set(l.fullName.toLowerCase(), l.value === undefined ? '' : String(l.value));
        for (const f of by(/\.globalValueSet-meta\.xml$/)) {
            const g = readXml(f).GlobalValueSet;
            this.valueSets.set(
                path.basename(f).split('.')[0].toLowerCase(),
                [].concat(g.customValue || []).map((v) => ({
                    v: v.fullName,
                    label: v.label || v.fullName,
                    def: bool(v.default),
                    active: v.isActive !== 'false'
                }))
            );
        }
        const objDirs = new Set();
        for (const f of by(/[\\/]objects[\\/][^\\/]+[\\/]/))
            objDirs.add(/[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(f)[1]);
        for (const n of objDirs) if (!this.get(n) && /__(c|mdt|e|b|x)$/i.test(n)) this.newCustom(n, files);
        for (const f of by(/\.field-meta\.xml$/)) {
            const n = /[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(f)[1];
            const d =
                this.get(n) ||
                (this.problems.push([f, 1, `field on unknown object ${n}`]),
                this.add(new SObjectDef(n, this.prefix(n))));
            if (!d.fields.size) this.sysFields(d);
            this.field(d, readXml(f).CustomField, f);
        }
        for (const f of by(/\.fieldSet-meta\.xml$/)) {
            const d = this.get(/[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(f)[1]);
            const x = readXml(f).FieldSet;
            if (d)
                d.fieldSets.set(x.fullName.toLowerCase(), {
                    name: x.fullName,
                    label: x.label,
                    fields: (x.displayedFields || []).map((q) => ({
                        field: q.field,
                        required: bool(q.isRequired)
                    }))
                });
        }
        for (const f of by(/\.sharingReason-meta\.xml$/)) {
            const d = this.get(/[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(f)[1]);
            if (d) (d.reasons = d.reasons || []).push(path.basename(f).split('.')[0]);
        }
        for (const f of by(/\.recordType-meta\.xml$/)) {
            const d = this.get(/[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(f)[1]);
            const x = readXml(f).RecordType;
            if (d) {
                d.recordTypes.push({
                    dev: x.fullName,
                    label: x.label,
                    active: bool(x.active),
                    desc: x.description
                });
            }
        }
        for (const f of by(/\.validationRule-meta\.xml$/)) {
            const d = this.get(/[\\/]objects[\\/]([^\\/]+)[\\/]/.exec(f)[1]);
            const x = readXml(f).ValidationRule;
            if (d && bool(x.active))
                d.rules.push({
                    name: x.fullName,
                    formula: String(x.errorConditionFormula),
                    msg: x.errorMessage,
                    field: x.errorDisplayField || null,
                    file: f
                });
        }
        for (const f of by(/\.md-meta\.xml$/)) {
            const x = readXml(f).CustomMetadata;
            const [t, dev] = path
                .basename(f)
                .replace(/\.md-meta\.xml$/, '')
                .split('.');
            this.mdtRecords.push({
                type: t.endsWith('__mdt') ? t : t + '__mdt',
                dev,
                label: x.label,
                protected: bool(x.protected),
                values: []
                    .concat(x.values || [])
                    .map((v) => [
                        v.field,
                        v.value && typeof v.value[0] === 'object'
                            ? v.value[0]['@_xsi:nil'] === 'true'
                                ? null
                                : (v.value[0]['#text'] ?? null)
                            : v.value
                              ? v.value[0]
                              : null
                    ]),
                file: f
            });
        }
        for (const f of by(/\.permissionset-meta\.xml$/)) {
            const x = readXml(f).PermissionSet;
            this.permsets.set(path.basename(f).split('.')[0].toLowerCase(), {
                name: path.basename(f).split('.')[0],
                label: x.label,
                objs: new Map(
                    (x.objectPermissions || []).map((o) => [
                        o.object.toLowerCase(),
                        {
                            c: bool(o.allowCreate),
                            r: bool(o.allowRead),
                            u: bool(o.allowEdit),
                            d: bool(o.allowDelete),
                            va: bool(o.viewAllRecords),
                            ma: bool(o.modifyAllRecords)
                        }
                    ])
                ),
                fields: new Map(
                    (x.fieldPermissions || []).map((o) => [
                        o.field.toLowerCase(),
                        { r: bool(o.readable), u: bool(o.editable) }
                    ])
                ),
                custom: new Set(
                    (x.customPermissions || [])
                        .filter((c) => bool(c.enabled))
                        .map((c) => c.name.toLowerCase())
                ),
                principals: new Set(
                    [x.externalCredentialPrincipalAccesses || []]
                        .flat()
                        .filter((access) => bool(access.enabled))
                        .map((access) => access.externalCredentialPrincipal.toLowerCase())
                ),
                classes: (x.classAccesses || []).filter((c) => bool(c.enabled)).map((c) => c.apexClass),
                userPerms: (x.userPermissions || [])
                    .filter((c) => bool(c.enabled))
                    .map((c) => c.name.toLowerCase())
            });
        }
        for (const f of by(/\.permissionsetgroup-meta\.xml$/)) {
            const x = readXml(f).PermissionSetGroup;
            this.psgs.set(path.basename(f).split('.')[0].toLowerCase(), {
                name: path.basename(f).split('.')[0],
                label: x.label,
                sets: [].concat(x.permissionSets || [])
            });
        }
        for (const f of by(/\.customPermission-meta\.xml$/))
            this.customPerms.add(path.basename(f).split('.')[0]);
        for (const f of by(/\.flow-meta\.xml$/)) this.flows.add(path.basename(f).split('.')[0]);
        for (const f of by(/\.cachePartition-meta\.xml$/)) {
            const x = readXml(f).PlatformCachePartition;
            this.cachePartitions.push({
                name: path.basename(f).split('.')[0],
                def: bool(x?.isDefaultPartition)
            });
        }
        for (const f of by(/\.namedCredential-meta\.xml$/))
            this.namedCreds.add(path.basename(f).split('.')[0]);
        for (const f of by(/\.notiftype-meta\.xml$/))
            this.notificationTypes.push(readXml(f).CustomNotificationType);
        for (const f of by(/\.externalCredential-meta\.xml$/))
            this.externalCredentials.push(readExternalCredential(f));
        for (const f of by(/\.resource-meta\.xml$/)) {
            const base = f.replace(/\.resource-meta\.xml$/, '');
            const x = readXml(f).StaticResource;
            const dir = path.dirname(base);
            const nm = path.basename(base);
            const body = fs
                .readdirSync(dir)
                .find((z) => z !== path.basename(f) && (z === nm || z.startsWith(nm + '.')));
            this.resources.set(nm.toLowerCase(), {
                name: nm,
                file: body ? path.join(dir, body) : null,
                contentType: x?.contentType
            });
        }
        fitAllObjects(this, this.shape);
        this.link();
    }
    newCustom(n, files) {
        const of = files.find((f) => f.endsWith(`${n}.object-meta.xml`));
        const x = of ? readXml(of).CustomObject || {} : {};
        const d = this.add(
            new SObjectDef(n, this.prefix(n, n.endsWith('__mdt') ? 'm' : n.endsWith('__e') ? 'e' : 'a'), {
                label: x.label,
                plural: x.pluralLabel,
                setting: x.customSettingsType || null,
                nameDef: x.nameField || null,
                sharing: x.sharingModel,
                description: x.description
            })
        );
        d.afterCommit = x.publishBehavior === 'PublishAfterCommit';
        this.sysFields(d);
        if (d.isMdt) {
            for (const [a, l] of [
                ['DeveloperName', 40],
                ['MasterLabel', 40],
                ['Label', 40],
                ['Language', 10],
                ['NamespacePrefix', 15],
                ['QualifiedApiName', 70]
            ])
                d.add(new FieldDef(a, 'STRING', { length: l, sys: true }));
            return d;
        }
        if (d.isEvent) {
            d.add(new FieldDef('ReplayId', 'STRING', { length: 1000, readonly: true, sys: true }));
            d.add(new FieldDef('EventUuid', 'STRING', { length: 36, sys: true }));
            return d;
        }
        const auto = x.nameField?.type === 'AutoNumber';
        d.add(
            new FieldDef('Name', 'STRING', {
                length: d.isSetting ? 38 : 80,
                label: x.nameField?.label || 'Name',
                readonly: auto,
                auto: auto ? x.nameField.displayFormat || '{0}' : null,
                sys: true
            })
        );
        if (d.isSetting)
            d.add(
                new FieldDef('SetupOwnerId', 'REFERENCE', {
                    refs: ['Organization', 'Profile', 'User'],
                    relName: 'SetupOwner'
                })
            );
        else
            d.add(
                new FieldDef('OwnerId', 'REFERENCE', {
                    refs: ['User', 'Group'],
                    relName: 'Owner',
                    label: 'Owner ID'
                })
            );
        if (!d.isSetting) {
            d.add(new FieldDef('LastActivityDate', 'DATE', { readonly: true, sys: true }));
            d.add(new FieldDef('RecordTypeId', 'REFERENCE', { refs: ['RecordType'], relName: 'RecordType' }));
            d.add(new FieldDef('LastViewedDate', 'DATETIME', { readonly: true, sys: true }));
            d.add(new FieldDef('LastReferencedDate', 'DATETIME', { readonly: true, sys: true }));
        }
        return d;
    }
    field(d, x, file) {
        const n = x.fullName;
        const T = {
            Text: 'STRING',
            TextArea: 'TEXTAREA',
            LongTextArea: 'TEXTAREA',
            Html: 'TEXTAREA',
            EncryptedText: 'ENCRYPTEDSTRING',
            Checkbox: 'BOOLEAN',
            Number: 'DOUBLE',
            Currency: 'CURRENCY',
            Percent: 'PERCENT',
            Date: 'DATE',
            DateTime: 'DATETIME',
            Time: 'TIME',
            Email: 'EMAIL',
            Phone: 'PHONE',
            Url: 'URL',
            Picklist: 'PICKLIST',
            MultiselectPicklist: 'MULTIPICKLIST',
            Lookup: 'REFERENCE',
            MasterDetail: 'REFERENCE',
            MetadataRelationship: 'REFERENCE',
            Hierarchy: 'REFERENCE',
            AutoNumber: 'STRING',
            Location: 'LOCATION',
            Summary: 'DOUBLE',
            ExternalLookup: 'REFERENCE',
            IndirectLookup: 'REFERENCE'
        };
        const std = !/__c$/i.test(n) && d.field(n.toLowerCase());
        if (std) {
            // customised standard field: take over picklist values and flags
            if (x.valueSet && x.valueSet.valueSetDefinition) std.picklist = this.picks(x);
            if (bool(x.required)) std.required = true;
            if (x.label) std.label = x.label;
            return;
        }
        if (!x.type) {
            if (!/__c$/i.test(n)) {
                d.add(
                    new FieldDef(n, /Id$/.test(n) ? 'REFERENCE' : 'STRING', { label: x.label, length: 255 })
                );
                return;
            }
            this.problems.push([file, 1, `field ${d.name}.${n} has no type`]);
            return;
        }
        const type = T[x.type];
        if (!type) {
            this.problems.push([file, 1, `unsupported: field type ${x.type} of ${d.name}.${n}`]);
            return;
        }
        const o = {
            custom: true,
            label: x.label,
            length:
                Number(x.length) ||
                (type === 'STRING' || type === 'URL' || type === 'TEXTAREA'
                    ? 255
                    : type === 'EMAIL'
                      ? 80
                      : type === 'PHONE'
                        ? 40
                        : type === 'PICKLIST'
                          ? 255
                          : type === 'MULTIPICKLIST'
                            ? 4099
                            : type === 'REFERENCE'
                              ? 18
                              : 0),
            precision: Number(x.precision) || 0,
            scale: Number(x.scale) || 0,
            required: bool(x.required) || x.type === 'MasterDetail',
            unique: bool(x.unique),
            externalId: bool(x.externalId),
            formula: x.formula ? String(x.formula) : null,
            help: x.inlineHelpText,
            caseSensitive: bool(x.caseSensitive),
            auto: x.type === 'AutoNumber' ? x.displayFormat || '{0}' : null,
            summary: x.type === 'Summary' ? x : null
        };
        if (x.formula) {
            o.readonly = true;
            o.blanksAsZero = x.formulaTreatBlanksAs !== 'BlankAsBlank';
        }
        if (x.type === 'AutoNumber' || x.type === 'Summary') o.readonly = true;
        if (x.defaultValue !== undefined)
            o.def = x.type === 'Checkbox' ? bool(x.defaultValue) : { expr: String(x.defaultValue) };
        if (type === 'PICKLIST' || type === 'MULTIPICKLIST') {
            o.picklist = this.picks(x);
            o.restricted = bool(x.valueSet?.restricted);
            const dv = o.picklist.find((p) => p.def);
            if (dv) o.def = dv.v;
            if (x.valueSet?.valueSetName) o.valueSetName = x.valueSet.valueSetName;
            o.controlling = x.valueSet?.controllingField || null;
        }
        if (type === 'REFERENCE') {
            o.refs = [x.referenceTo || 'User'].flat();
            o.relName = n.replace(/__c$/i, '__r');
            o.md = x.type === 'MasterDetail';
            o.cascade = x.deleteConstraint === 'Cascade' || o.md;
            o.restrict = x.deleteConstraint === 'Restrict';
            if (x.relationshipName)
                o.childRel = d.custom || /__c$/i.test(n) ? x.relationshipName + '__r' : x.relationshipName;
            if (o.md) {
                d.fields.delete('ownerid');
                d.rels.delete('owner');
            }
            if (x.type === 'MetadataRelationship') o.mdtRel = o.refs[0];
        }
        const f = d.add(new FieldDef(n, type, o));
        f.metaType = x.type;
        f.restrict = o.restrict;
        if (type === 'LOCATION')
            for (const [sfx] of [['Latitude'], ['Longitude']])
                d.add(
                    new FieldDef(n.replace(/__c$/, `__${sfx}__s`), 'DOUBLE', {
                        custom: true,
                        precision: 18,
                        scale: 15
                    })
                );
    }
    picks(x) {
        const vs = x.valueSet;
        if (!vs)
            return []
                .concat(x.picklist?.picklistValues || [])
                .map((v) => ({ v: v.fullName, label: v.fullName, def: bool(v.default), active: true }));
        if (vs.valueSetName) return this.valueSets.get(String(vs.valueSetName).toLowerCase()) || [];
        return [].concat(vs.valueSetDefinition?.value || []).map((v) => ({
            v: String(v.fullName),
            label: v.label ?? v.fullName,
            def: bool(v.default),
            active: v.isActive !== 'false'
        }));
    }
}
