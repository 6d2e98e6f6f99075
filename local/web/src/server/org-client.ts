/** Calls of the page's server to the local org, as the seller. */
export interface OrgClient {
    /** All records of a query that fits one page (2,000 rows). */
    query<Row>(soql: string): Promise<Row[]>;
    /** The raw answer: the caller passes it on. `path` from the root of the org. */
    send(method: string, path: string, body?: unknown): Promise<Response>;
}

export const API = '/services/data/v67.0';

/** How long the org may take: it compiles and runs Apex. */
const TIMEOUT_MILLISECONDS = 30_000;

/** `token` is asked before each call and may renew itself. */
export function createOrgClient(orgUrl: string, token: () => Promise<string>): OrgClient {
    const send = async (method: string, path: string, body?: unknown) =>
        fetch(new URL(path, orgUrl), {
            method,
            headers: {
                authorization: `Bearer ${await token()}`,
                ...(body === undefined ? {} : { 'content-type': 'application/json' })
            },
            body: body === undefined ? null : JSON.stringify(body),
            signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS)
        });
    return {
        send,
        async query<Row>(soql: string) {
            const response = await send('GET', `${API}/query?q=${encodeURIComponent(soql)}`);
            if (!response.ok)
                throw new Error(`The org refused a query (${response.status}): ${await response.text()}`);
            return ((await response.json()) as { records: Row[] }).records;
        }
    };
}
