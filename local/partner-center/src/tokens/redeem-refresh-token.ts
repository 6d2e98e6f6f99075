import type { PartnerCenter } from '../partner-center.ts';
import type { RefreshToken } from '../state/partner-center-state.ts';
import { required } from './form.ts';
import { seconds } from './sign-in.ts';
import { TokenError } from './token-error.ts';

/** The sign-in behind the parameter `refresh_token`. Throws TokenError. */
export function redeemRefreshToken(partnerCenter: PartnerCenter, form: URLSearchParams): RefreshToken {
    const { state, clock, switches, changed } = partnerCenter;
    const name = required(form, 'refresh_token');
    const token = Object.hasOwn(state.refreshTokens, name) ? state.refreshTokens[name] : undefined;
    const refuse = (aadsts: number, message: string, error: 'invalid_grant' | 'interaction_required') => {
        throw new TokenError(400, error, aadsts, message);
    };
    if (!token) {
        const message = 'Invalid request. Request is malformed or invalid.';
        throw new TokenError(400, 'invalid_grant', 9002313, message);
    }
    if (token.expires <= seconds(clock.now()))
        refuse(700082, 'The refresh token has expired due to inactivity.', 'invalid_grant');
    const used = token.redeemed && switches().usedRefreshTokens === 'refused';
    if (used || token.revoked === 'sessions')
        refuse(50173, 'The grant has expired due to it being revoked; sign in again.', 'invalid_grant');
    if (token.revoked === 'consent') {
        const message = 'The user or administrator has not consented to use the application.';
        refuse(65001, message, 'invalid_grant');
    }
    if (switches().refreshMfa === 'required') {
        const message =
            'Due to a configuration change made by your administrator, or because you moved to a new ' +
            'location, you must use multi-factor authentication to access the resource.';
        refuse(50076, message, 'interaction_required');
    }
    token.redeemed = true;
    changed();
    return token;
}
