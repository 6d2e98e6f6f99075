import { CosellError } from '@cosell/contracts';
import { z } from 'zod';
import type { CallContext, WebhookRegistration } from './client-types.ts';
import { readBody } from './read-json.ts';
import type { ApiAnswer, Request } from './request.ts';

const PATH = '/webhooks/v1/registration';

const registrationSchema = z.looseObject({
    webhookurl: z.string().nullish(),
    webhookevents: z.array(z.string()).nullish()
});

/** PascalCase in the docs, camelCase in the service's definition. Throws a ZodError. */
export function readRegistration(json: unknown): WebhookRegistration | null {
    const lowered =
        json !== null && typeof json === 'object' && !Array.isArray(json)
            ? Object.fromEntries(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]))
            : json;
    const { webhookurl, webhookevents } = registrationSchema.parse(lowered);
    return webhookurl ? { url: webhookurl, events: webhookevents ?? [] } : null;
}

/** Null: nothing is registered (404, or an answer without an address). */
export async function getRegistration(
    request: Request,
    context: CallContext
): Promise<WebhookRegistration | null> {
    const answer = await request(
        { audience: 'webhooks', method: 'GET', path: PATH, alsoTaken: 404 },
        context
    );
    return answer.status === 404 ? null : readAnswer(answer);
}

/**
 * Registers `wanted` where nothing is registered, and adds events to a registration of the same address. One
 * of another address belongs to another tool: it is replaced only with `takeOver`, else WEBHOOK_TAKEN, and
 * nothing is changed. One registration per tenant.
 */
export async function register(
    request: Request,
    wanted: WebhookRegistration,
    { takeOver }: { takeOver: boolean },
    context: CallContext
): Promise<WebhookRegistration> {
    const held = await getRegistration(request, context);
    const isOurs = held?.url === wanted.url;
    if (held && !isOurs && !takeOver) throw taken(held);
    if (held && isOurs && wanted.events.every((event) => held.events.includes(event))) return held;
    const events = [...new Set([...(isOurs ? held.events : []), ...wanted.events])];
    const body = { WebhookUrl: wanted.url, WebhookEvents: events };
    const method = held ? 'PUT' : 'POST';
    try {
        const answer = await request({ audience: 'webhooks', method, path: PATH, body }, context);
        return readAnswer(answer) ?? { url: wanted.url, events };
    } catch (error) {
        // 409: somebody registered between the look and the POST; it may have been another look of ours.
        const now = await getRegistration(request, context);
        if (now && now.url !== wanted.url) throw taken(now);
        if (now && wanted.events.every((event) => now.events.includes(event))) return now;
        throw error;
    }
}

function readAnswer(answer: ApiAnswer): WebhookRegistration | null {
    return answer.body.trim() === ''
        ? null
        : readBody(readRegistration, answer.body, 'The webhook registration');
}

/** Only the host: a registered address often ends in a secret. */
function taken({ url }: WebhookRegistration): CosellError {
    const host = URL.canParse(url) ? new URL(url).host : 'an address that cannot be read';
    return new CosellError('WEBHOOK_TAKEN', `Registered is ${host}.`);
}
