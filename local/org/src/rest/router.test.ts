import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { connect, OUTSIDER, startFixtureOrg } from '../fixtures/fixture-org.ts';
import { refusal } from '../fixtures/refusal.ts';
import type { RunningOrg } from '../options.ts';

/** What the External Credential adds to a callout; Apex does not know it. */
const carriersSecret = 'Bearer of the carrier';

describe('the local org', () => {
    let org: RunningOrg;
    let clerk: Connection;
    let carrier: http.Server;

    before(async () => {
        carrier = http.createServer((request, response) => {
            const known = request.headers.authorization === carriersSecret;
            response.writeHead(known ? 201 : 401);
            text(request)
                .then(answerOf)
                .then(
                    (answer) => response.end(answer),
                    (error: Error) => response.destroy(error)
                );
        });
        await new Promise<void>((resolve) => carrier.listen(0, '127.0.0.1', resolve));
        const url = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
        const headers = { Authorization: carriersSecret };
        org = await startFixtureOrg({ namedCredentials: { Carrier: { url, headers } } });
        clerk = await connect(org);
    });
    after(async () => {
        await org.close();
        carrier.close();
    });

    /** The carrier repeats the question; a certain one makes it work with the org before it answers. */
    async function answerOf(question: string): Promise<string> {
        if (question !== 'call me back') return question;
        const { id } = await clerk.sobject('Account').create({ Name: 'Made meanwhile' });
        const nested = await apex(clerk, 'Deliveries.askCarrier', { question: 'nested' });
        const record = await clerk.sobject('Account').retrieve(id!);
        return `${record.Name}, ${nested.body as unknown as string}`;
    }

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
        assert.equal(body as unknown as string, '201 where?, asked 1');
    });

    it('serves the one whom Apex calls out to while Apex waits for the answer', async () => {
        const { body } = await apex(clerk, 'Deliveries.askCarrier', { question: 'call me back' });
        assert.equal(body as unknown as string, '201 Made meanwhile, 201 nested, asked 1, asked 1');
    });

    it('tells Apex of a Named Credential that has no address here', async () => {
        const other = await startFixtureOrg();
        try {
            const answer = await fetch(`${other.url}/lightning/apex/Deliveries.askCarrier`, {
                method: 'POST',
                headers: { authorization: `Bearer ${(await connect(other)).accessToken}` },
                body: '{"question":"where?"}'
            });
            const { exceptionType } = (await answer.json()) as { exceptionType: string };
            assert.equal(exceptionType, 'System.CalloutException');
        } finally {
            await other.close();
        }
    });

    it("serves the package's Apex REST resources", async () => {
        const answer = await clerk.apex.get('/deliveries/42');
        assert.equal(answer, '42');
    });

    const unsupported: [string, string][] = [
        ['GET', '/services/data/v67.0/tooling/completions'],
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
