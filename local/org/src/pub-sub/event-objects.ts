import {
    ApexDate,
    Datetime,
    Decimal,
    SObject,
    type FieldDef,
    type Org,
    type SObjectDef,
    type Value
} from 'apex-engine';
import type { EventToPublish, TopicAccess, TopicSchema } from '../engine/messages.ts';
import { restErrorOf } from '../rest/rest-error.ts';
import { publishOne } from '../rest/write.ts';
import { eventFields, eventSchema } from './event-schema.ts';

const DAY = 24 * 3600 * 1000;

/** Every platform event of the project. Throws where one has a field that the Pub/Sub API cannot carry. */
export function allTopics(org: Org): TopicSchema[] {
    const events = [...org.runtime.schema.objects.values()].filter(
        (d) => d.isEvent && d.name.endsWith('__e')
    );
    return events.map((d) => ({ topic: `/event/${d.name}`, schema: eventSchema(d) }));
}

/** What the user may do with a topic (`/event/Name__e`); null where that is nothing. */
export function accessToTopic(org: Org, topic: string, userId: string): TopicAccess | null {
    return org.runAs(userId, () => {
        const definition = eventObject(org, topic);
        if (!definition) return null;
        const canSubscribe = org.runtime.permissions.object(definition, 'read');
        const canPublish = org.runtime.permissions.object(definition, 'create');
        if (!canSubscribe && !canPublish) return null;
        return { canPublish, canSubscribe };
    });
}

/** Publishes one event for a user, as Apex would; the answer has its replay id, or the reason against it. */
export function publishFromAvro(org: Org, { topic, userId, values }: EventToPublish) {
    return org.runAs(userId, () => {
        const definition = eventObject(org, topic);
        if (!definition) return { error: `no topic ${topic}` };
        const event = new SObject(definition);
        for (const field of eventFields(definition)) {
            const value = values[field.name];
            if (value !== null && value !== undefined) event.fields[field.key] = fromAvro(field, value);
        }
        try {
            publishOne(org, event);
            return { replayId: org.counters().events };
        } catch (error) {
            return { error: restErrorOf(error).message };
        }
    });
}

function eventObject(org: Org, topic: string): SObjectDef | null {
    const name = /^\/event\/(\w+__e)$/.exec(topic)?.[1];
    const definition = name ? org.runtime.schema.get(name) : null;
    return definition?.isEvent ? definition : null;
}

function fromAvro(field: FieldDef, value: unknown): Value {
    switch (field.type) {
        case 'DATE':
            return new ApexDate(Math.floor(Number(value) / DAY));
        case 'DATETIME':
            return new Datetime(Number(value));
        case 'DOUBLE':
        case 'CURRENCY':
        case 'PERCENT':
            return Decimal.parse(String(value));
        default:
            return value as string | boolean;
    }
}
