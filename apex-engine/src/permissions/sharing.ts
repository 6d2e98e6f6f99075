import { isSafeByDefault } from '../check/api-version.ts';
// Which records a user may see, edit and delete: org-wide default, owner, group membership, share rows,
// Opportunity teams, View All and Modify All, and masters of details. Role hierarchy, sharing rules,
// implicit access to parents, and territories are not modelled.
import type { ApexClass, OrgRuntime } from '../org/runtime.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import type { DmlError } from '../store/dml-error.ts';
import { reference, type Row } from '../store/row.ts';
import { RecordReader } from './record-reader.ts';
import { ALL, EDIT, NONE, READ } from './sharing-level.ts';
import type { UserPermissions } from './user-permissions.ts';

/** Standard children that have no sharing of their own: lower-case object → its lookup to the parent. */
const PARENT_FIELDS: Record<string, string> = {
    contact: 'accountid',
    opportunitycontactrole: 'opportunityid',
    opportunitylineitem: 'opportunityid',
    opportunityteammember: 'opportunityid'
};

/** Mode of a statement: what it says itself, or null. */
export type AccessMode = 'user' | 'system' | 'enforced' | null | undefined;

export class Sharing {
    readonly runtime: OrgRuntime;
    constructor(runtime: OrgRuntime) {
        this.runtime = runtime;
    }

    /** Whether the statement that runs now respects sharing. */
    isEnforced(access: AccessMode): boolean {
        return !this.runtime.permissions.all && (access === 'user' || this.runsWithSharing());
    }

    /** For the rows of one query: null when the user may see all of them. */
    visibility(definition: SObjectDef): ((row: Row) => boolean) | null {
        const reader = new RecordReader(this, this.runtime.permissions);
        if (reader.floor(definition) >= READ) return null;
        return (row) => reader.level(row) >= READ;
    }

    /** NONE, READ, EDIT or ALL; object permissions are another matter. */
    level(permissions: UserPermissions, row: Row): number {
        return new RecordReader(this, permissions).level(row);
    }

    /** Why a DML statement may not touch a stored row; null when it may. */
    refusal(operation: string, row: Row): DmlError | null {
        const level = this.level(this.runtime.permissions, row);
        if (level >= (operation === 'update' ? EDIT : ALL)) return null;
        if (level === NONE)
            return {
                code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
                message: `insufficient access rights on cross-reference id: ${row.id.slice(0, 15)}`,
                fields: []
            };
        return {
            code: 'INSUFFICIENT_ACCESS_OR_READONLY',
            message: 'insufficient access rights on object id',
            fields: []
        };
    }

    /** Why a new row may not be put under its parent: that takes the right to edit the parent. */
    refusalOfChild(row: Row): DmlError | null {
        const parent = this.parentOf(row);
        return parent && this.level(this.runtime.permissions, parent) < EDIT
            ? this.refusal('update', parent)
            : null;
    }

    /** The row that decides about this one, for details and the like; undefined when it decides itself. */
    parentOf(row: Row): Row | null | undefined {
        const field = this.parentField(row.$definition);
        return field ? (this.runtime.db.byId.get(reference(row, field) ?? '') ?? null) : undefined;
    }

    parentField(definition: SObjectDef): string | null {
        const master = [...definition.fields.values()].find(({ isMasterDetail }) => isMasterDetail);
        if (master) return master.key;
        const known = PARENT_FIELDS[definition.key];
        if (known && (known !== 'accountid' || definition.sharing === 'ControlledByParent')) return known;
        return null;
    }

    /** The nearest class that says decides; triggers, and code that nobody declared, run without sharing. */
    runsWithSharing(): boolean {
        const { stack } = this.runtime;
        for (const { routine } of [...stack].reverse()) {
            if (routine.body.kind === 'trigger') return false;
            const declared = this.declared(routine.cls);
            if (declared !== null) return declared;
        }
        return false;
    }

    /** true: with sharing; false: without; null: as the caller. */
    declared(cls: ApexClass): boolean | null {
        for (const at of cls.lineage()) {
            if (at.is('with sharing')) return true;
            if (at.is('without sharing')) return false;
            if (at.is('inherited sharing')) return null;
        }
        return isSafeByDefault(cls) ? true : null;
    }
}
