import { closed, words } from './control-schemas.ts';
import type { JsonSchema } from './json-schema.ts';

const count: JsonSchema = { type: 'integer', minimum: 1 };
const milliseconds: JsonSchema = { type: 'integer', minimum: 0 };

export const faultSchema: JsonSchema = {
    ...closed({
        kind: { enum: ['throttled', 'unavailable', 'slow', 'cutBefore', 'cutAfter', 'cutHalfway'] },
        count,
        method: { enum: ['GET', 'POST', 'PUT', 'PATCH'] },
        path: { type: 'string', pattern: '^/' },
        operation: words,
        status: { enum: [500, 502, 503, 504, 507, 509] },
        retryAfterSeconds: { type: 'integer', minimum: 0 },
        milliseconds
    }),
    required: ['kind']
};

export const eventFaultSchema: JsonSchema = {
    ...closed({ kind: { enum: ['lose', 'duplicate', 'delay'] }, count, eventName: words, milliseconds }),
    required: ['kind']
};

export const releaseSchema = closed({ order: { enum: ['asRaised', 'reversed'] } });

export const takeOverSchema: JsonSchema = {
    ...closed({ url: words, events: { type: 'array', minItems: 1, items: words } }),
    required: ['url']
};
