// Object/field permissions of the running user: admins see everything, others what their assigned permission sets grant.
export class UserPerm {
    constructor(rt, user) {
        this.rt = rt;
        this.user = user;
        const p =
            rt.profiles && user.profileid
                ? Object.entries(rt.profiles).find(([, r]) => r.id === user.profileid)
                : null;
        this.profile = p ? p[0] : 'System Administrator';
        this.all = this.profile === 'System Administrator';
        this.min = /^(Minimum Access|Chatter Free)/.test(this.profile);
        this.readOnly = this.profile === 'Read Only';
        this._sets = null;
        this._jl = -1;
    }
    /** Project permission sets currently assigned to the user (directly or through groups). */
    sets() {
        const { rt } = this;
        if (this._jl === rt.db.journal.length && this._sets) return this._sets;
        this._jl = rt.db.journal.length;
        const out = [];
        const ids = new Set();
        for (const a of rt.db.rows(rt.schema.get('PermissionSetAssignment')))
            if (a.assigneeid === this.user.id) {
                if (a.permissionsetid) ids.add(a.permissionsetid);
                const g =
                    a.permissionsetgroupid ||
                    (a.permissionsetid && rt.db.get(a.permissionsetid)?.permissionsetgroupid);
                if (g)
                    for (const c of rt.db.rows(rt.schema.get('PermissionSetGroupComponent')))
                        if (c.permissionsetgroupid === g) ids.add(c.permissionsetid);
            }
        for (const id of ids) {
            const r = rt.db.get(id);
            if (!r) continue;
            const ps = rt.schema.permsets.get(String(r.name).toLowerCase());
            out.push(
                ps || {
                    objs: this.dyn('ObjectPermissions', id),
                    fields: this.dynF(id),
                    custom: this.dynC(id),
                    userPerms: [],
                    row: r
                }
            );
        }
        return (this._sets = out);
    }
    dyn(n, id) {
        const m = new Map();
        for (const r of this.rt.db.rows(this.rt.schema.get(n)))
            if (r.parentid === id)
                m.set(r.sobjecttype.toLowerCase(), {
                    c: r.permissionscreate,
                    r: r.permissionsread,
                    u: r.permissionsedit,
                    d: r.permissionsdelete,
                    va: r.permissionsviewallrecords,
                    ma: r.permissionsmodifyallrecords
                });
        return m;
    }
    dynF(id) {
        const m = new Map();
        for (const r of this.rt.db.rows(this.rt.schema.get('FieldPermissions')))
            if (r.parentid === id)
                m.set(r.field.toLowerCase(), { r: r.permissionsread, u: r.permissionsedit });
        return m;
    }
    dynC(id) {
        const s = new Set();
        for (const r of this.rt.db.rows(this.rt.schema.get('SetupEntityAccess')))
            if (r.parentid === id) {
                const c = this.rt.db.get(r.setupentityid);
                if (c) s.add(c.developername.toLowerCase());
            }
        return s;
    }
    /** Whether a permission opens every record of an object: `va` View All, `ma` Modify All. */
    records(d, kind) {
        if (this.all) return true;
        const forAllData = kind === 'ma' ? ['modifyalldata'] : ['modifyalldata', 'viewalldata'];
        return this.sets().some(
            (s) =>
                s.objs.get(d.l)?.ma ||
                (kind === 'va' && s.objs.get(d.l)?.va) ||
                forAllData.some((name) => (s.userPerms || []).includes(name))
        );
    }
    /** kind: c create, r read, u update, d delete */
    obj(d, kind) {
        if (this.min && d.name === 'ApexClass') return false;
        if (
            this.all ||
            (d.isMdt && kind === 'r') ||
            (d.isSetting && kind === 'r') ||
            [
                'User',
                'Profile',
                'RecordType',
                'Organization',
                'PermissionSet',
                'AsyncApexJob',
                'ApexClass',
                'Group'
            ].includes(d.name)
        )
            return true;
        if (
            this.sets().some(
                (s) =>
                    s.objs.get(d.l)?.[kind] ||
                    s.objs.get(d.l)?.ma ||
                    (s.userPerms || []).includes('modifyalldata')
            )
        )
            return true;
        if (d.custom) return false;
        if (this.min) return false;
        if (d.name === 'Case' && kind === 'd') return false;
        if (d.name === 'Campaign' && this.profile === 'Marketing User') return true;
        if (this.readOnly) return kind === 'r';
        if (['Campaign', 'Product2', 'Pricebook2', 'PricebookEntry'].includes(d.name)) return kind === 'r';
        return true;
    }
    field(d, f, kind) {
        if (this.all || f.sys || f.l === 'id' || f.l === 'name' || d.isMdt || d.isSetting) return true;
        if (kind === 'u' && f.readonly) return false;
        if (f.required && f.custom) return true;
        const comp =
            /^(billing|shipping|mailing|other)(street|city|state|postalcode|country|latitude|longitude|geocodeaccuracy|statecode|countrycode)$/.exec(
                f.l
            );
        const key = comp ? comp[1] + 'address' : f.l;
        if (
            this.sets().some(
                (s) => s.fields.get(`${d.l}.${f.l}`)?.[kind] || s.fields.get(`${d.l}.${key}`)?.[kind]
            )
        )
            return true;
        if (['tradestyle', 'dunsnumber', 'naicscode', 'naicsdesc', 'yearstarted'].includes(f.l)) return false;
        if (f.custom) return false;
        if (this.min) return f.required || f.l === 'ownerid' ? this.obj(d, 'r') : false;
        return !(this.readOnly && kind === 'u');
    }
    custom(n) {
        const l = n.toLowerCase().replace(/^\w+__/, '');
        return this.sets().some((s) => s.custom.has(l) || s.custom.has(n.toLowerCase()));
    }
}
