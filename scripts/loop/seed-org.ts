import { createHash } from 'node:crypto';
import type { Connection } from 'jsforce';

/**
 * What every org has before the first deal: a customer with a contact, and a solution of ours in the
 * catalogue, and a role, an area and a play for services co-sell.
 */
export interface Seeded {
    accountId: string;
    contactId: string;
    solutionDetailId: string;
    partnerRoleId: string;
    solutionAreaId: string;
    solutionPlayId: string;
}

/** Creates each record only where the org has none of its kind, so it can run at every start. */
export async function seedOrg(admin: Connection): Promise<Seeded> {
    const { fields } = await admin.sobject('Account').describe();
    const hasPicklists = fields.some(
        ({ name, picklistValues }) => name === 'BillingCountryCode' && picklistValues?.length
    );
    const accountId = await findOrCreate(admin, 'Account', {
        Name: 'Fabrikam Logistics',
        BillingStreet: '1 Microsoft Way',
        BillingCity: 'Redmond',
        BillingPostalCode: '98052',
        ...(hasPicklists
            ? { BillingStateCode: 'WA', BillingCountryCode: 'US' }
            : { BillingState: 'WA', BillingCountry: 'US' })
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
    const partnerRoleId = await findOrCreate(admin, 'Partner_Role__c', {
        Name: 'Solution design',
        Active__c: true
    });
    const solutionAreaId = await findOrCreate(admin, 'Solution_Area__c', {
        Name: 'Cloud and AI Platforms',
        Active__c: true
    });
    const solutionPlayId = await findOrCreate(admin, 'Solution_Play__c', {
        Name: 'Unify Your Data Platform',
        Solution_Area__c: solutionAreaId,
        Active__c: true
    });
    return { accountId, contactId, solutionDetailId, partnerRoleId, solutionAreaId, solutionPlayId };
}

async function findOrCreate(
    admin: Connection,
    object: string,
    fields: Record<string, string | boolean>
): Promise<string> {
    const { records } = await admin.query<{ Id: string }>(
        `SELECT Id FROM ${object} ORDER BY CreatedDate LIMIT 1`
    );
    if (records[0]) return records[0].Id;
    const result = await admin.sobject(object).create(fields);
    if (!result.success) throw new Error(`${object} not created: ${JSON.stringify(result.errors)}`);
    return result.id;
}

/** As pairing leaves an org: its settings are its own, by the hash that `CoSellOrgBinding` takes. */
export async function bindOrg(admin: Connection, orgId: string): Promise<void> {
    const { records } = await admin.query(
        `SELECT Id FROM Co_sell_Settings__c WHERE SetupOwnerId = '${orgId}'`
    );
    if (records[0]) return;
    const hash = createHash('sha256').update(orgId).digest('hex');
    const settings = { SetupOwnerId: orgId, Org_Hash__c: hash };
    const result = await admin.sobject('Co_sell_Settings__c').create(settings);
    if (!result.success) throw new Error(`The org is not bound: ${JSON.stringify(result.errors)}`);
}
