import type { Connection } from 'jsforce';
import { admin } from '../people.ts';
import type { Scene } from './scene.ts';

/** The admin of the org beside the seller: to whom deals are handed, and who keeps the catalogue. */
export async function people({ loop }: Scene): Promise<{
    admin: { id: string; email: string; connection: Connection };
}> {
    const { records } = await loop.seller.query<{ Id: string; Email: string }>(
        `SELECT Id, Email FROM User WHERE Username = '${admin.username}'`
    );
    const [found] = records;
    if (!found) throw new Error('The org has no admin.');
    return { admin: { id: found.Id, email: found.Email, connection: loop.admin } };
}

export const FORMER_SELLER = 'former.seller@contoso.example';

/** Somebody who has left: the user is there, and not active. */
export async function addFormerSeller(connection: Connection): Promise<void> {
    const { records } = await connection.query<{ Id: string }>(
        "SELECT Id FROM Profile WHERE Name = 'Standard User'"
    );
    const answer = await connection.sobject('User').create({
        Username: FORMER_SELLER,
        LastName: 'Former',
        Email: FORMER_SELLER,
        Alias: 'former',
        ProfileId: records[0]?.Id ?? '',
        TimeZoneSidKey: 'America/Los_Angeles',
        LocaleSidKey: 'en_US',
        EmailEncodingKey: 'UTF-8',
        LanguageLocaleKey: 'en_US'
    });
    if (!answer.success) throw new Error(JSON.stringify(answer.errors));
    await connection.sobject('User').update({ Id: answer.id, IsActive: false });
}
