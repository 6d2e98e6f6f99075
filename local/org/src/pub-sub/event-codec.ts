import avsc from 'avsc';
import type { PublishedEvent } from 'apex-engine';
import type { EventSchema } from './event-schema.ts';

/** Reads and writes the Avro payload of one platform event. */
export class EventCodec {
    readonly schema: EventSchema;
    readonly #type: avsc.Type;
    readonly #longs: Set<string>;
    readonly #fields: string[];

    constructor(schema: EventSchema) {
        this.schema = schema;
        const record = JSON.parse(schema.json) as avsc.Schema & { fields: { name: string; type: unknown }[] };
        this.#type = avsc.Type.forSchema(record);
        this.#fields = record.fields.map((field) => field.name);
        const longs = record.fields.filter((field) => JSON.stringify(field.type).includes('"long"'));
        this.#longs = new Set(longs.map((field) => field.name));
    }

    encode(event: PublishedEvent): Buffer {
        const values: Record<string, unknown> = {
            ...event.fields,
            CreatedDate: event.createdAt,
            CreatedById: event.createdById
        };
        return this.#type.toBuffer(
            Object.fromEntries(this.#fields.map((name) => [name, this.#avroValue(name, values[name])]))
        );
    }

    /** Field values by name. Throws where the bytes do not follow the schema. */
    decode(payload: Buffer): Record<string, unknown> {
        return { ...(this.#type.fromBuffer(payload) as Record<string, unknown>) };
    }

    /** Dates and times are milliseconds in Avro. */
    #avroValue(name: string, value: unknown): unknown {
        if (value === undefined) return null;
        return this.#longs.has(name) && typeof value === 'string' ? Date.parse(value) : value;
    }
}
