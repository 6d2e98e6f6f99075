import type { PartnerCenter } from '../partner-center.ts';
import type { Registration } from './registration.ts';
import { signedHeaders } from './sign-event.ts';
import { addResult } from './validation-events.ts';

/** An event on its way. Taken out of the queue once it is delivered or parked. */
export interface QueuedEvent {
    id: string;
    eventName: string;
    resourceId: string;
    attempts: number;
    body: string;
    /** Waits for its release. */
    held?: boolean;
    /** Epoch milliseconds of real time. */
    notBefore?: number;
}

/** An event that was given up, for people to look at. */
export type ParkedEvent = Pick<QueuedEvent, 'id' | 'eventName' | 'resourceId' | 'attempts' | 'body'>;

export interface Deliveries {
    /** Starts an attempt for every queued event that has none under way. */
    start(): void;
    /** Sends what was held back, each after the first attempt of the one before it. */
    release(order: 'asRaised' | 'reversed'): void;
    /** Stops: no further attempt; resolves when those under way have ended. What is queued stays queued. */
    stop(): Promise<void>;
}

/** Longest pause between two attempts. */
const LONGEST_PAUSE = 60_000;

/** Sends events as they come, each on its own: without order, up to ten times, then never again. */
export function createDeliveries(partnerCenter: PartnerCenter): Deliveries {
    const { state } = partnerCenter;
    const underWay = new Map<string, Promise<void>>();
    const stopping = new AbortController();

    const follow = async (event: QueuedEvent, attempted: () => void = () => undefined) => {
        await passed(Math.max(0, (event.notBefore ?? 0) - Date.now()), stopping.signal);
        while (!stopping.signal.aborted && state.undelivered.includes(event)) {
            const done = await attempt(partnerCenter, event, stopping.signal);
            attempted();
            if (done) break;
            const pause = partnerCenter.switches().webhookBackoffMilliseconds * 2 ** (event.attempts - 1);
            await passed(Math.min(pause, LONGEST_PAUSE), stopping.signal);
        }
    };
    const begin = (event: QueuedEvent, attempted?: () => void) => {
        if (underWay.has(event.id)) return attempted?.();
        underWay.set(
            event.id,
            follow(event, attempted).finally(() => {
                underWay.delete(event.id);
                attempted?.();
            })
        );
    };
    const inOrder = async (events: QueuedEvent[]) => {
        for (const event of events) {
            await new Promise<void>((resolve) => begin(event, resolve));
            event.held = false;
        }
    };
    return {
        release(order) {
            const held = state.undelivered.filter((event) => event.held);
            void inOrder(order === 'reversed' ? held.reverse() : held);
        },
        start() {
            if (stopping.signal.aborted) return;
            for (const event of state.undelivered) {
                if (!event.held) begin(event);
            }
        },
        async stop() {
            stopping.abort();
            await Promise.all(underWay.values());
        }
    };
}

/** True when the event needs no further attempt. */
async function attempt(
    partnerCenter: PartnerCenter,
    event: QueuedEvent,
    stopping: AbortSignal
): Promise<boolean> {
    const { state, switches, log, changed } = partnerCenter;
    const { registration } = state;
    if (!registration) return takeOut(partnerCenter, event);
    const started = performance.now();
    const answer = await send(partnerCenter, event, registration, stopping);
    if (answer.status === null && stopping.aborted) return true;
    event.attempts += 1;
    const delivered = answer.status !== null && answer.status >= 200 && answer.status < 300;
    const parked = !delivered && event.attempts >= switches().webhookAttempts;
    log({
        kind: 'delivery',
        eventName: event.eventName,
        resourceId: event.resourceId,
        url: registration.WebhookUrl,
        attempt: event.attempts,
        ...answer,
        outcome: delivered ? 'delivered' : parked ? 'parked' : 'again',
        milliseconds: Math.round(performance.now() - started)
    });
    addResult(partnerCenter, event, answer, delivered || parked);
    changed();
    if (parked) park(partnerCenter, event);
    return delivered || parked ? takeOut(partnerCenter, event) : false;
}

type Answer = { status: number | null; problem?: string };

async function send(
    partnerCenter: PartnerCenter,
    { body }: QueuedEvent,
    registration: Registration,
    stopping: AbortSignal
): Promise<Answer> {
    const timeout = AbortSignal.timeout(partnerCenter.switches().webhookTimeoutMilliseconds);
    try {
        const response = await fetch(registration.WebhookUrl, {
            method: 'POST',
            headers: await signedHeaders(partnerCenter, body, registration),
            body,
            redirect: 'manual',
            signal: AbortSignal.any([timeout, stopping])
        });
        await response.body?.cancel();
        return { status: response.status };
    } catch (error) {
        const { message, cause } = error as Error;
        const problem = cause instanceof Error ? `${message}: ${cause.message}` : message;
        return { status: null, problem };
    }
}

/** How many parked events are kept to be looked at. */
const KEPT = 100;

function park({ state }: PartnerCenter, { id, eventName, resourceId, attempts, body }: QueuedEvent) {
    state.parked = [...state.parked, { id, eventName, resourceId, attempts, body }].slice(-KEPT);
}

function takeOut({ state, changed }: PartnerCenter, event: QueuedEvent): true {
    state.undelivered.splice(state.undelivered.indexOf(event), 1);
    changed();
    return true;
}

function passed(milliseconds: number, stopping: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
        const stop = () => {
            clearTimeout(timer);
            resolve();
        };
        const timer = setTimeout(() => {
            stopping.removeEventListener('abort', stop);
            resolve();
        }, milliseconds);
        stopping.addEventListener('abort', stop, { once: true });
    });
}
