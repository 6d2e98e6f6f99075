import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { connect, OUTSIDER, startFixtureOrg } from '../fixtures/fixture-org.ts';
import { refusal } from '../fixtures/refusal.ts';
import type { RunningOrg } from '../options.ts';

describe('the local org', () => {
    let org: RunningOrg;
    let clerk: Connection;
    let carrier: http.Server;

    before(async () => {
        carrier = http.createServer((request, response) => {
            response.writeHead(201);
            request.pipe(response);
        });
        await new Promise<void>((resolve) => carrier.listen(0, '127.0.0.1', resolve));
        const url = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
        org = await startFixtureOrg({ namedCredentials: { Carrier: url } });
        clerk = await connect(org);
    });
    after(async () => {
        await org.close();
        carrier.close();
    });

    const apex = async (connection: Connection, method: string, args: object) => {
        const headers = { authorization: `Bearer ${connection.accessToken}` };
        const url = `${org.url}/lightning/apex/${method}`;
        const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(args) });
        return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };

    it('describes an object as the user may use it', async () => {
        const { fields, createable, keyPrefix } = await clerk.sobject('Delivery__c').describe();
        const field = (name: string) => fields.find((f) => f.name === name);
        assert.equal(createable, true);
        assert.match(keyPrefix!, /^a\w\w$/);
        assert.deepEqual(field('Opportunity__c')!.referenceTo, ['Opportunity']);
        assert.equal(field('Key__c')!.externalId, true);
        assert.equal(field('Locked__c')!.updateable, false);
        assert.equal(field('Secret__c'), undefined);
        const { sobjects } = await clerk.describeGlobal();
        assert.ok(sobjects.some(({ name }) => name === 'Delivery__c'));
    });

    it('lists its versions and limits', async () => {
        const versions = await clerk.requestGet<{ version: string }[]>('/services/data');
        assert.ok(versions.some(({ version }) => version === '67.0'));
        assert.ok((await clerk.limits()).DailyApiRequests!.Remaining > 0);
    });

    it('calls an @AuraEnabled method by named arguments as the user, and shows @AuraEnabled members only', async () => {
        const deal = { Name: 'x', StageName: 'Prospecting', CloseDate: '2026-12-01' };
        const { id } = await clerk.sobject('Opportunity').create(deal);
        const delivery = { Name: 'Crates', Opportunity__c: id, Weight__c: 2 };
        const { id: deliveryId } = await clerk.sobject('Delivery__c').create(delivery);
        const { status, body } = await apex(clerk, 'Deliveries.summarize', { factor: 1.5, deliveryId });
        assert.equal(status, 200);
        assert.deepEqual(body, { name: 'Crates', weight: 3, maySend: true });
    });

    it("gives a component the method's own message", async () => {
        const { status, body } = await apex(clerk, 'Deliveries.refuse', { reason: 'Not today.' });
        assert.equal(status, 500);
        assert.equal(body.message, 'Not today.');
        assert.equal(body.exceptionType, 'System.AuraHandledException');
    });

    it('keeps Apex from users without access to the class', async () => {
        assert.equal((await apex(clerk, 'Forbidden.secret', {})).status, 403);
        const outsider = await connect(org, OUTSIDER);
        assert.equal((await apex(outsider, 'Deliveries.refuse', { reason: 'x' })).status, 403);
    });

    it('lets Apex call out through a Named Credential', async () => {
        const { body } = await apex(clerk, 'Deliveries.askCarrier', { question: 'where?' });
        assert.equal(body as unknown as string, '201 where?');
    });

    it("serves the package's Apex REST resources", async () => {
        const answer = await clerk.apex.get('/deliveries/42');
        assert.equal(answer, '42');
    });

    const unsupported: [string, string][] = [
        ['GET', '/services/data/v67.0/tooling/query'],
        ['GET', '/services/data/v67.0/search'],
        ['POST', '/services/data/v67.0/composite/graph'],
        ['GET', '/services/Soap/u/67.0']
    ];
    for (const [method, path] of unsupported) {
        it(`refuses ${method} ${path} by name`, async () => {
            const call = clerk.request({
                method: method as 'GET',
                url: org.url + path,
                ...(method === 'POST' ? { body: '{}' } : {})
            });
            const { errorCode, message } = await refusal(call);
            assert.equal(errorCode, 'NOT_IMPLEMENTED');
            assert.ok(message.includes(path));
        });
    }

    it('knows no other method of a resource', async () => {
        const call = clerk.request({ method: 'DELETE', url: '/services/data/v67.0/limits' });
        assert.equal((await refusal(call)).errorCode, 'METHOD_NOT_ALLOWED');
    });
});
