import { CosellError } from '@cosell/contracts/errors';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The check that guards every download: `allowed(value)` answers the address if it is, character by
 * character, one of `configured`; anything else throws WEBHOOK_CERTIFICATE_HOST. Nothing of the value is
 * parsed, so there is no second reading of it to trick.
 *
 * @throws CosellError CONFIG_INVALID if a configured address is not https (http: only for this machine
 *   itself).
 */
export function certificateAddresses(configured: string[]): (value: string) => string {
    const wrong = configured.filter((address) => !isSafe(address));
    if (configured.length === 0 || wrong.length > 0) {
        const what = wrong.length > 0 ? `not https: ${wrong.join(', ')}` : 'none given';
        throw new CosellError('CONFIG_INVALID', `PARTNER_CERTIFICATE_URLS: ${what}.`);
    }
    const addresses = new Set(configured);
    return (value) => {
        if (addresses.has(value)) return value;
        throw new CosellError('WEBHOOK_CERTIFICATE_HOST', JSON.stringify(value.slice(0, 200)));
    };
}

function isSafe(address: string): boolean {
    const url = URL.parse(address);
    if (!url || url.username || url.password) return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
}
