import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import PubSubApiClient from 'salesforce-pubsub-api-client';
import { connect, OUTSIDER, startFixtureOrg } from '../fixtures/fixture-org.ts';
import type { RunningOrg } from '../options.ts';

const TOPIC = '/event/Delivery_Changed__e';
const silent = { debug() {}, info() {}, warn() {}, error() {} };

interface Received {
    id: string;
    replayId: number;
    payload: Record<string, unknown>;
}

/** The real client, and what its subscription calls back with, one after the other. */
async function subscriber(org: RunningOrg, accessToken: string) {
    const client = new PubSubApiClient(
        {
            authType: 'user-supplied',
            accessToken,
            instanceUrl: org.url.replace('http:', 'https:'),
            organizationId: org.orgId,
            pubSubEndpoint: org.pubSubEndpoint,
            rejectUnauthorizedSsl: false
        } as never,
        silent as never
    );
    await client.connect();
    const arrived: { type: string; data: unknown }[] = [];
    let wake = () => {};
    const callback = (_info: unknown, type: string, data: unknown) => {
        arrived.push({ type, data });
        wake();
    };
    /** The next callback of that type; others before it are passed over. */
    async function next(type: string): Promise<unknown> {
        for (;;) {
            const index = arrived.findIndex((item) => item.type === type);
            if (index >= 0) return arrived.splice(0, index + 1).at(-1)!.data;
            await new Promise<void>((resolve) => (wake = resolve));
        }
    }
    const nextEvent = () => next('event') as Promise<Received>;
    return { client, callback: callback as never, next, nextEvent };
}

describe('the Pub/Sub API', { timeout: 30_000 }, () => {
    let org: RunningOrg;
    let clerk: Connection;
    let opportunityId: string;

    before(async () => {
        org = await startFixtureOrg({ keepAliveMs: 100 });
        clerk = await connect(org);
        const values = { Name: 'Ten lorries', StageName: 'Prospecting', CloseDate: '2026-12-01' };
        opportunityId = (await clerk.sobject('Opportunity').create(values)).id!;
    });
    after(() => org.close());

    const deliver = async (name: string) => {
        const record = { Name: name, Opportunity__c: opportunityId };
        return (await clerk.sobject('Delivery__c').create(record)).id!;
    };

    it('hands a new subscriber what is published from now on, field by field', async () => {
        await deliver('before');
        const { client, callback, next, nextEvent } = await subscriber(org, clerk.accessToken!);
        client.subscribe(TOPIC, callback);
        await next('grpcKeepAlive');
        const id = await deliver('after');
        const { payload } = await nextEvent();
        const userId = (await clerk.identity()).user_id;
        assert.deepEqual(
            { ...payload, CreatedDate: typeof payload.CreatedDate },
            {
                CreatedDate: 'number',
                CreatedById: userId,
                Delivery_Ids__c: id,
                Happened_At__c: Date.UTC(2026, 10, 20, 11),
                Count__c: 1
            }
        );
        client.close();
    });

    it('says nothing of a save that was refused', async () => {
        const { client, callback, next, nextEvent } = await subscriber(org, clerk.accessToken!);
        client.subscribe(TOPIC, callback);
        await next('grpcKeepAlive');
        await assert.rejects(deliver('refused by a trigger'));
        const id = await deliver('allowed');
        assert.equal((await nextEvent()).payload.Delivery_Ids__c, id);
        client.close();
    });

    it('goes on after a replay id, and starts anew at the earliest event', async () => {
        const { client, callback, nextEvent } = await subscriber(org, clerk.accessToken!);
        client.subscribeFromEarliestEvent(TOPIC, callback);
        const first = await nextEvent();
        const second = await nextEvent();
        client.close();
        assert.ok(second.replayId > first.replayId);

        const later = await subscriber(org, clerk.accessToken!);
        later.client.subscribeFromReplayId(TOPIC, later.callback, null, first.replayId);
        const again = await later.nextEvent();
        assert.equal(again.id, second.id);
        assert.equal(again.replayId, second.replayId);
        later.client.close();
    });

    it('hands out no more than the client asked for', async () => {
        const { client, callback, next, nextEvent } = await subscriber(org, clerk.accessToken!);
        client.subscribeFromEarliestEvent(TOPIC, callback, 1);
        const first = await nextEvent();
        await next('lastEvent');
        client.requestAdditionalEvents(TOPIC, 1);
        assert.ok((await nextEvent()).replayId > first.replayId);
        client.close();
    });

    it('refuses a replay id that it does not have', async () => {
        const { client, callback, next } = await subscriber(org, clerk.accessToken!);
        client.subscribeFromReplayId(TOPIC, callback, null, 4_000_000);
        const error = (await next('error')) as { code: number; metadata: { get(name: string): unknown[] } };
        assert.equal(error.code, 3);
        const [code] = error.metadata.get('error-code');
        assert.match(String(code), /subscription\.fetch\.replayid\.validation\.failed$/);
        client.close();
    });

    it('lets nobody in without a session of this org', async () => {
        const { client, callback, next } = await subscriber(org, `${org.orgId.slice(0, 15)}!stale`);
        client.subscribe(TOPIC, callback);
        assert.equal(((await next('error')) as { code: number }).code, 16);
        client.close();
    });

    it('hides the topic from a user without access to the event', async () => {
        const outsider = await connect(org, OUTSIDER);
        const { client, callback, next } = await subscriber(org, outsider.accessToken!);
        client.subscribe(TOPIC, callback);
        assert.equal(((await next('error')) as { code: number }).code, 5);
        client.close();
    });

    it('publishes what a client sends, to all subscribers', async () => {
        const { client, callback, next, nextEvent } = await subscriber(org, clerk.accessToken!);
        client.subscribe(TOPIC, callback);
        await next('grpcKeepAlive');
        const payload = {
            CreatedDate: Date.now(),
            CreatedById: '005000000000000AAA',
            Delivery_Ids__c: { string: 'from outside' },
            Happened_At__c: null,
            Count__c: { double: 7 }
        };
        const { replayId } = await client.publish(TOPIC, payload, 'a correlation key');
        const event = await nextEvent();
        assert.equal(event.replayId, replayId);
        assert.equal(event.payload.Delivery_Ids__c, 'from outside');
        assert.equal(event.payload.Count__c, 7);
        client.close();
    });
});
