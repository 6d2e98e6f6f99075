import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from '../client.ts';

/** What the REST API answers where a duplicate rule forbids a record: the records that it takes it for. */
interface DuplicatesDetected {
    errorCode: 'DUPLICATES_DETECTED';
    duplicateResult?: DuplicateResult;
    /** The spelling of older versions. */
    duplicateResut?: DuplicateResult;
}
interface DuplicateResult {
    matchResults?: { matchRecords?: { record?: { Id?: string; attributes?: { type?: string } } }[] }[];
}

/**
 * Creates a record, or answers the one that the org's duplicate rules take it for.
 * @throws CosellError SALESFORCE_REFUSED when a rule refuses it and names no record of this object
 */
export async function createOrMatch(
    salesforce: SalesforceClient,
    object: 'Account' | 'Contact' | 'Lead',
    fields: Record<string, unknown>
): Promise<string> {
    try {
        const { id } = await salesforce.request<{ id: string }>('POST', `/sobjects/${object}`, fields);
        return id;
    } catch (error) {
        const match = duplicateOf(error, object);
        if (match) return match;
        throw error;
    }
}

function duplicateOf(error: unknown, object: string): string | null {
    const answer = error instanceof CosellError ? error.cause : null;
    const data = (answer as { data?: Partial<DuplicatesDetected> } | null)?.data;
    if (data?.errorCode !== 'DUPLICATES_DETECTED') return null;
    const results = (data.duplicateResult ?? data.duplicateResut)?.matchResults ?? [];
    const records = results.flatMap(({ matchRecords }) => matchRecords ?? []).map(({ record }) => record);
    const match = records.find((record) => (record?.attributes?.type ?? object) === object);
    return match?.Id ?? null;
}
