import { Ajv, type ErrorObject } from 'ajv';
import { invalidRequest } from '../http/api-error.ts';
import type { JsonSchema } from './json-schema.ts';

const ISO_DATE_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isDateTime = (value: string) => ISO_DATE_TIME.test(value) && !Number.isNaN(Date.parse(value));
export const isGuid = (value: string) => GUID.test(value);

const newAjv = (removeAdditional: boolean) =>
    new Ajv({
        allErrors: true,
        allowUnionTypes: true,
        removeAdditional,
        formats: { 'iso-date-time': isDateTime, guid: isGuid }
    });
const strict = newAjv(false);
const lenient = newAjv(true);

/**
 * A copy of `body` with the API's own spelling of every property (the service reads names without regard to
 * case). Throws 400 `invalidRequest` with all faults, the first one as target.
 */
export function checkBody(
    body: unknown,
    schema: JsonSchema,
    unknownProperties: 'refused' | 'ignored' = 'refused'
): unknown {
    const value = withKnownNames(structuredClone(body), schema);
    // Ajv caches the compiled function per schema object.
    const validate = (unknownProperties === 'refused' ? strict : lenient).compile(schema);
    if (validate(value)) return value;
    const [first, ...others] = validate.errors ?? [];
    if (!first) throw invalidRequest('The body is not valid.');
    throw invalidRequest([first, ...others].map(describe).join('; '), targetOf(first));
}

/** One value of a PATCH; a fault names its path. Throws 400. */
export function checkValue(path: string, value: unknown, schema: JsonSchema): unknown {
    const name = path.slice(1);
    const wrapped = { type: 'object', properties: { [name]: schema } };
    return (checkBody({ [name]: value }, wrapped) as Record<string, unknown>)[name];
}

const targetOf = ({ instancePath }: ErrorObject) => instancePath.slice(1).replaceAll('~1', '/') || 'body';

function describe(error: ErrorObject): string {
    const place = targetOf(error);
    if (error.keyword === 'additionalProperties') {
        return `${place}: '${String(error.params['additionalProperty'])}' is not a property of the API`;
    }
    if (error.keyword === 'enum') {
        return `${place}: must be one of ${JSON.stringify(error.params['allowedValues'])}`;
    }
    return `${place}: ${error.message ?? error.keyword}`;
}

function withKnownNames(value: unknown, schema: JsonSchema): unknown {
    if (Array.isArray(value)) {
        return schema.items ? value.map((item) => withKnownNames(item, schema.items ?? {})) : value;
    }
    if (value === null || typeof value !== 'object') return value;
    const known = new Map(Object.keys(schema.properties ?? {}).map((name) => [name.toLowerCase(), name]));
    const entries = Object.entries(value).map(([given, inner]) => {
        const name = known.get(given.toLowerCase()) ?? given;
        const innerSchema = schema.properties?.[name];
        return [name, innerSchema ? withKnownNames(inner, innerSchema) : inner] as const;
    });
    const names = entries.map(([name]) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw invalidRequest(`'${twice}' is given more than once.`, twice);
    return Object.fromEntries(entries);
}
