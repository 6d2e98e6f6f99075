import type { PartnerCenter } from '../partner-center.ts';
import type { Audience } from './audience.ts';
import { required } from './form.ts';
import type { Person } from './people.ts';
import { seconds } from './sign-in.ts';
import { TokenError, type TokenErrorCode } from './token-error.ts';

/** Seconds between two polls. */
export const POLL_SECONDS = 1;

/** The sign-in behind `device_code`, once somebody has entered the user code. Throws TokenError. */
export function redeemDeviceCode(
    { login, clock }: PartnerCenter,
    form: URLSearchParams
): { person: Person; audience: Audience } {
    const code = required(form, 'device_code');
    const device = login.devices.get(code);
    if (!device) throw refusal('bad_verification_code', 70018, 'Bad verification code.');
    const now = seconds(clock.now());
    if (device.expires <= now) throw refusal('expired_token', 70019, 'Verification code expired.');
    const { outcome } = device;
    if (outcome === 'declined') {
        throw refusal('authorization_declined', 70017, 'The user declined the sign-in on the device.');
    }
    if (outcome === 'blocked') {
        // What a Conditional Access policy that blocks the device code flow answers (AADSTS53003).
        const message =
            'Access has been blocked by Conditional Access policies. The access policy does not allow ' +
            'token issuance.';
        throw refusal('access_denied', 53003, message);
    }
    if (outcome === 'pending') {
        const tooSoon = now - device.polled < POLL_SECONDS;
        device.polled = now;
        if (tooSoon) throw refusal('slow_down', 70016, 'Polled too often.');
        throw refusal(
            'authorization_pending',
            70016,
            'OAuth 2.0 device flow error. Authorization is pending.'
        );
    }
    login.devices.delete(code);
    return { person: outcome, audience: device.audience };
}

const refusal = (code: TokenErrorCode, aadsts: number, message: string) =>
    new TokenError(400, code, aadsts, message);
