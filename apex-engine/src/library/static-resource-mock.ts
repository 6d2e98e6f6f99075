import type { Blob, PlatformObject } from '../values/index.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';
import { response } from './http-message.ts';
import type { Library } from './library.ts';

interface MockState {
    headers: Record<string, string>;
    code?: number;
    status?: string;
    respond(request: HttpRequest): HttpResponse;
}
type SingleMock = PlatformObject & MockState & { resource?: string };
/** Resources by address. */
type MultipleMock = PlatformObject & MockState & { resources: Record<string, string> };

declare module './apex-types.ts' {
    interface ApexTypes {
        StaticResourceCalloutMock: SingleMock;
        MultiStaticResourceCalloutMock: MultipleMock;
    }
}

/** Mocks that answer with the text of a static resource. */
export function defineStaticResourceMocks(library: Library): void {
    for (const name of ['StaticResourceCalloutMock', 'MultiStaticResourceCalloutMock'] as const)
        library.define(
            name,
            {
                'void setStatusCode(Integer)': (mock, code) => {
                    mock.code = code;
                },
                'void setStatus(String)': (mock, status) => {
                    mock.status = status;
                },
                'void setHeader(String, String)': ({ headers }, header, value) => {
                    headers[header] = value;
                }
            },
            { implements: ['HttpCalloutMock'] }
        );
    const answer = ({ headers, code = 200, status = 'OK' }: MockState, resource: string): HttpResponse =>
        response(library, { headers: { ...headers }, body: textOf(library, resource), code, status });
    library.define('StaticResourceCalloutMock', {
        'new()': () => {
            const mock: SingleMock = library.object('StaticResourceCalloutMock', {
                headers: {},
                respond: () => answer(mock, mock.resource ?? '')
            });
            return mock;
        },
        'void setStaticResource(String)': (mock, resource) => {
            mock.resource = resource;
        }
    });
    library.define('MultiStaticResourceCalloutMock', {
        'new()': () => {
            const mock: MultipleMock = library.object('MultiStaticResourceCalloutMock', {
                headers: {},
                resources: {},
                respond: ({ endpoint }: HttpRequest) => {
                    const resource = mock.resources[endpoint ?? ''];
                    if (resource === undefined)
                        return library.fail('CalloutException', `No static resource for ${endpoint}`);
                    return answer(mock, resource);
                }
            });
            return mock;
        },
        'void setStaticResource(String, String)': ({ resources }, address, resource) => {
            resources[address] = resource;
        }
    });
}

function textOf(library: Library, name: string): string {
    const { db, schema } = library.runtime;
    const row = db
        .rows(schema.get('StaticResource')!)
        .find((one) => String(one['name']).toLowerCase() === name.toLowerCase());
    if (!row || !schema.resources.get(name.toLowerCase())?.file)
        return library.fail('CalloutException', `Static resource not found: ${name}`);
    return (row['body'] as Blob).bytes.toString('utf8');
}
