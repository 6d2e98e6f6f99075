import { decodeJwt } from 'jose';
import { z } from 'zod';

const claimsSchema = z.looseObject({
    tid: z.string().nullish(),
    upn: z.string().nullish(),
    /** How the person proved who they are (Entra ID, "Access token claims reference"; v1 tokens only). */
    amr: z.array(z.string()).nullish()
});
export type Claims = z.infer<typeof claimsSchema>;

/**
 * What an access token says. It is made for the API, not for us: where it cannot be read, nothing is known.
 * Not verified: it came from the token endpoint itself.
 */
export function claimsOf(accessToken: string): Claims {
    try {
        const read = claimsSchema.safeParse(decodeJwt(accessToken));
        return read.success ? read.data : {};
    } catch {
        return {};
    }
}

/** Null: the token does not tell. `ngcmfa`: a key of the device, such as Windows Hello. */
export function hadSecondFactor({ amr }: Claims): boolean | null {
    return amr ? amr.includes('mfa') || amr.includes('ngcmfa') : null;
}
