import { CosellError } from '@cosell/contracts';
import { z } from 'zod';
import type { PartnerCenterSettings, Secrets } from './client-types.ts';
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

export interface Tokens {
    /**
     * A token for the audience. `refused`: the one that the API has just answered 401 to; it is not handed
     * out again.
     */
    accessToken(audience: Audience, refused?: string): Promise<string>;
}

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

export const REFRESH_TOKEN_SECRET = 'partner-center-refresh-token';
/** Renewed so long before its end that no call goes out with a token that ends on its way. */
const MARGIN_MS = 5 * 60_000;
const TOKEN_TIMEOUT_MS = 15_000;

/**
 * Access tokens of the signed-in Referrals admin, redeemed as needed: one redemption at a time over all
 * processes.
 */
export function createTokens(options: {
    settings: PartnerCenterSettings;
    secrets: Secrets;
    fetch: typeof fetch;
    now: () => Date;
}): Tokens {
    const { settings, secrets, now } = options;
    const cached = new Map<Audience, { token: string; until: number }>();
    const underWay = new Map<Audience, Promise<string>>();

    async function redeem(audience: Audience): Promise<string> {
        return secrets.withLock(REFRESH_TOKEN_SECRET, async () => {
            const stored = await secrets.readSecret(REFRESH_TOKEN_SECRET);
            // A new sign-in (another first token in the settings) counts more than what the old one became.
            const [origin, rotated] = stored ? (JSON.parse(stored) as [string, string]) : [];
            const first = await fingerprint(settings.refreshToken);
            const refreshToken = origin === first && rotated ? rotated : settings.refreshToken;
            const start = now().getTime();
            const answer = await requestToken(options, audience, refreshToken);
            // Before the access token is used: a rotated refresh token that is lost locks the relay out.
            if (answer.refresh_token && answer.refresh_token !== refreshToken)
                await secrets.writeSecret(
                    REFRESH_TOKEN_SECRET,
                    JSON.stringify([first, answer.refresh_token])
                );
            const until = start + answer.expires_in * 1000 - MARGIN_MS;
            cached.set(audience, { token: answer.access_token, until });
            return answer.access_token;
        });
    }

    return {
        async accessToken(audience, refused) {
            const held = cached.get(audience);
            if (held && held.token !== refused && held.until > now().getTime()) return held.token;
            const running =
                underWay.get(audience) ?? redeem(audience).finally(() => underWay.delete(audience));
            underWay.set(audience, running);
            return running;
        }
    };
}

async function fingerprint(secret: string): Promise<string> {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
    return Buffer.from(hash).toString('base64url').slice(0, 22);
}

async function requestToken(
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
    if (!response.ok) throw tokenFailure(response.status, text);
    return readBody((json) => readTokenAnswer(json, audience), text, 'The token');
}

/**
 * `invalid_grant`, `interaction_required`, `invalid_client`: only a person can help. The text may name users:
 * not quoted.
 */
function tokenFailure(status: number, text: string): CosellError {
    const parsed = tokenErrorSchema.safeParse(parseJson(text));
    const codes = (parsed.data?.error_codes ?? []).map((code) => `AADSTS${code}`);
    const why = parsed.success ? [parsed.data.error, ...codes].join(' ') : `HTTP ${status}`;
    const passes =
        status === 429 ||
        status >= 500 ||
        (parsed.success && parsed.data.error === 'temporarily_unavailable');
    return new CosellError(passes ? 'PARTNER_CENTER_UNAVAILABLE' : 'PARTNER_CENTER_SIGN_IN', why);
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}
