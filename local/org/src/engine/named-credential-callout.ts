import { httpCallout, type Callout } from 'apex-engine';

/**
 * Callouts of Apex, through Named Credentials alone. One that has no address here fails as a
 * CalloutException.
 */
export function namedCredentialCallout(baseUrls: Record<string, string>, whileWaiting: () => void): Callout {
    const send = httpCallout({ namedCredentials: baseUrls, whileWaiting });
    const names = Object.keys(baseUrls).map((name) => name.toLowerCase());
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
