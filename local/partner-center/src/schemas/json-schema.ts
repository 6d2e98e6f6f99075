/** The part of JSON Schema that this API needs, so that schemas can also be walked for property names. */
export interface JsonSchema {
    type?: string | string[];
    enum?: unknown[];
    pattern?: string;
    format?: string;
    minimum?: number;
    exclusiveMinimum?: number;
    minLength?: number;
    minItems?: number;
    maxItems?: number;
    required?: string[];
    properties?: Record<string, JsonSchema>;
    additionalProperties?: boolean | JsonSchema;
    items?: JsonSchema;
    anyOf?: JsonSchema[];
}

export const text: JsonSchema = { type: ['string', 'null'] };
export const flag: JsonSchema = { type: ['boolean', 'null'] };
export const number: JsonSchema = { type: ['number', 'null'] };
export const moment: JsonSchema = { type: ['string', 'null'], format: 'iso-date-time' };
export const oneOf = (...values: (string | null)[]): JsonSchema => ({ enum: values });

/**
 * An object that has these properties and no others; it may be null, as the service's own responses have
 * it.
 */
export const object = (properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema => ({
    type: ['object', 'null'],
    additionalProperties: false,
    properties,
    required
});

export const list = (items: JsonSchema, maxItems?: number): JsonSchema => ({
    type: ['array', 'null'],
    items,
    ...(maxItems === undefined ? {} : { maxItems })
});
