import { TokenError } from './token-error.ts';

/** A parameter that must be there, once. Throws TokenError. */
export function required(form: URLSearchParams, name: string): string {
    const value = optional(form, name);
    if (value === null) {
        const message = `The request body must contain the following parameter: '${name}'.`;
        throw new TokenError(400, 'invalid_request', 900144, message);
    }
    return value;
}

/** A parameter that may be there, once; null if it is not, or blank. Throws TokenError. */
export function optional(form: URLSearchParams, name: string): string | null {
    const values = form.getAll(name);
    if (values.length > 1) {
        const message = `The parameter '${name}' is given more than once.`;
        throw new TokenError(400, 'invalid_request', 900143, message);
    }
    return values[0] || null;
}
