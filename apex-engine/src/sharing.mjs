// Which records a user may see, edit and delete: org-wide default, owner, group membership, share rows,
// Opportunity teams, View All and Modify All, and masters of details. Role hierarchy, sharing rules, manual
// implicit access to parents, and territories are not modelled.
import fs from 'node:fs';

export const NONE = 0;
export const READ = 1;
export const EDIT = 2;
/** Edit, delete and share. */
export const ALL = 3;

const GIVEN_BY_DEFAULT = {
    Private: NONE,
    Read: READ,
    ReadWrite: EDIT,
    ReadWriteTransfer: EDIT,
    FullAccess: ALL
};
const GIVEN_BY_ROW = { read: READ, edit: EDIT, all: ALL };

/** The org-wide default as Organization.Default…Access tells it. */
export function defaultAccess(definition) {
    return ['None', 'Read', 'Edit', 'All'][GIVEN_BY_DEFAULT[definition.sharing] ?? EDIT];
}

/** Standard children that have no sharing of their own: lower-case object → its lookup to the parent. */
const PARENT_FIELDS = {
    contact: 'accountid',
    opportunitycontactrole: 'opportunityid',
    opportunitylineitem: 'opportunityid',
    opportunityteammember: 'opportunityid'
};

/** From this version on, a class that does not say is `with sharing`. */
const SHARING_BY_DEFAULT_FROM = 67;

export class Sharing {
    constructor(rt) {
        this.rt = rt;
        this.versions = new Map();
    }

    /** Whether the statement that runs now respects sharing. `access` is its mode: 'user', 'system' or null. */
    isEnforced(access) {
        return !this.rt.perm.all && (access === 'user' || this.runsWithSharing());
    }

    /** For the rows of one query: null when the user may see all of them. */
    visibility(definition) {
        const reader = this.readerOf(this.rt.perm);
        if (reader.floor(definition) >= READ) return null;
        return (row) => reader.level(row) >= READ;
    }

    /** NONE, READ, EDIT or ALL for the user of `perm`; object permissions are another matter. */
    level(perm, row) {
        return this.readerOf(perm).level(row);
    }

    /** Why a DML statement may not touch a stored row; null when it may. */
    refusal(op, row) {
        const level = this.level(this.rt.perm, row);
        if (level >= (op === 'update' ? EDIT : ALL)) return null;
        return level === NONE
            ? {
                  code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
                  message: `insufficient access rights on cross-reference id: ${row.id.slice(0, 15)}`
              }
            : {
                  code: 'INSUFFICIENT_ACCESS_OR_READONLY',
                  message: 'insufficient access rights on object id'
              };
    }

    /** Why a new row may not be put under its parent: that takes the right to edit the parent. */
    refusalOfChild(row) {
        const parent = this.parentOf(row);
        return parent && this.level(this.rt.perm, parent) < EDIT ? this.refusal('update', parent) : null;
    }

    readerOf(perm) {
        return new RecordReader(this, perm);
    }

    /** The row that decides about this one, for details and the like; undefined when it decides itself. */
    parentOf(row) {
        const field = this.parentField(row.$d);
        return field ? (this.rt.db.byId.get(row[field]) ?? null) : undefined;
    }

    parentField(definition) {
        const details = [...definition.fields.values()].find((field) => field.md);
        if (details) return details.l;
        const known = PARENT_FIELDS[definition.l];
        if (known && (known !== 'accountid' || definition.sharing === 'ControlledByParent')) return known;
        return null;
    }

    /** The nearest class that says decides; triggers, and code that nobody declared, run without sharing. */
    runsWithSharing() {
        const { stack } = this.rt;
        for (let depth = stack.length - 1; depth >= 0; depth--) {
            const { m: method } = stack[depth];
            if (method.n === 'trigger' || !method.cls) return false;
            const declared = this.declared(method.cls);
            if (declared !== null) return declared;
        }
        return false;
    }

    /** true: with sharing; false: without; null: as the caller. */
    declared(cls) {
        for (let at = cls; at; at = at.superCls) {
            if (at.m.set['with sharing']) return true;
            if (at.m.set['without sharing']) return false;
            if (at.m.set['inherited sharing']) return null;
        }
        return this.apiVersion(cls.file) >= SHARING_BY_DEFAULT_FROM ? true : null;
    }

