import { ApiError, itemNotFound } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { ReferralsCaller } from '../tokens/authenticate.ts';
import type { Referral } from './referral.ts';
import { engagementOf, isOwn } from './referral-store.ts';

/**
 * Whether a person at the partner may see a referral: the organisation's own at the locations of his role,
 * and related ones of its engagements; a Referrals user only where he is in the team of the partner's
 * referral.
 */
export function maySee(partnerCenter: PartnerCenter, caller: ReferralsCaller, referral: Referral): boolean {
    const own = isOwn(partnerCenter, referral)
        ? referral
        : engagementOf(partnerCenter, referral.engagementId).find((one) => isOwn(partnerCenter, one));
    return own !== undefined && isAtLocation(partnerCenter, caller, own.mpnId) && isInTeam(caller, own);
}

/** Throws 403 or 404, by switch, for a referral outside of the caller's role or locations. */
export function checkMaySee(partnerCenter: PartnerCenter, caller: ReferralsCaller, referral: Referral): void {
    if (maySee(partnerCenter, caller, referral)) return;
    if (partnerCenter.switches().outOfScopeStatus === 404) {
        throw itemNotFound(`Referral ${referral.id} was not found.`);
    }
    throw new ApiError(403, 'accessDenied', `Referral ${referral.id} is outside of your role or locations.`);
}

/** Throws 403 for a deal at a location that the caller's role does not cover. */
export function checkLocation(
    partnerCenter: PartnerCenter,
    caller: ReferralsCaller,
    mpnId: string | null
): void {
    if (isAtLocation(partnerCenter, caller, mpnId)) return;
    throw new ApiError(403, 'accessDenied', `Your role does not cover location ${mpnId}.`, {
        target: 'mpnId'
    });
}

/** A Referrals user can only read (Referrals API, authentication); a switch says otherwise. Throws 403. */
export function checkMayEdit({ switches }: PartnerCenter, caller: ReferralsCaller): void {
    if (caller.role === 'ReferralsAdmin') return;
    if (caller.role === 'ReferralsUser' && switches().referralsUser === 'edits') return;
    throw new ApiError(
        403,
        'accessDenied',
        'Role Referrals admin is required to create or change referrals.'
    );
}

/** A role is given for the whole company or for single locations. */
function isAtLocation({ state }: PartnerCenter, { email }: ReferralsCaller, mpnId: string | null): boolean {
    const locations = state.scopes[email.toLowerCase()];
    return locations === undefined || (mpnId !== null && locations.includes(mpnId));
}

function isInTeam({ role, email }: ReferralsCaller, { team }: Referral): boolean {
    const wanted = email.toLowerCase();
    return role === 'ReferralsAdmin' || team.some((member) => member.email?.toLowerCase() === wanted);
}
