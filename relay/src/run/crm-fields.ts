import { selectedFields } from '../sync/mapping/opportunity-fields.ts';
import type { RunContext } from './context.ts';

const teamMembers =
    '(SELECT Id, UserId, User.FirstName, User.LastName, User.Email, User.Phone FROM OpportunityTeamMembers)';

/** Of the stage, and what people are asked and told; beside those that every run needs. */
const requestFields = [
    'StageName',
    'IsClosed',
    'IsWon',
    'Co_sell_Request__c',
    'Co_sell_Request_Reason__c',
    'Co_sell_Closes_At__c',
    'Co_sell_Conflicts__c'
];

/** Columns of the Opportunity that a run reads besides those of every org: only what this org has. */
export function crmFields({ mapping, org }: Pick<RunContext, 'mapping' | 'org'>): string[] {
    return [
        ...selectedFields(mapping, org),
        ...requestFields,
        ...(org.addressCodes ? ['Account.BillingCountryCode', 'Account.BillingStateCode'] : []),
        ...(org.opportunityTeams ? [teamMembers] : [])
    ];
}
