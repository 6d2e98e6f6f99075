import { selectedFields } from '../sync/mapping/opportunity-fields.ts';
import { areSharedNotes } from '../sync/mapping/relations.ts';
import type { RunContext } from './context.ts';

const teamMembers =
    '(SELECT Id, UserId, User.FirstName, User.LastName, User.Email, User.Phone FROM OpportunityTeamMembers)';

/** Other files too: whether a filter may look at the latest version is told nowhere, so the relay looks. */
const noteLinks =
    '(SELECT ContentDocumentId, ContentDocument.CreatedDate, ContentDocument.FileType, ' +
    'ContentDocument.LatestPublishedVersion.Id, ContentDocument.LatestPublishedVersion.Checksum, ' +
    'ContentDocument.LatestPublishedVersion.Co_sell_Share_With_Microsoft__c FROM ContentDocumentLinks)';

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
        ...(org.opportunityTeams ? [teamMembers] : []),
        ...(mapping.rows.some(areSharedNotes) ? [noteLinks] : [])
    ];
}
