import type { Connection } from 'jsforce';

/**
 * What every org has before the first deal: a customer with a contact, and a solution of ours in the
 * catalogue.
 */
export interface Seeded {
    accountId: string;
    contactId: string;
    solutionDetailId: string;
}

/** Creates each record only where the org has none of its kind, so it can run at every start. */
export async function seedOrg(admin: Connection): Promise<Seeded> {
    const accountId = await findOrCreate(admin, 'Account', {
        Name: 'Fabrikam Logistics',
        BillingStreet: '1 Microsoft Way',
        BillingCity: 'Redmond',
        BillingState: 'WA',
        BillingPostalCode: '98052',
        BillingCountry: 'US'
    });
    const contactId = await findOrCreate(admin, 'Contact', {
        AccountId: accountId,
        FirstName: 'Carla',
        LastName: 'Customer',
        Email: 'carla.customer@fabrikam.example',
        Phone: '+1 425 555 0199'
    });
    const solutionDetailId = await findOrCreate(admin, 'Microsoft_Solution_Detail__c', {
        Name: 'Contoso Forecast',
        Solution_Identifier__c: 'contoso-forecast-0001',
        Type__c: '3P',
        Publisher_Name__c: 'Contoso'
    });
    return { accountId, contactId, solutionDetailId };
}

async function findOrCreate(
    admin: Connection,
    object: string,
    fields: Record<string, string>
): Promise<string> {
    const { records } = await admin.query<{ Id: string }>(
        `SELECT Id FROM ${object} ORDER BY CreatedDate LIMIT 1`
    );
    if (records[0]) return records[0].Id;
    const result = await admin.sobject(object).create(fields);
    if (!result.success) throw new Error(`${object} not created: ${JSON.stringify(result.errors)}`);
    return result.id;
}
