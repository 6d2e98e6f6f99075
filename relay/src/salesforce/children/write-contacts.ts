import type { Person } from '../../sync/deal.ts';
import { personOf } from '../../sync/opportunity/deal-from-opportunity.ts';
import type { ContactRoleRecord, PersonRecord } from '../../sync/opportunity/record.ts';
import { equalElements, pairUp } from '../../sync/pair-up.ts';
import { samePerson } from '../../sync/same-value.ts';
import type { SalesforceClient } from '../client.ts';
import type { OrgFeatures } from '../org-features.ts';
import { soqlList, soqlText } from '../soql-text.ts';
import { createRows, deleteRows, updateRows, type Row } from './change-rows.ts';
import { createOrMatch } from './create-or-match.ts';

interface ContactRow extends PersonRecord {
    Id: string;
}

/**
 * Makes the contact roles of an Opportunity say what is wanted. A contact is the one of the Account with the
 * e-mail address (without one: with the name and phone), else a new one; none is ever deleted, only its role.
 * A person's Account has one contact, which is changed by that Account alone: nobody else is kept there.
 * @param accountId null: the Opportunity has none, so there is nowhere to keep a new contact
 */
export async function writeContacts(
    salesforce: SalesforceClient,
    { Id: opportunityId, accountId }: { Id: string; accountId: string | null },
    roles: ContactRoleRecord[],
    wanted: Person[],
    { personAccounts }: Pick<OrgFeatures, 'personAccounts'>
): Promise<void> {
    const held = roles.flatMap((role) => (role.Contact ? [{ ...personOf(role.Contact), role }] : []));
    const { pairs, onlyLeft, onlyRight } = pairUp(wanted, held, samePerson, (person, { role: _, ...twin }) =>
        equalElements(person, twin)
    );
    const changed = pairs.filter(([person, { role: _, ...twin }]) => !equalElements(person, twin));
    const updates = changed.flatMap(([person, { role }]) =>
        role.ContactId ? [{ id: role.ContactId, ...contactFields(person) }] : []
    );
    const people = personAccounts
        ? await personContacts(salesforce, [...updates.map(({ id }) => id), accountId])
        : new Set<string>();
    const changeable = updates.filter(({ id }) => !people.has(id));
    if (changeable.length) await updateRows(salesforce, 'Contact', changeable);
    const mayCreate = accountId !== null && !people.has(accountId);
    const added = accountId ? await contactsFor(salesforce, accountId, onlyLeft, mayCreate) : [];
    if (added.length)
        await createRows(
            salesforce,
            'OpportunityContactRole',
            added.map((contactId, index) => ({
                OpportunityId: opportunityId,
                ContactId: contactId,
                IsPrimary: held.length === 0 && index === 0
            }))
        );
    // A second role of one contact is the same person: it stays while that person does.
    const stays = (person: Person) => wanted.some((one) => samePerson(one, person));
    const gone = onlyRight.filter((person) => !stays(person)).flatMap(({ role }) => role.Id ?? []);
    if (gone.length) await deleteRows(salesforce, gone);
}

/** Ids of the people's contacts in the Account, each once; who has no name at all has none. */
async function contactsFor(
    salesforce: SalesforceClient,
    accountId: string,
    people: Person[],
    mayCreate: boolean
): Promise<string[]> {
    if (!people.length) return [];
    const emails = people.flatMap(({ email }) => email ?? []);
    const names = people.flatMap(({ email, lastName }) => (email ? [] : (lastName ?? [])));
    const rows = await salesforce.query<ContactRow>(
        'SELECT Id, FirstName, LastName, Email, Phone FROM Contact ' +
            `WHERE AccountId = ${soqlText(accountId)} AND ` +
            `(Email IN (${soqlList(emails)}) OR LastName IN (${soqlList(names)})) ORDER BY CreatedDate`
    );
    const ids: string[] = [];
    for (const person of people) {
        const known = rows.find((row) => samePerson(personOf(row), person));
        const named = person.lastName ?? person.firstName ?? person.email;
        if (known) ids.push(known.Id);
        else if (named && mayCreate)
            ids.push(
                await createOrMatch(salesforce, 'Contact', {
                    AccountId: accountId,
                    LastName: named,
                    ...contactFields(person)
                })
            );
    }
    return [...new Set(ids)];
}

/** Those of the ids, of contacts and of an Account, that belong to a person's Account. */
async function personContacts(
    salesforce: SalesforceClient,
    ids: readonly (string | null)[]
): Promise<ReadonlySet<string>> {
    const known = soqlList(ids.filter((id) => id !== null));
    const rows = await salesforce.query<{ Id: string; AccountId: string }>(
        'SELECT Id, AccountId FROM Contact WHERE IsPersonAccount = true ' +
            `AND (Id IN (${known}) OR AccountId IN (${known}))`
    );
    return new Set(rows.flatMap(({ Id, AccountId }) => [Id, AccountId]));
}

/** What Microsoft does not know never empties what Salesforce knows. */
function contactFields({ firstName, lastName, email, phone }: Person): Row {
    const fields = { FirstName: firstName, LastName: lastName, Email: email, Phone: phone };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
