/** A referral as `GET /control/referrals` gives it; only what the page shows. */
export interface ControlReferral {
    id: string;
    engagementId: string;
    organizationId: string;
    name: string | null;
    externalReferenceId: string | null;
    status: string;
    substatus: string;
    direction: string | null;
    expirationDateTime: string | null;
    updatedDateTime: string | null;
    details: {
        dealValue: number | null;
        currency: string | null;
        closingDateTime: string | null;
        notes: string | null;
        requirements?: { solutions?: { id: string; name?: string | null }[] };
    };
    team: { firstName: string | null; lastName: string | null }[];
    trackingInfo: { microsoftMsxId?: string | null } | null;
}

/** One entry of `GET /control/journal`; the properties depend on `kind`. */
export interface ControlEntry {
    seq: number;
    at: string;
    kind: string;
    [property: string]: unknown;
}

/** The local Partner Center's side door: for people, tests and this page, never for the relay. */
export interface ControlClient {
    referrals(): Promise<ControlReferral[]>;
    journalAfter(seq: number): Promise<ControlEntry[]>;
    /** How many events Partner Center has yet to deliver. */
    undelivered(): Promise<number>;
    /** Throws an Error with Partner Center's own sentence where it refuses. */
    post<Answer>(path: string, body: unknown): Promise<Answer>;
    put<Answer>(path: string, body: unknown): Promise<Answer>;
    get<Answer>(path: string): Promise<Answer>;
    delete<Answer>(path: string): Promise<Answer>;
}

const TIMEOUT_MILLISECONDS = 10_000;

export function createControlClient(controlUrl: string): ControlClient {
    const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
        const response = await fetch(new URL(path, controlUrl), {
            method,
            headers: body === undefined ? {} : { 'content-type': 'application/json' },
            body: body === undefined ? null : JSON.stringify(body),
            signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS)
        });
        const answer = (await response.json().catch(() => ({}))) as Answer & { error?: { message?: string } };
        if (!response.ok)
            throw new Error(answer.error?.message ?? `${method} ${path} answered ${response.status}`);
        return answer;
    };
    return {
        referrals: async () =>
            (await call<{ referrals: ControlReferral[] }>('GET', '/control/referrals')).referrals,
        journalAfter: async (seq) =>
            (await call<{ entries: ControlEntry[] }>('GET', `/control/journal?after=${seq}`)).entries,
        undelivered: async () =>
            (await call<{ undelivered: unknown[] }>('GET', '/control/webhooks')).undelivered.length,
        post: (path, body) => call('POST', path, body),
        put: (path, body) => call('PUT', path, body),
        get: (path) => call('GET', path),
        delete: (path) => call('DELETE', path)
    };
}
