// The org runtime: operations used by compiled code, exceptions, limits, users, loading of a project.
import fs from 'node:fs';
import path from 'node:path';
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
    SObj,
    Unsupported,
    eq,
    isNum,
    toNum,
    numCmp,
    id18
} from './values.mjs';
import { TypeSystem } from './types.mjs';
import { ClassModel, ClassInfo } from './classes.mjs';
import { Compiler } from './compiler.mjs';
import { Schema } from './schema.mjs';
import { Store } from './store/store.ts';
import { Soql } from './soql/soql.ts';
import { SoqlError } from './soql/soql-error.ts';
import { parseApex } from './ast.mjs';
import { Limits } from './limits/limits.ts';
import { fitStandardObjects, readOrgShape } from './schema/org-shape.ts';
import { UserPermissions } from './permissions/user-permissions.ts';
import { Sharing } from './permissions/sharing.ts';
import { defaultAccess } from './permissions/sharing-level.ts';
import { AsyncJobs } from './async/async-jobs.ts';
import { textOf } from './values/index.ts';
import { installLibrary } from './library/index.ts';
import { CustomNotifications } from './store/custom-notifications.ts';

/** Base of all Apex exceptions, built-in and user-defined. */
export class AEx extends ApexObj {
    constructor() {
        super();
        this.msg = null;
        this.cause = null;
        this.trace = null;
        this.line = 0;
        this.tn = null;
        this.uncatchable = false;
        this.dml = null;
        const rt = AEx.rt;
        if (rt) rt.stamp(this);
    }
    typeName() {
        return this.tn ? (this.tn.includes('.') ? this.tn : `System.${this.tn}`) : this.constructor.cls.name;
    }
    get message() {
        return this.msg;
    }
}

