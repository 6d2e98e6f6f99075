/** Ends a call after so many milliseconds, or earlier when the run is ended. */
export function timeLimit(milliseconds: number, signal?: AbortSignal): AbortSignal {
    const limit = AbortSignal.timeout(milliseconds);
    return signal ? AbortSignal.any([signal, limit]) : limit;
}
