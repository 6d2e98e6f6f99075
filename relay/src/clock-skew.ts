const TIMEOUT_MS = 10_000;

/**
 * By the date of an answer that needs no sign-in, taken for the middle of the call.
 * @returns the other clock less ours, in seconds; null: no answer
 */
export async function clockSkew(
    url: string,
    { fetch, now }: { fetch: typeof globalThis.fetch; now: () => Date }
): Promise<number | null> {
    const sent = now().getTime();
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
        () => null
    );
    await answer?.body?.cancel();
    const date = Date.parse(answer?.headers.get('date') ?? '');
    return Number.isNaN(date) ? null : Math.round((date - (sent + now().getTime()) / 2) / 1000);
}
