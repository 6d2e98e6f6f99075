import type { Row } from '../row.ts';
import type { Seeder } from './seeder.ts';

const ADMINISTRATOR = 'System Administrator';
const PROFILES = [
    ...[ADMINISTRATOR, 'Standard User', 'Minimum Access - Salesforce', 'Read Only', 'Standard Platform User'],
    ...['Marketing User', 'Solution Manager', 'Contract Manager', 'Chatter Free User'],
    'Minimum Access - API Only Integrations'
] as const;
export type Profiles = Record<(typeof PROFILES)[number], Row>;

/** Objects that every profile sees but those that say otherwise by name. */
const SALES_OBJECTS = [
    ...['Account', 'Contact', 'Opportunity', 'Lead', 'Case', 'Task', 'Event'],
    ...['Campaign', 'Product2', 'Pricebook2', 'Contract', 'Order']
];

/** The standard profiles, each with the permission set that the platform keeps for it. */
export function seedProfiles(seeder: Seeder): Profiles {
    const license = seeder.add('UserLicense', {
        Name: 'Salesforce',
        LicenseDefinitionKey: 'SFDC',
        Status: 'Active'
    });
    seeder.add('UserLicense', { Name: 'Salesforce Platform', LicenseDefinitionKey: 'AUL' });
    const rows = PROFILES.map((name) => [name, seedProfile(seeder, name, license)]);
    return Object.fromEntries(rows) as Profiles;
}

function seedProfile({ add }: Seeder, name: string, license: Row): Row {
    const isAll = name === ADMINISTRATOR;
    const administration = {
        PermissionsModifyAllData: isAll,
        PermissionsViewAllData: isAll,
        PermissionsAuthorApex: isAll
    };
    const profile = add('Profile', {
        Name: name,
        UserType: 'Standard',
        UserLicenseId: license.id,
        ...administration,
        PermissionsCustomizeApplication: isAll,
        PermissionsViewSetup: isAll,
        PermissionsApiEnabled: true,
        PermissionsManageUsers: isAll
    });
    const permissions = add('PermissionSet', {
        Name: `X${profile.id}`,
        Label: name,
        IsOwnedByProfile: true,
        ProfileId: profile.id,
        Type: 'Profile',
        ...administration
    });
    if (/^(Minimum|Chatter)/.test(name)) return profile;
    for (const object of SALES_OBJECTS)
        add('ObjectPermissions', {
            ParentId: permissions.id,
            SobjectType: object,
            PermissionsRead: true,
            PermissionsCreate: name !== 'Read Only',
            PermissionsEdit: name !== 'Read Only',
            PermissionsDelete: isAll
        });
    return profile;
}
