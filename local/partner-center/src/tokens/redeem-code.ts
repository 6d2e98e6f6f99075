import { createHash } from 'node:crypto';
import type { PartnerCenter } from '../partner-center.ts';
import { optional, required } from './form.ts';
import type { AuthorizationCode } from './login.ts';
import { seconds } from './sign-in.ts';
import { TokenError } from './token-error.ts';

/** The sign-in behind `code`, with the verifier of its PKCE challenge (RFC 7636). Throws TokenError. */
export function redeemCode({ login, clock }: PartnerCenter, form: URLSearchParams): AuthorizationCode {
    const redirectUri = required(form, 'redirect_uri');
    const code = login.codes.get(required(form, 'code'));
    if (!code) throw refusal(9002313, 'Invalid request. Request is malformed or invalid.');
    if (code.redeemed) {
        throw refusal(54005, 'OAuth2 Authorization code was already redeemed, retry with a new valid code.');
    }
    if (code.expires <= seconds(clock.now())) {
        throw refusal(70008, 'The provided authorization code has expired due to inactivity.');
    }
    if (code.redirectUri !== redirectUri) {
        const message = `The reply address '${redirectUri}' is not the one of the authorization request.`;
        throw new TokenError(400, 'invalid_client', 500112, message);
    }
    const verifier = optional(form, 'code_verifier');
    if (verifier === null) throw refusal(50148, 'The code_verifier of the code_challenge is missing.');
    if (createHash('sha256').update(verifier).digest('base64url') !== code.codeChallenge) {
        const message = 'The Code_Verifier does not match the code_challenge of the authorization request.';
        throw refusal(501481, message);
    }
    code.redeemed = true;
    return code;
}

const refusal = (aadsts: number, message: string) => new TokenError(400, 'invalid_grant', aadsts, message);
