import type { JsonSchema } from './json-schema.ts';

/** Docs spell the names in PascalCase, the swagger in camelCase: both are taken. */
export const registrationSchema: JsonSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['WebhookUrl', 'WebhookEvents'],
    properties: {
        WebhookUrl: { type: 'string', minLength: 1 },
        WebhookEvents: { type: 'array', minItems: 1, items: { type: 'string' } },
        SignatureTokenToMsSignatureHeader: { type: ['boolean', 'null'] },
        // What a GET or a POST answered may be sent back.
        SubscriberId: {},
        Properties: { type: ['object', 'null'], additionalProperties: { type: 'string' } },
        LastModifiedTimestamp: {}
    }
};
