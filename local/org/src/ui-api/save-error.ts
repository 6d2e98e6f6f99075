import { RestError, type ErrorItem } from '../rest/rest-error.ts';

/**
 * A refused save in the UI API's words: a message for the page, the reasons per field and for the record.
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */
export function saveError(verb: string, refusal: RestError): RestError {
    if (refusal.status >= 500 || refusal.status === 404) return refusal;
    const reasons = refusal.items.map(reason);
    const fieldErrors: Record<string, unknown[]> = {};
    for (const item of reasons.filter(({ field }) => field)) (fieldErrors[item.field!] ??= []).push(item);
    return RestError.of(refusal.status, [
        {
            message: `An error occurred while trying to ${verb} the record. Please try again.`,
            errorCode: 'INVALID_INPUT',
            statusCode: refusal.status,
            enhancedErrorType: 'RecordError',
            output: { errors: reasons.filter(({ field }) => !field), fieldErrors }
        } as ErrorItem
    ]);
}

function reason({ errorCode, message, fields }: ErrorItem) {
    const field = fields?.[0] ?? null;
    return {
        constituentField: null,
        duplicateRecordError: null,
        errorCode,
        field,
        fieldLabel: field,
        message
    };
}
