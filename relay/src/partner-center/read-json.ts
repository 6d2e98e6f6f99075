import { CosellError } from '@cosell/contracts';
import { z } from 'zod';

/**
 * A body as `schema` reads it; one that cannot be read is UNEXPECTED and names the properties, never the
 * values.
 */
export function readBody<Body>(read: (json: unknown) => Body, text: string, what: string): Body {
    try {
        return read(JSON.parse(text));
    } catch (error) {
        const why =
            error instanceof z.ZodError
                ? error.issues
                      .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
                      .join('; ')
                : 'no JSON';
        throw new CosellError('UNEXPECTED', `${what} cannot be read: ${why}`, { cause: error });
    }
}
