import type { ApexMap, PlatformObject } from '../values/index.ts';
import type { Library } from './library.ts';

type Message = PlatformObject & { headers: ApexMap<string, string>; params: ApexMap<string, string> };

declare module './apex-types.ts' {
    interface ApexTypes {
        RestRequest: Message;
        RestResponse: Message;
    }
}

/** What a class with @RestResource gets and answers. */
export function defineRestContext(library: Library): void {
    const { runtime } = library;
    const texts = () => library.map<string, string>('String,String');
    const addHeader = ({ headers }: Message, name: string, value: string | null): void => {
        headers.put(name, value as string);
    };
    library.define('RestRequest', {
        'new()': () =>
            library.object('RestRequest', {
                headers: texts(),
                params: texts(),
                requestbody: null,
                httpmethod: null,
                requesturi: null,
                resourcepath: null,
                remoteaddress: null
            }),
        'String requestURI': true,
        'String httpMethod': true,
        'Blob requestBody': true,
        'Map<String,String> headers': true,
        'Map<String,String> params': true,
        'String resourcePath': true,
        'String remoteAddress': true,
        'void addHeader(String, String?)': addHeader,
        'void addParameter(String, String?)': ({ params }, name, value) => {
            params.put(name, value as string);
        }
    });
    library.define('RestResponse', {
        'new()': () =>
            library.object('RestResponse', {
                headers: texts(),
                params: texts(),
                responsebody: null,
                statuscode: null
            }),
        'Blob responseBody': true,
        'Integer statusCode': true,
        'Map<String,String> headers': true,
        'void addHeader(String, String?)': addHeader
    });
    library.define('RestContext', {
        'static RestRequest request': {
            get: () => runtime.restContext.request as Message | null,
            set: (request) => {
                runtime.restContext.request = request;
            }
        },
        'static RestResponse response': {
            get: () => runtime.restContext.response as Message | null,
            set: (answer) => {
                runtime.restContext.response = answer;
            }
        }
    });
}
