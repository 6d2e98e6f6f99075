import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Referral } from '../partner-center/referral.ts';
import type { LeadRecord } from '../salesforce/leads.ts';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { allOpen } from './context.ts';
import { runBench, type RunBench } from './fixtures/run-bench.ts';
import { keepLead } from './keep-lead.ts';

const own: Referral = {
    ...{ id: 'r1', status: 'New', substatus: 'Pending', engagementId: 'e1', organizationId: 'contoso' },
    ...{ type: 'Independent', qualification: 'Direct', name: 'Plants' }
};
const lead: LeadRecord = {
    ...{ Id: '00Q000000000001AAA', IsDeleted: false, IsConverted: false, ConvertedOpportunityId: null },
    ...{ Referral_Identifier__c: 'r1', Sync_With_Partner_Center__c: true, Audit__c: null }
};
let bench: RunBench;
/** Of the org. */
let leads: LeadRecord[];
let writes: [string, string, Record<string, unknown>][];

beforeEach(async () => {
    bench = await runBench();
    leads = [];
    writes = [];
    const salesforce = {
        query: async () => leads,
        async request(method: string, path: string, body: Record<string, unknown>) {
            writes.push([method, path, body]);
            if (method === 'POST') leads.push(lead);
            return { id: lead.Id };
        }
    };
    const mapping = { ...defaultMapping, leads: { owner: [], fields: {} } };
    Object.assign(bench.context, { salesforce, mapping, org: { addressCodes: false } });
});

const keep = async (referral = own) => keepLead(await bench.begin(), referral);
const posts = () => writes.filter(([method]) => method === 'POST').length;
const deal = async () => bench.store.dealByAlias({ kind: 'referral', value: 'r1' });

describe('the Lead of a referral', () => {
    it('is created once, and names the deal', async () => {
        assert.deepEqual(await keep(), { kind: 'ended' });
        assert.deepEqual(await keep(), { kind: 'ended' });
        assert.equal(posts(), 1);
        const names = (await deal())?.aliases.map(({ kind }) => kind).sort();
        assert.deepEqual(names, ['engagement', 'lead', 'opportunity', 'referral']);
    });

    it('is found after a crash between its insert and the commit', async () => {
        leads.push(lead);
        assert.deepEqual(await keep(), { kind: 'ended' });
        assert.equal(posts(), 0);
    });

    it('hands over to the Opportunity of its conversion', async () => {
        leads.push({ ...lead, IsConverted: true, ConvertedOpportunityId: '006A' });
        assert.deepEqual(await keep(), { kind: 'converted', opportunityId: '006A' });
    });

    it('is over where it was converted without one, or deleted', async () => {
        leads.push({ ...lead, IsConverted: true });
        assert.deepEqual(await keep(), { kind: 'ended' });
        assert.equal((await deal())?.state, 'off');
        leads = [{ ...lead, IsDeleted: true }];
        assert.deepEqual(await keep(), { kind: 'ended' });
        assert.equal((await deal())?.state, 'tombstone');
        assert.deepEqual(writes, []);
    });

    it('is let go, so that no conversion hands its referral on, once that was accepted elsewhere', async () => {
        leads.push(lead);
        const accepted = { ...own, status: 'Active', substatus: 'Accepted' };
        assert.deepEqual(await keep(accepted), { kind: 'deal' });
        const [[method, path, fields] = []] = writes;
        assert.deepEqual([method, path], ['PATCH', `/sobjects/Lead/${lead.Id}`]);
        assert.deepEqual(
            [fields?.['Referral_Identifier__c'], fields?.['Sync_With_Partner_Center__c']],
            [null, false]
        );
        assert.match(String(fields?.['Audit__c']), /Active\/Accepted/);
    });

    it('is never made of a referral that was closed before', async () => {
        assert.deepEqual(await keep({ ...own, status: 'Closed', substatus: 'Declined' }), { kind: 'ended' });
        assert.deepEqual(writes, []);
    });
});

describe('no Lead is made', () => {
    it('of a co-sell deal', async () => {
        assert.deepEqual(await keep({ ...own, type: 'Shared' }), { kind: 'deal' });
    });
    it('where the mapping has no leads', async () => {
        bench.context.mapping = defaultMapping;
        assert.deepEqual(await keep(), { kind: 'deal' });
    });
    it('while the way from Microsoft is closed', async () => {
        bench.context.ways = { ...allOpen, inbound: false };
        await assert.rejects(keep(), { code: 'DIRECTION_OFF' });
        assert.deepEqual(writes, []);
    });
});
