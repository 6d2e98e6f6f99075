import type { Profiles } from './seed-profiles.ts';
import type { Row } from '../row.ts';
import type { Seeder } from './seeder.ts';

const LANGUAGE = {
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8'
};

export function seedUsers({ add }: Seeder, organization: Row, profiles: Profiles) {
    const role = add('UserRole', { Name: 'CEO', DeveloperName: 'CEO' });
    const automatedProcess = add('User', {
        Username: `autoproc@${organization.id}`,
        Email: 'autoproc@example.com',
        Alias: 'autoproc',
        LastName: 'Process',
        FirstName: 'Automated',
        Name: 'Automated Process',
        IsActive: true,
        ProfileId: null,
        UserType: 'AutomatedProcess',
        ...LANGUAGE
    });
    const administrator = add('User', {
        Username: 'admin@apexrunner.example.com',
        Email: 'admin@example.com',
        Alias: 'admin',
        FirstName: 'Admin',
        LastName: 'User',
        Name: 'Admin User',
        IsActive: true,
        ProfileId: profiles['System Administrator'].id,
        UserRoleId: role.id,
        UserType: 'Standard',
        ...LANGUAGE,
        UserPermissionsMarketingUser: true
    });
    return { administrator, automatedProcess };
}
