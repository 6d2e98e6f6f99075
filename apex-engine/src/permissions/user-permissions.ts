import type { OrgRuntime } from '../org/runtime.ts';
import type { FieldAccess, ObjectAccess } from '../schema/metadata/permission-set.ts';
import type { FieldDef } from '../schema/field.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import type { Row } from '../store/row.ts';
import { assignedPermissionSets, type GrantedPermissions } from './assigned-permission-sets.ts';

/** Objects that everybody may read and, in the engine, write. */
const OPEN_OBJECTS = new Set([
    'User',
    'Profile',
    'RecordType',
    'Organization',
    'PermissionSet',
    'AsyncApexJob',
    'ApexClass',
    'Group'
]);
/** Standard profiles give these for reading only. */
const READ_ONLY_BY_PROFILE = new Set(['Campaign', 'Product2', 'Pricebook2', 'PricebookEntry']);
/** Standard fields that no profile gives by itself. */
const HIDDEN_FIELDS = new Set(['tradestyle', 'dunsnumber', 'naicscode', 'naicsdesc', 'yearstarted']);
/** A part of an address is granted with the whole. */
const ADDRESS_PART =
    /^(billing|shipping|mailing|other)(street|city|state|postalcode|country|latitude|longitude|geocodeaccuracy|statecode|countrycode)$/;

/** What a user may do with objects and fields: admins everything, others what profile and sets grant. */
export class UserPermissions {
    readonly runtime: OrgRuntime;
    readonly user: Row;
    readonly profile: string;
    /** May do everything. */
    all: boolean;
    /** A profile that gives nothing of its own. */
    readonly isMinimum: boolean;
    readonly readOnly: boolean;
    #sets: GrantedPermissions[] | null = null;
    /** Length of the store's journal when the sets were read. */
    #readAt = -1;

    constructor(runtime: OrgRuntime, user: Row) {
        this.runtime = runtime;
        this.user = user;
        const profiles = Object.entries(runtime.profiles ?? {});
        const named = user.profileid ? profiles.find(([, { id }]) => id === user.profileid) : undefined;
        this.profile = named?.[0] ?? 'System Administrator';
        this.all = this.profile === 'System Administrator';
        this.isMinimum = /^(Minimum Access|Chatter Free)/.test(this.profile);
        this.readOnly = this.profile === 'Read Only';
    }

    /** Permission sets that are assigned to the user, directly or through groups. */
    sets(): GrantedPermissions[] {
        const { length } = this.runtime.db.journal;
        if (this.#readAt !== length || !this.#sets) {
            this.#readAt = length;
            this.#sets = assignedPermissionSets(this.runtime, this.user);
        }
        return this.#sets;
    }

    /** Whether a permission opens every record of an object: View All, Modify All. */
    records(definition: SObjectDef, kind: 'viewAll' | 'modifyAll'): boolean {
        if (this.all) return true;
        const forAllData = kind === 'modifyAll' ? ['modifyalldata'] : ['modifyalldata', 'viewalldata'];
        return this.sets().some((set) => {
            const access = set.objects.get(definition.key);
            return (
                access?.modifyAll ||
                (kind === 'viewAll' && access?.viewAll) ||
                forAllData.some((name) => set.userPermissions.includes(name))
            );
        });
    }

    /** Whether the user may create, read, edit or delete records of an object. */
    object(definition: SObjectDef, kind: 'create' | 'read' | 'edit' | 'delete'): boolean {
        if (this.isMinimum && definition.name === 'ApexClass') return false;
        const isConfiguration = definition.isMetadataType || definition.isSetting;
        if (this.all || (isConfiguration && kind === 'read') || OPEN_OBJECTS.has(definition.name))
            return true;
        return this.#setsGrant(definition, kind) || this.#profileGrants(definition, kind);
    }

    #setsGrant(definition: SObjectDef, kind: keyof ObjectAccess): boolean {
        return this.sets().some((set) => {
            const access = set.objects.get(definition.key);
            return access?.[kind] || access?.modifyAll || set.userPermissions.includes('modifyalldata');
        });
    }

    #profileGrants({ name, custom }: SObjectDef, kind: 'create' | 'read' | 'edit' | 'delete'): boolean {
        if (custom || this.isMinimum) return false;
        if (name === 'Case' && kind === 'delete') return false;
        if (name === 'Campaign' && this.profile === 'Marketing User') return true;
        return kind === 'read' || !(this.readOnly || READ_ONLY_BY_PROFILE.has(name));
    }

    /** Whether the user may read or edit a field. */
    field(definition: SObjectDef, field: FieldDef, kind: keyof FieldAccess): boolean {
        if (this.all || field.isSystem || definition.isMetadataType || definition.isSetting) return true;
        if (field.key === 'id' || field.key === 'name') return true;
        if (kind === 'edit' && field.readonly) return false;
        if (field.required && field.custom) return true;
        const address = ADDRESS_PART.exec(field.key)?.[1];
        const names = address ? [field.key, `${address}address`] : [field.key];
        if (
            this.sets().some((set) =>
                names.some((name) => set.fields.get(`${definition.key}.${name}`)?.[kind])
            )
        )
            return true;
        if (HIDDEN_FIELDS.has(field.key) || field.custom) return false;
        if (this.isMinimum)
            return (field.required || field.key === 'ownerid') && this.object(definition, 'read');
        return !(this.readOnly && kind === 'edit');
    }

    /** Whether the user has a custom permission, named with or without namespace. */
    custom(name: string): boolean {
        const lowerName = name.toLowerCase();
        const withoutNamespace = lowerName.replace(/^\w+__/, '');
        return this.sets().some((set) => set.custom.has(withoutNamespace) || set.custom.has(lowerName));
    }
}
