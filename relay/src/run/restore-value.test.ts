import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import type { SalesforceClient } from '../salesforce/client.ts';
import { nothingAsked, type PendingRequest, type Requests } from '../store/requests/types.ts';
import { runBench, type RunBench } from './fixtures/run-bench.ts';
import { restoreValue } from './restore-value.ts';

const OPPORTUNITY = '006000000000001AAA';
const pending: PendingRequest = {
    ...{ id: 'request 1', command: 'restore', reason: null, force: false, referralId: null },
    ...{ logId: 'a0B000000000001AAA', userId: '005000000000001AAA' }
};
interface Part {
    referenceId: string;
    body?: Record<string, unknown>;
}
let bench: RunBench;
let record: OpportunityRecord;
/** What the row of the log keeps. */
let kept: string | null;
/** Business fields of all writes. */
let written: Record<string, unknown>[];
/** What becomes of the next write. */
let answer: 'done' | 'refused' | 'stale' | 'lost';

const statuses = {
    refused: {
        httpStatusCode: 400,
        body: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.' }]
    },
    stale: {
        httpStatusCode: 400,
        body: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'COSELL_STALE' }]
    },
    done: { httpStatusCode: 204, body: null }
};

beforeEach(async () => {
    bench = await runBench();
    record = { Id: OPPORTUNITY, Amount: 61, Co_sell_Revision__c: 3 } as unknown as OpportunityRecord;
    kept = '{"value":62}';
    written = [];
    answer = 'done';
    const salesforce = {
        query: async () => (kept === null ? [] : [{ Lost_Values__c: kept }]),
        async request(_method: string, _path: string, body: { compositeRequest: Part[] }) {
            const business = body.compositeRequest.find(({ referenceId }) => referenceId === 'business');
            if (answer === 'lost') throw new CosellError('SALESFORCE_UNAVAILABLE', 'cut');
            if (answer === 'done') {
                written.push(business?.body ?? {});
                record = { ...record, ...business?.body };
            }
            const parts = body.compositeRequest.map(({ referenceId }) => ({
                referenceId,
                ...(referenceId === 'business' && answer !== 'lost' ? statuses[answer] : statuses.done),
                ...(referenceId === 'read' ? { body: { records: [record] } } : {})
            }));
            return { compositeResponse: parts };
        }
    } as unknown as SalesforceClient;
    Object.assign(bench.context, { salesforce, org: { multiCurrency: false, stages: [] } });
    await bench.store.request({ kind: 'opportunity', value: OPPORTUNITY }, { pending }, { create: true });
});

const restore = async (requests: Requests = { ...nothingAsked, pending }) =>
    restoreValue(await bench.begin(), record, requests);
const stillPending = async () => (await bench.store.requestsOf(bench.dealId)).pending !== null;

describe('a value that lost', () => {
    it('is written to the Opportunity under the revision that was read', async () => {
        assert.equal((await restore())['Amount'], 62);
        assert.deepEqual(written, [{ Amount: 62, Co_sell_Synced_Revision__c: 3 }]);
    });

    it('is written once, although the run fails later and is tried again after an edit', async () => {
        await restore();
        record = { ...record, Amount: 63, Co_sell_Revision__c: 4 } as OpportunityRecord;
        assert.equal((await restore())['Amount'], 63);
        assert.equal(written.length, 1);
    });

    it('is written again where the answer was lost and nobody has saved since', async () => {
        answer = 'lost';
        await assert.rejects(restore(), { code: 'SALESFORCE_UNAVAILABLE' });
        answer = 'done';
        assert.equal((await restore())['Amount'], 62);
    });

    it('gives way to an edit that may have come after it', async () => {
        answer = 'lost';
        await assert.rejects(restore(), { code: 'SALESFORCE_UNAVAILABLE' });
        answer = 'done';
        record = { ...record, Amount: 63, Co_sell_Revision__c: 4 } as OpportunityRecord;
        assert.equal((await restore())['Amount'], 63);
        assert.deepEqual(written, []);
    });

    it('is tried again on what somebody has saved between read and write', async () => {
        answer = 'stale';
        await assert.rejects(restore(), { code: 'COSELL_STALE' });
        answer = 'done';
        record = { ...record, Co_sell_Revision__c: 4 };
        await restore();
        assert.deepEqual(written, [{ Amount: 62, Co_sell_Synced_Revision__c: 4 }]);
    });

    it('is given up where a rule of the org is against it', async () => {
        answer = 'refused';
        await assert.rejects(restore(), { code: 'SALESFORCE_REFUSED' });
        assert.equal(await stillPending(), false);
    });

    for (const [what, text] of [
        ['has gone', null],
        ['is cut', '{"value":'],
        ['is of a field that the mapping lacks', '{"nothing":1}'],
        ['is a list', '{"solutions":[]}'],
        ['only mirrors Microsoft', '{"substatus":"Won"}']
    ] as const)
        it(`is refused where it ${what}`, async () => {
            kept = text;
            await assert.rejects(restore(), { code: 'RESTORE_IMPOSSIBLE' });
            assert.equal(await stillPending(), false);
            assert.deepEqual(written, []);
        });
});
