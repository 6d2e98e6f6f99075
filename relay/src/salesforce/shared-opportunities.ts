import type { SalesforceClient } from './client.ts';

type Queries = Pick<SalesforceClient, 'query'>;

/** Opportunities with sync switched on, and those of them that hold the id of a referral. */
export async function countShared(salesforce: Queries): Promise<{ all: number; withReferral: number }> {
    const count = async (condition: string) => {
        const [row] = await salesforce.query<{ expr0: number }>(
            `SELECT COUNT(Id) FROM Opportunity WHERE Sync_With_Partner_Center__c = true${condition}`
        );
        return row?.expr0 ?? 0;
    };
    return { all: await count(''), withReferral: await count(' AND Referral_Identifier__c != null') };
}

/** Their ids in order, beginning after this one; empty text: with the first. */
export async function sharedAfter(salesforce: Queries, after: string, limit: number): Promise<string[]> {
    const rows = await salesforce.query<{ Id: string }>(
        `SELECT Id FROM Opportunity WHERE Sync_With_Partner_Center__c = true ` +
            `${after ? `AND Id > '${after}' ` : ''}ORDER BY Id LIMIT ${limit}`
    );
    return rows.map(({ Id }) => Id);
}

/** Open ones, shared ones first, then those that were changed last. */
export async function newestOpportunities(salesforce: Queries, limit: number): Promise<string[]> {
    const rows = await salesforce.query<{ Id: string }>(
        'SELECT Id FROM Opportunity WHERE IsClosed = false ' +
            `ORDER BY Sync_With_Partner_Center__c DESC, LastModifiedDate DESC LIMIT ${limit}`
    );
    return rows.map(({ Id }) => Id);
}
