import { errors } from '@cosell/contracts/errors';
import type { ErrorCode } from '@cosell/contracts/errors';

export interface ErrorBody {
    code: ErrorCode;
    message: string;
    next: string;
}

/** What a caller is told: the registry's words, never the particulars, which are for the log. */
export function errorBody(code: ErrorCode): ErrorBody {
    const { message, next } = errors[code];
    return { code, message, next };
}