export class RT {
    constructor(opts = {}) {
        this.opts = opts;
        this.types = new TypeSystem();
        this.schema = new Schema(this.types);
        this.types.schema = this.schema;
        this.schema.keyPrefixes = opts.keyPrefixes || {};
        this.schema.loadStandard();
        this.schema.shape = opts.shape ? readOrgShape(opts.shape) : null;
        fitStandardObjects(this.schema, this.schema.shape);
        this.model = new ClassModel(this);
        this.compiler = new Compiler(this);
        this.soqlx = new Soql(this);
        this.problems = [];
        this.probKeys = new Set();
        this.cov = new Map();
        this.triggers = [];
        this.trigByObj = new Map();
        this.stack = [];
        this.trigStack = [];
        this.trigDepth = 0;
        this.enumCache = new Map();
        this.tokCache = new Map();
        this.debugLog = [];
        this.limits = new Limits(this);
        this.async = new AsyncJobs(this);
        this.sharing = new Sharing(this);
        this.deadline = Infinity;
        this.root = '/';
        this.callout = null; // real HTTP callout function, see createOrg()
        AEx.rt = this;
        this.ops = this.makeOps();
        installLibrary(this);
        this.customNotifications = new CustomNotifications(this);
        this.schema.link();
    }
    /** Exceptions are stamped by the runtime that is executing; one org runs at a time. */
    static activate(rt) {
        AEx.rt = rt;
    }
    dec(s) {
        const k = 'dec:' + s;
        let v = this.tokCache.get(k);
        if (!v) this.tokCache.set(k, (v = ADecimal.parse(s)));
        return v;
    }
    rel(f) {
        return path.isAbsolute(f) ? path.relative(this.root, f) : f;
    }
    problem(file, line, msg) {
        msg = String(msg)
            .replace(/\s*\n\s*/g, ' ')
            .trim();
        const k = `${file}:${line}:${msg}`;
        if (this.probKeys.has(k)) return;
        this.probKeys.add(k);
        this.problems.push({ file: this.rel(file), line, msg });
    }
    coverageFor(file) {
        let c = this.cov.get(file);
        if (!c) {
            let n = 5000;
            try {
                n = fs.readFileSync(file, 'utf8').split('\n').length + 2;
            } catch {
                /* synthetic file */
            }
            this.cov.set(file, (c = { hits: new Uint8Array(n), lines: new Set() }));
        }
        return c;
    }
    // ---------------------------------------------------------------- loading
    load(projectDir) {
        this.root = path.resolve(projectDir);
        const pj = path.join(this.root, 'sfdx-project.json');
        const cfg = JSON.parse(fs.readFileSync(pj, 'utf8'));
        this.schema.ns = cfg.namespace ? cfg.namespace.toLowerCase() : null;
        this.ns = cfg.namespace || null;
        const packages = cfg.packageDirectories.map((d) => d.path);
        for (const named of this.opts.packages ?? [])
            if (!packages.includes(named)) throw new Error(`sfdx-project.json has no package ${named}`);
        const dirs = [...new Set(this.opts.packages ?? packages)]
            .map((folder) => path.join(this.root, folder))
            .filter((d) => fs.existsSync(d));
        this.schema.load(dirs);
        for (const [f, l, m] of this.schema.problems) this.problem(f, l, m);
        const trigs = [];
        for (const f of this.schema.files) {
            if (!/\.(cls|trigger)$/.test(f)) continue;
            const src = fs.readFileSync(f, 'utf8');
            let ast;
            try {
                ast = parseApex(src, f, f.endsWith('.cls') ? 'class' : 'trigger');
            } catch (e) {
                this.problem(f, 1, `syntax: ${e.message}`);
                continue;
            }
            if (ast.k === 'trigger') trigs.push([ast, f]);
            else this.model.register(ast, f);
        }
        this.types.parseCache.clear();
        this.model.linkAll();
        for (const [ast, f] of trigs) {
            const cls = new ClassInfo(
                { k: 'class', n: ast.n, body: [...ast.mem], l: 1, m: { set: {}, ann: [] } },
                null,
                f
            );
            cls.kind = 'trigger';
            cls.trigObj = ast.obj;
            cls.type = this.types.Object;
            cls.S = {};
            cls.state = 2;
            for (const m of ast.mem) if (m.m) m.m.set.static = true;
            if (ast.mem.length) {
                cls.kind = 'class';
                this.model.members(cls, () => {});
                this.model.makeJs(cls);
            }
            const t = { name: ast.n, obj: ast.obj, cases: ast.cases, file: f, cls, ast };
            let fn = null;
            t.compile = () => {
                fn = fn || this.compiler.trigger(t);
                return fn;
            };
            t.run = () => t.compile()();
            this.triggers.push(t);
            if (!this.schema.get(ast.obj)) {
                this.problem(f, 1, `trigger on unknown sObject ${ast.obj}`);
                continue;
            }
            const l = ast.obj.toLowerCase();
            if (!this.trigByObj.has(l)) this.trigByObj.set(l, []);
            this.trigByObj.get(l).push(t);
        }
        this.reset();
    }
    /** Compile every method so that all unresolved names are reported and coverage knows every line. */
    compileAll(filter = () => true) {
        for (const c of this.model.all) {
            if (c.kind !== 'class' || !filter(c)) continue;
            const go = (f, what) => {
                try {
                    f();
                } catch (e) {
                    this.problem(c.file, c.ast.l, `internal: ${what}: ${e.message.split('\n')[0]}`);
                }
            };
            for (const list of c.methods.values())
                for (const m of list) if (!m.abstract) go(() => this.compiler.method(m), m.n);
            for (const k of c.ctors) go(() => this.compiler.method(k), 'ctor');
            for (const f of c.fields.values())
                if (f.prop && !f.auto) {
                    if (f.ast.get)
                        go(
                            () =>
                                this.compiler.method({
                                    acc: 'get',
                                    f,
                                    cls: c,
                                    ps: [],
                                    ret: f.t,
                                    static: f.static,
                                    n: f.n,
                                    file: c.file
                                }),
                            f.n
                        );
                    if (f.ast.set)
                        go(
                            () =>
                                this.compiler.method({
                                    acc: 'set',
                                    f,
                                    cls: c,
                                    ps: [{ n: 'value', t: f.t }],
                                    ret: this.types.void,
                                    static: f.static,
                                    n: f.n,
                                    file: c.file
                                }),
                            f.n
                        );
                }
            go(() => this.compiler.inits(c, false), 'init');
            go(() => this.compiler.inits(c, true), 'clinit');
        }
        for (const t of this.triggers) {
            try {
                t.compile();
            } catch (e) {
                this.problem(t.file, 1, `internal: ${e.message.split('\n')[0]}`);
            }
        }
    }
    triggersFor(d) {
        return this.trigByObj.get(d.l) || null;
    }
    // ---------------------------------------------------------------- state
    /** Fresh org: empty store plus the seed rows, statics cleared. */
    reset() {
        this.db = new Store(this);
        this.stack.length = 0;
        this.trigStack.length = 0;
        this.trigDepth = 0;
        this.uncommitted = false;
        this.clock = null;
        this.userStack = [];
        this.events = [];
        this.test = null;
        this.debugLog = [];
        this.fixedCreated = null;
        this.restCtx = { req: null, res: null };
        this.mdDeploys = [];
        this.emails = [];
        this.notifications = [];
        this.deployed = [];
        this.cache = new Map();
        this.httpMock = null;
        this.mocks = new Map();
        this.stubs = 0;
        this.savepoints = [];
        this.fixedSearch = [];
        this.restoreUser = null;
        for (const d of this.schema.objs.values()) d.rowsCache = null;
        this.mixedKind = {};
        this.limits.reset();
        this.async.reset();
        this.resetStatics();
        this.seed();
    }
    resetStatics() {
        for (const c of this.model.all) {
            c.state = 0;
            c.S = null;
        }
        this.installState && this.installState();
    }
    now() {
        return this.clock ?? Date.now() + (this.tickMs || 0);
    }
    clockTick() {}
    raw(name, vals) {
        const d = this.schema.get(name);
        const r = this.db.fresh(d);
        for (const k of Object.keys(vals)) r[k.toLowerCase()] = vals[k];
        for (const f of d.fields.values()) if (f.type === 'BOOLEAN' && r[f.l] === null) r[f.l] = false;
        if (!r.id) r.id = this.seedIds ? this.seedIds.next(d, vals) : this.db.newId(d);
        const n = new ADatetime(Math.floor(this.now() / 1000) * 1000);
        if (r.createddate === null) r.createddate = n;
        r.lastmodifieddate = n;
        r.systemmodstamp = n;
        r.isdeleted = false;
        if (this.user) {
            r.createdbyid = this.user.id;
            r.lastmodifiedbyid = this.user.id;
        }
        this.db.put(d, r.id, r);
        return r;
    }
    seed() {
        this.user = null;
        this.seedIds = new SeedIds();
        const A = (n, v) => this.raw(n, v);
        this.orgRow = A('Organization', {
            ...(this.opts.orgId ? { Id: this.opts.orgId } : {}),
            Name: 'Apex Runner Org',
            DefaultAccountAccess: defaultAccess(this.schema.get('Account')),
            DefaultOpportunityAccess: defaultAccess(this.schema.get('Opportunity')),
            IsSandbox: true,
            OrganizationType: 'Developer Edition',
            InstanceName: 'NA1',
            TimeZoneSidKey: 'GMT',
            LanguageLocaleKey: 'en_US',
            DefaultLocaleSidKey: 'en_US',
            NamespacePrefix: this.ns,
            FiscalYearStartMonth: 1
        });
        const lic = A('UserLicense', { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC', Status: 'Active' });
        A('UserLicense', { Name: 'Salesforce Platform', LicenseDefinitionKey: 'AUL' });
        const prof = {};
        for (const [n, all] of [
            ['System Administrator', true],
            ['Standard User', false],
            ['Minimum Access - Salesforce', false],
            ['Read Only', false],
            ['Standard Platform User', false],
            ['Marketing User', false],
            ['Solution Manager', false],
            ['Contract Manager', false],
            ['Chatter Free User', false],
            ['Minimum Access - API Only Integrations', false]
        ]) {
            prof[n] = A('Profile', {
                Name: n,
                UserType: 'Standard',
                UserLicenseId: lic.id,
                PermissionsModifyAllData: all,
                PermissionsViewAllData: all,
                PermissionsAuthorApex: all,
                PermissionsCustomizeApplication: all,
                PermissionsViewSetup: all,
                PermissionsApiEnabled: true,
                PermissionsManageUsers: all
            });
            A('PermissionSet', {
                Name: 'X' + prof[n].id,
                Label: n,
                IsOwnedByProfile: true,
                ProfileId: prof[n].id,
                Type: 'Profile',
                PermissionsModifyAllData: all,
                PermissionsViewAllData: all,
                PermissionsAuthorApex: all
            });
            if (!/^(Minimum|Chatter)/.test(n)) {
                const pid = [...this.db.table(this.schema.get('PermissionSet')).values()].pop().id;
                for (const o of [
                    'Account',
                    'Contact',
                    'Opportunity',
                    'Lead',
                    'Case',
                    'Task',
                    'Event',
                    'Campaign',
                    'Product2',
                    'Pricebook2',
                    'Contract',
                    'Order'
                ])
                    A('ObjectPermissions', {
                        ParentId: pid,
                        SobjectType: o,
                        PermissionsRead: true,
                        PermissionsCreate: n !== 'Read Only',
                        PermissionsEdit: n !== 'Read Only',
                        PermissionsDelete: all
                    });
            }
        }
        this.profiles = prof;
        const role = A('UserRole', { Name: 'CEO', DeveloperName: 'CEO' });
        const auto = A('User', {
            Username: `autoproc@${this.orgRow.id}`,
            Email: 'autoproc@example.com',
            Alias: 'autoproc',
            LastName: 'Process',
            FirstName: 'Automated',
            Name: 'Automated Process',
            IsActive: true,
            ProfileId: null,
            UserType: 'AutomatedProcess',
            TimeZoneSidKey: 'GMT',
            LocaleSidKey: 'en_US',
            LanguageLocaleKey: 'en_US',
            EmailEncodingKey: 'UTF-8'
        });
        const u = A('User', {
            Username: 'admin@apexrunner.example.com',
            Email: 'admin@example.com',
            Alias: 'admin',
            FirstName: 'Admin',
            LastName: 'User',
            Name: 'Admin User',
            IsActive: true,
            ProfileId: prof['System Administrator'].id,
            UserRoleId: role.id,
            UserType: 'Standard',
            TimeZoneSidKey: 'GMT',
            LocaleSidKey: 'en_US',
            LanguageLocaleKey: 'en_US',
            EmailEncodingKey: 'UTF-8',
            UserPermissionsMarketingUser: true
        });
        this.adminId = u.id;
        this.autoProcId = auto.id;
        this.setUser(u);
        for (const t of this.db.tables.values())
            for (const r of t.values()) {
                r.createdbyid = u.id;
                r.lastmodifiedbyid = u.id;
            }
        const ps = new Map();
        for (const p of this.schema.permsets.values()) {
            ps.set(
                p.name.toLowerCase(),
                A('PermissionSet', { Name: p.name, Label: p.label, IsCustom: true, Type: 'Regular' })
            );
        }
        for (const p of this.schema.permsets.values()) {
            const id = ps.get(p.name.toLowerCase()).id;
            const on = (l) => this.schema.get(l)?.name || l;
            for (const [o, x] of p.objs)
                A('ObjectPermissions', {
                    ParentId: id,
                    SobjectType: on(o),
                    PermissionsCreate: x.c,
                    PermissionsRead: x.r,
                    PermissionsEdit: x.u,
                    PermissionsDelete: x.d,
                    PermissionsViewAllRecords: x.va,
                    PermissionsModifyAllRecords: x.ma
                });
            for (const [f, x] of p.fields) {
                const [o, fl] = f.split('.');
                const d = this.schema.get(o);
                A('FieldPermissions', {
                    ParentId: id,
                    SobjectType: on(o),
                    Field: `${on(o)}.${d?.field(fl)?.name || fl}`,
                    PermissionsRead: x.r,
                    PermissionsEdit: x.u
                });
            }
        }
        for (const g of this.schema.psgs.values()) {
            const r = A('PermissionSetGroup', {
                DeveloperName: g.name,
                MasterLabel: g.label,
                Status: 'Updated'
            });
            A('PermissionSet', {
                Name: g.name + '_psg',
                Label: g.label,
                Type: 'Group',
                PermissionSetGroupId: r.id
            });
            for (const s of g.sets)
                if (ps.get(s.toLowerCase()))
                    A('PermissionSetGroupComponent', {
                        PermissionSetGroupId: r.id,
                        PermissionSetId: ps.get(s.toLowerCase()).id
                    });
        }
        for (const c of this.schema.customPerms) {
            const cp = A('CustomPermission', { DeveloperName: c, MasterLabel: c });
            for (const p of this.schema.permsets.values())
                if (p.custom.has(c.toLowerCase()))
                    A('SetupEntityAccess', {
                        ParentId: ps.get(p.name.toLowerCase()).id,
                        SetupEntityId: cp.id,
                        SetupEntityType: 'CustomPermission'
                    });
        }
        for (const d of this.schema.objs.values())
            for (const r of d.recordTypes)
                A('RecordType', {
                    Name: r.label || r.dev,
                    DeveloperName: r.dev,
                    SobjectType: d.name,
                    IsActive: r.active,
                    Description: r.desc || null
                });
        LEAD_STATUSES.forEach(({ name, converted }, place) =>
            A('LeadStatus', {
                ApiName: name,
                MasterLabel: name,
                IsConverted: converted,
                IsDefault: place === 0,
                SortOrder: place + 1
            })
        );
        if (this.schema.get('CurrencyType'))
            for (const [code, rate] of [
                ['USD', '1'],
                ['EUR', '0.9']
            ])
                A('CurrencyType', {
                    IsoCode: code,
                    ConversionRate: ADecimal.parse(rate),
                    DecimalPlaces: 2,
                    IsActive: true,
                    IsCorporate: code === 'USD'
                });
        let so = 0;
        for (const { name: n, probability: p, forecastCategory: cat, closed, won } of STAGES)
            A('OpportunityStage', {
                MasterLabel: n,
                ApiName: n,
                DefaultProbability: ADecimal.from(p),
                ForecastCategory: cat,
                ForecastCategoryName: cat,
                IsActive: true,
                IsClosed: !!closed,
                IsWon: !!won,
                SortOrder: ++so
            });
        for (const c of this.model.all)
            if (!c.outer)
                A('ApexClass', {
                    Name: c.name,
                    ApiVersion: ADecimal.parse('62.0'),
                    Status: 'Active',
                    IsValid: true,
                    NamespacePrefix: this.ns,
                    Body: this.src(c.file),
                    LengthWithoutComments: 1
                });
        for (const t of this.triggers)
            A('ApexTrigger', {
                Name: t.name,
                Status: 'Active',
                IsValid: true,
                TableEnumOrId: t.obj,
                NamespacePrefix: this.ns,
                Body: this.src(t.file)
            });
        for (const r of this.schema.resources.values())
            A('StaticResource', {
                Name: r.name,
                Body:
                    r.file && fs.statSync(r.file).isFile()
                        ? new ABlob(fs.readFileSync(r.file))
                        : new ABlob(Buffer.alloc(0)),
                ContentType: r.contentType || null,
                NamespacePrefix: this.ns
            });
        const pb = A('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
        this.stdPricebookId = pb.id;
        this.db.tables.get('pricebook2').delete(pb.id);
        this.stdPricebookRow = pb;
        this.db.put(pb.$d, pb.id, pb);
        for (const c of this.schema.cachePartitions)
            A('PlatformCachePartition', {
                DeveloperName: c.name,
                MasterLabel: c.name,
                IsDefaultPartition: c.def,
                NamespacePrefix: this.ns
            });
        for (const type of this.schema.notificationTypes)
            A('CustomNotificationType', {
                CustomNotifTypeName: type.customNotifTypeName,
                DeveloperName: type.customNotifTypeName,
                MasterLabel: type.masterLabel,
                Desktop: String(type.desktop) === 'true',
                Mobile: String(type.mobile) === 'true'
            });
        for (const n of this.schema.namedCreds) A('NamedCredential', { DeveloperName: n, MasterLabel: n });
        A('AppMenuItem', {
            Name: 'Sales',
            Label: 'Sales',
            SortOrder: 1,
            ApplicationId: '02u000000000001AAA'
        });
        for (const f of this.schema.files || [])
            if (/\.app-meta\.xml$/.test(f)) {
                const n = path.basename(f).split('.')[0];
                A('AppMenuItem', { Name: n, Label: n, SortOrder: 2, ApplicationId: '02u000000000002AAA' });
            }
        this.db.journal.length = 0;
        this.seedIds = null;
    }
    /** Tell the subscriber of published events, once per event. */
    announce(events) {
        for (const event of events) {
            if (event.announced) continue;
            event.announced = true;
            if (this.onEvent) this.onEvent(event);
        }
    }
    /** After a roll-back: events that are published after commit never happened; those published at once stay. */
    dropUncommittedEvents(from) {
        const later = this.events.splice(from);
        this.events.push(...later.filter((e) => !e.row.$d.afterCommit));
    }
    src(f) {
        const k = 'src:' + f;
        let s = this.tokCache.get(k);
        if (s === undefined) {
            s = fs.readFileSync(f, 'utf8');
            this.tokCache.set(k, s);
        }
        return s;
    }
    permissionsOf(user) {
        return user.id === this.user.id ? this.perm : new UserPermissions(this, user);
    }
    setUser(row) {
        this.user = row;
        this.perm = new UserPermissions(this, row);
    }
    // ---------------------------------------------------------------- exceptions
    ex(name, msg, cause = null) {
        const e = new AEx();
        e.tn = name;
        e.msg = msg ?? null;
        e.cause = cause;
        if (name === 'LimitException' || name === 'AssertException') e.uncatchable = true;
        return e;
    }
    stamp(e) {
        const st = this.stack;
        const out = [];
        for (let i = st.length - 1; i >= 0; i--) {
            const f = st[i];
            out.push(this.frameStr(f));
        }
        e.trace = out.join('\n');
        e.frames = out;
        const f = st[st.length - 1];
        e.line = f ? f.l : 0;
    }
    frameStr(f) {
        const m = f.m;
        return m.n === 'trigger'
            ? `Trigger.${m.cls.ast.n}: line ${f.l}, column 1`
            : `${m.ann === undefined && m.n === '<clinit>' ? 'Class' : 'Class'}.${m.cls ? m.cls.name : '?'}.${m.n}: line ${f.l}, column 1`;
    }
    nativeBase() {
        return AEx;
    }
    /** Apex exception for a thrown JS value, or null for internal errors. */
    toEx(e) {
        if (e instanceof AEx) return e;
        if (e instanceof RangeError && /call stack/i.test(e.message)) {
            const x = this.ex('LimitException', 'Maximum stack depth reached: 1001');
            return x;
        }
        return null;
    }
    enumVal(def, l) {
        const k = def.name;
        let vs = this.enumCache.get(k);
        if (!vs) {
            const t = this.types.native(def.ns === 'System' || def.ns === 'Schema' ? def.name : def.name);
            vs = def.vals.map((n, i) => new EnumVal(t, n, i));
            this.enumCache.set(k, vs);
        }
        return vs.find((v) => v.name.toLowerCase() === l) || null;
    }
    enumVals(t) {
        if (t.kind === 'class') return t.cls.vals;
        this.enumVal(t.def, '');
        return this.enumCache.get(t.def.name);
    }
    en(type, name) {
        return this.enumVal(this.types.natives.get(type.toLowerCase()), name.toLowerCase());
    }
    classInit(c) {
        if (c.state) return c;
        c.state = 1;
        c.S = {};
        if (c.superCls) this.classInit(c.superCls);
        if (c.outer) this.classInit(c.outer);
        for (const f of c.fields.values()) if (f.static) c.S[f.js] = null;
        if (c.inits.some((i) => i.static && (i.b || i.f.init))) {
            c.clinit = c.clinit || this.compiler.inits(c, true);
            c.clinit();
        }
        c.state = 2;
        return c;
    }
    /** Call a method of a user object by name (used for platform call-backs). */
    invoke(o, name, args) {
        if (o === null || o === undefined)
            throw this.ex('NullPointerException', 'Attempt to de-reference a null object');
        const m = this.findInst(o, name, args);
        if (m && m.static)
            return this.callStatic(
                m.cls,
                m,
                args.map((a, i) => this.ops.co(a, m.types[i]))
            );
        if (!m)
            throw new Unsupported(
                `no method ${o.constructor.cls ? o.constructor.cls.name : typeof o}.${name}/${args.length}`
            );
        return o[m.js](...args.map((a, i) => this.ops.co(a, m.types[i])));
    }
    findInst(o, name, args) {
        const cls = o.constructor.cls;
        if (!cls) return null;
        const cs = cls.findMethods(name.toLowerCase()).filter((m) => m.types.length === args.length);
        return cs.length === 1
            ? cs[0]
            : this.types.pick(
                  cs,
                  args.map((a) => this.types.typeOf(a))
              );
    }
    hasMethod(o, name) {
        const cls = o && o.constructor.cls;
        return !!cls && cls.findMethods(name.toLowerCase()).length > 0;
    }
    callStatic(cls, m, args) {
        this.classInit(cls);
        return cls.SM[m.js](...args);
    }
    isA(o, native) {
        return o instanceof ApexObj && o.constructor.cls
            ? this.types.assignable(this.types.ofClass(o.constructor.cls), this.types.native(native))
            : false;
    }
    newInstance(cls, args = []) {
        const o = new cls.js();
        const k = cls.ctors.find((c) => c.types.length === args.length);
        this.classInit(cls);
        this.ops.initAll(o, cls);
        if (k) o[k.js](...args);
        return o;
    }
    newSob(name) {
        const d = this.schema.get(name);
        return new SObj(d);
    }
    str(v) {
        return textOf(v);
    }
    soqlParse(q) {
        return this.soqlx.parse(q);
    }
    soqlCheck(p) {
        return this.soqlx.check(p);
    }
    byPrefixOk(id, f) {
        return f.refs.some((r) => this.schema.get(r)?.prefix === id.slice(0, 3));
    }
    setting(name) {
        const d = this.schema.get(name);
        const rows = this.db.rows(d);
        const by = (id) => rows.find((r) => r.setupownerid === id);
        const r = by(this.user.id) || by(this.user.profileid) || by(this.orgRow.id);
        return r ? this.db.toSObj(r) : null;
    }
    limitEx(msg) {
        return this.ex('LimitException', msg);
    }

    // ---------------------------------------------------------------- operations for compiled code ($)
    makeOps() {
        const rt = this;
        const T = this.types;
        const npe = () => {
            throw rt.ex('NullPointerException', 'Attempt to de-reference a null object');
        };
        const n = (x) => (x === null || x === undefined ? npe() : x);
        const D = (v) => ADecimal.from(v);
        const dateErr = (op, a, b) => {
            throw new Unsupported(`operator ${op} on ${T.typeOf(a).name} and ${T.typeOf(b).name}`);
        };
        const arith = (op, fi, fl, fd, ff) => (a, b) => {
            if (typeof a === 'number' && typeof b === 'number') return fi(a, b);
            n(a);
            n(b);
            if (!isNum(a) || !isNum(b)) return dateErr(op, a, b);
            if (a instanceof ADecimal || b instanceof ADecimal) return fd(D(a), D(b));
            if (a instanceof ADouble || b instanceof ADouble) return new ADouble(ff(toNum(a), toNum(b)));
            return BigInt.asIntN(64, fl(BigInt(a), BigInt(b)));
        };
        const div0 = () => {
            throw rt.ex('MathException', 'Divide by 0');
        };
        const add0 = arith(
            '+',
            (a, b) => (a + b) | 0,
            (a, b) => a + b,
            (a, b) => a.add(b),
            (a, b) => a + b
        );
        const sub0 = arith(
            '-',
            (a, b) => (a - b) | 0,
            (a, b) => a - b,
            (a, b) => a.sub(b),
            (a, b) => a - b
        );
        const cat = (a, b) => textOf(a) + textOf(b);
        const cmp = (f) => (a, b) => {
            if (typeof a === 'number' && typeof b === 'number') return f(a < b ? -1 : a > b ? 1 : 0);
            if (a === null || b === null || a === undefined || b === undefined) return false;
            if (typeof a === 'string') {
                const x = a.toLowerCase();
                const y = String(b).toLowerCase();
                return f(x < y ? -1 : x > y ? 1 : 0);
            }
            if (isNum(a)) return f(numCmp(a, b));
            const o = (v) =>
                v instanceof ADate
                    ? v.d * 864e5
                    : v instanceof ADatetime
                      ? v.t
                      : v instanceof ATime
                        ? v.ms
                        : v instanceof EnumVal
                          ? v.ord
                          : NaN;
            const x = o(a);
            const y = o(b);
            return f(x < y ? -1 : x > y ? 1 : x === y ? 0 : NaN);
        };
        const listRange = (l, i) => {
            n(l);
            n(i);
            if (i < 0 || i >= l.a.length) throw rt.ex('ListException', `List index out of bounds: ${i}`);
        };
        const castErr = (v, t) => {
            throw rt.ex(
                'TypeException',
                `Invalid conversion from runtime type ${rt.typeLabel(v)} to ${t.kind === 'sobject' ? t.name : t.name}`
            );
        };
        const toLong = (v) =>
            v === null || v === undefined
                ? null
                : typeof v === 'bigint'
                  ? v
                  : typeof v === 'number'
                    ? BigInt(v)
                    : v instanceof ADecimal
                      ? v.toBig()
                      : BigInt(Math.trunc(v.v));
        const toDec = (v) => (v === null || v === undefined ? null : v instanceof ADecimal ? v : D(v));
        const toDbl = (v) =>
            v === null || v === undefined ? null : v instanceof ADouble ? v : new ADouble(toNum(v));
        const toDt = (v) => (v instanceof ADate ? new ADatetime(v.d * 864e5) : (v ?? null));
        const toId = (v) => {
            if (v === null || v === undefined) return null;
            if (v === '') throw rt.ex('StringException', 'Invalid id: ');
            if (typeof v !== 'string' || !/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(v))
                throw rt.ex('StringException', `Invalid id: ${v}`);
            return v.length === 15 ? id18(v) : v;
        };
        const is = (v, t) => {
            if (v === null || v === undefined) return false;
            if (t === T.Object) return true;
            switch (t.kind) {
                case 'prim':
                    switch (t.name) {
                        case 'String':
                            return typeof v === 'string';
                        case 'Id':
                            return (
                                typeof v === 'string' &&
                                (v.length === 15 || v.length === 18) &&
                                /^[a-zA-Z0-9]{3}[a-zA-Z0-9]{12}([A-Z0-5]{3})?$/.test(v) &&
                                !!rt.db.byPrefix(v)
                            );
                        case 'Integer':
                            return typeof v === 'number';
                        case 'Long':
                            return typeof v === 'bigint' || typeof v === 'number';
                        case 'Decimal':
                            return v instanceof ADecimal || v instanceof ADouble;
                        case 'Double':
                            return v instanceof ADouble || v instanceof ADecimal;
                        case 'Boolean':
                            return typeof v === 'boolean';
                        case 'Date':
                            return v instanceof ADate;
                        case 'Datetime':
                            return v instanceof ADatetime;
                        case 'Time':
                            return v instanceof ATime;
                        case 'Blob':
                            return v instanceof ABlob;
                        default:
                            return false;
                    }
                case 'sobject':
                    return v instanceof SObj && (t === T.SObject || v.d.name === t.name);
                case 'class':
                    if (v instanceof EnumVal) return v.type === t;
                    if (v instanceof ApexObj && v.constructor.cls && t.cls.js) return v instanceof t.cls.js;
                    return (
                        v instanceof ApexObj &&
                        !!v.constructor.cls &&
                        T.assignable(T.ofClass(v.constructor.cls), t)
                    );
                case 'list':
                case 'set':
                case 'map': {
                    const k = T.typeOf(v);
                    return k.kind === t.kind && (k === t || T.cost(k, t) >= 0);
                }
                case 'native':
                    if (v instanceof AEx) return t.def.name === 'Exception' || v.tn === t.def.name;
                    if (v instanceof EnumVal) return v.type === t;
                    if (v instanceof NObj) {
                        const k = T.native(v.$t);
                        return k === t || T.cost(k, t) >= 0;
                    }
                    if (t.def.name === 'Iterable')
                        return v instanceof AList || v instanceof ASet || T.assignable(T.typeOf(v), t);
                    return v instanceof ApexObj && v.constructor.cls
                        ? T.assignable(T.ofClass(v.constructor.cls), t)
                        : false;
                default:
                    return true;
            }
        };
        const co = (v, t) => {
            // lenient conversion at dynamic boundaries
            if (v === null || v === undefined) return null;
            switch (t.name) {
                case 'Integer':
                    return typeof v === 'number' ? v : isNum(v) ? Math.trunc(toNum(v)) | 0 : castErr(v, t);
                case 'Long':
                    return isNum(v) ? toLong(v) : castErr(v, t);
                case 'Decimal':
                    return isNum(v) ? toDec(v) : castErr(v, t);
                case 'Double':
                    return isNum(v) ? toDbl(v) : castErr(v, t);
                case 'String':
                    return typeof v === 'string' ? v : castErr(v, t);
                case 'Id':
                    return toId(v);
                case 'Boolean':
                    return typeof v === 'boolean' ? v : castErr(v, t);
                case 'Datetime':
                    return v instanceof ADatetime || v instanceof ADate ? toDt(v) : castErr(v, t);
                case 'Date':
                    return v instanceof ADate
                        ? v
                        : v instanceof ADatetime
                          ? new ADate(Math.floor(v.t / 864e5))
                          : castErr(v, t);
                default:
            }
            if (t.kind === 'list' && v instanceof AList && t.elem.kind === 'prim' && v.t !== t) {
                const r = new AList(
                    t,
                    v.a.map((x) => co(x, t.elem))
                );
                return r;
            }
            if (t.kind === 'sobject' && v instanceof AList) return ops.one(v);
            return v;
        };
        const ops = {
            enter(m) {
                const f = { m, l: 0 };
                if (rt.stack.push(f) > 1000) {
                    rt.stack.pop();
                    rt.stack.push(f);
                    throw rt.ex('LimitException', 'Maximum stack depth reached: 1001');
                }
                return f;
            },
            leave() {
                rt.stack.pop();
            },
            n,
            b: (x) => (x === null || x === undefined ? npe() : x),
            np: (v) => (v === undefined ? null : v),
            tick() {
                if ((++rt.ticks & 4095) === 0 && Date.now() > rt.deadline)
                    throw rt.ex('LimitException', 'Apex CPU time limit exceeded');
            },
            unsup(m) {
                throw new Unsupported(m);
            },
            ci: (c) => (c.state ? c : rt.classInit(c)),
            runInits(o, c) {
                if (!c.state) rt.classInit(c);
                if (c.hasInits === undefined)
                    c.hasInits = c.inits.some((i) => !i.static && (i.b || i.f.init));
                if (c.hasInits) {
                    c.instInit = c.instInit || rt.compiler.inits(c, false);
                    c.instInit.call(o);
                }
            },
            nativeSuper(o, a) {
                if (o instanceof AEx) rt.exArgs(o, a);
            },
            mk(c, js, ...a) {
                if (!c.state) rt.classInit(c);
                const o = new c.js();
                ops.initAll(o, c);
                o[js](...a);
                return o;
            },
            initAll(o, c) {
                const k = c.superCls;
                if (k) ops.initAll(o, k);
                ops.runInits(o, c);
            },
            newEx(c, a) {
                if (!c.state) rt.classInit(c);
                const o = new c.js();
                ops.initAll(o, c);
                rt.exArgs(o, a);
                return o;
            },
            retag(o, t) {
                if (o instanceof AEx) o.tn = t;
                else o.$t = t;
                return o;
            },
            thrown(e) {
                if (e === null) npe();
                if (e instanceof AEx && !e.frames.length) rt.stamp(e);
                return e;
            },
            caught(e, F) {
                if (e instanceof AEx) {
                    if (e.uncatchable) throw e;
                    return e;
                }
                const x = rt.toEx(e);
                if (x) throw x;
                throw e;
            },
            isEx: (e, t) =>
                t.kind === 'class'
                    ? t.cls.js && e instanceof t.cls.js
                    : t.def && (t.def.name === 'Exception' || e.tn === t.def.name),
            is,
            co,
            toLong,
            toDec,
            toDbl,
            toDt,
            toId,
            dbl: (v) => new ADouble(v),
            cast(v, t) {
                if (v === null || v === undefined) return null;
                if (t.kind === 'prim') {
                    if (isNum(v))
                        switch (t.name) {
                            case 'Integer':
                                return typeof v === 'number'
                                    ? v
                                    : typeof v === 'bigint'
                                      ? Number(BigInt.asIntN(32, v))
                                      : Math.trunc(toNum(v)) | 0;
                            case 'Long':
                                return toLong(v);
                            case 'Double':
                                return toDbl(v);
                            case 'Decimal':
                                return toDec(v);
                            default:
                                return castErr(v, t);
                        }
                    if (t.name === 'Id' && typeof v === 'string') return toId(v);
                    if (t.name === 'Datetime' && v instanceof ADate) return toDt(v);
                    if (!is(v, t)) return castErr(v, t);
                    return v;
                }
                if (t.kind === 'sobject' && v instanceof AList) return ops.one(v);
                if (t.kind === 'any' || is(v, t)) return v;
                if (
                    (t.kind === 'list' || t.kind === 'set') &&
                    (v instanceof AList || v instanceof ASet) &&
                    v.t.kind === t.kind
                ) {
                    const a = v.t.elem;
                    const b = t.elem;
                    if (
                        a === T.SObject ||
                        a === T.Object ||
                        a.kind === 'any' ||
                        (a.kind === 'sobject' &&
                            b.kind === 'sobject' &&
                            (a === T.SObject || b === T.SObject || a === b))
                    )
                        return v;
                    if (
                        a.kind === 'class' ||
                        a.kind === 'native' ||
                        (a.kind === 'prim' &&
                            b.kind === 'prim' &&
                            [a, b].every((z) => z === T.Id || z === T.String))
                    )
                        return v;
                }
                if (t.kind === 'map' && v instanceof AMap) {
                    if (T.cost(t, v.t) >= 0) return v;
                }
                return castErr(v, t);
            },
            fieldErr: (o, f, m) => rt.addError(n(o), m, o.d.field(f.toLowerCase()).name),
            blob: (x) => {
                if (x === null) throw rt.ex('NullPointerException', 'Argument cannot be null.');
                return x;
            },
            eq,
            same: (a, b) => (a ?? null) === (b ?? null) || (isNum(a) && isNum(b) && numCmp(a, b) === 0),
            lt: cmp((c) => c < 0),
            gt: cmp((c) => c > 0),
            le: cmp((c) => c <= 0),
            ge: cmp((c) => c >= 0),
            cat,
            add(a, b) {
                if (typeof a === 'string' || typeof b === 'string') return cat(a, b);
                if (a instanceof ADate) return new ADate(a.d + toNum(n(b)));
                if (a instanceof ADatetime) return new ADatetime(a.t + toNum(n(b)) * 864e5);
                if (a instanceof ATime) return new ATime(a.ms + toNum(n(b)));
                return add0(a, b);
            },
            sub(a, b) {
                if (a instanceof ADate) return new ADate(a.d - toNum(n(b)));
                if (a instanceof ADatetime) return new ADatetime(a.t - toNum(n(b)) * 864e5);
                return sub0(a, b);
            },
            mul: arith(
                '*',
                Math.imul,
                (a, b) => a * b,
                (a, b) => a.mul(b),
                (a, b) => a * b
            ),
            div: arith(
                '/',
                (a, b) => (b === 0 ? div0() : (a / b) | 0),
                (a, b) => (b === 0n ? div0() : a / b),
                (a, b) => (b.u === 0n ? div0() : a.div(b)),
                (a, b) => (b === 0 ? div0() : a / b)
            ),
            neg(a) {
                n(a);
                return typeof a === 'number'
                    ? -a | 0
                    : typeof a === 'bigint'
                      ? -a
                      : a instanceof ADecimal
                        ? a.neg()
                        : new ADouble(-a.v);
            },
            bnot: (a) => (typeof n(a) === 'bigint' ? ~a : ~a),
            shl: (a, b) =>
                typeof n(a) === 'bigint' ? BigInt.asIntN(64, a << BigInt(n(b))) : a << Number(n(b)),
            shr: (a, b) => (typeof n(a) === 'bigint' ? a >> BigInt(n(b)) : a >> Number(n(b))),
            ushr: (a, b) =>
                typeof n(a) === 'bigint'
                    ? BigInt.asIntN(64, BigInt.asUintN(64, a) >> BigInt(n(b)))
                    : (a >>> Number(n(b))) | 0,
            band: (a, b) =>
                typeof n(a) === 'boolean'
                    ? a && n(b)
                    : typeof a === 'bigint' || typeof b === 'bigint'
                      ? BigInt(a) & BigInt(n(b))
                      : a & n(b),
            bor: (a, b) =>
                typeof n(a) === 'boolean'
                    ? a || n(b)
                    : typeof a === 'bigint' || typeof b === 'bigint'
                      ? BigInt(a) | BigInt(n(b))
                      : a | n(b),
            bxor: (a, b) =>
                typeof n(a) === 'boolean'
                    ? a !== n(b)
                    : typeof a === 'bigint' || typeof b === 'bigint'
                      ? BigInt(a) ^ BigInt(n(b))
                      : a ^ n(b),
            sw: (a, b) => (typeof a === 'string' ? a === b : eq(a, b)),
            swEnum: (a, nm) => a instanceof EnumVal && a.name.toLowerCase() === nm.toLowerCase(),
            lget(l, i) {
                listRange(l, i);
                return l.a[i] ?? null;
            },
            lset(l, i, v) {
                listRange(l, i);
                l.a[i] = v;
                return v;
            },
            one(l) {
                n(l);
                if (l instanceof SObj) return l;
                if (l.a.length === 0)
                    throw rt.ex('QueryException', 'List has no rows for assignment to SObject');
                if (l.a.length > 1)
                    throw rt.ex('QueryException', 'List has more than 1 row for assignment to SObject');
                return l.a[0];
            },
            oneOrNull(l) {
                return l.a.length ? ops.one(l) : null;
            },
            it(c) {
                n(c);
                if (c instanceof AList) return c.a;
                if (c instanceof ASet) return c.values();
                if (c instanceof SObj) return [c];
                if (c.$iter) return c.$iter();
                if (c instanceof ApexObj) {
                    const it = rt.hasMethod(c, 'iterator') ? rt.ops.dcall(c, 'iterator', []) : c;
                    if (it.$iter) return it.$iter();
                    return (function* g() {
                        while (rt.invoke(it, 'hasNext', [])) yield rt.invoke(it, 'next', []);
                    })();
                }
                throw new Unsupported(`iteration over ${T.typeOf(c).name}`);
            },
            *chunks(l) {
                for (let i = 0; i < l.a.length; i += 200) yield new AList(l.t, l.a.slice(i, i + 200));
            },
            newList(t, a) {
                if (a === undefined) return new AList(t, []);
                if (typeof a === 'number') return new AList(t, new Array(a).fill(null));
                return new AList(t, [...ops.it(n(a))]);
            },
            newSet(t, a) {
                const s = new ASet(t);
                if (a !== undefined && typeof a !== 'number') for (const v of ops.it(n(a))) s.add(v);
                return s;
            },
            newMap(t, a) {
                const m = new AMap(t);
                if (a === undefined || typeof a === 'number') return m;
                n(a);
                if (a instanceof AMap) for (const [k, v] of a.entries()) m.put(k, v);
                else
                    for (const [i, o] of a.a.entries()) {
                        if (!o) npe();
                        if (!o.f.id) throw rt.ex('ListException', `Row with null Id at index: ${i}`);
                        if (m.has(o.f.id))
                            throw rt.ex('ListException', `Row with duplicate Id at index: ${i}`);
                        m.put(o.f.id, o);
                    }
                return m;
            },
            litList: (t, a) => new AList(t, a),
            litSet(t, a) {
                const s = new ASet(t);
                for (const v of a) s.add(v);
                return s;
            },
            litMap(t, ps) {
                const m = new AMap(t);
                for (const [k, v] of ps) m.put(k, v);
                return m;
            },
            sizedList: (t, k) => new AList(t, new Array(k).fill(null)),
            newSob(name, kv) {
                const o = new SObj(rt.schema.get(name));
                if (kv) for (let i = 0; i < kv.length; i += 2) o.f[kv[i]] = kv[i + 1];
                return o;
            },
            sget(o, l) {
                n(o);
                return ops.sgetR(o, l);
            },
            sgetR(o, l) {
                if (o === null || o === undefined) return null;
                const v = o.f[l];
                if (v !== undefined) return v;
                if (o.q && !o.q.has(l)) {
                    const f = o.d.field(l);
                    const r = o.d.rel(l) || o.d.childRels.get(l);
                    if (o.d.name === 'AggregateResult')
                        throw rt.ex('SObjectException', `Invalid field ${l} for AggregateResult`);
                    if (f || r) {
                        if (r && !f) {
                            if (o.d.childRels.get(l) && !o.d.rel(l)) {
                                if (o.q) return new AList(T.list(T.sobject(r.child)), []);
                            }
                            return null;
                        }
                        throw rt.ex(
                            'SObjectException',
                            `SObject row was retrieved via SOQL without querying the requested field: ${o.d.name}.${f.name}`
                        );
                    }
                    if (/address$/.test(l)) return rt.db.address(o.f, l.replace('address', ''));
                    return null;
                }
                const f = o.d.field(l);
                if (f) {
                    if (f.type === 'BOOLEAN') return false;
                    return null;
                }
                if (o.d.childRels.has(l) && !o.d.rel(l))
                    return new AList(T.list(T.sobject(o.d.childRels.get(l).child)), []);
                if (/^(billing|shipping|mailing|other)?address$/.test(l))
                    return rt.db.address(Object.fromEntries(Object.entries(o.f)), l.replace('address', ''));
                return null;
            },
            sput(o, l, v) {
                n(o);
                if (o.ro) throw rt.ex('FinalException', 'Record is read-only');
                o.f[l] = v;
                if (o.q) o.q.add(l);
                return v;
            },
            dget(o, name) {
                n(o);
                if (o instanceof SObj) return ops.sget(o, name.toLowerCase());
                if (o instanceof ApexObj && o.constructor.cls) {
                    const f = o.constructor.cls.field(name.toLowerCase());
                    if (f) return f.prop && !f.auto ? o[f.getJs]() : o[f.js];
                }
                const p = T.nativeProp(T.typeOf(o), name.toLowerCase(), false);
                if (p) return p.plain ? (o[name.toLowerCase()] ?? null) : p.get(o);
                throw new Unsupported(`field ${name} on ${T.typeOf(o).name}`);
            },
            dset(o, name, v) {
                n(o);
                if (o instanceof SObj) return ops.sput(o, name.toLowerCase(), v);
                if (o instanceof ApexObj && o.constructor.cls) {
                    const f = o.constructor.cls.field(name.toLowerCase());
                    if (f) {
                        if (f.prop && !f.auto) o[f.setJs](v);
                        else o[f.js] = v;
                        return v;
                    }
                }
                throw new Unsupported(`set field ${name} on ${T.typeOf(o).name}`);
            },
            dcall(o, name, a) {
                n(o);
                const l = name.toLowerCase();
                if (o instanceof ApexObj && o.constructor.cls) {
                    const m = rt.findInst(o, name, a);
                    if (m) return o[m.js](...a.map((x, i) => co(x, m.types[i])));
                    if (o.$stub) return o.$stub(name, a);
                }
                const t = T.typeOf(o);
                let cs = T.nativeMethods(t, l, false);
                if (!cs.length && o instanceof EnumVal) cs = T.natives.get('enum').methods.get(l) || [];
                if (!cs.length && o instanceof AEx) cs = T.natives.get('exception').methods.get(l) || [];
                if (!cs.length) cs = T.natives.get('object').methods.get(l) || [];
                cs = cs.filter((c) => c.fn);
                const m = T.pick(
                    cs,
                    a.map((x) => T.typeOf(x)),
                    t
                );
                if (!m)
                    throw new Unsupported(
                        `method ${t.name}.${name}(${a.map((x) => T.typeOf(x).name).join(', ')})`
                    );
                const pt = T.paramTypes(m, t, a.length);
                return m.fn(o, ...a.map((x, i) => co(x, pt[i])));
            },
            typeTok: (t) => rt.typeTok(t),
            describe: (nm) => rt.describeObj(rt.schema.get(nm)),
            describeField: (o, f) => rt.describeFld(rt.schema.get(o).field(f)),
            fieldSet: (o, f) => rt.fieldSet(rt.schema.get(o), f),
            sotype: (nm) => rt.sotype(rt.schema.get(nm) || nm),
            sfield: (o, f) => rt.sfield(rt.schema.get(o), f),
            enumVals: (t) => new AList(T.list(t), [...rt.enumVals(t)]),
            enumOf(t, s) {
                n(s);
                const v = rt.enumVals(t).find((x) => x.name.toLowerCase() === s.toLowerCase());
                if (!v) throw rt.ex('NoSuchElementException', `No enum constant ${t.name}.${s}`);
                return v;
            },
            trig(l) {
                const c = rt.trigStack[rt.trigStack.length - 1];
                if (l === 'isexecuting') return !!c;
                if (!c) return l.startsWith('is') ? false : null;
                switch (l) {
                    case 'new':
                        return c.new;
                    case 'old':
                        return c.old;
                    case 'newmap':
                        return c.newmap;
                    case 'oldmap':
                        return c.oldmap;
                    case 'size':
                        return c.size;
                    case 'isbefore':
                        return c.when === 'before';
                    case 'isafter':
                        return c.when === 'after';
                    case 'isinsert':
                        return c.op === 'insert';
                    case 'isupdate':
                        return c.op === 'update';
                    case 'isdelete':
                        return c.op === 'delete';
                    case 'isundelete':
                        return c.op === 'undelete';
                    default:
                        return rt.en('TriggerOperation', `${c.when}_${c.op}`);
                }
            },
            dml(op, v, ext, al) {
                n(v);
                const recs = v instanceof SObj ? [v] : v instanceof AList ? v.a : npe();
                rt.db.dml(op, recs, { ext, access: al, allOrNone: true });
                rt.uncommitted = true;
            },
            merge(m, v, al) {
                rt.merge(m, v instanceof AList ? v.a : [v]);
            },
            pushUser(u) {
                rt.userStack.push([rt.user.id, rt.mixedKind]);
                rt.mixedKind = {};
                rt.runAs(u);
                rt.mixedKind = {};
            },
            popUser() {
                const [id] = rt.userStack.pop();
                rt.setUser(rt.db.get(id));
                rt.mixedKind = {};
            },
            soql(p, binds) {
                try {
                    return rt.soqlx.run(p, binds);
                } catch (e) {
                    if (e instanceof SoqlError) throw rt.ex('QueryException', e.message);
                    throw e;
                }
            },
            sosl: (q, binds) => rt.sosl(q, binds),
            mdtAll(nm) {
                const t = T.sobject(nm);
                const m = new AMap(T.map(T.String, t));
                for (const r of rt.db.mdtRows(rt.schema.get(nm))) m.put(r.developername, rt.db.toSObj(r));
                return m;
            },
            mdtGet(nm, k) {
                const r =
                    k &&
                    rt.db
                        .mdtRows(rt.schema.get(nm))
                        .find((x) => x.developername.toLowerCase() === k.toLowerCase() || x.id === k);
                return r ? rt.db.toSObj(r) : null;
            },
            settingOrg(nm) {
                const d = rt.schema.get(nm);
                const r = rt.db.rows(d).find((x) => x.setupownerid === rt.orgRow.id);
                if (r) return rt.db.toSObj(r);
                const o = new SObj(d);
                o.f.setupownerid = rt.orgRow.id;
                return rt.settingDefaults(o);
            },
            setting(nm, how, a) {
                const d = rt.schema.get(nm);
                if (d.settingType === 'List') {
                    const r = rt.db
                        .rows(d)
                        .find((x) => (x.name || '').toLowerCase() === String(a[0]).toLowerCase());
                    return r ? rt.db.toSObj(r) : null;
                }
                const id = a[0] ?? null;
                const rows = rt.db.rows(d);
                if (how === 'getvalues') {
                    const r = rows.find((x) => x.setupownerid === id);
                    return r ? rt.db.toSObj(r) : null;
                }
                const u = id ? rt.db.get(id) : rt.user;
                const r =
                    rows.find((x) => u && x.setupownerid === u.id) ||
                    rows.find((x) => u && x.setupownerid === u.profileid) ||
                    rows.find((x) => x.setupownerid === rt.orgRow.id);
                if (r) return rt.db.toSObj(r);
                const o = new SObj(d);
                return rt.settingDefaults(o);
            },
            settingAll(nm) {
                const t = T.sobject(nm);
                const m = new AMap(T.map(T.String, t));
                for (const r of rt.db.rows(rt.schema.get(nm))) m.put(r.name, rt.db.toSObj(r));
                return m;
            }
        };
        this.ticks = 0;
        return ops;
    }
    settingDefaults(o) {
        for (const f of o.d.fields.values())
            if (f.def !== null && f.custom) o.f[f.l] = this.db.defaultValue(f);
        return o;
    }
    exArgs(o, a) {
        for (const x of a) {
            if (typeof x === 'string') o.msg = x;
            else if (x instanceof AEx) o.cause = x;
        }
    }
    typeLabel(v) {
        return this.types.typeOf(v).name;
    }
    runAs(u) {
        if (!(u instanceof SObj)) {
            if (u instanceof NObj) {
                this.setUser(this.user);
                return;
            }
            throw this.ex('NullPointerException', 'Attempt to de-reference a null object');
        }
        let row = u.f.id && this.db.get(u.f.id);
        if (!row) {
            const r = this.db.dml('insert', [u], { internal: true });
            row = this.db.get(r[0].id);
        }
        this.setUser(row);
    }
    merge(m, dups) {
        const ids = dups.map((d) => (d instanceof SObj ? d.f.id : d));
        const d = m.d;
        for (const cd of this.schema.objs.values())
            for (const f of cd.fields.values())
                if (f.type === 'REFERENCE' && f.refs.includes(d.name) && this.db.tables.has(cd.l))
                    for (const r of this.db.rows(cd))
                        if (ids.includes(r[f.l])) this.db.put(cd, r.id, { ...r, [f.l]: m.f.id });
        this.db.dml('update', [m]);
        this.db.dml(
            'delete',
            ids.map((id) => {
                const o = new SObj(d);
                o.f.id = id;
                return o;
            })
        );
    }
}
import { LEAD_STATUSES, STAGES } from './schema/standard/stages.ts';
import { SeedIds } from './store/seed-ids.ts';
