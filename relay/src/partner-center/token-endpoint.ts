import { CosellError } from '@cosell/contracts';
import { z } from 'zod';
import type { PartnerCenterSettings } from './client-types.ts';
import { readBody } from './read-json.ts';
import { timeLimit } from './time-limit.ts';

/**
 * The two hosts want tokens of two audiences; one refresh token gives both (Partner Center, "Secure
 * application model").
 */
export const audiences = {
    referrals: 'https://api.partner.microsoft.com',
    webhooks: 'https://api.partnercenter.microsoft.com'
} as const;
export type Audience = keyof typeof audiences;

/** Numbers come as strings ("3599"). */
const tokenSchema = z.looseObject({
    token_type: z.string().regex(/^bearer$/i),
    expires_in: z.coerce.number().positive(),
    access_token: z.string().min(1),
    refresh_token: z.string().min(1).nullish(),
    resource: z.string().nullish()
});
export type TokenAnswer = z.infer<typeof tokenSchema>;

/** An answer of the v1 token endpoint, for this audience and no other. Throws a ZodError. */
export function readTokenAnswer(json: unknown, audience: Audience): TokenAnswer {
    return tokenSchema
        .refine(({ resource }) => (resource ?? audiences[audience]) === audiences[audience], {
            path: ['resource'],
            message: `not a token for ${audiences[audience]}`
        })
        .parse(json);
}

const tokenErrorSchema = z.looseObject({ error: z.string(), error_codes: z.array(z.number()).nullish() });

const TOKEN_TIMEOUT_MS = 15_000;
/** Entra ID: the user or an administrator has not consented, or the app does not ask for the API at all. */
export const consentMissing = [65001, 90008, 90094];
/** By OAuth's code: what was presented for the app itself. */
export const isSecretRefused = (error: string) =>
    error === 'invalid_client' || error === 'unauthorized_client';

/**
 * Redeems a refresh token for one of the two APIs: `POST /{tenant}/oauth2/token`.
 * @throws CosellError SIGN_IN_CONSENT, PARTNER_CENTER_SIGN_IN (the sign-in is over), PARTNER_CENTER_SECRET,
 * PARTNER_CENTER_UNAVAILABLE, UNEXPECTED
 */
export async function requestToken(
    options: { settings: PartnerCenterSettings; fetch: typeof fetch },
    audience: Audience,
    refreshToken: string
): Promise<TokenAnswer> {
    const { loginUrl, tenantId, clientId, clientSecret } = options.settings;
    const unavailable = (cause: unknown) =>
        new CosellError('PARTNER_CENTER_UNAVAILABLE', 'The sign-in service did not answer.', { cause });
    const response = await options
        .fetch(`${loginUrl}/${encodeURIComponent(tenantId)}/oauth2/token`, {
            method: 'POST',
            redirect: 'error',
            headers: { accept: 'application/json' },
            body: new URLSearchParams({
                grant_type: 'refresh_token',
                client_id: clientId,
                client_secret: clientSecret,
                resource: audiences[audience],
                refresh_token: refreshToken,
                scope: 'openid'
            }),
            signal: timeLimit(TOKEN_TIMEOUT_MS)
        })
        .catch((error: unknown) => Promise.reject(unavailable(error)));
    const text = await response.text().catch((error: unknown) => Promise.reject(unavailable(error)));
    if (!response.ok) throw tokenFailure(response.status, text, audience);
    return readBody((json) => readTokenAnswer(json, audience), text, 'The token');
}

/** By OAuth's code and Entra's number; the text may name users, so it is not quoted. */
function tokenFailure(status: number, text: string, audience: Audience): CosellError {
    const parsed = tokenErrorSchema.safeParse(parseJson(text));
    const { error = '', error_codes } = parsed.data ?? {};
    const numbers = error_codes ?? [];
    const why = parsed.success
        ? [error, ...numbers.map((number) => `AADSTS${number}`)].join(' ')
        : `HTTP ${status}`;
    if (status === 429 || status >= 500 || error === 'temporarily_unavailable')
        return new CosellError('PARTNER_CENTER_UNAVAILABLE', why);
    if (isSecretRefused(error)) return new CosellError('PARTNER_CENTER_SECRET', why);
    if (numbers.some((number) => consentMissing.includes(number)))
        return new CosellError('SIGN_IN_CONSENT', `${why} for ${audiences[audience]}`);
    return new CosellError('PARTNER_CENTER_SIGN_IN', why);
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}
