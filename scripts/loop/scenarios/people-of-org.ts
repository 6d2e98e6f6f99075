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
