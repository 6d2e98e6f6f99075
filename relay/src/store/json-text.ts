import type { Json } from './types.ts';

/** For a jsonb value: nothing becomes SQL's null, not JSON's. */
export function jsonText(value: Json): string | null {
    return value === null || value === undefined ? null : JSON.stringify(value);
}
