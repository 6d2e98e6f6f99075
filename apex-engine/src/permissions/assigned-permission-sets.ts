import type { OrgRuntime } from '../org/runtime.ts';
import type { FieldAccess, ObjectAccess, PermissionSetDef } from '../schema/metadata/permission-set.ts';
import { reference, text, type Row } from '../store/row.ts';

/** What a permission set grants: one of the project's, or one that a test made of rows (without a name). */
export type GrantedPermissions = Pick<PermissionSetDef, 'objects' | 'fields' | 'custom' | 'userPermissions'> &
    Partial<PermissionSetDef>;

/** The permission sets of a user, those of assigned groups included. */
export function assignedPermissionSets(runtime: OrgRuntime, user: Row): GrantedPermissions[] {
    const ids = new Set<string>();
    const components = rowsOf(runtime, 'PermissionSetGroupComponent');
    for (const assignment of rowsOf(runtime, 'PermissionSetAssignment')) {
        if (assignment.assigneeid !== user.id) continue;
        const set = reference(assignment, 'permissionsetid');
        if (set) ids.add(set);
        const group = assignment.permissionsetgroupid || (set && runtime.db.get(set)?.permissionsetgroupid);
        if (!group) continue;
        for (const component of components)
            if (component.permissionsetgroupid === group) ids.add(reference(component, 'permissionsetid')!);
    }
    const rows = [...ids].map((id) => runtime.db.get(id)).filter((row) => row !== null);
    return rows.map(
        (row) => runtime.schema.permissionSets.get(text(row, 'name').toLowerCase()) ?? ofRows(runtime, row.id)
    );
}

const rowsOf = (runtime: OrgRuntime, object: string): Row[] =>
    runtime.db.rows(runtime.schema.standard(object));

/** A permission set that is not of the project: its grants are rows. */
function ofRows(runtime: OrgRuntime, id: string): GrantedPermissions {
    const ofSet = (object: string) => rowsOf(runtime, object).filter((row) => row.parentid === id);
    const objects = new Map<string, ObjectAccess>();
    for (const row of ofSet('ObjectPermissions'))
        objects.set(text(row, 'sobjecttype').toLowerCase(), {
            create: !!row.permissionscreate,
            read: !!row.permissionsread,
            edit: !!row.permissionsedit,
            delete: !!row.permissionsdelete,
            viewAll: !!row.permissionsviewallrecords,
            modifyAll: !!row.permissionsmodifyallrecords
        });
    const fields = new Map<string, FieldAccess>();
    for (const row of ofSet('FieldPermissions'))
        fields.set(text(row, 'field').toLowerCase(), {
            read: !!row.permissionsread,
            edit: !!row.permissionsedit
        });
    const custom = new Set<string>();
    for (const row of ofSet('SetupEntityAccess')) {
        const permission = runtime.db.get(reference(row, 'setupentityid'));
        if (permission) custom.add(text(permission, 'developername').toLowerCase());
    }
    return { objects, fields, custom, userPermissions: [] };
}
