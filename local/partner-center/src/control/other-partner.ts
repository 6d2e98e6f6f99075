import { randomUUID } from 'node:crypto';
import { brokenRule, itemNotFound } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { asInvitation, newReferral, partnerAsOwner } from '../referrals/new-referral.ts';
import type { Referral } from '../referrals/referral.ts';
import { addReferral, engagementOf, findReferral, isOwn, ownerOf } from '../referrals/referral-store.ts';
import { inboundBody, type InboundDeal } from './inbound-deal.ts';

/**
 * The partner's colleague invites another partner into an engagement: a referral of that partner,
 * New/Pending.
 */
export function inviteOtherPartner(
    partnerCenter: PartnerCenter,
    engagementId: string,
    { organizationName = 'Northwind Partner' }: { organizationName?: string }
): Referral {
    const own = engagementOf(partnerCenter, engagementId).find((one) => isOwn(partnerCenter, one));
    if (!own) throw itemNotFound(`Engagement ${engagementId} was not found.`);
    if (own.status !== 'Active') throw brokenRule(`The deal is ${own.status}: only an Active one is shared.`);
    const { name, customerProfile, consent, details, qualification, organizationId } = own;
    const owner = { organizationId: randomUUID(), organizationName, mpnId: null };
    const body = { name, customerProfile, consent, details, qualification, type: 'Shared', engagementId };
    const invitedBy = { organizationId, organizationName: own.organizationName };
    const referral = newReferral(partnerCenter, owner, structuredClone(body));
    return addReferral(
        partnerCenter,
        asInvitation(referral, partnerCenter.clock.now(), invitedBy),
        'other-partner'
    );
}

/** Another partner begins a deal, without Microsoft, and invites this one: New/Pending, to be answered. */
export function inviteAsOtherPartner(
    partnerCenter: PartnerCenter,
    { organizationName = 'Northwind Partner', ...deal }: InboundDeal & { organizationName?: string }
) {
    const now = partnerCenter.clock.now();
    const inviter = { organizationId: randomUUID(), organizationName };
    const body = inboundBody(deal, now, partnerCenter.switches());
    const theirs = newReferral(partnerCenter, { ...inviter, mpnId: null }, body);
    const { engagementId } = theirs;
    const ours = newReferral(partnerCenter, partnerAsOwner(partnerCenter), { ...body, engagementId });
    addReferral(partnerCenter, theirs, 'other-partner');
    const invited = addReferral(partnerCenter, asInvitation(ours, now, inviter), 'other-partner');
    return { referralId: invited.id, otherReferralId: theirs.id, engagementId };
}

/** Throws 404, and a broken rule for a referral of the partner or of Microsoft. */
export function findOtherPartners(partnerCenter: PartnerCenter, id: string): Referral {
    const referral = findReferral(partnerCenter, id);
    if (ownerOf(partnerCenter, referral) === 'other-partner') return referral;
    throw brokenRule(`${id} belongs to ${referral.organizationName}, not to another partner.`, 'id');
}
