import type { Referral } from '../../partner-center/referral.ts';

/** The id that stands for Microsoft as the one who invites. */
const MICROSOFT = 'msft';
const ofMarketing = new Set(['salesqualified', 'marketingqualified']);

/**
 * Which kind of lead a referral is; null: a co-sell deal (Partner Center API, "Referrals", which kinds of
 * records come back: by type, qualification and who invited, never by `referralSource`).
 */
export function leadCategory({
    type,
    qualification,
    inviteContext
}: Pick<Referral, 'type' | 'qualification' | 'inviteContext'>): 'marketplace' | 'qualified' | null {
    if (type?.toLowerCase() !== 'independent') return null;
    const inviter = inviteContext?.invitedBy?.organizationId?.toLowerCase() ?? null;
    const kind = qualification?.toLowerCase() ?? '';
    if (kind === 'direct') return inviter === null || inviter === MICROSOFT ? 'marketplace' : null;
    return ofMarketing.has(kind) && inviter === MICROSOFT ? 'qualified' : null;
}
