import { ApexError, SoqlError, Unsupported, type DmlError } from 'apex-engine';
import type { RestReply } from './call.ts';

export interface ErrorItem {
    message: string;
    errorCode: string;
    fields?: string[];
}

/** A refusal in the words of the REST API: a status and a list of `{ message, errorCode, fields? }`. */
export class RestError extends Error {
    readonly status: number;
    readonly items: ErrorItem[];

    constructor(status: number, errorCode: string, message: string, fields?: string[]) {
        super(`${errorCode}: ${message}`);
        this.name = 'RestError';
        this.status = status;
        this.items = [{ message, errorCode, ...(fields ? { fields } : {}) }];
    }

    static of(status: number, items: ErrorItem[]): RestError {
        const first = items[0] ?? { errorCode: 'UNKNOWN_EXCEPTION', message: 'no reason given' };
        const error = new RestError(status, first.errorCode, first.message);
        error.items.splice(0, error.items.length, ...items);
        return error;
    }
}

/** What this org does not do, it says by name. */
export const notImplemented = (what: string) =>
    new RestError(501, 'NOT_IMPLEMENTED', `The local org does not support ${what}.`);

export const notFound = (message = 'The requested resource does not exist') =>
    new RestError(404, 'NOT_FOUND', message);

/** Status of a refused write, after "Status Codes and Error Responses" of the REST API guide. */
export function statusOfDmlError(code: string): number {
    return code === 'ENTITY_IS_DELETED' ? 404 : 400;
}

export function restErrorOfDml(errors: DmlError[]): RestError {
    const items = errors.map((e) => ({ message: e.message, errorCode: e.code, fields: e.fields }));
    return RestError.of(statusOfDmlError(items[0]?.errorCode ?? ''), items);
}

/** Any error of a handler as the REST API would word it. Errors of this program itself become a 500. */
export function restErrorOf(error: unknown): RestError {
    if (error instanceof RestError) return error;
    if (error instanceof SoqlError) return new RestError(400, 'MALFORMED_QUERY', error.message);
    if (error instanceof Unsupported) return notImplemented(error.message.replace(/^unsupported: /, ''));
    if (error instanceof ApexError) {
        if (error.dml) {
            return restErrorOfDml(
                error.dml.map((e) => ({ code: e.code, message: e.message, fields: e.fields }))
            );
        }
        if (error.type === 'System.QueryException') return queryError(error.apexMessage);
        return new RestError(500, 'APEX_ERROR', `${error.type}: ${error.apexMessage}\n\n${error.apexStack}`);
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return new RestError(500, 'UNKNOWN_EXCEPTION', `An unexpected error occurred: ${message}`);
}

function queryError(message: string): RestError {
    if (message.includes('No such column')) return new RestError(400, 'INVALID_FIELD', message);
    if (message.includes("Didn't understand relationship")) {
        return new RestError(400, 'INVALID_FIELD', message);
    }
    if (/sObject type '.*' is not supported/.test(message))
        return new RestError(400, 'INVALID_TYPE', message);
    if (message.startsWith('invalid ID field')) {
        return new RestError(400, 'INVALID_QUERY_FILTER_OPERATOR', message);
    }
    return new RestError(400, 'MALFORMED_QUERY', message);
}

export const replyOf = (error: RestError): RestReply => ({ status: error.status, body: error.items });
