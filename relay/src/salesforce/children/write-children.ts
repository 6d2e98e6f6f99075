import type { Changes } from '../../sync/deal.ts';
import type { SalesforceClient } from '../client.ts';
import type { OpportunityRecord } from '../opportunity-record.ts';
import type { OrgFeatures } from '../org-features.ts';
import { writeContacts } from './write-contacts.ts';
import { writeNotes } from './write-notes.ts';
import { writeSolutions } from './write-solutions.ts';
import { writeTeam } from './write-team.ts';

/**
 * Writes what is no field of the Opportunity: solutions, contact roles, team, shared notes. By what the
 * record held as it was read; may be done twice.
 * @throws CosellError SALESFORCE_REFUSED when a rule of the org refuses a row; the others stand
 */
export async function writeChildren(
    salesforce: SalesforceClient,
    record: OpportunityRecord,
    { solutions, contacts, team, notes }: Changes,
    { opportunityTeams, personAccounts }: Pick<OrgFeatures, 'opportunityTeams' | 'personAccounts'>
): Promise<void> {
    if (solutions) {
        const rows = record.Opportunity_To_Microsoft_Solutions__r?.records ?? [];
        await writeSolutions(salesforce, record.Id, rows, solutions);
    }
    if (contacts) {
        const opportunity = { Id: record.Id, accountId: record.AccountId };
        const roles = record.OpportunityContactRoles?.records ?? [];
        await writeContacts(salesforce, opportunity, roles, contacts, { personAccounts });
    }
    if (notes !== undefined) await writeNotes(salesforce, record.Id, record.sharedNotes ?? [], notes);
    if (team && opportunityTeams) {
        const members = record.OpportunityTeamMembers?.records ?? [];
        await writeTeam(salesforce, record.Id, { owner: record.Owner ?? null, members }, team);
    }
}
