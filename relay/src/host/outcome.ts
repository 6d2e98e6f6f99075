/**
 * What a call tells of the host that it went to.
 * - `answered`: the host is well, whatever it said of the call.
 * - `failing`: 429, 5xx, no answer. `congested`: it had too much to do. `retryAfterMs`: it named a time.
 * - `unknown`: the caller did not wait for the answer.
 */
export type Outcome =
    | { kind: 'answered' }
    | { kind: 'failing'; congested: boolean; retryAfterMs: number | null }
    | { kind: 'unknown' };
