import type { OrgRuntime } from '../org/runtime.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import type { Row } from '../store/row.ts';
import { ALL, EDIT, READ } from './sharing-level.ts';

/** A row of UserRecordAccess, worked out when it is read. */
export class RecordAccess implements Row {
    [field: string]: unknown;
    readonly $definition: SObjectDef;
    readonly id = null as unknown as string;
    readonly isdeleted = false;
    readonly recordid: string;
    readonly userid: string;
    readonly #runtime: OrgRuntime;
    readonly #record: Row;
    readonly #user: Row;

    constructor(runtime: OrgRuntime, definition: SObjectDef, record: Row, user: Row) {
        this.$definition = definition;
        this.recordid = record.id;
        this.userid = user.id;
        this.#runtime = runtime;
        this.#record = record;
        this.#user = user;
    }

    get hasreadaccess(): boolean {
        return this.#may('read', READ);
    }
    get haseditaccess(): boolean {
        return this.#may('edit', EDIT);
    }
    get hasdeleteaccess(): boolean {
        return this.#may('delete', ALL);
    }
    get hastransferaccess(): boolean {
        return this.hasallaccess;
    }
    get hasallaccess(): boolean {
        return this.#may('edit', ALL);
    }
    get maxaccesslevel(): string {
        if (this.hasallaccess) return 'All';
        if (this.hasdeleteaccess) return 'Delete';
        if (this.haseditaccess) return 'Edit';
        return this.hasreadaccess ? 'Read' : 'None';
    }

    #may(kind: 'read' | 'edit' | 'delete', level: number): boolean {
        const permissions = this.#runtime.permissionsOf(this.#user);
        return (
            permissions.object(this.#record.$definition, kind) &&
            this.#runtime.sharing.level(permissions, this.#record) >= level
        );
    }
}
