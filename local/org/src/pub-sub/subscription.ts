import { randomUUID } from 'node:crypto';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { EventCodec } from './event-codec.ts';
import type { EventLog } from './event-log.ts';
import type { FetchRequest, FetchResponse } from './messages.ts';
import { replayIdBytes, replayIdNumber } from './replay-id.ts';
import { badRequest, noTopic } from './rpc-error.ts';
import type { Topics } from './topics.ts';

/** Most events that a client may ask for at once (Pub/Sub API, "Pub/Sub API Allocations and Limits"). */
const MOST_REQUESTED = 100;

type Stream = ServerDuplexStream<FetchRequest, FetchResponse>;

/**
 * One Subscribe stream: hands out as many events as the client asked for, and keeps it alive while there are
 * none.
 */
export class Subscription {
    readonly #stream: Stream;
    readonly #userId: string;
    readonly #topics: Topics;
    readonly #log: EventLog;
    readonly #keepAliveMs: number;
    readonly #rpcId = randomUUID();
    #topic: { name: string; sobject: string; codec: EventCodec } | undefined;
    #position = 0;
    #wanted = 0;
    #timer: NodeJS.Timeout | undefined;
    #stopListening = () => {};
    /** Requests are taken one after the other, though the first has to ask the engine's thread. */
    #requests = Promise.resolve();

    constructor(
        stream: Stream,
        userId: string,
        parts: { topics: Topics; log: EventLog; keepAliveMs: number }
    ) {
        this.#stream = stream;
        this.#userId = userId;
        this.#topics = parts.topics;
        this.#log = parts.log;
        this.#keepAliveMs = parts.keepAliveMs;
        stream.on('data', (request: FetchRequest) => {
            this.#requests = this.#requests
                .then(() => this.#take(request))
                .catch((error: Error) => {
                    this.stop();
                    stream.emit('error', error);
                });
        });
        for (const end of ['end', 'cancelled', 'close', 'error']) stream.on(end, () => this.stop());
        stream.on('end', () => stream.end());
    }

    /** Ends the stream from this side, as when the org shuts down. */
    end(): void {
        this.stop();
        this.#stream.end();
    }

    stop(): void {
        clearTimeout(this.#timer);
        this.#stopListening();
        this.#wanted = 0;
    }

    async #take(request: FetchRequest): Promise<void> {
        if (request.numRequested < 1 || request.numRequested > MOST_REQUESTED) {
            const message = `The number of requested events must be from 1 to ${MOST_REQUESTED}.`;
            throw badRequest('subscription.fetch.requested.events.invalid', message);
        }
        if (!this.#topic) await this.#begin(request);
        else if (request.topicName && request.topicName !== this.#topic.name) {
            throw badRequest(
                'subscription.fetch.topic.changed',
                'The topic of a subscription cannot change.'
            );
        }
        this.#wanted += request.numRequested;
        this.#deliver();
    }

    async #begin({ topicName, replayPreset, replayId }: FetchRequest): Promise<void> {
        const { codec, canSubscribe } = await this.#topics.open(topicName, this.#userId);
        if (!canSubscribe) throw noTopic(topicName);
        const sobject = topicName.replace('/event/', '');
        this.#position = this.#startingPoint(replayPreset, replayId);
        this.#topic = { name: topicName, sobject, codec };
        this.#stopListening = this.#log.onArrival(sobject, () => this.#deliver());
        this.#keepAlive();
    }

    #startingPoint(preset: FetchRequest['replayPreset'], replayId: Buffer): number {
        if (preset === 'EARLIEST') return 0;
        if (preset === 'LATEST') return this.#log.last;
        const asked = replayIdNumber(replayId);
        if (asked === undefined || !this.#log.reachesBackTo(asked)) {
            const message = 'The Replay ID validation failed. Ensure that the Replay ID is valid.';
            throw badRequest('subscription.fetch.replayid.validation.failed', message);
        }
        return asked;
    }

    #deliver(): void {
        const { sobject, codec } = this.#topic!;
        while (this.#wanted > 0) {
            const events = this.#log.after(sobject, this.#position, this.#wanted);
            if (!events.length) return;
            this.#wanted -= events.length;
            this.#position = events.at(-1)!.replayId;
            this.#write(
                events.map((event) => ({
                    event: { id: event.uuid, schemaId: codec.schema.id, payload: codec.encode(event) },
                    replayId: replayIdBytes(event.replayId)
                }))
            );
        }
    }

    #write(events: FetchResponse['events']): void {
        // While events are waiting, the latest id is that of the last one sent: a client may go on from
        // there.
        const waiting = this.#log.after(this.#topic!.sobject, this.#position, 1).length > 0;
        this.#stream.write({
            events,
            latestReplayId: replayIdBytes(
                waiting ? this.#position : Math.max(this.#position, this.#log.last)
            ),
            rpcId: this.#rpcId,
            pendingNumRequested: this.#wanted
        });
        this.#keepAlive();
    }

    #keepAlive(): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#write([]), this.#keepAliveMs);
        this.#timer.unref();
    }
}
