import type { Runtime } from '../interpret/runtime.ts';
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import { ApexMap, Blob, PlatformObject } from '../values/index.ts';
import { ApexError } from './apex-error.ts';
import { annotatedMethod, callWith } from './call-apex.ts';
import { toPlain } from './plain-value.ts';
import type { Transactions } from './transactions.ts';

export interface RestRequest {
    method?: string;
    /** With or without `/services/apexrest`, with or without a query string. */
    path: string;
    body?: unknown;
    headers?: Record<string, string>;
    params?: Record<string, string>;
}
export interface RestResponse {
    status: number;
    body: string;
    headers: Record<string, string>;
}

const refusal = (status: number, errorCode: string, message: string): RestResponse => ({
    status,
    body: JSON.stringify([{ errorCode, message }]),
    headers: {}
});

/** Answers a request to an Apex REST resource as the platform would. */
export function answerRest(transactions: Transactions, request: RestRequest): RestResponse {
    const { runtime } = transactions;
    const verb = (request.method ?? 'GET').toUpperCase();
    const [path = '', query = ''] = request.path.replace(/^\/services\/apexrest/, '').split('?');
    const resource = resourceAt(runtime, path);
    if (!resource) return refusal(404, 'NOT_FOUND', `Could not find a match for URL ${path}`);
    const method = annotatedMethod(resource.cls, `http${verb.toLowerCase()}`);
    if (!method) return refusal(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${verb}' not allowed. Allowed are `);
    const params = { ...Object.fromEntries(new URLSearchParams(query)), ...request.params };
    const { body = null } = request;
    const text = typeof body === 'string' ? body : body === null ? '' : JSON.stringify(body);
    const context = contextOf(
        runtime,
        { path, mapping: resource.mapping, verb, params, text },
        request.headers ?? {}
    );
    try {
        return transactions.run(() => {
            runtime.restContext = context;
            const given = verb === 'GET' ? params : text && method.parameters.length ? JSON.parse(text) : {};
            return respond(runtime, resource.cls, method, given as Record<string, unknown>, context.response);
        }, 'REST');
    } catch (error) {
        if (!(error instanceof ApexError)) throw error;
        return refusal(500, 'APEX_ERROR', `${error.type}: ${error.apexMessage}\n\n${error.apexStack}`);
    } finally {
        runtime.restContext = { request: null, response: null };
    }
}

/** The class whose mapping fits, the longest first. */
function resourceAt(runtime: Runtime, path: string): { cls: ClassInfo; mapping: string } | undefined {
    return runtime.model.all
        .map((cls) => ({
            cls,
            mapping: String(cls.annotation('restresource')?.parameters.urlmapping ?? '')
        }))
        .filter(({ mapping }) => mapping && matches(mapping, path))
        .sort((left, right) => right.mapping.length - left.mapping.length)[0];
}

/** `/deals/*` fits `/deals/7` and `/deals`. */
function matches(mapping: string, path: string): boolean {
    const pattern = mapping.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    const expression = new RegExp(`^${pattern}$`, 'i');
    return expression.test(path) || expression.test(`${path}/`);
}

function contextOf(
    runtime: Runtime,
    call: { path: string; mapping: string; verb: string; params: Record<string, string>; text: string },
    headers: Record<string, string>
): {
    request: PlatformObject;
    response: PlatformObject & { responsebody: Blob | null; statuscode: number | null };
} {
    const request = new PlatformObject('RestRequest', {
        requesturi: call.path,
        resourcepath: `/services/apexrest${call.mapping}`,
        httpmethod: call.verb,
        headers: textMap(runtime, headers),
        params: textMap(runtime, call.params),
        requestbody: new Blob(Buffer.from(call.text)),
        remoteaddress: '127.0.0.1'
    });
    const state = { headers: textMap(runtime, {}), responsebody: null, statuscode: null };
    return { request, response: Object.assign(new PlatformObject('RestResponse'), state) };
}

function textMap(runtime: Runtime, entries: Record<string, string>): ApexMap {
    const map = new ApexMap(runtime.types.parse('Map<String,String>')!);
    for (const [key, value] of Object.entries(entries)) map.put(key, String(value));
    return map;
}

function respond(
    runtime: Runtime,
    cls: ClassInfo,
    method: MethodInfo,
    given: Record<string, unknown>,
    response: PlatformObject & { responsebody: Blob | null; statuscode: number | null; headers?: unknown }
): RestResponse {
    const values = method.parameters.map(({ name }) => given[name]);
    const result = callWith(runtime, cls, method, values);
    const written = response.responsebody?.bytes.toString('utf8') ?? null;
    const returned =
        method.returnType === runtime.types.void ? '' : runtime.jsonOut(runtime.jsonTree(result as never));
    const headers = toPlain(runtime, response.headers) as Record<string, string>;
    return {
        status: response.statuscode ?? 200,
        body: written ?? returned,
        headers: { 'Content-Type': 'application/json', ...headers }
    };
}
