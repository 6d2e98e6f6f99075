import type { OpportunityRecord as MappedRecord } from '../sync/opportunity/record.ts';

/**
 * What one query returns for an Opportunity: the mapping's fields and those of the mechanism, nested as the
 * REST API nests them.
 */
export interface OpportunityRecord extends MappedRecord {
    Sync_With_Partner_Center__c: boolean;
    Referral_Identifier__c: string | null;
    Referral_Link__c: string | null;
    Co_sell_Deal_Key__c: string | null;
    Co_sell_Revision__c: number | null;
    Co_sell_Synced_Revision__c: number | null;
    Co_sell_Sync_Error__c: string | null;
    Audit__c: string | null;
    Solution_Count__c: number | null;
    AccountId: string | null;
    HasOpportunityLineItem: boolean;
    SystemModstamp: string;
    LastModifiedById: string;
    LastModifiedBy?: { Name: string } | null;
}

/** Fields of the Opportunity that the relay keeps for the mechanism; those of the mapping come on top. */
export const mechanismFields = [
    'Id',
    'Sync_With_Partner_Center__c',
    'Referral_Identifier__c',
    'Referral_Link__c',
    'Co_sell_Deal_Key__c',
    'Co_sell_Revision__c',
    'Co_sell_Synced_Revision__c',
    'Co_sell_Sync_Error__c',
    'Audit__c',
    'Solution_Count__c',
    'AccountId',
    'HasOpportunityLineItem',
    'SystemModstamp',
    'LastModifiedById'
] as const;

const relatedFields = [
    'Account.Name',
    'Account.BillingStreet',
    'Account.BillingCity',
    'Account.BillingState',
    'Account.BillingPostalCode',
    'Account.BillingCountry',
    'Owner.FirstName',
    'Owner.LastName',
    'Owner.Email',
    'Owner.Phone',
    'LastModifiedBy.Name'
];

const contactRoles =
    '(SELECT Id, ContactId, IsPrimary, Contact.FirstName, Contact.LastName, Contact.Email, Contact.Phone FROM OpportunityContactRoles)';
const solutions =
    '(SELECT Id, Price__c, Quantity__c, Solution__r.Name, Solution__r.Solution_Identifier__c, Solution__r.Type__c, ' +
    'Solution__r.Publisher_Name__c FROM Opportunity_To_Microsoft_Solutions__r)';

/** Salesforce ids are letters and digits; anything else would be an injection. */
const ID = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;

/**
 * One query for all that a run needs of an Opportunity.
 * @param fields API names from the mapping, with CurrencyIsoCode only where the org has it
 * @throws TypeError for an id that is none
 */
export function opportunityQuery(opportunityId: string, fields: readonly string[]): string {
    return opportunitiesQuery([opportunityId], fields);
}

/** The same for several at once. */
export function opportunitiesQuery(ids: readonly string[], fields: readonly string[]): string {
    const wrong = ids.find((id) => !ID.test(id));
    if (wrong !== undefined) throw new TypeError(`Not a Salesforce id: ${wrong}`);
    const columns = [...new Set([...mechanismFields, ...fields, ...relatedFields]), contactRoles, solutions];
    const quoted = ids.map((id) => `'${id}'`);
    const condition = quoted.length === 1 ? `= ${quoted[0]}` : `IN (${quoted.join(', ')})`;
    return `SELECT ${columns.join(', ')} FROM Opportunity WHERE Id ${condition}`;
}
