import { ApiError, invalidRequest } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { checkBody } from '../schemas/check-body.ts';
import { registrationSchema } from '../schemas/registration-schema.ts';
import { randomUUID } from 'node:crypto';

/** The tenant's one registration, in the spelling of Microsoft's docs. */
export interface Registration {
    SubscriberId: string;
    WebhookUrl: string;
    WebhookEvents: string[];
    SignatureTokenToMsSignatureHeader: boolean;
}

export const referralEvents = [
    'referral-created',
    'referral-updated',
    'related-referral-created',
    'related-referral-updated'
] as const;
export type ReferralEvent = (typeof referralEvents)[number];

/** All that can be registered for; this Partner Center raises those of referrals and the test event. */
export const supportedEvents: readonly string[] = [
    ...referralEvents,
    'test-created',
    'subscription-updated',
    'usagerecords-thresholdExceeded',
    'reseller-relationship-accepted-by-customer'
];

/** Throws 404. */
export function getRegistration({ state }: PartnerCenter): Registration {
    if (!state.registration) throw new ApiError(404, 'itemNotFound', 'No webhook is registered.');
    return state.registration;
}

/** POST. Throws 409 where one exists, 400 for a body that is not one. */
export function createRegistration(partnerCenter: PartnerCenter, body: unknown): Registration {
    const registration = readRegistration(body, randomUUID());
    if (partnerCenter.state.registration) {
        throw new ApiError(409, 'invalidRequest', 'A registration exists already: use PUT to change it.');
    }
    return keep(partnerCenter, registration);
}

/** PUT: whoever registers last gets all events. Throws 404 where none exists. */
export function replaceRegistration(partnerCenter: PartnerCenter, body: unknown): Registration {
    const { SubscriberId } = getRegistration(partnerCenter);
    return keep(partnerCenter, readRegistration(body, SubscriberId));
}

/** Another tool of the partner registers its own address: whoever registers last gets all events. */
export function takeOver(partnerCenter: PartnerCenter, url: string, events: string[]): Registration {
    return keep(partnerCenter, readRegistration({ WebhookUrl: url, WebhookEvents: events }, randomUUID()));
}

function keep({ state, changed }: PartnerCenter, registration: Registration) {
    state.registration = registration;
    changed();
    return registration;
}

function readRegistration(body: unknown, subscriberId: string): Registration {
    const given = checkBody(body, registrationSchema) as Partial<Registration>;
    const { WebhookUrl = '', WebhookEvents = [] } = given;
    checkUrl(WebhookUrl);
    const wrong = WebhookEvents.find((name) => !supportedEvents.includes(name));
    if (wrong !== undefined) throw invalidRequest(`'${wrong}' is not a supported event.`, 'WebhookEvents');
    return {
        SubscriberId: subscriberId,
        WebhookUrl,
        WebhookEvents: [...new Set(WebhookEvents)],
        SignatureTokenToMsSignatureHeader: given.SignatureTokenToMsSignatureHeader ?? false
    };
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function checkUrl(text: string) {
    const url = URL.canParse(text) ? new URL(text) : null;
    const secure = url?.protocol === 'https:';
    if (!url || !(secure || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname)))) {
        throw invalidRequest('WebhookUrl: an https address (http on a loopback address only).', 'WebhookUrl');
    }
}
