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

/**
 * Whether somebody else began the deal: Microsoft, or another partner. `direction` alone does not tell: the
 * service has been seen to answer `Incoming` for deals that the partner had created, with the partner as
 * the one who invited.
 */
export function beganElsewhere({ direction, inviteContext, organizationId }: Referral): boolean {
    const inviter = inviteContext?.invitedBy?.organizationId;
    return direction === 'Incoming' && (!inviter || inviter !== organizationId);
}
