import { memberSchema } from './referral-schema.ts';
import { people } from '../tokens/people.ts';
import type { JsonSchema } from './json-schema.ts';

export const closed = (properties: Record<string, JsonSchema>): JsonSchema => ({
    type: 'object',
    additionalProperties: false,
    properties
});

export const words: JsonSchema = { type: 'string', minLength: 1 };

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

const inboundDeal: Record<string, JsonSchema> = {
    name: words,
    dealValue: { type: 'number', exclusiveMinimum: 0 },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    closingDateTime: { type: 'string', format: 'iso-date-time' },
    notes: { type: 'string' },
    customerName: words,
    country: { type: 'string', pattern: '^[A-Z]{2}$' },
    postalCode: words,
    duns: words,
    externalId: words,
    contacts: { type: 'array', items: memberSchema },
    partnerRole: words,
    solutionArea: words,
    solutionPlay: words,
    salesStage: words,
    team: { type: 'array', items: memberSchema }
};
export const inboundDealSchema = closed(inboundDeal);
export const leadSchema = closed({
    ...inboundDeal,
    qualification: { enum: ['Direct', 'MarketingQualified', 'SalesQualified'] }
});
/** The same from another partner. */
export const partnerDealSchema = closed({ ...inboundDeal, organizationName: words });

/**
 * A seller at Microsoft: one of those that `GET /control/microsoft/sellers` shows, by e-mail, or any other.
 */
const sellerSchema: JsonSchema = { anyOf: [words, memberSchema] };
export const acceptSchema = closed({ seller: sellerSchema });
export const sellersSchema: JsonSchema = {
    ...closed({ sellers: { type: 'array', minItems: 1, items: sellerSchema } }),
    required: ['sellers']
};
export const reasonSchema = closed({ statusReason: words });
export const matchSchema = closed({ externalId: { type: ['string', 'null'] } });
export const reviewSchema: JsonSchema = {
    ...closed({
        status: { enum: ['ActionRequired', 'Passed', 'Failed', 'Approved', 'Closed'] },
        statusReason: words
    }),
    required: ['status']
};
export const otherPartnerSchema = closed({ organizationName: words });
export const scopesSchema: JsonSchema = {
    type: 'object',
    additionalProperties: { type: ['array', 'null'], items: words }
};
export const clockSchema: JsonSchema = {
    ...closed({ at: { type: ['string', 'null'], format: 'iso-date-time' } }),
    required: ['at']
};
