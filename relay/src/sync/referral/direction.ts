import type { Referral } from '../../partner-center/referral.ts';

/**
 * `Incoming`: somebody else invited the owner, Microsoft or another partner. The one who invited tells; the
 * service's own `direction` counts only where nobody is named, since it has been seen to say `Incoming` of
 * deals that the partner itself had created.
 */
export function directionOf(referral: Pick<Referral, 'direction' | 'inviteContext' | 'organizationId'>) {
    const { direction, inviteContext, organizationId } = referral;
    const inviter = inviteContext?.invitedBy?.organizationId;
    if (!inviter || !organizationId) return direction || null;
    return inviter.toLowerCase() === organizationId.toLowerCase() ? 'Outgoing' : 'Incoming';
}
