import type { CallContext, PartnerCenterClient, Secrets } from '../partner-center/client-types.ts';
import { organizationsSeen } from './organizations-seen.ts';
import { acceptPartner, readPartner } from './partner.ts';

/**
 * Tells whose referrals are our own. Where nobody could see one at the sign-in, it is learned from the first
 * that a list shows, and kept for good.
 */
export function createOwnOrganization(options: {
    secrets: Secrets;
    partnerCenter: Pick<PartnerCenterClient, 'listReferrals'>;
    now: () => Date;
}): (call: CallContext) => Promise<string | null> {
    const { secrets, partnerCenter, now } = options;
    let known: string | null = null;

    async function learn(call: CallContext): Promise<string | null> {
        const partner = await readPartner(secrets);
        if (partner?.organizationId || !partner) return partner?.organizationId ?? null;
        const organizationIds = await organizationsSeen(partnerCenter, call);
        return (await acceptPartner(secrets, { ...partner, organizationIds }, now())).organizationId;
    }

    return async (call) => (known ??= await learn(call));
}
