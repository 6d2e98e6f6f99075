import type { RestCall, RestContext, RestHandler, RestReply } from './call.ts';
import { jsonBody, isObject, listOf, type JsonObject } from './json-body.ts';
import { RestError, type ErrorItem } from './rest-error.ts';

/** Most subrequests of one composite request (REST API). */
const MOST = 25;
/** Of these, collections and queries (REST API, "Composite"). */
const MOST_WIDE = 5;
const WIDE = /\/(composite\/sobjects|query|queryAll)([/?]|$)/;

interface Part {
    method: string;
    url: string;
    referenceId: string;
    body?: unknown;
    httpHeaders?: unknown;
}
interface PartReply {
    body: unknown;
    httpHeaders: Record<string, string>;
    httpStatusCode: number;
    referenceId: string;
}

/**
 * `POST /composite`: subrequests in order, each with the results of the earlier ones as `@{reference.field}`.
 * With allOrNone one failure undoes all; a part that needs the result of a failed one is halted either way.
 */
export const composite: RestHandler = (context) => {
    const body = jsonBody(context.call.body);
    const parts = partsOf(body);
    const replies: PartReply[] = [];
    const runAll = () => {
        for (const part of parts) replies.push(runPart(context, part, replies));
        const failed = replies.some((reply) => reply.httpStatusCode >= 400);
        if (body.allOrNone === true && failed) throw new RolledBack();
    };
    try {
        context.org.atomically(runAll);
    } catch (error) {
        if (!(error instanceof RolledBack)) throw error;
        for (const reply of replies) if (reply.httpStatusCode < 400) Object.assign(reply, rolledBack);
    }
    return { status: 200, body: { compositeResponse: replies } };
};

class RolledBack extends Error {}

const halted = (message: string): ErrorItem => ({ errorCode: 'PROCESSING_HALTED', message });

const rolledBack = {
    body: [halted('The transaction was rolled back since another operation in the same transaction failed.')],
    httpHeaders: {},
    httpStatusCode: 400
};

function runPart(context: RestContext, part: Part, earlier: PartReply[]): PartReply {
    const { referenceId } = part;
    let reply: RestReply;
    try {
        reply = context.dispatch(callOf(context, part, earlier));
    } catch (error) {
        if (!(error instanceof RestError)) throw error;
        reply = { status: error.status, body: error.items };
    }
    const { status, body = null, headers = {} } = reply;
    const named: Record<string, string> = headers.location ? { Location: headers.location } : {};
    return { body, httpHeaders: named, httpStatusCode: status, referenceId };
}

function callOf(context: RestContext, part: Part, earlier: PartReply[]): RestCall {
    const url = new URL(String(fill(part.url, earlier)), 'http://org');
    if (/\/composite\/?$/.test(url.pathname)) {
        throw new RestError(400, 'INVALID_INPUT', 'A composite request cannot be part of another.');
    }
    return {
        method: part.method.toUpperCase(),
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: context.call.headers,
        body: part.body === undefined ? '' : JSON.stringify(fill(part.body, earlier)),
        userId: context.call.userId
    };
}

/** Replaces every `@{reference.path}` in strings, also within objects and lists. */
function fill(value: unknown, earlier: PartReply[]): unknown {
    if (typeof value === 'string') {
        return value.replace(/@\{([^}]+)\}/g, (_, path: string) => String(referenced(path, earlier)));
    }
    if (Array.isArray(value)) return value.map((item) => fill(item, earlier));
    if (isObject(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, earlier)]));
    }
    return value;
}

function referenced(path: string, earlier: PartReply[]): unknown {
    const [referenceId, ...steps] = path.split(/\.|(?=\[)/);
    const reply = earlier.find((candidate) => candidate.referenceId === referenceId);
    let value: unknown = reply && reply.httpStatusCode < 400 ? reply.body : undefined;
    for (const step of steps) {
        const key = /^\[(\d+)\]$/.exec(step)?.[1] ?? step;
        value = typeof value === 'object' && value !== null ? (value as JsonObject)[key] : undefined;
    }
    if (value === undefined || value === null || typeof value === 'object') {
        const message = `Invalid reference specified. No value for ${path} found in ${referenceId}`;
        throw new RestError(400, 'PROCESSING_HALTED', message);
    }
    return value;
}

function partsOf(body: JsonObject): Part[] {
    const parts = listOf(body, 'compositeRequest').map((item): Part => {
        const { method, url, referenceId } = isObject(item) ? item : {};
        if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string') {
            throw new RestError(400, 'INVALID_INPUT', 'A subrequest needs method, url and referenceId.');
        }
        return { ...(item as JsonObject), method, url, referenceId };
    });
    if (parts.length > MOST) {
        throw new RestError(400, 'LIMIT_EXCEEDED', `Composite requests are limited to ${MOST} subrequests.`);
    }
    if (parts.filter(({ url }) => WIDE.test(url)).length > MOST_WIDE) {
        const message = `Composite requests are limited to ${MOST_WIDE} collections and queries.`;
        throw new RestError(400, 'LIMIT_EXCEEDED', message);
    }
    const ids = parts.map((part) => part.referenceId);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) throw new RestError(400, 'INVALID_INPUT', `Duplicate reference id: ${twice}`);
    return parts;
}
