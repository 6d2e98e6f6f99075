import { RestError } from './rest-error.ts';

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** The call's body as a JSON object. Throws RestError JSON_PARSER_ERROR. */
export function jsonBody(text: string): JsonObject {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch (error) {
        throw new RestError(400, 'JSON_PARSER_ERROR', error instanceof Error ? error.message : String(error));
    }
    if (!isObject(value)) throw new RestError(400, 'JSON_PARSER_ERROR', 'Expected an object as the body.');
    return value;
}

/** A list of a body, e.g. `records`. Throws RestError where it is not one. */
export function listOf(body: JsonObject, name: string): unknown[] {
    const list = body[name];
    if (!Array.isArray(list)) throw new RestError(400, 'JSON_PARSER_ERROR', `Expected a list in "${name}".`);
    return list;
}

/** A list of strings of a body, e.g. `ids`. Throws RestError where it is not one. */
export function stringsOf(body: JsonObject, name: string): string[] {
    return listOf(body, name).map((item) => {
        if (typeof item !== 'string') {
            throw new RestError(400, 'JSON_PARSER_ERROR', `Expected strings in "${name}".`);
        }
        return item;
    });
}
