import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startMicrosoft, type MicrosoftServer } from './fixtures/microsoft-server.ts';
import { watchRegistration } from './watch-registration.ts';

const context = { correlationId: 'run' };
const wanted = { url: 'https://relay.example/webhooks', events: ['referral-created', 'referral-updated'] };
let microsoft: MicrosoftServer;
/** What Microsoft has registered. */
let registered: { WebhookUrl: string; WebhookEvents: string[] } | null;

beforeEach(async () => {
    registered = null;
    microsoft = await startMicrosoft();
    microsoft.onCall = ({ method, body }) => {
        if (method === 'GET')
            return registered ? { body: registered } : { status: 404, body: { code: 2000 } };
        if (method === 'POST' && registered) return { status: 409 };
        registered = JSON.parse(body) as typeof registered;
        return { body: { SubscriberId: 's', ...registered } };
    };
});
afterEach(() => microsoft.close());

const methods = () =>
    microsoft.received.filter(({ path }) => !path.includes('oauth2')).map(({ method }) => method);

describe('the webhook registration', () => {
    it('is made where there is none', async () => {
        assert.equal(await microsoft.client.getRegistration(context), null);
        assert.deepEqual(await microsoft.client.register(wanted, { takeOver: false }, context), wanted);
        assert.deepEqual(registered, { WebhookUrl: wanted.url, WebhookEvents: wanted.events });
        assert.deepEqual(await microsoft.client.getRegistration(context), wanted);
    });

    it('is left alone when it is the same', async () => {
        registered = { WebhookUrl: wanted.url, WebhookEvents: [...wanted.events, 'test-created'] };
        await microsoft.client.register(wanted, { takeOver: false }, context);
        assert.deepEqual(methods(), ['GET']);
    });

    it('of our own address gets the events that it lacks and keeps the others', async () => {
        registered = { WebhookUrl: wanted.url, WebhookEvents: ['test-created', 'referral-created'] };
        await microsoft.client.register(wanted, { takeOver: false }, context);
        assert.deepEqual(registered?.WebhookEvents, ['test-created', 'referral-created', 'referral-updated']);
    });

    it('of another address is never replaced; the refusal names its host and not its secret', async () => {
        registered = { WebhookUrl: 'https://other.example/hook?sig=secret', WebhookEvents: [] };
        await assert.rejects(
            microsoft.client.register(wanted, { takeOver: false }, context),
            (error: Error & { code?: string }) => {
                assert.equal(error.code, 'WEBHOOK_TAKEN');
                assert.match(error.message, /other\.example/);
                assert.doesNotMatch(error.message, /secret/);
                return true;
            }
        );
        assert.equal(registered.WebhookUrl, 'https://other.example/hook?sig=secret');
        assert.deepEqual(methods(), ['GET']);
    });

    it('of another address is replaced when somebody says so, without the events of the other tool', async () => {
        registered = { WebhookUrl: 'https://other.example/hook', WebhookEvents: ['test-created'] };
        await microsoft.client.register(wanted, { takeOver: true }, context);
        assert.deepEqual(registered, { WebhookUrl: wanted.url, WebhookEvents: wanted.events });
        assert.deepEqual(methods(), ['GET', 'PUT']);
    });

    it('that another tool makes in the same moment is not replaced either', async () => {
        const answer = microsoft.onCall;
        microsoft.onCall = (request) => {
            if (request.method === 'POST')
                registered = { WebhookUrl: 'https://other.example/', WebhookEvents: [] };
            return answer(request);
        };
        await assert.rejects(microsoft.client.register(wanted, { takeOver: false }, context), {
            code: 'WEBHOOK_TAKEN'
        });
    });

    it('that another look of ours makes in the same moment is taken for what it is', async () => {
        const answer = microsoft.onCall;
        microsoft.onCall = (request) => {
            if (request.method === 'POST')
                registered = { WebhookUrl: wanted.url, WebhookEvents: [...wanted.events] };
            return answer(request);
        };
        assert.deepEqual(await microsoft.client.register(wanted, { takeOver: false }, context), wanted);
    });

    it('is read in camelCase too', async () => {
        microsoft.onCall = () => ({ body: { webhookUrl: wanted.url, webhookEvents: wanted.events } });
        assert.deepEqual(await microsoft.client.getRegistration(context), wanted);
    });
});

describe('watching the registration', () => {
    const warned: string[] = [];
    const log = {
        info: () => undefined,
        warn: (_detail: object, text: string) => void warned.push(text)
    };
    const other = () => ({ WebhookUrl: 'https://other.example/', WebhookEvents: ['referral-created'] });

    it('makes it, notices once that another tool has taken it, and that it is ours again', async () => {
        const watch = watchRegistration({ partnerCenter: microsoft.client, wanted, log });
        assert.equal(watch.state(), 'unknown');
        assert.equal(await watch.check(context), 'ours');
        registered = other();
        assert.deepEqual([await watch.check(context), await watch.check(context)], ['taken', 'taken']);
        assert.equal(registered.WebhookUrl, 'https://other.example/', 'it is left to the other tool');
        assert.equal(warned.length, 1);
        registered = null;
        assert.equal(await watch.check(context), 'ours');
        assert.equal(watch.state(), 'ours');
    });

    it('takes over when it is told to', async () => {
        registered = other();
        const watch = watchRegistration({ partnerCenter: microsoft.client, wanted, log });
        assert.equal(await watch.check(context, true), 'ours');
        assert.equal(registered?.WebhookUrl, wanted.url);
    });

    it('hands on that Partner Center cannot be asked', async () => {
        const watch = watchRegistration({ partnerCenter: microsoft.client, wanted, log });
        microsoft.onCall = () => ({ status: 500 });
        await assert.rejects(watch.check(context), { code: 'PARTNER_CENTER_UNAVAILABLE' });
        assert.equal(watch.state(), 'unknown');
    });
});
