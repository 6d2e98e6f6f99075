import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { NOON, sweepBench, type SweepBench } from './fixtures/sweep-bench.ts';
import { OPPORTUNITIES_SWEEP, sweepOpportunities } from './sweep-opportunities.ts';

const MORNING = '2026-11-20T08:00:00.000+0000';
const row = (Id: string, changes: object = {}) => ({
    Id,
    SystemModstamp: MORNING,
    Co_sell_Revision__c: 3,
    IsDeleted: false,
    ...changes
});
let bench: SweepBench;
const told = () =>
    bench.told.flat().map(({ alias, kind, recordId, stamp }) => [alias.value, kind, recordId, stamp]);

beforeEach(() => (bench = sweepBench()));

describe('a sweep of Opportunities', () => {
    it('looks at all shared ones the first time, then only at what was written since, with an overlap', async () => {
        bench.rows['Opportunity'] = [row('006A')];
        await sweepOpportunities(bench.context);
        assert.doesNotMatch(bench.queries[0] ?? '', /SystemModstamp >=/);
        assert.deepEqual(bench.marks.get(OPPORTUNITIES_SWEEP), { newest: MORNING });
        await sweepOpportunities(bench.context);
        assert.match(bench.queries[3] ?? '', /SystemModstamp >= 2026-11-20T07:45:00Z/);
    });

    it('tells a save in the second of another one by the revision that it raised', async () => {
        bench.rows['Opportunity'] = [row('006A'), row('006B', { Co_sell_Revision__c: 4 })];
        await sweepOpportunities(bench.context);
        assert.deepEqual(told(), [
            ['006A', 'changed', '006A', `${MORNING} 3`],
            ['006B', 'changed', '006B', `${MORNING} 4`]
        ]);
    });

    it('tells of deleted ones', async () => {
        bench.rows['Opportunity'] = [row('006A', { IsDeleted: true })];
        await sweepOpportunities(bench.context);
        assert.deepEqual(told(), [['006A', 'deleted', '006A', `${MORNING} 3 deleted`]]);
    });

    it('tells of an Opportunity whose solution or contact role was written or deleted', async () => {
        bench.rows['Microsoft_Solutions__c'] = [row('a00', { Opportunity__c: '006A', IsDeleted: true })];
        bench.rows['OpportunityContactRole'] = [row('00K', { OpportunityId: '006B' })];
        await sweepOpportunities(bench.context);
        assert.deepEqual(told(), [
            ['006A', 'changed', 'a00', MORNING],
            ['006B', 'changed', '00K', MORNING]
        ]);
    });

    it('makes no deal of a part that went with its Opportunity', async () => {
        const Opportunity__r = { IsDeleted: true };
        bench.rows['Microsoft_Solutions__c'] = [
            row('a00', { Opportunity__c: '006A', IsDeleted: true, Opportunity__r })
        ];
        await sweepOpportunities(bench.context);
        assert.deepEqual(told(), [['006A', 'deleted', 'a00', MORNING]]);
    });

    it('tells again of a part that was written a moment ago: another save may follow in the same second', async () => {
        const SystemModstamp = '2026-11-20T11:59:58.000+0000';
        bench.rows['OpportunityContactRole'] = [row('00K', { OpportunityId: '006B', SystemModstamp })];
        await sweepOpportunities(bench.context);
        assert.deepEqual(told()[0]?.[3], `${SystemModstamp} ${NOON.toISOString()}`);
    });
});
