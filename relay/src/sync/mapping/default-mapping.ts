import { readMapping, type Mapping } from './document.ts';
import { SHARED_NOTES } from './relations.ts';

/** Labels of picklist How_can_Microsoft_help__c as Microsoft's own Salesforce package has them. */
const helpLabels = {
    WorkloadSpecificValueProposition: 'Workload Specific Value Proposition',
    CustomerTechnicalArchitecture: 'Customer Technical Architecture',
    ProofOfConceptOrDemo: 'Proof Of Concept or Demo',
    QuotesOrLicensing: 'Quotes or Licensing',
    PostSalesCustomerSuccess: 'Post Sales Customer Success',
    GeneralOrOther: 'General or Other'
};

/** What holds until an admin publishes another version. */
export const defaultMapping: Mapping = readMapping({
    version: 1,
    rows: [
        { deal: 'name', opportunity: 'Name', direction: 'both' },
        { deal: 'value', opportunity: 'Amount', direction: 'both' },
        { deal: 'currency', opportunity: 'CurrencyIsoCode', direction: 'both' },
        { deal: 'closeDate', opportunity: 'CloseDate', direction: 'both' },
        { deal: 'salesStage', opportunity: 'StageName', direction: 'both' },
        { deal: 'notes', opportunity: SHARED_NOTES, direction: 'both' },
        { deal: 'customer', opportunity: 'Account', direction: 'out' },
        { deal: 'contacts', opportunity: 'OpportunityContactRoles', direction: 'both' },
        { deal: 'team', opportunity: 'Owner', direction: 'both' },
        { deal: 'solutions', opportunity: 'Opportunity_To_Microsoft_Solutions__r', direction: 'both' },
        { deal: 'help', opportunity: 'How_can_Microsoft_help__c', direction: 'both', values: helpLabels },
        { deal: 'notesToMicrosoft', opportunity: 'Co_sell_Notes_to_Microsoft__c', direction: 'both' },
        {
            deal: 'visibleToMicrosoft',
            opportunity: 'Referral_visible_to_Microsoft_sellers__c',
            direction: 'both'
        },
        { deal: 'coSellType', opportunity: 'Co_sell_Type__c', direction: 'both', default: 'IP Co-sell' },
        { deal: 'purchaseIntent', opportunity: 'Customer_purchase_intent__c', direction: 'both' },
        { deal: 'partnerRole', opportunity: 'Partner_Role__c', direction: 'both' },
        { deal: 'solutionArea', opportunity: 'Solution_Area__c', direction: 'both' },
        { deal: 'solutionPlay', opportunity: 'Solution_Play__c', direction: 'both' },
        { deal: 'status', opportunity: 'Referral_Status__c', direction: 'in' },
        { deal: 'substatus', opportunity: 'Referral_Substatus__c', direction: 'in' },
        { deal: 'statusReason', opportunity: 'Referral_Reason__c', direction: 'in' },
        { deal: 'direction', opportunity: 'Referral_Direction__c', direction: 'in' },
        { deal: 'expiresAt', opportunity: 'Referral_Expires__c', direction: 'in' },
        { deal: 'createdAt', opportunity: 'Co_sell_Shared_On__c', direction: 'in' },
        { deal: 'acceptedAt', opportunity: 'Referral_Accepted_On__c', direction: 'in' },
        { deal: 'closedAt', opportunity: 'Referral_Closed_On__c', direction: 'in' },
        { deal: 'referralId', opportunity: 'Referral_Identifier__c', direction: 'in' },
        { deal: 'link', opportunity: 'Referral_Link__c', direction: 'in' },
        { deal: 'microsoftSubstatus', opportunity: 'Microsoft_Referral_Status__c', direction: 'in' },
        { deal: 'microsoftMsxId', opportunity: 'Microsoft_CRM_Identifier__c', direction: 'in' },
        { deal: 'microsoftSellerName', opportunity: 'Microsoft_Seller_Name__c', direction: 'in' },
        { deal: 'microsoftSellerEmail', opportunity: 'Microsoft_Seller_Email__c', direction: 'in' },
        { deal: 'microsoftRespondedAt', opportunity: 'Microsoft_Responded_On__c', direction: 'in' }
    ],
    newOpportunity: {
        fields: { Sync_With_Partner_Center__c: true },
        closesInDays: 90,
        account: { find: ['duns', 'name and postal code'], otherwise: 'create' },
        owner: [{ rule: 'account owner' }]
    },
    referralLink: 'https://partner.microsoft.com/dashboard/referrals/{referralId}'
});
