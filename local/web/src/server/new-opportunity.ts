import type { SampleCatalogue } from './sample-opportunity.ts';
import { sampleOpportunity } from './sample-opportunity.ts';
import { API, type OrgClient } from './org-client.ts';

const topics = [
    'Stock forecast',
    'Claims archive',
    'Plant twin',
    'Fraud watch',
    'Route planner',
    'Ward schedule'
];
const CLOSES_IN_DAYS = 60;

/** Creates an Opportunity that is ready to share, sync still off. Returns its id. */
export async function newOpportunity(org: OrgClient, now: Date, random: () => number): Promise<string> {
    const topic = topics[Math.floor(random() * topics.length)];
    const [stage] = await org.query<{ MasterLabel: string }>(
        'SELECT MasterLabel FROM OpportunityStage WHERE IsClosed = false ORDER BY SortOrder LIMIT 1'
    );
    const body = sampleOpportunity(await readCatalogue(org), {
        name: `${topic} ${now.toISOString().slice(11, 19)}`,
        amount: 25_000 + Math.floor(random() * 40) * 2_500,
        closeDate: new Date(now.getTime() + CLOSES_IN_DAYS * 86_400_000).toISOString().slice(0, 10),
        stage: stage?.MasterLabel ?? 'Prospecting',
        sync: false
    });
    const response = await org.send('POST', `${API}/composite`, body);
    if (!response.ok) throw new Error(`The org refused (${response.status}): ${await response.text()}`);
    const { compositeResponse } = (await response.json()) as {
        compositeResponse: { referenceId: string; httpStatusCode: number; body: unknown }[];
    };
    const refused = compositeResponse.filter(({ httpStatusCode }) => httpStatusCode >= 400);
    if (refused.length) throw new Error(refused.map((answer) => JSON.stringify(answer.body)).join(' '));
    return (compositeResponse[0]?.body as { id: string }).id;
}

async function readCatalogue(org: OrgClient): Promise<SampleCatalogue> {
    const [[contact], [solution]] = await Promise.all([
        org.query<{ Id: string; AccountId: string }>(
            'SELECT Id, AccountId FROM Contact WHERE AccountId != null AND Email != null ORDER BY CreatedDate LIMIT 1'
        ),
        org.query<{ Id: string }>('SELECT Id FROM Microsoft_Solution_Detail__c ORDER BY CreatedDate LIMIT 1')
    ]);
    if (!contact || !solution)
        throw new Error('The org has no contact with an account, or no Microsoft solution.');
    return { accountId: contact.AccountId, contactId: contact.Id, solutionDetailId: solution.Id };
}
