import { CosellError } from '@cosell/contracts';
import type { RegistrationAnswer, TestEventAnswer } from '@cosell/contracts/setup-answers';
import { createRateLimit } from '../http/rate-limit.ts';
import type { PartnerCenterClient, WebhookRegistration } from '../partner-center/client-types.ts';
import type { TestEventState } from '../partner-center/test-event.ts';
import type { RegistrationWatch } from '../partner-center/watch-registration.ts';
import type { Store } from '../store/types.ts';
import type { SetupActions } from './setup-actions.ts';

interface WebhookPorts {
    partnerCenter: Pick<PartnerCenterClient, 'getRegistration' | 'sendTestEvent' | 'readTestEvent'>;
    registration: RegistrationWatch;
    wanted: WebhookRegistration;
    store: Pick<Store, 'readSetting' | 'writeSetting'>;
    now: () => Date;
    newId: () => string;
}

/** Microsoft's own limit (Partner Center webhooks, "Validation events"). */
const TEST_EVENTS_PER_MINUTE = 2;
/** Flows of Power Automate are called at such hosts: so Microsoft's own connector registers itself. */
const FLOW_HOST = /\.(logic\.azure\.com|powerplatform\.com|azure-apim\.net)$/;
const ARRIVED = 'test-event';

interface Arrived {
    correlationId: string;
    at: string;
}

/** To be called with each event that was received, its signature checked. */
export async function noteTestEvent(
    store: Pick<Store, 'writeSetting'>,
    event: { name: string; payload: { ResourceUri: string } },
    at: Date
): Promise<void> {
    if (event.name !== 'test-created') return;
    const correlationId = event.payload.ResourceUri.split('/').at(-1) ?? '';
    await store.writeSetting(ARRIVED, { correlationId, at: at.toISOString() } satisfies Arrived);
}

type Actions = 'registration' | 'register' | 'send-test-event' | 'test-event';

/** Who receives Microsoft's events, and whether they come through. */
export function webhookActions(ports: WebhookPorts): Pick<SetupActions, Actions> {
    const { partnerCenter, registration, wanted, store, now, newId } = ports;
    const limit = createRateLimit(TEST_EVENTS_PER_MINUTE, now);
    const call = () => ({ correlationId: newId() });
    const look = async () => registrationAnswer(await partnerCenter.getRegistration(call()), wanted);

    return {
        registration: look,
        async register({ takeOver }) {
            if ((await registration.check(call(), takeOver)) === 'taken')
                throw new CosellError('WEBHOOK_TAKEN', '');
            return look();
        },
        async 'send-test-event'() {
            if (limit.take('all') !== null) throw new CosellError('TOO_MANY_REQUESTS', '');
            return { correlationId: await partnerCenter.sendTestEvent(call()), sentAt: now().toISOString() };
        },
        async 'test-event'({ correlationId }) {
            const arrived = (await store.readSetting(ARRIVED)) as Arrived | null;
            const told = await partnerCenter.readTestEvent(correlationId, call());
            return testEventAnswer(correlationId, arrived, told);
        }
    };
}

function registrationAnswer(
    held: WebhookRegistration | null,
    wanted: WebhookRegistration
): RegistrationAnswer {
    const host = held && (URL.canParse(held.url) ? new URL(held.url).host : 'an address that cannot be read');
    const hasAll = wanted.events.every((event) => held?.events.includes(event));
    const ours = hasAll ? 'ours' : 'incomplete';
    return {
        state: held === null ? 'nobody' : held.url === wanted.url ? ours : 'taken',
        host,
        isFlow: host !== null && FLOW_HOST.test(host.replace(/:\d+$/, '')),
        events: held?.events ?? [],
        wanted
    };
}

/** It has arrived when it is here, whatever Microsoft says. */
function testEventAnswer(
    correlationId: string,
    arrived: Arrived | null,
    told: TestEventState | null
): TestEventAnswer {
    const isHere = arrived?.correlationId.toLowerCase() === correlationId.toLowerCase();
    const isOver = told !== null && /^(completed|failed)$/i.test(told.status);
    const wasTaken = told?.results.some(({ responseCode }) => /^(OK|2\d\d)$/i.test(responseCode)) ?? false;
    return {
        correlationId,
        state: isHere ? 'arrived' : isOver && !wasTaken ? 'failed' : 'waiting',
        arrivedAt: isHere ? (arrived?.at ?? null) : null,
        tries: (told?.results ?? []).map(({ responseCode, responseMessage, dateTimeUtc }) => ({
            at: dateTimeUtc,
            status: responseCode,
            detail: responseMessage
        }))
    };
}
