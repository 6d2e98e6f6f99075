import type { SalesforceClient } from '../client.ts';
import { refusal, type RestError } from '../refusal.ts';

interface RowResult {
    id?: string;
    success: boolean;
    errors: { statusCode: string; message: string; fields?: string[] }[];
}

/** sObject Collections take so many records in one call. */
const MOST_ROWS = 200;

export type Row = Record<string, unknown>;

/** @returns the ids, in the order of the rows @throws CosellError for the first row that is refused */
export async function createRows(
    salesforce: SalesforceClient,
    object: string,
    rows: Row[]
): Promise<string[]> {
    const results = await send(salesforce, 'POST', object, rows);
    return results.map(({ id }) => id ?? '');
}

/** Each row carries its `id`. @throws CosellError for the first row that is refused */
export async function updateRows(salesforce: SalesforceClient, object: string, rows: Row[]): Promise<void> {
    await send(salesforce, 'PATCH', object, rows);
}

/** @throws CosellError for the first row that is refused; one that is gone already is none */
export async function deleteRows(salesforce: SalesforceClient, ids: string[]): Promise<void> {
    for (const some of portions(ids)) {
        const query = new URLSearchParams({ ids: some.join(','), allOrNone: 'false' });
        const results = await salesforce.request<RowResult[]>('DELETE', `/composite/sobjects?${query}`);
        const gone = new Set(['ENTITY_IS_DELETED', 'NOT_FOUND', 'INVALID_CROSS_REFERENCE_KEY']);
        check(results.filter(({ success, errors }) => success || !gone.has(errors[0]?.statusCode ?? '')));
    }
}

async function send(
    salesforce: SalesforceClient,
    method: 'POST' | 'PATCH',
    object: string,
    rows: Row[]
): Promise<RowResult[]> {
    const results: RowResult[] = [];
    for (const some of portions(rows)) {
        const records = some.map((row) => ({ attributes: { type: object }, ...row }));
        const body = { allOrNone: false, records };
        results.push(...(await salesforce.request<RowResult[]>(method, '/composite/sobjects', body)));
    }
    return check(results);
}

function portions<Item>(items: Item[]): Item[][] {
    const count = Math.ceil(items.length / MOST_ROWS);
    return Array.from({ length: count }, (_, index) =>
        items.slice(index * MOST_ROWS, (index + 1) * MOST_ROWS)
    );
}

function check(results: RowResult[]): RowResult[] {
    const [error] = results.flatMap(({ success, errors }) => (success ? [] : errors));
    if (!error) return results;
    const { statusCode, message, fields } = error;
    throw refusal({ errorCode: statusCode, message, ...(fields ? { fields } : {}) } satisfies RestError);
}
