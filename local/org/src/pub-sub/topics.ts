import type { EngineThread } from '../engine/engine-thread.ts';
import { EventCodec } from './event-codec.ts';
import type { PublishRequest, PublishResult } from './messages.ts';
import { noTopic } from './rpc-error.ts';
import { replayIdBytes } from './replay-id.ts';

/** The platform events of the project as topics, `/event/Name__e`. */
export class Topics {
    readonly #engine: EngineThread;
    readonly #codecs: Map<string, EventCodec>;

    constructor(engine: EngineThread) {
        this.#engine = engine;
        this.#codecs = new Map(
            engine.ready.schemas.map(({ topic, schema }) => [topic, new EventCodec(schema)])
        );
    }

    bySchemaId(id: string): EventCodec | undefined {
        return [...this.#codecs.values()].find((codec) => codec.schema.id === id);
    }

    /** The topic as that user may use it. Throws RpcError NOT_FOUND where the user may do nothing with it. */
    async open(topic: string, userId: string) {
        const codec = this.#codecs.get(topic);
        const access = codec && (await this.#engine.request('topic', { topic, userId }));
        if (!codec || !access) throw noTopic(topic);
        return { codec, ...access };
    }

    /**
     * Publishes one after the other; each has its own result. Throws RpcError where the user may not publish.
     */
    async publish({ topicName, events }: PublishRequest, userId: string): Promise<PublishResult[]> {
        const { codec, canPublish } = await this.open(topicName, userId);
        if (!canPublish) throw noTopic(topicName);
        const results: PublishResult[] = [];
        for (const { id, schemaId, payload } of events) {
            const failed = (message: string) => ({
                correlationKey: id,
                error: { code: 'PUBLISH' as const, msg: message }
            });
            if (schemaId !== codec.schema.id) {
                results.push(failed(`The schema ${schemaId} is not that of ${topicName}.`));
                continue;
            }
            const values = attempt(() => codec.decode(payload));
            if (!values) {
                results.push(failed('The payload does not follow the schema.'));
                continue;
            }
            const published = await this.#engine.request('publish', { topic: topicName, userId, values });
            results.push(
                'error' in published
                    ? failed(published.error)
                    : { correlationKey: id, replayId: replayIdBytes(published.replayId) }
            );
        }
        return results;
    }
}

function attempt<T>(decode: () => T): T | undefined {
    try {
        return decode();
    } catch {
        return undefined;
    }
}
