import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Secrets } from './client-types.ts';

/** Name of the secret, and of the lock under which it is changed. */
export const SIGN_IN_SECRET = 'partner-center-sign-in';

const instant = z.iso.datetime();

/** Good until shortly before its end; kept so that a process need not redeem what another one has. */
const accessTokenSchema = z.object({ token: z.string(), until: instant }).nullable();

const recordSchema = z.object({
    /** Of this sign-in: what was got by another one is not used any more. */
    id: z.string(),
    refreshToken: z.string(),
    signedInAt: instant,
    /** When the refresh token was given out: from then on it lasts 90 days. */
    renewedAt: instant,
    /** When each API was last redeemed for. */
    redeemedAt: z.object({ referrals: instant.nullable(), webhooks: instant.nullable() }),
    accessTokens: z
        .object({ referrals: accessTokenSchema, webhooks: accessTokenSchema })
        .default({ referrals: null, webhooks: null }),
    /** Fingerprints of first tokens in the settings that were taken up already: each counts once. */
    takenUp: z.array(z.string()),
    /** Microsoft does not honour the sign-in any more. */
    ended: z.object({ detail: z.string(), at: instant }).nullable()
});

/** The sign-in that the relay works with, as the store keeps it for all processes. */
export type SignInRecord = z.infer<typeof recordSchema>;

/** @throws CosellError STORE_KEY */
export async function readSignIn(secrets: Secrets): Promise<SignInRecord | null> {
    const stored = await secrets.readSecret(SIGN_IN_SECRET);
    return stored ? recordSchema.parse(JSON.parse(stored)) : null;
}

export async function writeSignIn(secrets: Secrets, record: SignInRecord): Promise<void> {
    await secrets.writeSecret(SIGN_IN_SECRET, JSON.stringify(record));
}

/** A sign-in of which nothing was redeemed yet. */
export function newSignIn(id: string, refreshToken: string, takenUp: string[], now: Date): SignInRecord {
    const at = now.toISOString();
    return {
        id,
        refreshToken,
        signedInAt: at,
        renewedAt: at,
        redeemedAt: { referrals: null, webhooks: null },
        accessTokens: { referrals: null, webhooks: null },
        takenUp,
        ended: null
    };
}

/** Tells one token from another without giving either away. */
export const fingerprintOf = (token: string) =>
    createHash('sha256').update(token).digest('base64url').slice(0, 22);
