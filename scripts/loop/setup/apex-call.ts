import type { Loop } from '../start-loop.ts';

/** What the page is told instead of an answer. */
export interface Told {
    code: string;
    message: string;
    next: string;
}

/** Calls a method of the package's controllers as the setup page does: as the admin, through Apex. */
export async function asAdmin<Answer>(
    { admin }: Pick<Loop, 'admin'>,
    method: string,
    named: Record<string, unknown> = {}
): Promise<Answer> {
    const url = new URL(`/lightning/apex/${method}`, admin.instanceUrl);
    const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(named)
    });
    const body: unknown = await response.json();
    if (response.ok) return body as Answer;
    throw new Error(`${method}: ${(body as { message?: string }).message ?? JSON.stringify(body)}`);
}

/** A call that must be refused. @returns why */
export async function refusedAs(loop: Pick<Loop, 'admin'>, method: string, named = {}): Promise<Told> {
    try {
        await asAdmin(loop, method, named);
    } catch (error) {
        const { message } = error as Error;
        return JSON.parse(message.slice(message.indexOf('{'))) as Told;
    }
    throw new Error(`${method} should be refused.`);
}
