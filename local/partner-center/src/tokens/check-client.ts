import { timingSafeEqual } from 'node:crypto';
import type { PartnerCenter } from '../partner-center.ts';
import { required } from './form.ts';
import { TokenError } from './token-error.ts';

/** The app that asks: id and, but for `idOnly`, secret. Throws TokenError. */
export function checkClient(
    { state }: PartnerCenter,
    form: URLSearchParams,
    { idOnly = false }: { idOnly?: boolean } = {}
): void {
    const clientId = required(form, 'client_id');
    if (clientId !== state.tenant.clientId) {
        const message = `Application with identifier '${clientId}' was not found in the directory.`;
        throw new TokenError(400, 'unauthorized_client', 700016, message);
    }
    if (idOnly) return;
    const secret = form.get('client_secret');
    if (!secret) {
        const message =
            "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
        throw new TokenError(401, 'invalid_client', 7000218, message);
    }
    if (!sameText(secret, state.tenant.clientSecret)) {
        const message = `Invalid client secret provided for app '${clientId}'.`;
        throw new TokenError(401, 'invalid_client', 7000215, message);
    }
}

function sameText(left: string, right: string): boolean {
    const [a, b] = [Buffer.from(left), Buffer.from(right)];
    return a.length === b.length && timingSafeEqual(a, b);
}
