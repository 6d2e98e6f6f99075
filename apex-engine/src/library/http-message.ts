import { Blob, Unsupported } from '../values/index.ts';
import type { PlatformObject } from '../values/index.ts';
import type { Library } from './library.ts';

type Headers = Record<string, string>;
type Body = string | Buffer | null;
export type HttpRequest = PlatformObject & {
    headers: Headers;
    body: Body;
    endpoint: string | null;
    method: string | null;
    timeout: number | null;
    compressed: boolean;
};
export type HttpResponse = PlatformObject & {
    headers: Headers;
    body: Body;
    code: number;
    status: string | null;
};

declare module './apex-types.ts' {
    interface ApexTypes {
        HttpRequest: HttpRequest;
        HttpResponse: HttpResponse;
    }
}

/** Milliseconds; the platform takes no longer one. */
const LONGEST_TIMEOUT = 120_000;

export function defineHttpMessages(library: Library): void {
    for (const name of ['HttpRequest', 'HttpResponse'] as const)
        library.define(name, {
            'String getBody()': ({ body }) => (Buffer.isBuffer(body) ? body.toString('utf8') : (body ?? '')),
            'void setBody(String?)': (message, text) => {
                message.body = text;
            },
            'Blob getBodyAsBlob()': ({ body }) => new Blob(Buffer.from(body ?? '')),
            'void setBodyAsBlob(Blob)': (message, blob) => {
                message.body = blob.bytes;
            },
            'String getHeader(String)': ({ headers }, name) => headers[headerKey(headers, name)] ?? null,
            'void setHeader(String, String?)': ({ headers }, name, value) => {
                delete headers[headerKey(headers, name)];
                headers[name] = value as string;
            },
            'Object getBodyDocument()': () => {
                throw new Unsupported('getBodyDocument');
            }
        });
    defineRequest(library);
    library.define('HttpResponse', {
        'new()': () => response(library, { code: 0, status: null }),
        'Integer getStatusCode()': ({ code }) => code,
        'void setStatusCode(Integer)': (message, code) => {
            message.code = code;
        },
        'String getStatus()': ({ status }) => status,
        'void setStatus(String?)': (message, status) => {
            message.status = status;
        },
        'List<String> getHeaderKeys()': ({ headers }) => library.list('String', Object.keys(headers).sort()),
        'String toString()': ({ status, code }) => `System.HttpResponse[Status=${status}, StatusCode=${code}]`
    });
}

function defineRequest(library: Library): void {
    library.define('HttpRequest', {
        'new()': () =>
            library.object('HttpRequest', {
                headers: {},
                body: null,
                endpoint: null,
                method: null,
                timeout: null,
                compressed: false,
                str: () => 'System.HttpRequest[]'
            }),
        'void setEndpoint(String?)': (request, endpoint) => {
            request.endpoint = endpoint;
        },
        'String getEndpoint()': ({ endpoint }) => endpoint,
        'void setMethod(String?)': (request, method) => {
            request.method = method;
        },
        'String getMethod()': ({ method }) => method,
        'void setTimeout(Integer)': (request, timeout) => {
            if (timeout < 1 || timeout > LONGEST_TIMEOUT)
                library.fail('CalloutException', `Timeout must be between 1 and ${LONGEST_TIMEOUT}`);
            request.timeout = timeout;
        },
        'void setCompressed(Boolean)': (request, compressed) => {
            request.compressed = compressed;
        },
        'Boolean getCompressed()': ({ compressed }) => compressed,
        // Client certificates of the org do not exist here.
        'void setClientCertificateName(String?)': () => {},
        'String toString()': ({ endpoint, method }) =>
            `System.HttpRequest[Endpoint=${endpoint}, Method=${method}]`
    });
}

/** A response with what it does not say filled in. */
export function response(library: Library, given: Partial<HttpResponse>): HttpResponse {
    return library.object('HttpResponse', { headers: {}, body: null, code: 200, status: 'OK', ...given });
}

/** Header names ignore case: the name as it was set, or as it is asked for. */
function headerKey(headers: Headers, name: string): string {
    return Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}
