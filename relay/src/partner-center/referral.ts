import { z } from 'zod';
import { canonicalCase } from './canonical-case.ts';

const text = z.string().nullish();
const flag = z.boolean().nullish();

const member = z.looseObject({
    firstName: text,
    lastName: text,
    phoneNumber: text,
    email: text,
    title: text,
    contactPreference: z.looseObject({ locale: text, disableNotifications: flag }).nullish()
});

const solution = z.looseObject({
    id: text,
    name: text,
    type: text,
    price: z.union([z.number(), z.string()]).nullish(),
    quantity: z.union([z.number(), z.string()]).nullish(),
    currency: text,
    publisherName: text,
    solutionType: text,
    closingDateTime: text
});

const named = z.looseObject({ id: text });

const customerProfile = z.looseObject({
    name: text,
    size: text,
    isMatchingComplete: flag,
    address: z
        .looseObject({
            addressLine1: text,
            addressLine2: text,
            city: text,
            state: text,
            postalCode: text,
            country: text,
            region: text
        })
        .nullish(),
    team: z.array(member).nullish(),
    /** The docs' samples show `[]` and also `{}` for "none". */
    ids: z.union([z.array(z.looseObject({ profileType: text, id: text })), z.looseObject({})]).nullish()
});

const details = z.looseObject({
    notes: text,
    /** A number in real answers, a string in the docs' PATCH samples. */
    dealValue: z.union([z.number(), z.string()]).nullish(),
    currency: text,
    closingDateTime: text,
    customerRequestedContact: flag,
    requirements: z
        .looseObject({
            industries: z.array(named).nullish(),
            products: z.array(named).nullish(),
            services: z.array(named).nullish(),
            solutions: z.array(solution).nullish(),
            additionalRequirements: z
                .looseObject({ attributes: z.array(z.looseObject({ type: text, id: text })).nullish() })
                .nullish()
        })
        .nullish()
});

const link = z.looseObject({ uri: text, method: text });

/**
 * A referral as the Referrals API answers it (v1.0, resource "Referral"). Nothing is turned into something
 * else and nothing is dropped: what is unknown here is kept at every level, since a later write may have to
 * send it back.
 */
export const referralSchema = z.looseObject({
    id: z.string().min(1),
    engagementId: text,
    name: text,
    organizationId: text,
    organizationName: text,
    mpnId: text,
    externalReferenceId: text,
    createdDateTime: text,
    updatedDateTime: text,
    expirationDateTime: text,
    acceptedDateTime: text,
    closedDateTime: text,
    status: z.string().min(1),
    substatus: text,
    statusReason: text,
    qualification: text,
    type: text,
    direction: text,
    eTag: text,
    salesStage: text,
    target: z.array(z.looseObject({ type: text, id: text })).nullish(),
    customerProfile: customerProfile.nullish(),
    consent: z
        .looseObject({
            consentToContact: flag,
            consentToToShareInfoWithOthers: flag,
            consentToShareReferralWithMicrosoftSellers: flag
        })
        .nullish(),
    details: details.nullish(),
    team: z.array(member).nullish(),
    inviteContext: z
        .looseObject({
            notes: text,
            assistanceRequestCode: text,
            invitedMpnId: text,
            invitedBy: z.looseObject({ organizationId: text, organizationName: text }).nullish()
        })
        .nullish(),
    registrationStatus: z.unknown().optional(),
    /** A list; read with care, since no deal may stop because its registration reads otherwise. */
    registrations: z.unknown().optional(),
    trackingInfo: z.looseObject({ microsoftMsxId: text }).nullish(),
    links: z.looseObject({ self: link.nullish(), relatedReferrals: link.nullish() }).nullish()
});

export type Referral = z.infer<typeof referralSchema>;

/**
 * Property names are read without case, as Microsoft's own samples mix it. Throws a ZodError that names what
 * is wrong.
 */
export function readReferral(json: unknown): Referral {
    return referralSchema.parse(canonicalCase(json));
}
