import type { SalesforceClient } from './client.ts';
import { refusal, type RestError } from './refusal.ts';

export interface CompositePart {
    method: 'GET' | 'POST' | 'PATCH';
    /** From `/services/data` on. */
    url: string;
    referenceId: string;
    body?: Record<string, unknown>;
}

interface PartAnswer {
    httpStatusCode: number;
    body: unknown;
}

/**
 * Parts of one transaction (REST API, Composite with allOrNone).
 * @throws CosellError for the part that was refused; then none was done
 */
export async function allOrNothing(salesforce: SalesforceClient, parts: CompositePart[]): Promise<void> {
    const { compositeResponse } = await salesforce.request<{ compositeResponse: PartAnswer[] }>(
        'POST',
        '/composite',
        { allOrNone: true, compositeRequest: parts }
    );
    const errors = compositeResponse
        .filter(({ httpStatusCode }) => httpStatusCode >= 400)
        .flatMap(({ body }) => body as RestError[]);
    // The others only say that they were rolled back with it.
    const cause = errors.find(({ errorCode }) => errorCode !== 'PROCESSING_HALTED') ?? errors[0];
    if (cause) throw refusal(cause);
}
