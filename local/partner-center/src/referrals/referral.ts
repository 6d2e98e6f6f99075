import type { DealRegistration } from '../registrations/deal-registration.ts';

/** The organisation id under which Microsoft itself appears in referrals. */
export const MICROSOFT = 'msft';

export type Status = 'New' | 'Active' | 'Closed';
export type Substatus =
    | 'Pending'
    | 'Received'
    | 'Accepted'
    | 'Won'
    | 'Lost'
    | 'Declined'
    | 'Expired'
    | 'Error';

export interface Member {
    firstName: string | null;
    lastName: string | null;
    phoneNumber: string | null;
    email: string | null;
    title?: string | null;
    contactPreference?: { locale: string | null; disableNotifications: boolean | null } | null;
}

export interface Solution {
    id: string;
    name?: string | null;
    type?: string | null;
    [property: string]: unknown;
}

export interface CustomerProfile {
    name: string | null;
    size: string | null;
    isMatchingComplete: boolean;
    address: Record<string, string | null> | null;
    team: Member[];
    ids: { profileType: string; id: string }[];
}

export interface Details {
    notes: string | null;
    dealValue: number | null;
    currency: string | null;
    closingDateTime: string | null;
    requirements: {
        solutions: Solution[];
        additionalRequirements?: { attributes?: { type: string; id: string }[] | null } | null;
        [property: string]: unknown;
    };
    [property: string]: unknown;
}

export interface InviteContext {
    notes: string | null;
    assistanceRequestCode: string;
    invitedMpnId: string | null;
    invitedBy: { organizationId: string | null; organizationName: string | null };
}

/** A referral as it is kept: all of the wire form but `links` and `@odata.context`. */
export interface Referral {
    id: string;
    engagementId: string;
    name: string | null;
    /** The owner: the partner's organisation, or `msft`. */
    organizationId: string;
    organizationName: string;
    mpnId: string | null;
    externalReferenceId: string | null;
    campaignId: string | null;
    referralProgram: string | null;
    createdDateTime: string;
    updatedDateTime: string;
    expirationDateTime: string | null;
    acceptedDateTime: string | null;
    closedDateTime: string | null;
    status: Status;
    substatus: Substatus;
    statusReason: string | null;
    qualification: string;
    type: string;
    direction: 'Incoming' | 'Outgoing';
    /** Includes its quotes. */
    eTag: string;
    salesStage: string | null;
    target: { type: string; id: string }[];
    customerProfile: CustomerProfile;
    consent: Record<string, boolean | null>;
    details: Details;
    team: Member[];
    inviteContext: InviteContext;
    trackingInfo: Record<string, string | null>;
    registrations: DealRegistration[];
    registrationStatus: string;
    favorite: boolean;
    quality: string;
    isSpam: boolean;
    tags: string[];
    dealSensitivity: string;
    createdVia: string | null;
    lastModifiedVia: string | null;
    lastRunId: string | null;
    referralSource: string | null;
    callToAction: string | null;
}

export const isMicrosofts = (referral: Referral) => referral.organizationId === MICROSOFT;

export const isVisibleToSellers = (referral: Referral) =>
    referral.consent['consentToShareReferralWithMicrosoftSellers'] === true;
