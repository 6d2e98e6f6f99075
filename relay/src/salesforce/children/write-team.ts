import type { Person } from '../../sync/deal.ts';
import { personOf } from '../../sync/opportunity/deal-from-opportunity.ts';
import type { PersonRecord, TeamMemberRecord } from '../../sync/opportunity/record.ts';
import { samePerson } from '../../sync/same-value.ts';
import type { SalesforceClient } from '../client.ts';
import { soqlList } from '../soql-text.ts';
import { createRows, deleteRows } from './change-rows.ts';

/**
 * Makes the Opportunity Team say what is wanted, as far as the people are active users of the org: whoever is
 * not (a colleague at Microsoft) stays on Microsoft's side alone. The owner is no row of the team.
 */
export async function writeTeam(
    salesforce: SalesforceClient,
    opportunityId: string,
    { owner, members }: { owner: PersonRecord | null; members: TeamMemberRecord[] },
    wanted: Person[]
): Promise<void> {
    const held = members.flatMap((row) => (row.User ? [{ row, person: personOf(row.User) }] : []));
    const there = [...held.map(({ person }) => person), ...(owner ? [personOf(owner)] : [])];
    const missing = wanted.filter((person) => !there.some((one) => samePerson(one, person)));
    const emails = missing.flatMap(({ email }) => email ?? []);
    if (emails.length) {
        const users = await salesforce.query<{ Id: string; Email: string }>(
            `SELECT Id, Email FROM User WHERE IsActive = true AND Email IN (${soqlList(emails)}) ` +
                'ORDER BY CreatedDate'
        );
        // Several users may share an address (an admin's second login): the oldest one is the person.
        const oldest = users.filter(
            ({ Email }, index) =>
                users.findIndex((other) => other.Email.toLowerCase() === Email.toLowerCase()) === index
        );
        await createRows(
            salesforce,
            'OpportunityTeamMember',
            oldest.map(({ Id }) => ({ OpportunityId: opportunityId, UserId: Id }))
        );
    }
    const gone = held.filter(({ person }) => !wanted.some((one) => samePerson(one, person)));
    const ids = gone.flatMap(({ row }) => row.Id ?? []);
    if (ids.length) await deleteRows(salesforce, ids);
}
