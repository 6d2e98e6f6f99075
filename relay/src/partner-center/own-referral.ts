import { isMicrosofts } from './microsofts-referral.ts';
import type { Referral } from './referral.ts';

/**
 * The signed-in partner's own referral: an engagement may hold Microsoft's and those of other partners, too.
 * @param organizationId of the partner; null: not known yet, so that only Microsoft's can be told apart
 */
export function isOwn(referral: Referral, organizationId: string | null): boolean {
    if (isMicrosofts(referral)) return false;
    const owner = referral.organizationId;
    return !owner || !organizationId || owner.toLowerCase() === organizationId.toLowerCase();
}
