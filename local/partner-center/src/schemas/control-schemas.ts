import { memberSchema } from './referral-schema.ts';
import { people } from '../tokens/people.ts';
import type { JsonSchema } from './json-schema.ts';

const closed = (properties: Record<string, JsonSchema>): JsonSchema => ({
    type: 'object',
    additionalProperties: false,
    properties
});

const words: JsonSchema = { type: 'string', minLength: 1 };

export const signInSchema = closed({
    email: words,
    role: { enum: ['ReferralsAdmin', 'ReferralsUser', 'None'] },
    mfa: { type: 'boolean' }
});

export const personSchema: JsonSchema = {
    ...closed({ next: { enum: [...Object.keys(people), null] } }),
    required: ['next']
};
export const revokeSchema = closed({ what: { enum: ['consent', 'sessions'] } });

export const inboundDealSchema = closed({
    name: words,
    dealValue: { type: 'number', exclusiveMinimum: 0 },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    closingDateTime: { type: 'string', format: 'iso-date-time' },
    notes: { type: 'string' },
    customerName: words,
    country: { type: 'string', pattern: '^[A-Z]{2}$' }
});

export const acceptSchema = closed({ seller: memberSchema });
export const declineSchema = closed({ statusReason: words });
export const clockSchema: JsonSchema = {
    ...closed({ at: { type: ['string', 'null'], format: 'iso-date-time' } }),
    required: ['at']
};
