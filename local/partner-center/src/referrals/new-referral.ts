import { randomUUID } from 'node:crypto';
import type { PartnerCenter } from '../partner-center.ts';
import { newEntityTag } from './entity-tag.ts';
import { MICROSOFT, type Member, type Referral } from './referral.ts';

/** A create body after its schema check. */
export type CreateBody = Partial<Omit<Referral, 'inviteContext'>> & {
    inviteContext?: Partial<Referral['inviteContext']> | null;
};

type Owner = Pick<Referral, 'organizationId' | 'organizationName' | 'mpnId'>;

export const partnerAsOwner = ({ state: { tenant } }: PartnerCenter): Owner => ({
    organizationId: tenant.organizationId,
    organizationName: tenant.organizationName,
    mpnId: tenant.mpnId
});

export const microsoftAsOwner: Owner = {
    organizationId: MICROSOFT,
    organizationName: 'Microsoft',
    mpnId: null
};

/** Answers are due within 14 days (Partner Center, manage co-sell opportunities). */
export const ANSWER_DAYS = 14;

/**
 * A referral with every property of the wire form, an outgoing deal by default: Active/Accepted whatever
 * status was posted, accepted at the time of creation, without expiration.
 */
export function newReferral(partnerCenter: PartnerCenter, owner: Owner, body: CreateBody): Referral {
    const { clock, switches } = partnerCenter;
    const created = clock.stamp();
    const { customerProfile, details, consent } = body;
    return {
        id: randomUUID(),
        engagementId: body.engagementId ?? randomUUID(),
        name: body.name ?? null,
        ...owner,
        mpnId: body.mpnId ?? owner.mpnId,
        externalReferenceId: body.externalReferenceId ?? null,
        campaignId: body.campaignId ?? null,
        referralProgram: body.referralProgram ?? null,
        createdDateTime: created,
        updatedDateTime: created,
        expirationDateTime: null,
        acceptedDateTime: created,
        closedDateTime: null,
        status: 'Active',
        substatus: 'Accepted',
        statusReason: body.statusReason ?? null,
        qualification: body.qualification ?? 'None',
        type: body.type ?? 'Independent',
        direction: switches().createdDirection,
        eTag: newEntityTag(clock.now()),
        salesStage: body.salesStage ?? null,
        favorite: body.favorite ?? false,
        quality: 'Unknown',
        isSpam: false,
        tags: [],
        dealSensitivity: 'None',
        createdVia: body.createdVia ?? null,
        lastModifiedVia: body.lastModifiedVia ?? null,
        lastRunId: body.lastRunId ?? null,
        referralSource: null,
        callToAction: null,
        registrationStatus: 'None',
        registrations: [],
        target: body.target ?? [],
        customerProfile: {
            name: customerProfile?.name ?? null,
            size: customerProfile?.size ?? null,
            isMatchingComplete: false,
            address: customerProfile?.address ?? null,
            team: customerProfile?.team?.map(member) ?? [],
            ids: Array.isArray(customerProfile?.ids) ? customerProfile.ids : []
        },
        consent: { ...consent },
        details: {
            ...details,
            notes: details?.notes ?? null,
            dealValue: details?.dealValue ?? null,
            currency: details?.currency ?? null,
            closingDateTime: details?.closingDateTime ?? null,
            requirements: withLists(details?.requirements ?? {})
        },
        team: body.team?.map(member) ?? [],
        inviteContext: {
            notes: body.inviteContext?.notes ?? null,
            assistanceRequestCode: body.inviteContext?.assistanceRequestCode ?? 'Unknown',
            invitedMpnId: body.inviteContext?.invitedMpnId ?? null,
            // The inviting organisation follows from the caller, whatever was posted.
            invitedBy: {
                organizationId: owner.organizationId,
                organizationName: owner.organizationName
            }
        },
        trackingInfo: {
            microsoftMsxId: null,
            microsoftUSFedOpportunityId: null,
            microsoftUSFedLeadId: null,
            migratedPSCDealId: null,
            migratedPSCPartnerDealId: null
        }
    };
}

/** Turns a referral into an invitation that waits for its owner's answer. */
export function asInvitation(
    referral: Referral,
    now: Date,
    invitedBy: Referral['inviteContext']['invitedBy']
): Referral {
    const expires = new Date(now.getTime() + ANSWER_DAYS * 24 * 3600 * 1000);
    return {
        ...referral,
        status: 'New',
        substatus: 'Pending',
        direction: 'Incoming',
        acceptedDateTime: null,
        expirationDateTime: expires.toISOString(),
        inviteContext: { ...referral.inviteContext, invitedBy }
    };
}

const withLists = (given: Partial<Referral['details']['requirements']>) => ({
    ...given,
    industries: given['industries'] ?? [],
    products: given['products'] ?? [],
    services: given['services'] ?? [],
    solutions: given.solutions ?? [],
    offers: given['offers'] ?? [],
    salesPlays: given['salesPlays'] ?? []
});

const member = (given: Member): Member => ({
    ...given,
    firstName: given.firstName ?? null,
    lastName: given.lastName ?? null,
    phoneNumber: given.phoneNumber ?? null,
    email: given.email ?? null,
    title: given.title ?? null,
    contactPreference: given.contactPreference ?? { locale: null, disableNotifications: null }
});
