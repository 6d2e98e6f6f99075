import { errorAnswer } from '@cosell/contracts';

export interface RelayAddress {
    url: string;
    token: string;
}

/** The relay's no: its code, what it means, and what to do next. */
export class Refusal extends Error {
    readonly code: string;
    readonly next: string;

    constructor(code: string, message: string, next: string) {
        super(message);
        this.code = code;
        this.next = next;
    }
}

/** Longer than any wait that may be asked for. */
const TIMEOUT_MILLISECONDS = 75_000;

/** One call of the relay's API. @throws Refusal */
export async function callRelay<Answer>(
    { url, token }: RelayAddress,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown
): Promise<Answer> {
    const response = await fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS)
    }).catch((cause: unknown) => {
        const next = 'Check RELAY_URL, and that the relay runs: GET /healthz.';
        throw Object.assign(new Refusal('RELAY_UNREACHABLE', `${url} does not answer.`, next), { cause });
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer as Answer;
    const refused = errorAnswer.safeParse(answer);
    if (refused.success) throw new Refusal(refused.data.code, refused.data.message, refused.data.next);
    const message = `${method} ${path} answered ${response.status} without a reason.`;
    throw new Refusal('RELAY_ANSWER', message, 'Check that RELAY_URL is the address of the relay.');
}
