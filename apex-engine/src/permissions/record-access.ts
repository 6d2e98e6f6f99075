import type { OrgRuntime } from '../org/runtime.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import type { Row } from '../store/row.ts';
import { ALL, EDIT, READ } from './sharing-level.ts';

/** A row of UserRecordAccess, worked out when it is read. */
export class RecordAccess implements Row {
    [field: string]: unknown;
    readonly $d: SObjectDef;
    readonly id = null as unknown as string;
    readonly isdeleted = false;
    readonly recordid: string;
    readonly userid: string;
    readonly #rt: OrgRuntime;
    readonly #record: Row;
    readonly #user: Row;

    constructor(rt: OrgRuntime, definition: SObjectDef, record: Row, user: Row) {
        this.$d = definition;
        this.recordid = record.id;
        this.userid = user.id;
        this.#rt = rt;
        this.#record = record;
        this.#user = user;
    }

    get hasreadaccess(): boolean {
        return this.#may('r', READ);
    }
    get haseditaccess(): boolean {
        return this.#may('u', EDIT);
    }
    get hasdeleteaccess(): boolean {
        return this.#may('d', ALL);
    }
    get hastransferaccess(): boolean {
        return this.hasallaccess;
    }
    get hasallaccess(): boolean {
        return this.#may('u', ALL);
    }
    get maxaccesslevel(): string {
        if (this.hasallaccess) return 'All';
        if (this.hasdeleteaccess) return 'Delete';
        if (this.haseditaccess) return 'Edit';
        return this.hasreadaccess ? 'Read' : 'None';
    }

    #may(kind: 'r' | 'u' | 'd', level: number): boolean {
        const permissions = this.#rt.permissionsOf(this.#user);
        return (
            permissions.obj(this.#record.$d, kind) &&
            this.#rt.sharing.level(permissions, this.#record) >= level
        );
    }
}
