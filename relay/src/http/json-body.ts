import type { z } from 'zod';

/**
 * A body as `schema` reads it; the server hands bodies on as bytes. No body counts as `{}`.
 * @throws an error that the server answers with 400
 */
export function readJsonBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
    const text = Buffer.isBuffer(body) && body.length > 0 ? body.toString('utf8') : '{}';
    try {
        return schema.parse(JSON.parse(text));
    } catch (cause) {
        throw Object.assign(new Error('The body cannot be read.', { cause }), { statusCode: 400 });
    }
}
