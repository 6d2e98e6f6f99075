import type { Referral } from './referral.ts';

/** Microsoft's connected referral in an engagement, as opposed to the partner's own. */
export function isMicrosofts(referral: Referral): boolean {
    return (
        referral.organizationId?.toLowerCase() === 'msft' ||
        (referral.target ?? []).some(
            ({ type, id }) => type === 'BusinessProfileLocation' && id?.toLowerCase() === 'msft'
        )
    );
}
