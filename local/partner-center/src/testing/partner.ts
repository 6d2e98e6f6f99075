import { startPartnerCenter, type PartnerCenterOptions } from '../start-partner-center.ts';
import { PARTNER_CENTER_AUDIENCE, REFERRALS_AUDIENCE } from '../tokens/audience.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { Referral } from '../referrals/referral.ts';
import type { SignedIn } from '../tokens/sign-in.ts';
import type { Switches } from '../switches.ts';

export interface Answer<Body> {
    status: number;
    headers: Headers;
    body: Body;
}

export interface ErrorBody {
    error: { code: string; message: string; target?: string; innerError?: { code: string } };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Sent = Record<string, string>;

/** A local Partner Center of its own, with the calls that a partner, Microsoft's seller and a person make. */
export async function startPartner(options: Partial<PartnerCenterOptions> = {}) {
    const running = await startPartnerCenter({ port: 0, controlPort: 0, ...options });
    const { url, controlUrl } = running;
    const control = <Body>(method: Method, path: string, body?: unknown) =>
        send<Body>(method, `${controlUrl}/control${path}`, {}, body);
    const signedIn = (await control<SignedIn>('POST', '/sign-in')).body;

    const tokenReply = <Body>(form: Sent, tenant = signedIn.tenantId) =>
        fetch(`${url}/${tenant}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) }).then(
            (response) => read<Body>(response)
        );
    const grant = (resource: string, refreshToken = signedIn.refreshToken): Sent => ({
        grant_type: 'refresh_token',
        client_id: signedIn.clientId,
        client_secret: signedIn.clientSecret,
        refresh_token: refreshToken,
        resource
    });
    const accessToken = async (resource: string, refreshToken?: string) =>
        (await tokenReply<{ access_token: string }>(grant(resource, refreshToken))).body.access_token;
    const bearer = async (resource: string, refreshToken?: string): Promise<Sent> => ({
        authorization: `Bearer ${await accessToken(resource, refreshToken)}`
    });
    let headers = await bearer(REFERRALS_AUDIENCE);
    const webhookHeaders = await bearer(PARTNER_CENTER_AUDIENCE);

    const referrals = <Body = Referral & ErrorBody>(
        method: Method,
        path: string,
        body?: unknown,
        more: Sent = {}
    ) => send<Body>(method, `${url}/v1.0/engagements/referrals${path}`, { ...headers, ...more }, body);

    return {
        ...running,
        signedIn,
        grant,
        tokenReply,
        bearer,
        control,
        referrals,
        /** Signs in anew: the clock was moved past the end of the tokens. */
        async renew() {
            const { refreshToken } = (await control<SignedIn>('POST', '/sign-in')).body;
            headers = await bearer(REFERRALS_AUDIENCE, refreshToken);
        },
        webhooks: <Body>(method: Method, path: string, body?: unknown) =>
            send<Body>(method, `${url}/webhooks/v1/registration${path}`, webhookHeaders, body),
        switches: (wanted: Partial<Switches>) => control<Switches>('PUT', '/switches', wanted),
        journal: async () => (await control<{ entries: JournalEntry[] }>('GET', '/journal')).body.entries
    };
}

export type Partner = Awaited<ReturnType<typeof startPartner>>;

export async function send<Body>(
    method: Method,
    url: string,
    headers: Sent,
    body?: unknown
): Promise<Answer<Body>> {
    const json: Sent = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url, {
        method,
        headers: { ...json, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
    });
    return read<Body>(response);
}

async function read<Body>(response: Response): Promise<Answer<Body>> {
    const text = await response.text();
    return {
        status: response.status,
        headers: response.headers,
        body: (text === '' ? null : JSON.parse(text)) as Body
    };
}
