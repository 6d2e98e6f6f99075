import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'jsforce';
import PubSubApiClient from 'salesforce-pubsub-api-client';
import { connect, startFixtureOrg } from './fixtures/fixture-org.ts';
import { refusal } from './fixtures/refusal.ts';
import type { RunningOrg } from './options.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const SELLER = 'sue@example.com';
const RELAY = 'relay@example.com';

describe('the local org with this package', { timeout: 30_000 }, () => {
    let org: RunningOrg;
    let seller: Connection;
    let relay: Connection;
    let startedIn: number;

    before(async () => {
        const before = process.cpuUsage();
        org = await startFixtureOrg({
            projectDir: PROJECT,
            users: [
                { username: SELLER, lastName: 'Seller', email: SELLER, permissionSets: ['CoSell_Seller'] },
                { username: RELAY, lastName: 'Relay', email: RELAY, permissionSets: ['CoSell_Relay'] }
            ]
        });
        const used = process.cpuUsage(before);
        startedIn = (used.user + used.system) / 1000;
        seller = await connect(org, SELLER);
        relay = await connect(org, RELAY);
    });
    after(() => org.close());

    const shareDeal = async (Name: string) => {
        const deal = { Name, StageName: 'Prospecting', CloseDate: '2026-12-01', Amount: 1000 };
        const record = { ...deal, Sync_With_Partner_Center__c: true };
        return (await seller.sobject('Opportunity').create(record)).id!;
    };

    it('starts with less than five seconds of work, whatever else the machine does', () => {
        assert.ok(startedIn < 5000, `${startedIn} ms`);
    });

    it('publishes the change of a deal that a seller shares, for the relay to hear', async () => {
        const client = new PubSubApiClient(
            {
                authType: 'user-supplied',
                accessToken: relay.accessToken!,
                instanceUrl: org.url.replace('http:', 'https:'),
                organizationId: org.orgId,
                pubSubEndpoint: org.pubSubEndpoint,
                rejectUnauthorizedSsl: false
            } as never,
            { debug() {}, info() {}, warn() {}, error() {} } as never
        );
        await client.connect();
        const id = await shareDeal('Heard of');
        const payload = await new Promise<Record<string, unknown>>((resolve, reject) => {
            const heard = (_info: unknown, type: string, data: unknown) => {
                if (type === 'event') resolve((data as { payload: Record<string, unknown> }).payload);
                if (type === 'error') reject(data as Error);
            };
            client.subscribeFromEarliestEvent('/event/Co_sell_Change__e', heard as never, 1);
        });
        client.close();
        assert.equal(payload.Record_Ids__c, id);
        assert.equal(payload.Object__c, 'Opportunity');
        assert.equal(payload.Org_Id__c, org.orgId);
    });

    it("takes the relay's write on the revision that it read, and refuses it on an older one", async () => {
        const id = await shareDeal('Raced for');
        const opportunities = relay.sobject('Opportunity');
        const { Co_sell_Revision__c: read } = await opportunities.retrieve(id);
        await opportunities.update({ Id: id, Amount: 1100, Co_sell_Synced_Revision__c: read });
        assert.equal((await opportunities.retrieve(id)).Co_sell_Revision__c, read, 'no change of its own');

        await seller.sobject('Opportunity').update({ Id: id, Amount: 1200 });
        // The mark is blanked first, so that the same revision counts as marked anew.
        await opportunities.update({ Id: id, Co_sell_Synced_Revision__c: null });
        const late = { Id: id, Amount: 1300, Co_sell_Synced_Revision__c: read };
        assert.match((await refusal(opportunities.update(late))).message, /COSELL_STALE/);
        assert.equal((await opportunities.retrieve(id)).Amount, 1200);
    });

    it('keeps what the relay owns from a seller', async () => {
        const id = await shareDeal('Tampered with');
        const update = seller.sobject('Opportunity').update({ Id: id, Referral_Identifier__c: 'forged' });
        assert.equal((await refusal(update)).errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    });
});