    apiVersion(file) {
        if (!this.versions.has(file)) {
            const meta = `${file}-meta.xml`;
            const text = fs.existsSync(meta) ? fs.readFileSync(meta, 'utf8') : '';
            this.versions.set(file, Number(/<apiVersion>([\d.]+)</.exec(text)?.[1] ?? 0));
        }
        return this.versions.get(file);
    }
}

/** One user's view of the records; reads the share rows of each object once. */
class RecordReader {
    constructor(sharing, perm) {
        this.sharing = sharing;
        this.db = sharing.rt.db;
        this.schema = sharing.rt.schema;
        this.perm = perm;
        this.shares = new Map();
        this.principals = null;
    }

    /** What the user has of every row of an object. */
    floor(definition) {
        const { perm } = this;
        if (perm.all || perm.records(definition, 'ma')) return ALL;
        const seesAll = perm.records(definition, 'va') ? READ : NONE;
        if (this.sharing.parentField(definition)) return seesAll;
        if (!definition.sharing || !definition.field('ownerid')) return ALL;
        return Math.max(seesAll, GIVEN_BY_DEFAULT[definition.sharing] ?? ALL);
    }

    level(row) {
        const definition = row.$d;
        const floor = this.floor(definition);
        if (floor === ALL) return ALL;
        const parent = this.sharing.parentOf(row);
        // Whoever may edit the master may do anything with its details.
        if (parent !== undefined) return Math.max(floor, parent ? this.ofDetail(this.level(parent)) : ALL);
        if (this.userAndGroups().has(row.ownerid)) return ALL;
        return Math.max(floor, this.sharesOf(definition).get(row.id) ?? NONE);
    }

    ofDetail(levelOfMaster) {
        return levelOfMaster >= EDIT ? ALL : levelOfMaster;
    }

    userAndGroups() {
        if (!this.principals) {
            this.principals = new Set([this.perm.user.id]);
            for (const member of this.rows('GroupMember'))
                if (member.userorgroupid === this.perm.user.id) this.principals.add(member.groupid);
        }
        return this.principals;
    }

    /** Record id → what share rows and teams give of it. */
    sharesOf(definition) {
        const known = this.shares.get(definition.l);
        if (known) return known;
        const given = new Map();
        const give = (id, level) => given.set(id, Math.max(given.get(id) ?? NONE, level ?? NONE));
        const [object, parent, access] = definition.custom
            ? [definition.name.replace(/__c$/i, '__Share'), 'parentid', 'accesslevel']
            : [`${definition.name}Share`, `${definition.l}id`, `${definition.l}accesslevel`];
        for (const row of this.rows(object))
            if (this.userAndGroups().has(row.userorgroupid))
                give(row[parent], GIVEN_BY_ROW[row[access]?.toLowerCase()]);
        if (definition.name === 'Opportunity')
            for (const row of this.rows('OpportunityTeamMember'))
                if (row.userid === this.perm.user.id)
                    give(row.opportunityid, GIVEN_BY_ROW[row.opportunityaccesslevel?.toLowerCase()]);
        this.shares.set(definition.l, given);
        return given;
    }

    rows(object) {
        const definition = this.schema.get(object);
        return definition ? this.db.rows(definition) : [];
    }
}

/** A row of UserRecordAccess, worked out when it is read. */
export class RecordAccess {
    constructor(rt, definition, record, user) {
        this.$d = definition;
        this.id = null;
        this.recordid = record.id;
        this.userid = user.id;
        Object.defineProperties(this, {
            rt: { value: rt },
            record: { value: record },
            user: { value: user }
        });
    }
    may(kind, level) {
        const perm = this.rt.permissionsOf(this.user);
        return perm.obj(this.record.$d, kind) && this.rt.sharing.level(perm, this.record) >= level;
    }
    get hasreadaccess() {
        return this.may('r', READ);
    }
    get haseditaccess() {
        return this.may('u', EDIT);
    }
    get hasdeleteaccess() {
        return this.may('d', ALL);
    }
    get hastransferaccess() {
        return this.hasallaccess;
    }
    get hasallaccess() {
        return this.may('u', ALL);
    }
    get maxaccesslevel() {
        if (this.hasallaccess) return 'All';
        if (this.hasdeleteaccess) return 'Delete';
        if (this.haseditaccess) return 'Edit';
        return this.hasreadaccess ? 'Read' : 'None';
    }
}
