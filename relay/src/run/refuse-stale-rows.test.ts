import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SalesforceClient } from '../salesforce/client.ts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { withNotes } from '../sync/mapping/with-notes.ts';
import type { RunContext } from './context.ts';
import { refuseStaleRows } from './refuse-stale-rows.ts';

const solution = (Price__c: number) => ({ Id: 'a00000000000001AAA', Price__c });
const record = (price: number | null, more = {}) =>
    ({
        Id: '006000000000001AAA',
        Opportunity_To_Microsoft_Solutions__r: price === null ? null : { records: [solution(price)] },
        OpportunityContactRoles: null,
        ...more
    }) as unknown as OpportunityRecord;

/** What the org holds by the time of the write. */
const orgWith = (now: OpportunityRecord) => ({
    salesforce: { query: () => Promise.resolve([now]) } as unknown as SalesforceClient,
    mapping: withNotes(defaultMapping, { notes: false }),
    org: { multiCurrency: false, opportunityTeams: false, addressCodes: false } as RunContext['org']
});

describe('rows beside an Opportunity', () => {
    it('may be written as long as they are what the run has read', async () => {
        await refuseStaleRows(orgWith(record(10, { Name: 'Renamed meanwhile' })), record(10));
    });

    for (const [what, now] of [
        ['changed', record(20)],
        ['taken away', record(null)],
        ['joined by another kind', record(10, { OpportunityContactRoles: { records: [{ Id: '00K' }] } })]
    ] as const)
        it(`are read anew where one was ${what} meanwhile`, async () => {
            await assert.rejects(refuseStaleRows(orgWith(now), record(10)), { code: 'COSELL_STALE' });
        });
});
