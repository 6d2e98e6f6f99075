import { httpCallout, type Callout, type CalloutRequest } from 'apex-engine';
import type { Addresses, NamedCredentials } from '../options.ts';

/**
 * Callouts of Apex, through Named Credentials alone: those that Apex made, and those that the host gave. One
 * that has no address here fails as a CalloutException.
 */
export function namedCredentialCallout(
    namedCredentials: NamedCredentials,
    addresses: Addresses,
    whileWaiting: () => void
): Callout {
    const send = httpCallout({ namedCredentials, whileWaiting });
    const names = Object.keys(namedCredentials).map((name) => name.toLowerCase());
    return (request) => {
        if (request.namedCredential) return send(here(request, addresses));
        const name = /^callout:(\w+)/i.exec(request.endpoint)?.[1];
        if (!name) {
            return { error: `Unauthorized endpoint, please check Setup->Remote site: ${request.endpoint}` };
        }
        if (!names.includes(name.toLowerCase())) {
            return { error: `The callout couldn't access the endpoint. Named Credential: ${name}` };
        }
        return send(request);
    };
}

function here(request: CalloutRequest, addresses: Addresses): CalloutRequest {
    const { origin } = new URL(request.endpoint);
    const local = addresses[origin];
    return local ? { ...request, endpoint: local + request.endpoint.slice(origin.length) } : request;
}
