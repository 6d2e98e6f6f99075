import type { Deal } from '../sync/deal.ts';
import type { OwnerRule } from '../sync/mapping/document.ts';
import type { SalesforceClient } from './client.ts';
import { soqlText } from './soql-text.ts';

/**
 * Who is to own a new Opportunity: the first rule that names an active user; null where none does, so the
 * relay's own user owns it.
 */
export async function newOwner(
    salesforce: SalesforceClient,
    rules: readonly OwnerRule[],
    deal: Pick<Deal, 'customer' | 'solutions'>,
    accountOwnerId: string | null
): Promise<string | null> {
    for (const rule of rules) {
        const where = named(rule, deal, accountOwnerId);
        if (!where) continue;
        const [user] = await salesforce.query<{ Id: string }>(
            `SELECT Id FROM User WHERE ${where} AND IsActive = true LIMIT 1`
        );
        if (user) return user.Id;
    }
    return null;
}

function named(
    rule: OwnerRule,
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
