import { API } from './org-client.ts';

/** Records that an Opportunity needs to be ready for Microsoft. */
export interface SampleCatalogue {
    accountId: string;
    contactId: string;
    solutionDetailId: string;
}

export interface SampleDeal {
    name: string;
    amount: number;
    /** YYYY-MM-DD. */
    closeDate: string;
    stage: string;
    /** Switched on last, when everything else is there: so a seller does it too. */
    sync: boolean;
}

/**
 * Body of `POST /composite` that creates an Opportunity with all that Microsoft requires of an IP co-sell
 * deal: customer contact, solution, purchase intent. The Opportunity's id is in the answer with reference id
 * `opportunity`.
 */
export function sampleOpportunity(catalogue: SampleCatalogue, deal: SampleDeal) {
    const create = (object: string, referenceId: string, body: object) => ({
        method: 'POST',
        url: `${API}/sobjects/${object}`,
        referenceId,
        body
    });
    const subrequests: object[] = [
        create('Opportunity', 'opportunity', {
            Name: deal.name,
            AccountId: catalogue.accountId,
            Amount: deal.amount,
            CloseDate: deal.closeDate,
            StageName: deal.stage,
            Description: 'The customer moves its stock forecast to Azure.',
            Co_sell_Type__c: 'IP Co-sell',
            Customer_purchase_intent__c: 'Yes',
            How_can_Microsoft_help__c: 'Workload Specific Value Proposition'
        }),
        create('OpportunityContactRole', 'contactRole', {
            OpportunityId: '@{opportunity.id}',
            ContactId: catalogue.contactId,
            Role: 'Decision Maker',
            IsPrimary: true
        }),
        create('Microsoft_Solutions__c', 'solution', {
            Opportunity__c: '@{opportunity.id}',
            Solution__c: catalogue.solutionDetailId,
            Price__c: deal.amount,
            Quantity__c: 1
        })
    ];
    if (deal.sync) {
        subrequests.push({
            method: 'PATCH',
            url: `${API}/sobjects/Opportunity/@{opportunity.id}`,
            referenceId: 'sync',
            body: { Sync_With_Partner_Center__c: true }
        });
    }
    return { allOrNone: true, compositeRequest: subrequests };
}
