import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import PubSubApiClient from 'salesforce-pubsub-api-client';
import { connect, startFixtureOrg } from '../fixtures/fixture-org.ts';
import type { RunningOrg } from '../options.ts';
import { OrgJournal, RETENTION_MS } from './org-journal.ts';

describe('what an org keeps in its folder', () => {
    let dataDir: string;
    beforeEach(() => {
        dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'local-org-'));
    });
    afterEach(() => fs.rmSync(dataDir, { recursive: true }));

    async function withOrg<T>(use: (org: RunningOrg) => Promise<T>): Promise<T> {
        const org = await startFixtureOrg({ dataDir });
        try {
            return await use(org);
        } finally {
            await org.close();
        }
    }

    it('is there after a restart: the org, its users, records, and a name taken stays taken', async () => {
        const values = { Name: 'Lorries', StageName: 'Closed Won', CloseDate: '2026-12-01', Amount: 12.5 };
        const first = await withOrg(async (org) => {
            const clerk = await connect(org);
            const { id } = await clerk.sobject('Opportunity').create(values);
            const delivery = {
                Name: 'D',
                Opportunity__c: id,
                Key__c: 'k',
                Sent_At__c: '2026-11-20T11:00:00Z'
            };
            await clerk.sobject('Delivery__c').create(delivery);
            const gone = await clerk.sobject('Account').create({ Name: 'gone' });
            await clerk.sobject('Account').destroy(gone.id!);
            const record = await clerk.sobject('Opportunity').retrieve(id!);
            return {
                id: id!,
                record,
                orgId: org.orgId,
                userId: (await clerk.identity()).user_id,
                goneId: gone.id!
            };
        });
        await withOrg(async (org) => {
            const clerk = await connect(org);
            assert.equal(org.orgId, first.orgId);
            assert.equal((await clerk.identity()).user_id, first.userId);
            assert.deepEqual(await clerk.sobject('Opportunity').retrieve(first.id), first.record);
            const { records } = await clerk.query(
                'SELECT Key__c, Sent_At__c, Opportunity__r.Name FROM Delivery__c'
            );
            assert.equal(records.length, 1);
            assert.equal(records[0]!.Sent_At__c, '2026-11-20T11:00:00.000+0000');
            assert.equal((await clerk.query('SELECT Id FROM Account')).totalSize, 0);
            const { id } = await clerk.sobject('Account').create({ Name: 'new' });
            assert.notEqual(id, first.goneId);
            assert.ok(id! > first.goneId, 'ids go on where they stopped');
        });
    });

    it('lets a subscriber go on from a replay id of the run before', async () => {
        const create = async (org: RunningOrg, Name: string) => {
            const clerk = await connect(org);
            const deal = { Name, StageName: 'Prospecting', CloseDate: '2026-12-01' };
            const { id } = await clerk.sobject('Opportunity').create(deal);
            await clerk.sobject('Delivery__c').create({ Name, Opportunity__c: id });
            return clerk.accessToken!;
        };
        const replayIds = async (org: RunningOrg, accessToken: string, count: number, after?: number) => {
            const client = new PubSubApiClient(
                {
                    authType: 'user-supplied',
                    accessToken,
                    instanceUrl: org.url.replace('http:', 'https:'),
                    organizationId: org.orgId,
                    pubSubEndpoint: org.pubSubEndpoint,
                    rejectUnauthorizedSsl: false
                } as never,
                { debug() {}, info() {}, warn() {}, error() {} } as never
            );
            await client.connect();
            const ids = await new Promise<number[]>((resolve, reject) => {
                const seen: number[] = [];
                const callback = (_info: unknown, type: string, data: unknown) => {
                    if (type === 'error') reject(data as Error);
                    if (type === 'event') seen.push((data as { replayId: number }).replayId);
                    if (type === 'lastEvent') resolve(seen);
                };
                const topic = '/event/Delivery_Changed__e';
                if (after === undefined) client.subscribeFromEarliestEvent(topic, callback as never, count);
                else client.subscribeFromReplayId(topic, callback as never, count, after);
            });
            client.close();
            return ids;
        };
        const [first] = await withOrg(async (org) => replayIds(org, await create(org, 'one'), 1));
        await withOrg(async (org) => {
            const token = await create(org, 'two');
            const all = await replayIds(org, token, 2);
            assert.equal(all[0], first);
            assert.deepEqual(await replayIds(org, token, 1, first), [all[1]]);
        });
    });

    it('is for one org at a time', () =>
        withOrg(async () => {
            await assert.rejects(startFixtureOrg({ dataDir }), /Another local org is running on the folder/);
        }));

    it('loses nothing but the line that a killed process left unfinished', () => {
        const row = (id: string) => ({ id, sobject: 'Account', values: {} });
        const journal = new OrgJournal(dataDir, 0);
        journal.open({});
        journal.append({ rows: [row('a')] });
        journal.append({ rows: [row('b'), { id: 'a', gone: true }] });
        journal.close();
        fs.appendFileSync(path.join(dataDir, 'org.jsonl'), '{"rows":[{"id":"c","sob');
        const again = new OrgJournal(dataDir, 0);
        again.close();
        const { kept } = again;
        assert.equal(kept.orgId, journal.kept.orgId);
        assert.deepEqual(kept.rows, [row('b')]);
    });

    it('says where it is damaged instead of starting with less', () => {
        fs.writeFileSync(path.join(dataDir, 'org.jsonl'), '{"orgId":"x"}\nnonsense\n');
        assert.throws(() => new OrgJournal(dataDir, 0), /damaged at .*org\.jsonl:2/);
    });

    it('drops events after 72 hours and remembers up to where', () => {
        const event = (replayId: number, createdAt: number) =>
            ({ replayId, createdAt, sobject: 'X__e', uuid: '', createdById: '', fields: {} }) as const;
        const journal = new OrgJournal(dataDir, 0);
        journal.open({});
        journal.append({ events: [event(1, 1000), event(2, 5000)] });
        journal.close();
        const later = new OrgJournal(dataDir, RETENTION_MS + 2000);
        assert.deepEqual(later.kept.events, [event(2, 5000)]);
        assert.equal(later.kept.purgedThrough, 1);
        later.open({});
        later.close();
        const latest = new OrgJournal(dataDir, RETENTION_MS + 3000);
        latest.close();
        assert.equal(latest.kept.purgedThrough, 1);
    });
});
