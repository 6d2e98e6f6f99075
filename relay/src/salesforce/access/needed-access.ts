import type { Mapping } from '../../sync/mapping/document.ts';
import { selectedFields } from '../../sync/mapping/opportunity-fields.ts';
import { isRelated } from '../../sync/mapping/relations.ts';

/** What the integration user needs of one object; field names as a describe tells them. */
export interface NeededAccess {
    object: string;
    create?: boolean;
    edit?: boolean;
    delete?: boolean;
    /** Fields to read alone. */
    reads?: readonly string[];
    /** Fields to read and write. */
    writes?: readonly string[];
}

const catalogue = (object: string, more: Partial<NeededAccess>): NeededAccess => ({
    object,
    create: true,
    ...more
});

/**
 * What runs, sweeps and the log read and write, whatever the mapping says: the same as the packaged
 * permission set `CoSell_Relay` gives, which a test holds.
 */
export const alwaysNeeded: readonly NeededAccess[] = [
    {
        object: 'Opportunity',
        ...{ create: true, edit: true, delete: true },
        writes: [
            ...['AccountId', 'Amount', 'Audit__c', 'Co_sell_Asked_On__c', 'Co_sell_Closes_At__c'],
            ...['Co_sell_Conflicts__c', 'Co_sell_Deal_Key__c', 'Co_sell_Last_Synced__c', 'Co_sell_MACC__c'],
            ...['Co_sell_Notes_to_Microsoft__c', 'Co_sell_Request__c', 'Co_sell_Request_Reason__c'],
            ...['Co_sell_Revision__c', 'Co_sell_Shared_On__c', 'Co_sell_Sync_Error__c'],
            ...['Co_sell_Synced_Revision__c', 'Co_sell_Type__c', 'Co_sell_Value__c'],
            ...['Customer_purchase_intent__c', 'Description', 'How_can_Microsoft_help__c'],
            ...['Microsoft_CRM_Identifier__c', 'Microsoft_Received_On__c', 'Microsoft_Referral_Status__c'],
            ...['Microsoft_Responded_On__c', 'Microsoft_Seller_Assigned_On__c', 'Microsoft_Seller_Email__c'],
            ...['Microsoft_Seller_Name__c', 'Partner_Role__c', 'Referral_Accepted_On__c'],
            ...['Referral_Closed_On__c', 'Referral_Direction__c', 'Referral_Expires__c'],
            ...['Referral_Identifier__c', 'Referral_Link__c', 'Referral_Reason__c', 'Referral_Status__c'],
            ...['Referral_Substatus__c', 'Referral_visible_to_Microsoft_sellers__c', 'Solution_Area__c'],
            ...['Solution_Count__c', 'Solution_Play__c', 'Sync_With_Partner_Center__c']
        ]
    },
    { object: 'Account', create: true, writes: ['BillingStreet', 'Phone'] },
    { object: 'Contact', create: true, edit: true, writes: ['AccountId', 'Email', 'Phone', 'Title'] },
    {
        object: 'Lead',
        ...{ create: true, edit: true },
        writes: [
            ...['Audit__c', 'Description', 'Email', 'Phone', 'Referral_Identifier__c', 'Referral_Link__c'],
            ...['Referral_Program__c', 'Street', 'Sync_With_Partner_Center__c']
        ]
    },
    {
        object: 'Co_sell_Log__c',
        ...{ create: true, edit: true, delete: true },
        writes: [
            ...['Changed_By__c', 'Code__c', 'Correlation_Id__c', 'Detail__c', 'Direction__c', 'Field__c'],
            ...[
                'Happened_At__c',
                'Lost_Values__c',
                'Milliseconds__c',
                'Opportunity__c',
                'Outcome__c',
                'Step__c'
            ]
        ]
    },
    {
        object: 'Co_sell_Mapping__c',
        reads: ['Active__c', 'Document__c', 'Version__c', 'Watched_Fields__c']
    },
    {
        object: 'Microsoft_Solutions__c',
        ...{ create: true, edit: true, delete: true },
        writes: ['Price__c', 'Quantity__c']
    },
    catalogue('Microsoft_Solution_Detail__c', {
        reads: ['Product_Families__c', 'Retired__c'],
        writes: ['Publisher_Name__c', 'Type__c']
    }),
    catalogue('Partner_Role__c', { writes: ['Active__c'] }),
    catalogue('Solution_Area__c', { reads: ['Fiscal_Year__c'], writes: ['Active__c'] }),
    catalogue('Solution_Play__c', { reads: ['Fiscal_Year__c'], writes: ['Active__c', 'Solution_Area__c'] }),
    { object: 'Co_sell_Change__e' },
    { object: 'ContentVersion', writes: ['Co_sell_Share_With_Microsoft__c'] }
];

/** And what the mapping names: it is the org's own permission set (`CoSell_Relay_Org`) that opens these. */
export function neededFor(mapping: Mapping, options: { multiCurrency: boolean }): NeededAccess[] {
    const writes = mapping.rows
        .filter((row) => !isRelated(row) && (row.direction === 'in' || row.direction === 'both'))
        .flatMap(({ opportunity }) => (opportunity && !opportunity.includes('.') ? [opportunity] : []))
        .filter((field) => options.multiCurrency || field !== 'CurrencyIsoCode');
    const reads = selectedFields(mapping, options).filter(
        (field) => !field.includes('.') && !writes.includes(field)
    );
    return [...alwaysNeeded, { object: 'Opportunity', reads, writes }];
}
