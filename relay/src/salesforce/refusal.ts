import { CosellError } from '@cosell/contracts';
import type { Outcome } from '../host/outcome.ts';

/** One entry of the error array that the REST API answers with. */
export interface RestError {
    errorCode: string;
    message: string;
    fields?: string[];
}

/**
 * Codes that say "later", not "no": https://developer.salesforce.com/docs/atlas.en-
 * us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm
 */
const BUSY_RECORD = new Set(['UNABLE_TO_LOCK_ROW', 'QUERY_TIMEOUT']);
const BUSY_ORG = new Set([
    'REQUEST_LIMIT_EXCEEDED',
    'SERVER_UNAVAILABLE',
    'ERROR_HTTP_429',
    'ERROR_HTTP_500',
    'ERROR_HTTP_502',
    'ERROR_HTTP_503',
    'ERROR_HTTP_504'
]);
/** Of these, the ones that ask for fewer calls. */
const CONGESTED = new Set([
    'REQUEST_LIMIT_EXCEEDED',
    'SERVER_UNAVAILABLE',
    'ERROR_HTTP_429',
    'ERROR_HTTP_503'
]);

/** What a user may not see is to the API as if the org had none of it. */
const HIDDEN = new Set(['INVALID_FIELD', 'INVALID_TYPE']);

/** Turns what Salesforce answered into a code of the registry; the rule's own text goes into the detail. */
export function refusal(error: RestError, options?: { cause: unknown }): CosellError {
    const detail = `${error.errorCode}: ${error.message}${error.fields?.length ? ` (${error.fields.join(', ')})` : ''}`;
    if (error.message.includes('COSELL_STALE')) return new CosellError('COSELL_STALE', detail);
    if (BUSY_RECORD.has(error.errorCode) || BUSY_ORG.has(error.errorCode))
        return new CosellError('SALESFORCE_UNAVAILABLE', detail);
    if (error.errorCode === 'INVALID_SESSION_ID') return new CosellError('SALESFORCE_SIGN_IN', detail);
    if (error.errorCode === 'NOT_FOUND' || error.errorCode === 'ENTITY_IS_DELETED')
        return new CosellError('SALESFORCE_NOT_FOUND', detail);
    return new CosellError(
        HIDDEN.has(error.errorCode) ? 'SALESFORCE_ACCESS' : 'SALESFORCE_REFUSED',
        detail,
        options
    );
}

/** The org has refused this write by its rules or permissions; others may go through. */
export const isRefusedByOrg = ({ code }: CosellError): boolean =>
    code === 'SALESFORCE_REFUSED' || code === 'SALESFORCE_ACCESS';

/** Whatever jsforce threw: an answer of Salesforce has an `errorCode`, anything else never arrived. */
export function salesforceFailure(error: unknown): CosellError {
    if (error instanceof CosellError) return error;
    const errorCode = codeOf(error);
    if (errorCode) return refusal({ errorCode, message: (error as Error).message }, { cause: error });
    return new CosellError('SALESFORCE_UNAVAILABLE', error instanceof Error ? error.message : String(error), {
        cause: error
    });
}

/**
 * What an error of jsforce tells of the org. A record that is locked, or a session that ended, is no fault
 * of it.
 */
export function judgeCall(error: unknown): Outcome {
    if (error instanceof CosellError)
        return error.code === 'SALESFORCE_UNAVAILABLE' ? failing(false) : { kind: 'answered' };
    const errorCode = codeOf(error);
    if (!errorCode) return failing(error instanceof Error && error.name === 'AbortError');
    return BUSY_ORG.has(errorCode) ? failing(CONGESTED.has(errorCode)) : { kind: 'answered' };
}

const failing = (congested: boolean): Outcome => ({ kind: 'failing', congested, retryAfterMs: null });

/** Of an answer of Salesforce; empty for what never arrived. */
function codeOf(error: unknown): string {
    return error instanceof Error && 'errorCode' in error && typeof error.errorCode === 'string'
        ? error.errorCode
        : '';
}
