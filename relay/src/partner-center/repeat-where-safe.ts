import type { ApiRequest } from './request.ts';
import { CallFailure, timedOut } from './failure.ts';

/** Waits of a hiccup; whatever lasts longer is the deal's next attempt, or the breaker's. */
const PAUSES_MS = [250, 1_000];

export interface Repeating {
    /** Waits so many milliseconds, or until `signal`. */
    pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
    /** 0 ≤ n < 1 */
    random(): number;
}

/**
 * Repeats a call that failed in passing where a second one can do no harm: a GET; a PATCH under an ETag
 * that never left. A POST never: Partner Center has no idempotency key.
 */
export async function repeatWhereSafe<Answer>(
    request: Pick<ApiRequest, 'method' | 'headers'>,
    { pause, random }: Repeating,
    signal: AbortSignal | undefined,
    call: () => Promise<Answer>
): Promise<Answer> {
    for (const wait of PAUSES_MS) {
        try {
            return await call();
        } catch (error) {
            if (signal?.aborted || !isSafe(request, error)) throw error;
        }
        await pause(wait * (0.5 + random()), signal);
    }
    return call();
}

function isSafe({ method, headers }: Pick<ApiRequest, 'method' | 'headers'>, error: unknown): boolean {
    if (!(error instanceof CallFailure)) return false;
    const neverLeft = error.status === null && error.withoutEffect;
    if (method === 'PATCH') return neverLeft && headers?.['if-match'] !== undefined;
    return method === 'GET' && (neverLeft || passes(error));
}

/**
 * 429 asks for fewer calls, and who names a time means it; a call that hung until its time limit has hung
 * enough.
 */
function passes(error: CallFailure): boolean {
    if (error.retryAfter !== null) return false;
    return error.status === null ? !timedOut(error) : error.status >= 500;
}
