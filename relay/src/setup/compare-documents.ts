import { isDeepStrictEqual } from 'node:util';
import type { Difference } from '@cosell/contracts/setup-answers';

/** Where two documents differ: rows by their deal field, so that a moved row is no difference. */
export function compareDocuments(before: unknown, after: unknown): Difference[] {
    return differences('', byDealField(before), byDealField(after));
}

function differences(path: string, before: unknown, after: unknown): Difference[] {
    if (isDeepStrictEqual(before, after)) return [];
    if (!isObject(before) || !isObject(after))
        return [{ path, before: before ?? null, after: after ?? null }];
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differences(path ? `${path}.${name}` : name, before[name], after[name]));
}

function byDealField(document: unknown): unknown {
    if (!isObject(document) || !Array.isArray(document['rows'])) return document;
    const rows = document['rows'] as unknown[];
    return {
        ...document,
        rows: Object.fromEntries(
            rows.map((row, index) => [isObject(row) ? String(row['deal'] ?? index) : index, row])
        )
    };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === 'object' && !Array.isArray(value);
