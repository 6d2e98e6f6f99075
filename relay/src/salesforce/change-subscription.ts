import { createHash } from 'node:crypto';
import PubSubApiClient from 'salesforce-pubsub-api-client';
import { changeEventPayload } from '@cosell/contracts';
import type { Hint, ReceivedEvent } from '../store/types.ts';
import { changeHints } from './change-hints.ts';
import type { SalesforceSignIn } from './sign-in.ts';

export const CHANGE_TOPIC = '/event/Co_sell_Change__e';

/** At most this many events are under way at once: the next ones are asked for when these are stored. */
const EVENTS_UNDER_WAY = 100;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export interface ChangeSubscription {
    close(): void;
}

interface Arrived {
    /** Given by the org when the event was published. */
    id?: string;
    replayId: number;
    payload: Record<string, unknown>;
}

export interface ChangeSubscriptionOptions {
    signIn: SalesforceSignIn;
    /** host:port of the Pub/Sub API. */
    endpoint: string;
    /** Self-signed TLS: true for loopback addresses alone (decided by the composition). */
    acceptSelfSigned: boolean;
    orgId: string;
    now: () => Date;
    newId: () => string;
    /**
     * Stores event, hints and position in one transaction. A rejection ends the stream: it starts again
     * from the stored position.
     */
    receive(
        event: ReceivedEvent,
        hints: Hint[],
        replay: { topic: string; replayId: Buffer }
    ): Promise<unknown>;
    /** The stored position, null before the first event. */
    position(): Promise<Buffer | null>;
    /**
     * The position is older than what Salesforce keeps (72 hours): everything since must be looked for by a
     * sweep.
     */
    onExpiredPosition(): void;
    log: { info(text: string): void; warn(detail: object, text: string): void };
}

/**
 * Subscribes to `Co_sell_Change__e` from the stored position on; without one, and where it has expired,
 * from the earliest
 * event that Salesforce keeps, never from *latest*, which would lose what happened meanwhile. Reconnects
 * with back-off for ever.
 */
export function subscribeToChanges(options: ChangeSubscriptionOptions): ChangeSubscription {
    let closed = false;
    let client: PubSubApiClient | null = null;
    let timer: NodeJS.Timeout | undefined;
    let pause = FIRST_PAUSE_MS;
    let fromEarliest = false;

    const restart = (reason: unknown) => {
        client = null;
        if (closed || timer) return;
        options.log.warn(
            { reason: describe(reason), pause },
            'The stream of changes ended; it starts again.'
        );
        timer = setTimeout(() => {
            timer = undefined;
            start().catch(restart);
        }, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };

    // Only a stream that is over may be closed: the client takes its listeners off a living one, whose end
    // is then an
    // error that nobody hears and Node dies of. What is merely dropped asks for no more events and ends
    // with the process.
    const ended = (over: PubSubApiClient, reason: unknown) => {
        restart(reason);
        over.close();
    };

    async function start(): Promise<void> {
        const fresh = new PubSubApiClient(
            {
                authType: 'oauth-jwt-bearer',
                loginUrl: options.signIn.loginUrl,
                clientId: options.signIn.clientId,
                username: options.signIn.username,
                privateKey: options.signIn.privateKeyPem,
                pubSubEndpoint: options.endpoint,
                rejectUnauthorizedSsl: !options.acceptSelfSigned
            },
            quiet
        );
        await fresh.connect();
        if (closed) return;
        client = fresh;
        let stored: Promise<unknown> = Promise.resolve();
        const take = (_: unknown, type: string, data: unknown) => {
            if (client !== fresh) return;
            if (type === 'event') {
                pause = FIRST_PAUSE_MS;
                stored = stored.then(() => store(data as Arrived));
                stored.catch(restart);
            } else if (type === 'lastEvent') {
                stored.then(
                    () => client === fresh && fresh.requestAdditionalEvents(CHANGE_TOPIC, EVENTS_UNDER_WAY),
                    restart
                );
            } else if (type === 'error' && isUnreadableEvent(data)) {
                options.log.warn(
                    { reason: describe(data) },
                    'An event cannot be decoded; the sweep finds what it told of.'
                );
            } else if (type === 'error') {
                if (isExpiredPosition(data)) {
                    fromEarliest = true;
                    options.onExpiredPosition();
                }
                ended(fresh, data);
            } else if (type === 'end') ended(fresh, 'the server closed it');
        };
        const position = fromEarliest ? null : await options.position();
        if (position)
            fresh.subscribeFromReplayId(
                CHANGE_TOPIC,
                take,
                EVENTS_UNDER_WAY,
                Number(position.readBigUInt64BE())
            );
        else fresh.subscribeFromEarliestEvent(CHANGE_TOPIC, take, EVENTS_UNDER_WAY);
        options.log.info(
            `Subscribed to ${CHANGE_TOPIC} from ${position ? 'the stored position' : 'the earliest event'}.`
        );
    }

    async function store({ id, replayId, payload }: Arrived): Promise<void> {
        const position = Buffer.alloc(8);
        position.writeBigUInt64BE(BigInt(replayId));
        const body = JSON.stringify(payload);
        const parsed = changeEventPayload.safeParse(payload);
        if (!parsed.success)
            options.log.warn(
                { replayId },
                'An event of the change topic cannot be read; it is kept without effect.'
            );
        const hints =
            parsed.success && parsed.data.Org_Id__c === options.orgId ? changeHints(parsed.data) : [];
        const bodyHash = createHash('sha256').update(`${CHANGE_TOPIC}:${replayId}:${body}`).digest('hex');
        // The save, the event and all that comes of it go by one id.
        const correlationId = id && GUID.test(id) ? id.toLowerCase() : options.newId();
        const event = {
            source: 'salesforce',
            bodyHash,
            body,
            receivedAt: options.now(),
            correlationId
        } as const;
        await options.receive(event, hints, { topic: CHANGE_TOPIC, replayId: position });
        fromEarliest = false;
    }

    start().catch(restart);
    return {
        close() {
            closed = true;
            clearTimeout(timer);
            client = null;
        }
    };
}

/**
 * gRPC error of a position that is malformed or older than the retention: Pub/Sub API,
 * `sfdc.platform.eventbus.grpc.subscription.fetch.replayid.*`.
 */
function isExpiredPosition(error: unknown): boolean {
    return describe(error).toLowerCase().includes('replayid');
}

/** The client's own error for one event, as opposed to one of the stream. */
function isUnreadableEvent(error: unknown): boolean {
    return error instanceof Error && 'latestReplayId' in error;
}

function describe(reason: unknown): string {
    if (reason instanceof Error) {
        const cause = reason.cause instanceof Error ? ` (${reason.cause.message})` : '';
        return `${reason.message}${cause}`;
    }
    return typeof reason === 'string' ? reason : (JSON.stringify(reason) ?? 'unknown');
}

/** The client's own log would repeat every payload; what matters is logged here. */
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
