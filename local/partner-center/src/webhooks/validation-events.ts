import { randomUUID } from 'node:crypto';
import { ApiError, itemNotFound } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { QueuedEvent } from './deliver-events.ts';
import { queueEvent } from './raise-event.ts';
import { getRegistration } from './registration.ts';

/** The state of a test event; one result per attempt. */
export interface ValidationEvent {
    correlationId: string;
    partnerId: string;
    status: 'queued' | 'completed' | 'failed';
    callbackUrl: string;
    /** UTC, ISO. */
    requested: string;
    results: { responseCode: string; responseMessage: string; systemError: boolean; dateTimeUtc: string }[];
}

/** Two a minute, kept for 7 days (Partner Center webhooks, validation events). */
const PER_MINUTE = 2;
const MINUTE = 60_000;
/** As the docs' sample has it, with http. */
const VALIDATION_EVENTS_URI =
    'http://api.partnercenter.microsoft.com/webhooks/v1/registration/validationEvents';
const KEPT = 7 * 24 * 60 * MINUTE;

export class TooManyValidationEvents extends Error {
    readonly retryAfterSeconds: number;

    constructor(retryAfterSeconds: number) {
        super(`Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`);
        this.name = 'TooManyValidationEvents';
        this.retryAfterSeconds = retryAfterSeconds;
    }
}

/** POST of the partner. Throws 404 without a registration, 400 without `test-created` in it, else 429. */
export function requestValidationEvent(partnerCenter: PartnerCenter): { correlationId: string } {
    const now = partnerCenter.clock.now().getTime();
    const recent = partnerCenter.state.validationEvents
        .map(({ requested }) => Date.parse(requested))
        .filter((at) => at > now - MINUTE && at <= now)
        .sort((left, right) => left - right);
    const oldest = recent.at(-PER_MINUTE);
    if (oldest !== undefined) throw new TooManyValidationEvents(Math.ceil((oldest + MINUTE - now) / 1000));
    return sendTestEvent(partnerCenter);
}

/** The same without the limit. */
export function sendTestEvent(partnerCenter: PartnerCenter): { correlationId: string } {
    const { state, clock } = partnerCenter;
    const { WebhookUrl, WebhookEvents } = getRegistration(partnerCenter);
    if (!WebhookEvents.includes('test-created')) {
        throw new ApiError(400, 'invalidRequest', 'The registration does not include test-created.');
    }
    const correlationId = randomUUID();
    const now = clock.now();
    state.validationEvents = state.validationEvents.filter(
        ({ requested }) => Date.parse(requested) > now.getTime() - KEPT
    );
    state.validationEvents.push({
        correlationId,
        partnerId: state.tenant.organizationId,
        status: 'queued',
        callbackUrl: WebhookUrl,
        requested: now.toISOString(),
        results: []
    });
    queueEvent(partnerCenter, {
        eventName: 'test-created',
        resourceUri: `${VALIDATION_EVENTS_URI}/${correlationId}`,
        resourceName: 'test',
        resourceId: correlationId
    });
    return { correlationId };
}

/** Throws 404. */
export function getValidationEvent({ state }: PartnerCenter, correlationId: string) {
    const event = state.validationEvents.find((one) => one.correlationId === correlationId);
    if (!event) throw itemNotFound(`Validation event ${correlationId} was not found.`);
    const { requested: _kept, ...shown } = event;
    return shown;
}

/** Notes an attempt to deliver a test event. */
export function addResult(
    { state }: PartnerCenter,
    { resourceId }: QueuedEvent,
    { status, problem }: { status: number | null; problem?: string },
    final: boolean
): void {
    const event = state.validationEvents.find((one) => one.correlationId === resourceId);
    if (!event) return;
    const delivered = status !== null && status >= 200 && status < 300;
    event.results.push({
        responseCode: delivered ? 'OK' : String(status ?? 'NoAnswer'),
        responseMessage: problem ?? '',
        systemError: status === null,
        // Without an offset, 7 digits, as the docs' sample has it.
        dateTimeUtc: new Date().toISOString().replace('Z', '0000')
    });
    if (final) event.status = delivered ? 'completed' : 'failed';
}
