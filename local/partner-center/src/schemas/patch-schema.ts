import type { JsonSchema } from './json-schema.ts';
import { memberSchema, solutionSchema, solutionsSchema, teamSchema } from './referral-schema.ts';

/** RFC 6902, of which the service takes `replace` and `add`. */
export const patchSchema: JsonSchema = {
    type: 'array',
    minItems: 1,
    items: {
        type: 'object',
        additionalProperties: false,
        required: ['op', 'path', 'value'],
        properties: {
            op: { enum: ['replace', 'add'] },
            path: { type: 'string', pattern: '^/' },
            value: {}
        }
    }
};

const nullableText: JsonSchema = { type: ['string', 'null'] };
const whole = (schema: JsonSchema): JsonSchema => ({ ...schema, type: 'array' });

/** Words in the swagger, percentages in docs and CSV files. */
export const salesStages = {
    words: ['Qualify', 'Develop', 'Propose', 'Close'],
    percent: ['10', '20', '40', '60', '80', '100']
} as const;

/** The paths that Microsoft's own connector offers, plus `/name`, each with the values it takes. */
export const patchablePaths: Readonly<Record<string, JsonSchema>> = {
    '/name': { type: 'string', minLength: 1 },
    '/campaignId': nullableText,
    '/consent/consentToShareReferralWithMicrosoftSellers': { type: 'boolean' },
    '/customerProfile/team': whole(teamSchema),
    '/customerProfile/team/-': memberSchema,
    '/details/closingDateTime': { type: 'string', format: 'iso-date-time' },
    '/details/currency': { type: 'string', pattern: '^[A-Z]{3}$' },
    // Docs send a string, responses hold a number.
    '/details/dealValue': {
        anyOf: [
            { type: 'number', minimum: 0 },
            { type: 'string', pattern: '^\\d+(\\.\\d+)?$' }
        ]
    },
    '/details/notes': nullableText,
    '/details/requirements/solutions': whole(solutionsSchema),
    '/details/requirements/solutions/-': solutionSchema,
    '/externalReferenceId': nullableText,
    '/referralProgram': nullableText,
    '/salesStage': { enum: [...salesStages.words, ...salesStages.percent, null] },
    '/status': { enum: ['New', 'Active', 'Closed'] },
    '/substatus': {
        enum: ['Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error']
    },
    '/statusReason': nullableText,
    '/team': whole(teamSchema),
    '/team/-': memberSchema
};
