import { errors, type ErrorCode } from '@cosell/contracts';
import type { Trouble } from '@cosell/contracts/setup-answers';

/** A code in the registry's words. */
export function troubleOf(code: ErrorCode): Trouble {
    const { message, next } = errors[code];
    return { code, message, next };
}
