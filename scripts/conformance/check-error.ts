import { z } from 'zod';
import { failureOf } from '../../relay/src/partner-center/failure.ts';
import { readErrorBody } from '../../relay/src/partner-center/error-body.ts';
import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import { shapeOf } from './compare.ts';
import { undocumented } from './documented-referral.ts';
import type { Laboratory } from './laboratory.ts';
import { differs, judge, type Verdict } from './verdict.ts';

const documentedError = z.strictObject({
    error: z.strictObject({
        code: z.string().min(1),
        message: z.string().max(1024),
        target: z.string().optional(),
        innerError: z.strictObject({ code: z.string(), message: z.string() }).optional()
    })
});

/** Codes of the page "Error codes", and the one that its own sample uses. */
const codes = [
    'accessDenied',
    'generalException',
    'invalidRequest',
    'itemNotFound',
    'preconditionFailed'
].concat('resourceModified', 'serviceNotAvailable', 'unauthenticated', 'unAuthorized');

export async function checkError(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedError, json);
    if (faults.length) return differs(...faults);
    const { error } = json as z.infer<typeof documentedError>;
    if (!codes.includes(error.code)) return differs(`error.code: ${error.code} is not documented`);
    const body = JSON.stringify(json);
    const read = readErrorBody(body);
    const failure = failureOf({ status: 401, body, retryAfter: null }, new Date());
    const local = await lab.send('GET', REFERRALS_PATH, undefined, { audience: null });
    const { error: localError } = local.json as { error: object };
    const known = new Set(shapeOf(error));
    return judge(
        [
            ...(read?.code === error.code && read.message.includes(error.message) ? [] : ['read wrongly']),
            ...(failure.code === 'PARTNER_CENTER_SIGN_IN' ? [] : [`HTTP 401 becomes ${failure.code}`]),
            ...shapeOf(localError)
                .filter((line) => !known.has(line))
                .map((line) => `the local error has ${line}`),
            ...(local.status === 401
                ? []
                : [`the local Partner Center answers HTTP ${local.status} without a token`])
        ],
        'HTTP 401 becomes PARTNER_CENTER_SIGN_IN'
    );
}

const documentedThrottling = z.strictObject({
    statusCode: z.literal(429),
    message: z.string().regex(/^Rate limit is exceeded\. Try again in \d+ seconds\.$/)
});

export async function checkThrottling(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedThrottling, json);
    if (faults.length) return differs(...faults);
    const { message } = json as z.infer<typeof documentedThrottling>;
    const seconds = /\d+/.exec(message)?.[0] ?? '';
    const failure = failureOf({ status: 429, body: JSON.stringify(json), retryAfter: seconds }, new Date());
    const local = await throttled(lab);
    return judge(
        [
            ...(failure.code === 'PARTNER_CENTER_UNAVAILABLE' ? [] : [`becomes ${failure.code}`]),
            ...(failure.retryAfter === Number(seconds)
                ? []
                : [`retried after ${failure.retryAfter} seconds`]),
            ...undocumented(documentedThrottling, local).map((line) => `the local answer: ${line}`)
        ],
        `becomes PARTNER_CENTER_UNAVAILABLE, tried again after ${seconds} seconds`
    );
}

/** Validation events are the one thing whose limit is published: two a minute. */
async function throttled(lab: Laboratory): Promise<unknown> {
    const path = '/webhooks/v1/registration';
    const how = { audience: 'webhooks' } as const;
    const body = { WebhookUrl: lab.webhookUrl, WebhookEvents: ['test-created'] };
    if ((await lab.send('PUT', path, body, how)).status === 404) await lab.send('POST', path, body, how);
    for (let attempt = 0; attempt < 2; attempt += 1)
        await lab.send('POST', `${path}/validationEvents`, undefined, how);
    return (await lab.send('POST', `${path}/validationEvents`, undefined, how)).json;
}
