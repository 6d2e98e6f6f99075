import type { Deal, Person } from '../sync/deal.ts';
import type { LeadOwnerRule, OwnerRule } from '../sync/mapping/document.ts';
import { personOf } from '../sync/opportunity/deal-from-opportunity.ts';
import type { PersonRecord } from '../sync/opportunity/record.ts';
import type { SalesforceClient } from './client.ts';
import { soqlList, soqlText } from './soql-text.ts';

/** Who is to own a new Opportunity, and by which of the rules. */
export interface NewOwner {
    id: string;
    /** Index of the rule. */
    rule: number;
}

/**
 * Who is to own a new Opportunity: the first rule that names an active user; null where none does, so the
 * relay's own user owns it.
 */
export async function newOwner(
    salesforce: SalesforceClient,
    rules: readonly OwnerRule[],
    deal: Pick<Deal, 'customer' | 'solutions'>,
    accountOwnerId: string | null
): Promise<NewOwner | null> {
    for (const [index, rule] of rules.entries()) {
        if (rule.rule === 'rotation') {
            const next = await nextOf(salesforce, rule.group, inboundOpportunities);
            if (next) return { id: next, rule: index };
            continue;
        }
        const where = named(rule, deal, accountOwnerId);
        if (!where) continue;
        const [user] = await salesforce.query<{ Id: string }>(
            `SELECT Id FROM User WHERE ${where} AND IsActive = true LIMIT 1`
        );
        if (user) return { id: user.Id, rule: index };
    }
    return null;
}

/** The same for a new Lead, which a queue may own as well. */
export async function newLeadOwner(
    salesforce: SalesforceClient,
    rules: readonly LeadOwnerRule[],
    deal: Pick<Deal, 'customer' | 'solutions'>
): Promise<string | null> {
    for (const rule of rules) {
        if (rule.rule === 'rotation') {
            const next = await nextOf(salesforce, rule.group, inboundLeads);
            if (next) return next;
        } else if (rule.rule === 'queue') {
            const [queue] = await salesforce.query<{ Id: string }>(
                `SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = ${soqlText(rule.queue)}`
            );
            if (queue) return queue.Id;
        } else {
            const owner = await newOwner(salesforce, [rule], deal, null);
            if (owner) return owner.id;
        }
    }
    return null;
}

/** As the team of a deal names a user; null where there is none of this id. */
export async function userAsPerson(salesforce: SalesforceClient, id: string): Promise<Person | null> {
    const [user] = await salesforce.query<PersonRecord>(
        `SELECT FirstName, LastName, Email, Phone FROM User WHERE Id = ${soqlText(id)}`
    );
    return user ? personOf(user) : null;
}

/** What counts as a turn in a rotation. */
const inboundOpportunities = { object: 'Opportunity', where: "Referral_Direction__c = 'Incoming'" };
const inboundLeads = { object: 'Lead', where: 'Referral_Identifier__c != null' };

/** How people know a user; null where there is none of this id. */
export async function userNamed(
    salesforce: SalesforceClient,
    id: string
): Promise<{ Name: string; Username: string } | null> {
    const [user] = await salesforce.query<{ Name: string; Username: string }>(
        `SELECT Name, Username FROM User WHERE Id = ${soqlText(id)}`
    );
    return user ?? null;
}

/**
 * Whoever has waited longest for a deal of Microsoft's; who never had one comes first. Told by the deals
 * themselves, so no state is kept and a member who joins or leaves needs no care.
 */
async function nextOf(
    salesforce: SalesforceClient,
    group: string,
    turn: { object: string; where: string }
): Promise<string | null> {
    const members = await salesforce.query<{ Id: string }>(
        'SELECT Id FROM User WHERE IsActive = true AND Id IN ' +
            `(SELECT UserOrGroupId FROM GroupMember WHERE Group.DeveloperName = ${soqlText(group)}) ORDER BY Id`
    );
    if (!members.length) return null;
    const turns = await salesforce.query<{ OwnerId: string; newest: string }>(
        `SELECT OwnerId, MAX(CreatedDate) newest FROM ${turn.object} ` +
            `WHERE OwnerId IN (${soqlList(members.map(({ Id }) => Id))}) ` +
            `AND ${turn.where} GROUP BY OwnerId`
    );
    const lastTurn = (id: string) => turns.find(({ OwnerId }) => OwnerId === id)?.newest ?? '';
    return members.reduce((one, other) => (lastTurn(other.Id) < lastTurn(one.Id) ? other : one)).Id;
}

function named(
    rule: Exclude<OwnerRule, { rule: 'rotation' }>,
    { customer, solutions }: Pick<Deal, 'customer' | 'solutions'>,
    accountOwnerId: string | null
): string | null {
    const byUsername = (username: string | undefined) =>
        username ? `Username = ${soqlText(username)}` : null;
    switch (rule.rule) {
        case 'account owner':
            return accountOwnerId ? `Id = ${soqlText(accountOwnerId)}` : null;
        case 'country':
            return byUsername(rule.users[customer?.country ?? '']);
        case 'solution':
            return byUsername(solutions.map(({ id }) => rule.users[id]).find(Boolean));
        case 'user':
            return byUsername(rule.username);
    }
}
