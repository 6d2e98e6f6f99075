import { randomInt } from 'node:crypto';
import { invalidRequest } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { changeReferral } from '../referrals/change-referral.ts';
import {
    asInvitation,
    microsoftAsOwner,
    newReferral,
    partnerAsOwner,
    type CreateBody
} from '../referrals/new-referral.ts';
import { isMicrosofts, MICROSOFT, type Member, type Referral } from '../referrals/referral.ts';
import { addReferral, engagementOf, findReferral } from '../referrals/referral-store.ts';

/** The seller at Microsoft who answers and invites here. */
export const seller: Member = {
    firstName: 'Alex',
    lastName: 'Wilber',
    phoneNumber: '+14255550100',
    email: 'alex.wilber@microsoft.com',
    title: 'Microsoft seller',
    contactPreference: { locale: 'en-US', disableNotifications: false }
};

const newMsxId = () =>
    `7-${randomInt(36 ** 7, 36 ** 8)
        .toString(36)
        .toUpperCase()}`;

/** Microsoft's own referral by its id. Throws 404, and 400 for a referral of the partner. */
export function findMicrosofts(partnerCenter: PartnerCenter, id: string): Referral {
    const referral = findReferral(partnerCenter, id);
    if (isMicrosofts(referral)) return referral;
    const connected = engagementOf(partnerCenter, referral.engagementId).filter(isMicrosofts);
    const hint = connected.map((one) => one.id).join(', ') || 'none';
    throw invalidRequest(`${id} is the partner's referral. Microsoft's in this engagement: ${hint}.`, 'id');
}

/** From now on Microsoft's CRM has the deal, and its seller is in the team. */
export function acceptAsMicrosoft(partnerCenter: PartnerCenter, id: string, by: Member = seller): Referral {
    const before = findMicrosofts(partnerCenter, id);
    const after: Referral = {
        ...before,
        status: 'Active',
        substatus: 'Accepted',
        team: [...before.team, by],
        trackingInfo: { ...before.trackingInfo, microsoftMsxId: newMsxId() }
    };
    return changeReferral(partnerCenter, before, after, { actor: 'microsoft', by: 'microsoft' });
}

export function declineAsMicrosoft(
    partnerCenter: PartnerCenter,
    id: string,
    statusReason = 'No Microsoft seller directly manages this customer.'
): Referral {
    const before = findMicrosofts(partnerCenter, id);
    const after: Referral = { ...before, status: 'Closed', substatus: 'Declined', statusReason };
    return changeReferral(partnerCenter, before, after, { actor: 'microsoft', by: 'microsoft' });
}

export interface InboundDeal {
    name?: string;
    dealValue?: number;
    currency?: string;
    closingDateTime?: string;
    notes?: string;
    customerName?: string;
    country?: string;
}

/**
 * Microsoft invites the partner: Microsoft's referral, at work already, and one for the partner to answer.
 */
export function inviteAsMicrosoft(partnerCenter: PartnerCenter, deal: InboundDeal) {
    const now = partnerCenter.clock.now();
    const body = inboundBody(deal, now);
    const invitedBy = { organizationId: MICROSOFT, organizationName: 'Microsoft' };
    const microsofts: Referral = {
        ...newReferral(partnerCenter, microsoftAsOwner, { ...body, team: [seller] }),
        direction: 'Outgoing'
    };
    microsofts.trackingInfo = { ...microsofts.trackingInfo, microsoftMsxId: newMsxId() };
    const partners = asInvitation(
        newReferral(partnerCenter, partnerAsOwner(partnerCenter), {
            ...body,
            engagementId: microsofts.engagementId
        }),
        now,
        invitedBy
    );
    addReferral(partnerCenter, partners, 'microsoft');
    addReferral(partnerCenter, microsofts, 'microsoft');
    const { engagementId } = partners;
    return { referralId: partners.id, microsoftReferralId: microsofts.id, engagementId };
}

function inboundBody(deal: InboundDeal, now: Date): CreateBody {
    const inThreeMonths = new Date(now.getTime() + 90 * 24 * 3600 * 1000).toISOString();
    return {
        name: deal.name ?? 'Data platform modernisation',
        type: 'Shared',
        qualification: 'SalesQualified',
        customerProfile: {
            name: deal.customerName ?? 'Fabrikam Manufacturing',
            size: '251to1000employees',
            isMatchingComplete: true,
            address: {
                addressLine1: '1 Fabrikam Way',
                addressLine2: null,
                city: 'Seattle',
                state: 'WA',
                postalCode: '98101',
                country: deal.country ?? 'US',
                region: null
            },
            team: [
                {
                    firstName: 'Dana',
                    lastName: 'Swope',
                    phoneNumber: '+12065550142',
                    email: 'dana.swope@fabrikam.example'
                }
            ],
            ids: [{ profileType: 'External', id: '1-15NABCD' }]
        },
        consent: {
            consentToContact: true,
            consentToToShareInfoWithOthers: true,
            consentToShareReferralWithMicrosoftSellers: true
        },
        details: {
            notes:
                deal.notes ?? 'The customer moves its plants to one data platform and looks for a partner.',
            dealValue: deal.dealValue ?? 75000,
            currency: deal.currency ?? 'USD',
            closingDateTime: deal.closingDateTime ?? inThreeMonths,
            requirements: {
                solutions: [{ id: 'SOL-15974-MQF', name: 'Contoso Data Platform', type: 'Name' }],
                additionalRequirements: {
                    attributes: [{ type: 'CustomerMarketplaceIntent', id: 'HaveNotDecided' }]
                }
            }
        },
        inviteContext: { notes: 'Can you help this customer?', assistanceRequestCode: 'Unknown' }
    };
}
