import { z } from 'zod';
import { readRegistration } from '../../relay/src/partner-center/registration.ts';
import type { Request } from '../../relay/src/partner-center/request.ts';
import { readTestEvent, sendTestEvent } from '../../relay/src/partner-center/test-event.ts';
import { shapeOf } from './compare.ts';
import { undocumented } from './documented-referral.ts';
import type { Laboratory } from './laboratory.ts';
import { differs, judge, type Verdict } from './verdict.ts';

const PATH = '/webhooks/v1/registration';
const how = { audience: 'webhooks' } as const;

const events = z.array(z.string().regex(/^[a-zA-Z-]+$/)).min(1);
const address = z
    .string()
    .regex(/^(\{\{YourCallbackUrl\}\}|<<FlowUrl>>)$/, 'not the placeholder of an address');
const registration = { WebhookUrl: address, WebhookEvents: events };
const documentedRequest = z.strictObject({
    ...registration,
    signatureTokenToMsSignatureHeader: z.boolean().optional()
});
const documentedAnswer = z.strictObject({ ...registration, SubscriberId: z.guid().optional() });
const documentedTest = z.strictObject({ correlationId: z.guid() });
const documentedTestResult = z.strictObject({
    correlationId: z.guid(),
    partnerId: z.guid(),
    status: z.enum(['completed', 'failed', 'queued']),
    callbackUrl: address,
    results: z.array(
        z.strictObject({
            responseCode: z.string(),
            responseMessage: z.string(),
            systemError: z.boolean(),
            // Without an offset, in UTC.
            dateTimeUtc: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/)
        })
    )
});

interface Registration {
    WebhookUrl: string;
    WebhookEvents: string[];
    signatureTokenToMsSignatureHeader?: boolean;
}

/** A registration as printed, with a real address in place of the placeholder. */
async function registerAs(sample: Registration, lab: Laboratory) {
    const body = { ...sample, WebhookUrl: lab.webhookUrl };
    const replaced = await lab.send('PUT', PATH, body, how);
    return replaced.status === 404 ? lab.send('POST', PATH, body, how) : replaced;
}

export async function checkRegistrationRequest(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedRequest, json);
    if (faults.length) return differs(...faults);
    const sample = json as Registration;
    const answer = await registerAs(sample, lab);
    if (answer.status !== 200) return differs(`HTTP ${answer.status}: ${JSON.stringify(answer.json)}`);
    const again = await lab.send('POST', PATH, { ...sample, WebhookUrl: lab.webhookUrl }, how);
    const { json: kept } = await lab.control('GET', '/control/webhooks');
    const { registration: held } = kept as { registration: Record<string, unknown> };
    const signed = sample.signatureTokenToMsSignatureHeader ?? false;
    return judge(
        [
            ...relayReads(answer.json, sample, lab),
            ...(again.status === 409 ? [] : [`a second POST: HTTP ${again.status}`]),
            ...(held['SignatureTokenToMsSignatureHeader'] === signed
                ? []
                : ['the header of the signature is not kept'])
        ],
        `registered for ${sample.WebhookEvents.join(', ')}; a second POST gets 409`
    );
}

export async function checkRegistrationAnswer(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedAnswer, json);
    if (faults.length) return differs(...faults);
    const sample = json as Registration & { SubscriberId?: string };
    const read = readRegistration(json);
    const { SubscriberId: ofPost, ...request } = sample;
    const written = await registerAs(request, lab);
    const local = ofPost ? written : await lab.send('GET', PATH, undefined, how);
    return judge(
        [
            ...(read?.url === sample.WebhookUrl ? [] : ['the address is read wrongly']),
            ...(read?.events.join() === sample.WebhookEvents.join() ? [] : ['the events are read wrongly']),
            ...(shapeOf(local.json).join() === shapeOf(json).join()
                ? []
                : ['the local answer has other properties']),
            ...relayReads(local.json, sample, lab)
        ],
        'read by the relay; the local answer has the same form'
    );
}

function relayReads(answer: unknown, sample: Registration, lab: Laboratory): string[] {
    const read = readRegistration(answer);
    const right = read?.url === lab.webhookUrl && read.events.join() === sample.WebhookEvents.join();
    return right ? [] : ['the relay reads another registration than was made'];
}

export async function checkEventList(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(events, json);
    if (faults.length) return differs(...faults);
    const { json: local } = await lab.send('GET', `${PATH}/events`, undefined, how);
    const unknown = (json as string[]).filter((name) => !(local as string[]).includes(name));
    return judge(
        unknown.map((name) => `${name} cannot be registered for at the local Partner Center`),
        'all can be registered for; the events of referrals are newer than this sample'
    );
}

export async function checkTestRequest(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedTest, json);
    if (faults.length) return differs(...faults);
    await registerAs({ WebhookUrl: '', WebhookEvents: ['test-created'] }, lab);
    const { json: local } = await lab.send('POST', `${PATH}/validationEvents`, undefined, how);
    const read = await sendTestEvent(answering(json), nobody);
    return judge(
        [
            ...undocumented(documentedTest, local).map((line) => `the local answer: ${line}`),
            ...(read === (json as { correlationId: string }).correlationId
                ? []
                : ['the relay reads another id'])
        ],
        'read by the relay; the local answer has the same form'
    );
}

export async function checkTestResult(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedTestResult, json);
    if (faults.length) return differs(...faults);
    await registerAs({ WebhookUrl: '', WebhookEvents: ['test-created'] }, lab);
    const { json: test } = await lab.control('POST', '/control/webhooks/test');
    const { correlationId } = test as { correlationId: string };
    await lab.delivered('test-created', correlationId);
    const { json: local } = await lab.send(
        'GET',
        `${PATH}/validationEvents/${correlationId}`,
        undefined,
        how
    );
    const shown = { ...(local as object), callbackUrl: '{{YourCallbackUrl}}' };
    const { status, results } = json as z.infer<typeof documentedTestResult>;
    const read = await readTestEvent(answering(json), correlationId, nobody);
    const codes = (told: { responseCode: string }[]) => told.map(({ responseCode }) => responseCode).join();
    return judge(
        [
            ...undocumented(documentedTestResult, shown).map((line) => `the local answer: ${line}`),
            ...(read?.status === status && codes(read.results) === codes(results)
                ? []
                : ['the relay reads another outcome'])
        ],
        'read by the relay; the local answer has the same form'
    );
}

const nobody = { correlationId: '' };

/** A host that answers with the sample. */
const answering =
    (json: unknown): Request =>
    async () => ({ status: 200, body: JSON.stringify(json), eTag: null });
