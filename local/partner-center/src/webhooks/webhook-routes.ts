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
        return { WebhookUrl, WebhookEvents };
    });
    route('POST', '', 'createWebhookRegistration', (body) => shown(createRegistration(partnerCenter, body)));
    route('PUT', '', 'replaceWebhookRegistration', (body) => shown(replaceRegistration(partnerCenter, body)));
    route('POST', '/validationEvents', 'requestValidationEvent', () => requestValidationEvent(partnerCenter));
    route('GET', '/validationEvents/:correlationId', 'getValidationEvent', (_body, correlationId) =>
        getValidationEvent(partnerCenter, correlationId)
    );
}

const shown = ({ SubscriberId, WebhookUrl, WebhookEvents }: ReturnType<typeof getRegistration>) => ({
    SubscriberId,
    WebhookUrl,
    WebhookEvents
});
