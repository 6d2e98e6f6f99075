import type { SalesforceClient } from './client.ts';

export interface DeletedContact {
    FirstName: string | null;
    LastName: string | null;
    Email: string | null;
    Phone: string | null;
    /** The one that it was merged into: the person has not gone. */
    MasterRecordId: string | null;
    SystemModstamp: string;
}

/** Contacts in the recycle bin that went there at or after `since`, oldest first; all of them for null. */
export function deletedContacts(
    salesforce: Pick<SalesforceClient, 'sweepRows'>,
    since: Date | null
): AsyncGenerator<DeletedContact, void, undefined> {
    const written = since ? ` AND SystemModstamp >= ${since.toISOString().replace(/\.\d+Z$/, 'Z')}` : '';
    return salesforce.sweepRows<DeletedContact>(
        'SELECT FirstName, LastName, Email, Phone, MasterRecordId, SystemModstamp FROM Contact ' +
            `WHERE IsDeleted = true${written} ORDER BY SystemModstamp`
    );
}
