import type { SalesforceClient } from './client.ts';
import { createOrMatch } from './children/create-or-match.ts';
import { soqlText } from './soql-text.ts';

export interface LeadRecord {
    Id: string;
    IsDeleted: boolean;
    IsConverted: boolean;
    ConvertedOpportunityId: string | null;
    Referral_Identifier__c: string | null;
    Sync_With_Partner_Center__c: boolean;
    Audit__c: string | null;
}

const query = (where: string) =>
    'SELECT Id, IsDeleted, IsConverted, ConvertedOpportunityId, Referral_Identifier__c, ' +
    `Sync_With_Partner_Center__c, Audit__c FROM Lead WHERE ${where} ORDER BY CreatedDate, Id`;

/** In the recycle bin, too; null: it does not exist, or may not be seen. */
export async function readLead(salesforce: SalesforceClient, leadId: string): Promise<LeadRecord | null> {
    const [lead] = await salesforce.query<LeadRecord>(query(`Id = ${soqlText(leadId)}`), { all: true });
    return lead ?? null;
}

/** The lead of a referral; one in the recycle bin only where there is no other. */
export async function leadOfReferral(
    salesforce: SalesforceClient,
    referralId: string
): Promise<LeadRecord | null> {
    const where = `Referral_Identifier__c = ${soqlText(referralId)}`;
    const rows = await salesforce.query<LeadRecord>(query(where), { all: true });
    return rows.find(({ IsDeleted }) => !IsDeleted) ?? rows[0] ?? null;
}

/**
 * Where a duplicate rule takes the new one for a lead that is there, that one is tied to the referral.
 * @returns the lead's id
 */
export async function createLead(
    salesforce: SalesforceClient,
    fields: Record<string, unknown>
): Promise<string> {
    const id = await createOrMatch(salesforce, 'Lead', fields);
    const lead = await readLead(salesforce, id);
    if (lead && !lead.Referral_Identifier__c) {
        const { Sync_With_Partner_Center__c, Referral_Identifier__c, Referral_Link__c } = fields;
        await changeLead(salesforce, id, {
            Sync_With_Partner_Center__c,
            Referral_Identifier__c,
            Referral_Link__c
        });
    }
    return id;
}

export async function changeLead(
    salesforce: SalesforceClient,
    leadId: string,
    fields: Record<string, unknown>
): Promise<void> {
    await salesforce.request('PATCH', `/sobjects/Lead/${leadId}`, fields);
}
