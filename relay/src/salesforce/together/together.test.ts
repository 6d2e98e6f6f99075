import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SalesforceClient } from '../client.ts';
import { readOpportunity } from '../read-opportunity.ts';
import { writeOpportunity, type OpportunityWrite } from '../write-opportunity.ts';
import { createCompany } from './company.ts';
import { together } from './together.ts';

const idOf = (no: number) => `006${String(no).padStart(12, '0')}AAA`;
const row = (Id: string) => ({ Id, Name: `Deal ${Id}` });
const refused = { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not in May.', fields: ['Name'] };
const stale = { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'COSELL_STALE' };

interface Part {
    method: string;
    url: string;
    referenceId: string;
    body?: { records: { Id: string }[] };
}

/** An org that answers what was asked of it, and refuses the business fields of some. */
function given(runs: number, refusals: Record<string, typeof refused | typeof stale> = {}) {
    const asked: string[] = [];
    const parts: Part[][] = [];
    const found = (soql: string) => [...soql.matchAll(/'(006\w{15})'/g)].map(([, id]) => row(id!));
    const answer = ({ referenceId, url, body }: Part) => {
        const records = body?.records ?? [];
        const results = records.map(({ Id }) => {
            const error = referenceId === 'business' ? refusals[Id] : undefined;
            return { id: Id, success: !error, errors: error ? [error] : [] };
        });
        const soql = new URL(url, 'https://org').searchParams.get('q') ?? '';
        return {
            referenceId,
            httpStatusCode: 200,
            body: referenceId === 'read' ? { records: found(soql) } : results
        };
    };
    const salesforce = {
        orgId: '00D000000000001EAA',
        query: async (soql: string) => {
            asked.push(soql);
            return found(soql);
        },
        request: async (_method: string, _path: string, body: { compositeRequest: Part[] }) => {
            parts.push(body.compositeRequest);
            return { compositeResponse: body.compositeRequest.map(answer) };
        }
    } as unknown as SalesforceClient;
    const company = createCompany({ most: 100, patienceMs: 1e6 });
    for (let run = 0; run < runs; run++) company.join();
    return { asked, parts, client: together(salesforce, company) };
}

const write = (no: number, changes: Partial<OpportunityWrite> = {}): OpportunityWrite => ({
    opportunityId: idOf(no),
    log: [],
    bookkeeping: { Referral_Status__c: 'Active' },
    business: { Name: 'New' },
    revision: no,
    correlationId: 'c',
    fields: ['Name'],
    ...changes
});
const logRow = {
    direction: 'To Microsoft',
    step: 'Update referral',
    outcome: 'Done',
    detail: '',
    milliseconds: 1,
    at: new Date(0)
} as const;

describe('Opportunities of runs in company', () => {
    it('are read with one query, each run getting its own', async () => {
        const { asked, client } = given(3);
        const records = await Promise.all([1, 2, 3].map((no) => readOpportunity(client, idOf(no), ['Name'])));
        assert.deepEqual(
            records.map((record) => record?.Id),
            [1, 2, 3].map(idOf)
        );
        assert.equal(asked.length, 1);
    });

    it('are written with one composite of collections: log, bookkeeping, business, read', async () => {
        const { parts, client } = given(2);
        const written = await Promise.all([
            writeOpportunity(client, write(1, { log: [logRow] })),
            writeOpportunity(client, write(2, { business: null }))
        ]);
        assert.deepEqual(
            written.map(({ record, refused: no }) => [record.Id, no]),
            [
                [idOf(1), null],
                [idOf(2), null]
            ]
        );
        const [request, ...more] = parts;
        assert.deepEqual(more, []);
        assert.deepEqual(
            request?.map(({ referenceId, body }) => [referenceId, body?.records.length]),
            [
                ['log0', 1],
                ['bookkeeping', 2],
                ['business', 1],
                ['read', undefined]
            ]
        );
        assert.deepEqual(request?.[2]?.body?.records, [
            {
                attributes: { type: 'Opportunity' },
                Id: idOf(1),
                Name: 'New',
                Co_sell_Synced_Revision__c: 1
            }
        ]);
    });

    it("are refused one by one: a rule's text to its own run, a save in between as stale", async () => {
        const { client } = given(3, { [idOf(1)]: refused, [idOf(2)]: stale });
        const [byRule, byRevision, good] = await Promise.allSettled(
            [1, 2, 3].map((no) => writeOpportunity(client, write(no)))
        );
        assert.ok(byRule?.status === 'fulfilled');
        assert.equal(byRule.value.refused?.code, 'SALESFORCE_REFUSED');
        assert.match(byRule.value.refused?.detail ?? '', /Not in May\. \(Name\)/);
        assert.ok(byRevision?.status === 'rejected');
        assert.equal((byRevision.reason as { code: string }).code, 'COSELL_STALE');
        assert.ok(good?.status === 'fulfilled' && good.value.refused === null);
    });

    it('whose logs are too long for one request go out in two', async () => {
        const { parts, client } = given(3);
        const log = Array.from({ length: 150 }, () => logRow);
        await Promise.all([1, 2, 3].map((no) => writeOpportunity(client, write(no, { log }))));
        assert.deepEqual(
            parts.map((request) => request.map(({ body }) => body?.records.length)),
            [
                [200, 100, 2, 2, undefined],
                [150, 1, 1, undefined]
            ]
        );
    });
});
