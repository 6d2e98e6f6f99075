import { selectedFields } from '../sync/mapping/opportunity-fields.ts';
import type { RunContext } from './context.ts';

const teamMembers =
    '(SELECT Id, UserId, User.FirstName, User.LastName, User.Email, User.Phone FROM OpportunityTeamMembers)';

/** Columns of the Opportunity that a run reads besides those of every org: only what this org has. */
export function crmFields({ mapping, org }: Pick<RunContext, 'mapping' | 'org'>): string[] {
    return [
        ...selectedFields(mapping, org),
        ...(org.addressCodes ? ['Account.BillingCountryCode', 'Account.BillingStateCode'] : []),
        ...(org.opportunityTeams ? [teamMembers] : [])
    ];
}
