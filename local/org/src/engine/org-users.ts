import type { Org } from 'apex-engine';
import type { OrgUser } from '../options.ts';

/**
 * Makes the users that are missing and grants each its permission sets. Throws on an unknown set or profile.
 */
export function ensureUsers(org: Org, users: OrgUser[]): void {
    for (const user of users) {
        const [existing] = org.query('SELECT Id FROM User WHERE Username = :username', {
            username: user.username
        });
        const id = (existing?.Id as string | undefined) ?? createUser(org, user);
        for (const name of user.permissionSets) grant(org, id, name);
    }
}

function createUser(org: Org, user: OrgUser): string {
    const profile = org.runtime.profiles[user.profile ?? 'Standard User'];
    if (!profile) throw new Error(`The local org has no profile ${user.profile}.`);
    const [result] = org.insert('User', {
        Username: user.username,
        Email: user.email,
        FirstName: user.firstName,
        LastName: user.lastName,
        Phone: user.phone,
        Alias: user.username.slice(0, 8),
        ProfileId: profile.id,
        IsActive: true,
        TimeZoneSidKey: 'GMT',
        LocaleSidKey: 'en_US',
        LanguageLocaleKey: 'en_US',
        EmailEncodingKey: 'UTF-8'
    });
    return result!.id!;
}

function grant(org: Org, userId: string, name: string): void {
    const [set] = org.query('SELECT Id FROM PermissionSet WHERE Name = :name', { name });
    if (!set) throw new Error(`The project has no permission set ${name}.`);
    const binds = { userId, setId: set.Id };
    const soql =
        'SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = :userId AND PermissionSetId = :setId';
    if (org.query(soql, binds).length) return;
    org.insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set.Id });
}
