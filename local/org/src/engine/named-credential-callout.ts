import { httpCallout, type Callout } from 'apex-engine';
import type { NamedCredentials } from '../options.ts';

/**
 * Callouts of Apex, through Named Credentials alone. One that has no address here fails as a
 * CalloutException.
 */
export function namedCredentialCallout(
    namedCredentials: NamedCredentials,
    whileWaiting: () => void
): Callout {
    const send = httpCallout({ namedCredentials, whileWaiting });
    const names = Object.keys(namedCredentials).map((name) => name.toLowerCase());
    return (request) => {
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
