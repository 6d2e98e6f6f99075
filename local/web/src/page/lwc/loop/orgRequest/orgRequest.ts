/**
 * What Lightning Data Service and Apex give a component as `error`: the answer of the org, its body parsed.
 */
export interface OrgError {
    ok: false;
    status: number;
    statusText: string;
    body: unknown;
}

/**
 * Calls the local org through the page's own server, which adds the seller's token. Resolves to the parsed
 * answer, or undefined for an empty one; rejects with an OrgError, also when nobody answers (status 0).
 */
export async function orgRequest(method: string, path: string, body?: unknown): Promise<unknown> {
    let response: Response;
    try {
        response = await fetch(path, {
            method,
            headers: body === undefined ? {} : { 'content-type': 'application/json' },
            body: body === undefined ? null : JSON.stringify(body)
        });
    } catch (cause) {
        throw orgError(0, 'No answer', { message: `The local org does not answer: ${String(cause)}` });
    }
    const text = await response.text();
    const answer = text ? parse(text) : undefined;
    if (!response.ok) throw orgError(response.status, response.statusText, answer);
    return answer;
}

export const orgError = (status: number, statusText: string, body: unknown): OrgError => ({
    ok: false,
    status,
    statusText,
    body
});

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return { message: text };
    }
}
