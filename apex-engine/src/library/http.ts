import { PlatformObject } from '../values/index.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';
import { defineHttpMessages, response } from './http-message.ts';
import type { Library } from './library.ts';
import type { AsyncJob } from './library-runtime.ts';
import { defineStaticResourceMocks } from './static-resource-mock.ts';

/** A mock of the platform's own. */
type Mock = PlatformObject & { respond(request: HttpRequest): HttpResponse };

export function defineHttp(library: Library): void {
    defineHttpMessages(library);
    defineStaticResourceMocks(library);
    library.define('Http', {
        'new()': () => library.object('Http'),
        'HttpResponse send(HttpRequest)': (_http, request) => send(library, request),
        'String toString()': () => 'System.Http[]'
    });
}

function send(library: Library, request: HttpRequest): HttpResponse {
    const { runtime } = library;
    checkEndpoint(library, request);
    checkContext(library);
    runtime.limits.callout();
    const mock = runtime.httpMock;
    if (mock instanceof PlatformObject) return (mock as Mock).respond(request);
    if (mock) return runtime.ops.callMember(mock, 'respond', [request]) as HttpResponse;
    if (runtime.test)
        library.fail('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
    return callOut(library, request);
}

function checkEndpoint(library: Library, request: HttpRequest): void {
    const endpoint = request.endpoint ?? '';
    if (!/^(callout:|https?:\/\/)/i.test(endpoint))
        library.fail('CalloutException', `no protocol: ${endpoint}`);
    request.method ||= 'GET';
}

/** Where the platform does not let Apex call out. */
function checkContext(library: Library): void {
    const { runtime } = library;
    const refuse = (message: string): never => library.fail('CalloutException', message);
    if (runtime.uncommitted)
        refuse('You have uncommitted work pending. Please commit or rollback before calling out');
    const job = runtime.async.current;
    if (!job) {
        if (runtime.triggerStack.length) refuse('Callout from triggers are currently not supported.');
        return;
    }
    const allowed = () => runtime.isA(job.object, 'Database.AllowsCallouts');
    if (job.kind === 'queueable' && !job.inFinalizer && !allowed())
        refuse('Callout not allowed from this queueable. Please implement Database.AllowsCallouts');
    if (job.kind === 'batch' && !allowed()) refuse('Callout not allowed from this batch');
    if (job.kind === 'scheduled') refuse('Callout from scheduled Apex not supported.');
    if (job.kind === 'future' && !mayCallOut(job))
        refuse(
            'Callout not allowed from this future method. Please enable callout by annotating the future ' +
                'method. eg: @Future(callout=true)'
        );
}

function mayCallOut({ method }: AsyncJob): boolean {
    const future = method.annotations.find(({ name }) => name === 'future');
    return String(future?.parameters.callout) === 'true';
}

/** Over the function that the org's host gave. */
function callOut(library: Library, { method, endpoint, headers, body, timeout }: HttpRequest): HttpResponse {
    const { callout, namedCredentials } = library.runtime;
    if (!callout) return library.fail('CalloutException', 'no callout function configured');
    const request = namedCredentials.resolve({
        method: method ?? 'GET',
        endpoint: endpoint ?? '',
        headers: { ...headers },
        body,
        timeout: timeout ?? undefined
    });
    const reply = 'error' in request ? request : callout(request);
    if ('error' in reply) return library.fail('CalloutException', reply.error);
    return response(library, {
        headers: reply.headers ?? {},
        body: reply.body ?? '',
        code: reply.status ?? 200,
        status: reply.statusText || 'OK'
    });
}
