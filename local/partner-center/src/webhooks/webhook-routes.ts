import type { FastifyInstance } from 'fastify';
import type { PartnerCenter } from '../partner-center.ts';
import { authenticateRegistrar } from '../tokens/authenticate.ts';
import { createRegistration, getRegistration, replaceRegistration, supportedEvents } from './registration.ts';
import { getValidationEvent, requestValidationEvent } from './validation-events.ts';

export const WEBHOOKS_PATH = '/webhooks/v1/registration';

/** Stands for the webhook part of `api.partnercenter.microsoft.com`. */
export function addWebhookRoutes(server: FastifyInstance, partnerCenter: PartnerCenter): void {
    const route = (
        method: 'GET' | 'POST' | 'PUT',
        path: string,
        operation: string,
        answer: (body: unknown, correlationId: string) => unknown
    ) =>
        server.route<{ Params: { correlationId?: string } }>({
            method,
            url: `${WEBHOOKS_PATH}${path}`,
            config: { operation },
            handler: async (request) => {
                await authenticateRegistrar(partnerCenter, request);
                return answer(request.body, request.params.correlationId ?? '');
            }
        });
    route('GET', '/events', 'getWebhookEvents', () => supportedEvents);
    route('GET', '', 'getWebhookRegistration', () => {
        const { WebhookUrl, WebhookEvents } = getRegistration(partnerCenter);
        return spelt(partnerCenter, { WebhookUrl, WebhookEvents });
    });
    route('POST', '', 'createWebhookRegistration', (body) =>
        shown(partnerCenter, createRegistration(partnerCenter, body))
    );
    route('PUT', '', 'replaceWebhookRegistration', (body) =>
        shown(partnerCenter, replaceRegistration(partnerCenter, body))
    );
    route('POST', '/validationEvents', 'requestValidationEvent', () => requestValidationEvent(partnerCenter));
    route('GET', '/validationEvents/:correlationId', 'getValidationEvent', (_body, correlationId) =>
        getValidationEvent(partnerCenter, correlationId)
    );
}

const shown = (
    partnerCenter: PartnerCenter,
    { SubscriberId, WebhookUrl, WebhookEvents }: ReturnType<typeof getRegistration>
) => spelt(partnerCenter, { SubscriberId, WebhookUrl, WebhookEvents });

/** As the docs write the names, or as the swagger does. */
function spelt({ switches }: PartnerCenter, answer: object): object {
    if (switches().registrationSpelling === 'PascalCase') return answer;
    const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
    return Object.fromEntries(Object.entries(answer).map(([name, value]) => [camel(name), value]));
}
