import { defaultAccess } from '../../permissions/sharing-level.ts';
import { seedPermissions } from './seed-permissions.ts';
import { seedProfiles } from './seed-profiles.ts';
import type { Profiles } from './seed-profiles.ts';
import { seedProject } from './seed-project.ts';
import { seedSales } from './seed-sales.ts';
import { seedUsers } from './seed-users.ts';
import type { Row } from '../row.ts';
import type { Seeder } from './seeder.ts';

export interface SeededOrg {
    organization: Row;
    profiles: Profiles;
    /** The user that runs what no other does. */
    administrator: Row;
    /** Runs the triggers of platform events. */
    automatedProcess: Row;
    standardPricebook: Row;
}

/**
 * The rows that every org has.
 * @param onUser called with the administrator as soon as the row is there: what is made after is theirs
 */
export function seedOrg(seeder: Seeder, onUser: (administrator: Row, profiles: Profiles) => void): SeededOrg {
    const organization = seedOrganization(seeder);
    const profiles = seedProfiles(seeder);
    const { administrator, automatedProcess } = seedUsers(seeder, organization, profiles);
    onUser(administrator, profiles);
    seedPermissions(seeder);
    const standardPricebook = seedSales(seeder);
    seedProject(seeder);
    return { organization, profiles, administrator, automatedProcess, standardPricebook };
}

function seedOrganization({ schema, add, namespace, orgId }: Seeder): Row {
    return add('Organization', {
        ...(orgId ? { Id: orgId } : {}),
        Name: 'Apex Runner Org',
        DefaultAccountAccess: defaultAccess(schema.standard('Account')),
        DefaultOpportunityAccess: defaultAccess(schema.standard('Opportunity')),
        IsSandbox: true,
        OrganizationType: schema.shape?.edition ?? 'Developer Edition',
        InstanceName: 'NA1',
        TimeZoneSidKey: 'GMT',
        LanguageLocaleKey: 'en_US',
        DefaultLocaleSidKey: 'en_US',
        NamespacePrefix: namespace,
        FiscalYearStartMonth: 1
    });
}
