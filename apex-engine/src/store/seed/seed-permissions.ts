import type { Seeder } from './seeder.ts';

type PermissionSet = ReturnType<Seeder['schema']['permissionSets']['get']> & object;
/** Id of the row of a permission set of the project, by its name in lower case. */
type Ids = Map<string, string>;

/** Permission sets, their groups and custom permissions of the project. */
export function seedPermissions(seeder: Seeder): void {
    const { schema, add } = seeder;
    const ids: Ids = new Map();
    const sets = [...schema.permissionSets.values()];
    for (const { name, label } of sets) {
        const row = add('PermissionSet', { Name: name, Label: label, IsCustom: true, Type: 'Regular' });
        ids.set(name.toLowerCase(), row.id);
    }
    for (const set of sets) seedAccess(seeder, set, ids.get(set.name.toLowerCase())!);
    seedGroups(seeder, ids);
    for (const permission of schema.customPermissions) seedCustomPermission(seeder, permission, ids);
}

function seedAccess({ schema, add }: Seeder, set: PermissionSet, id: string): void {
    const nameOf = (object: string) => schema.get(object)?.name ?? object;
    for (const [object, access] of set.objects)
        add('ObjectPermissions', {
            ParentId: id,
            SobjectType: nameOf(object),
            PermissionsCreate: access.create,
            PermissionsRead: access.read,
            PermissionsEdit: access.edit,
            PermissionsDelete: access.delete,
            PermissionsViewAllRecords: access.viewAll,
            PermissionsModifyAllRecords: access.modifyAll
        });
    for (const [path, access] of set.fields) {
        const [object = '', field = ''] = path.split('.');
        add('FieldPermissions', {
            ParentId: id,
            SobjectType: nameOf(object),
            Field: `${nameOf(object)}.${schema.get(object)?.field(field)?.name ?? field}`,
            PermissionsRead: access.read,
            PermissionsEdit: access.edit
        });
    }
}

function seedGroups({ schema, add }: Seeder, ids: Ids): void {
    for (const group of schema.permissionSetGroups.values()) {
        const { id } = add('PermissionSetGroup', {
            DeveloperName: group.name,
            MasterLabel: group.label,
            Status: 'Updated'
        });
        add('PermissionSet', {
            Name: `${group.name}_psg`,
            Label: group.label,
            Type: 'Group',
            PermissionSetGroupId: id
        });
        for (const set of group.sets) {
            const member = ids.get(set.toLowerCase());
            if (member)
                add('PermissionSetGroupComponent', { PermissionSetGroupId: id, PermissionSetId: member });
        }
    }
}

function seedCustomPermission({ schema, add }: Seeder, name: string, ids: Ids): void {
    const permission = add('CustomPermission', { DeveloperName: name, MasterLabel: name });
    for (const set of schema.permissionSets.values())
        if (set.custom.has(name.toLowerCase()))
            add('SetupEntityAccess', {
                ParentId: ids.get(set.name.toLowerCase()),
                SetupEntityId: permission.id,
                SetupEntityType: 'CustomPermission'
            });
}
