import type { FieldReference } from '@salesforce/schema/Opportunity.Id';
import acceptedOn from '@salesforce/schema/Opportunity.Referral_Accepted_On__c';
import accountId from '@salesforce/schema/Opportunity.AccountId';
import amount from '@salesforce/schema/Opportunity.Amount';
import askedOn from '@salesforce/schema/Opportunity.Co_sell_Asked_On__c';
import assignedOn from '@salesforce/schema/Opportunity.Microsoft_Seller_Assigned_On__c';
import audit from '@salesforce/schema/Opportunity.Audit__c';
import city from '@salesforce/schema/Opportunity.Account.BillingCity';
import closeDate from '@salesforce/schema/Opportunity.CloseDate';
import closedOn from '@salesforce/schema/Opportunity.Referral_Closed_On__c';
import closesAt from '@salesforce/schema/Opportunity.Co_sell_Closes_At__c';
import conflicts from '@salesforce/schema/Opportunity.Co_sell_Conflicts__c';
import coSellType from '@salesforce/schema/Opportunity.Co_sell_Type__c';
import country from '@salesforce/schema/Opportunity.Account.BillingCountry';
import crmIdentifier from '@salesforce/schema/Opportunity.Microsoft_CRM_Identifier__c';
import customer from '@salesforce/schema/Opportunity.Account.Name';
import daysLeft from '@salesforce/schema/Opportunity.Co_sell_Days_Left__c';
import direction from '@salesforce/schema/Opportunity.Referral_Direction__c';
import expiresOn from '@salesforce/schema/Opportunity.Referral_Expires__c';
import help from '@salesforce/schema/Opportunity.How_can_Microsoft_help__c';
import identifier from '@salesforce/schema/Opportunity.Referral_Identifier__c';
import lastSynced from '@salesforce/schema/Opportunity.Co_sell_Last_Synced__c';
import link from '@salesforce/schema/Opportunity.Referral_Link__c';
import macc from '@salesforce/schema/Opportunity.Co_sell_MACC__c';
import microsoftStatus from '@salesforce/schema/Opportunity.Microsoft_Referral_Status__c';
import name from '@salesforce/schema/Opportunity.Name';
import notesToMicrosoft from '@salesforce/schema/Opportunity.Co_sell_Notes_to_Microsoft__c';
import ownerEmail from '@salesforce/schema/Opportunity.Owner.Email';
import ownerFirstName from '@salesforce/schema/Opportunity.Owner.FirstName';
import ownerLastName from '@salesforce/schema/Opportunity.Owner.LastName';
import ownerPhone from '@salesforce/schema/Opportunity.Owner.Phone';
import partnerRole from '@salesforce/schema/Opportunity.Partner_Role__c';
import partnerRoleName from '@salesforce/schema/Opportunity.Partner_Role__r.Name';
import purchaseIntent from '@salesforce/schema/Opportunity.Customer_purchase_intent__c';
import reason from '@salesforce/schema/Opportunity.Referral_Reason__c';
import receivedOn from '@salesforce/schema/Opportunity.Microsoft_Received_On__c';
import respondedOn from '@salesforce/schema/Opportunity.Microsoft_Responded_On__c';
import sellerEmail from '@salesforce/schema/Opportunity.Microsoft_Seller_Email__c';
import sellerName from '@salesforce/schema/Opportunity.Microsoft_Seller_Name__c';
import sharedOn from '@salesforce/schema/Opportunity.Co_sell_Shared_On__c';
import solutionArea from '@salesforce/schema/Opportunity.Solution_Area__c';
import solutionAreaName from '@salesforce/schema/Opportunity.Solution_Area__r.Name';
import solutionPlay from '@salesforce/schema/Opportunity.Solution_Play__c';
import solutionPlayName from '@salesforce/schema/Opportunity.Solution_Play__r.Name';
import stamp from '@salesforce/schema/Opportunity.SystemModstamp';
import state from '@salesforce/schema/Opportunity.Co_sell_Sync_State__c';
import status from '@salesforce/schema/Opportunity.Referral_Status__c';
import street from '@salesforce/schema/Opportunity.Account.BillingStreet';
import substatus from '@salesforce/schema/Opportunity.Referral_Substatus__c';
import sync from '@salesforce/schema/Opportunity.Sync_With_Partner_Center__c';
import syncError from '@salesforce/schema/Opportunity.Co_sell_Sync_Error__c';
import visibleToMicrosoft from '@salesforce/schema/Opportunity.Referral_visible_to_Microsoft_sellers__c';

/** Only in orgs with state and country picklists, or with several currencies: an import would not compile. */
const countryCode = 'Opportunity.Account.BillingCountryCode';
const currency = 'Opportunity.CurrencyIsoCode';

/** What the card knows of an Opportunity, by the names of `Deal`. */
export const fields = {
    acceptedOn,
    accountId,
    amount,
    askedOn,
    assignedOn,
    audit,
    city,
    closeDate,
    closedOn,
    closesAt,
    conflicts,
    coSellType,
    country,
    countryCode,
    crmIdentifier,
    currency,
    customer,
    daysLeft,
    direction,
    expiresOn,
    help,
    identifier,
    lastSynced,
    link,
    macc,
    microsoftStatus,
    name,
    notesToMicrosoft,
    ownerEmail,
    ownerFirstName,
    ownerLastName,
    ownerPhone,
    partnerRole,
    partnerRoleName,
    purchaseIntent,
    reason,
    receivedOn,
    respondedOn,
    sellerEmail,
    sellerName,
    sharedOn,
    solutionArea,
    solutionAreaName,
    solutionPlay,
    solutionPlayName,
    stamp,
    state,
    status,
    street,
    substatus,
    sync,
    syncError,
    visibleToMicrosoft
} as const satisfies Record<string, FieldReference | string>;

/** To be read as optional fields: a user who may not see one gets a card without it, not an error. */
export const dealFields = Object.values(fields);
