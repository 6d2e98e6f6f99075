import type { z } from 'zod';

/** A mapping document, the deepest of all bodies, has eight levels. */
const DEEPEST = 32;

/**
 * A body as `schema` reads it; the server hands bodies on as bytes. No body counts as `{}`.
 * @throws an error that the server answers with 400
 */
export function readJsonBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
    const text = Buffer.isBuffer(body) && body.length > 0 ? body.toString('utf8') : '{}';
    try {
        const read: unknown = JSON.parse(text);
        if (isTooDeep(read)) throw new Error(`The body is nested deeper than ${DEEPEST}.`);
        return schema.parse(read);
    } catch (cause) {
        throw Object.assign(new Error('The body cannot be read.', { cause }), { statusCode: 400 });
    }
}

/** Level by level, so that what is nested to exhaust the stack does not. */
function isTooDeep(value: unknown): boolean {
    let level = [value];
    for (let depth = 0; level.length; depth++) {
        if (depth > DEEPEST) return true;
        level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    }
    return false;
}
