import { z } from 'zod';
import { canonicalCase } from '../../relay/src/partner-center/canonical-case.ts';

/*
 * The referral as Microsoft's reference has it (resource "Referral", connector definition of October 2023),
 * closed: a property or a value that is not in it is a difference. The relay's own schema is open, since it
 * has to go on working.
 */
const text = z.string().nullish();
const flag = z.boolean().nullish();
const number = z.number().nullish();
const instant = z.iso.datetime({ offset: true }).nullish();
const oneOf = (...values: string[]) => z.enum(values).nullish();
const entity = z.strictObject({ id: z.string() });

export const documentedMember = z.strictObject({
    firstName: text,
    lastName: text,
    phoneNumber: text,
    email: text,
    title: text,
    contactPreference: z.strictObject({ locale: text, disableNotifications: flag }).nullish()
});

const documentedSolution = z.strictObject({
    id: z.string().min(1),
    name: text,
    type: oneOf('None', 'Category', 'Name'),
    price: number,
    quantity: number,
    currency: text,
    publisherName: text,
    solutionType: oneOf('1P', '3P'),
    closingDateTime: instant
});

const sizes = [
    '1to50',
    '51to500',
    '1to9',
    '10to50',
    '51to250',
    '251to1000',
    '1001to5000',
    '5001to10000',
    '10001to20000'
]
    .concat('Morethan500', 'Morethan20000')
    .map((size) => `${size}employees`);

const customerProfile = z.strictObject({
    name: text,
    size: oneOf(...sizes, ''),
    isMatchingComplete: flag,
    address: z
        .strictObject({
            addressLine1: text,
            addressLine2: text,
            city: text,
            state: text,
            postalCode: text,
            country: z.string().length(2),
            region: text
        })
        .nullish(),
    team: z.array(documentedMember).nullish(),
    ids: z
        .union([
            z.array(z.strictObject({ profileType: z.enum(['Duns', 'External']), id: z.string() })),
            z.strictObject({})
        ])
        .nullish()
});

const requirements = z.strictObject({
    industries: z.array(entity).nullish(),
    products: z.array(entity).nullish(),
    services: z.array(entity).nullish(),
    solutions: z.array(documentedSolution).nullish(),
    offers: z.array(z.never()).nullish(),
    salesPlays: z.array(z.never()).nullish(),
    additionalRequirements: z
        .strictObject({
            iot: z
                .strictObject({
                    customerLicenseAgreementNumber: text,
                    deviceCategory: text,
                    siliconType: text,
                    azureCertifiedDevice: flag,
                    attachServices: flag
                })
                .nullish(),
            attributes: z.array(z.strictObject({ type: z.string(), id: z.string() })).nullish()
        })
        .nullish()
});

export const documentedTarget = z.array(
    z.strictObject({
        type: z.enum(['None', 'BusinessProfileLocation', 'SolutionProfile']),
        id: z.string().min(1)
    })
);

const assistance = [
    'Unknown',
    'GeneralOrOther',
    'CustomerTechnicalArchitecture',
    'ProofOfConceptOrDemo'
].concat('QuotesOrLicensing', 'PostSalesCustomerSuccess', 'WorkloadSpecificValueProposition');

/** What a caller may send. */
const written = {
    name: text,
    engagementId: text,
    mpnId: text,
    externalReferenceId: text,
    campaignId: text,
    referralProgram: text,
    status: oneOf('New', 'Active', 'Closed'),
    substatus: oneOf(
        'None',
        'Pending',
        'Received',
        'Accepted',
        'Won',
        'Lost',
        'Declined',
        'Expired',
        'Error'
    ),
    statusReason: text,
    qualification: oneOf('None', 'Direct', 'MarketingQualified', 'SalesQualified'),
    type: z.enum(['Independent', 'Shared']),
    target: documentedTarget.nullish(),
    customerProfile,
    consent: z
        .strictObject({
            consentToContact: flag,
            consentToToShareInfoWithOthers: flag,
            consentToShareReferralWithMicrosoftSellers: flag,
            consentToMicrosoftToContactSpecificPartners: flag
        })
        .nullish(),
    details: z.strictObject({
        notes: text,
        dealValue: number,
        currency: z.string().regex(/^[A-Z]{3}$/),
        closingDateTime: instant,
        customerRequestedContact: flag,
        customerAction: text,
        incentiveLevel: text,
        requirements
    }),
    team: z.array(documentedMember).nullish(),
    inviteContext: z
        .strictObject({
            notes: text,
            assistanceRequestCode: oneOf(...assistance),
            invitedMpnId: text,
            invitedBy: z.strictObject({ organizationId: text, organizationName: text }).nullish()
        })
        .nullish()
};

const link = z.strictObject({ uri: z.url(), method: z.literal('GET') });
const guid = z.guid();

const answered = {
    ...written,
    '@odata.context': z.url().optional(),
    id: guid,
    engagementId: guid,
    organizationId: z.string(),
    organizationName: text,
    lastModifiedVia: text,
    lastRunId: text,
    createdDateTime: z.iso.datetime({ offset: true }),
    updatedDateTime: z.iso.datetime({ offset: true }),
    expirationDateTime: instant,
    acceptedDateTime: instant,
    closedDateTime: instant,
    status: z.enum(['New', 'Active', 'Closed']),
    substatus: z.enum(['Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error']),
    direction: oneOf('Incoming', 'Outgoing'),
    eTag: z
        .string()
        .regex(/^"[^"]+"$/, 'not in quotes of its own')
        .nullish(),
    favorite: flag,
    salesStage: text,
    quality: text,
    isSpam: flag,
    dealSensitivity: text,
    createdVia: text,
    tags: z.array(z.strictObject({ tag: z.string() })).nullish(),
    referralSource: text,
    callToAction: text,
    registrationStatus: oneOf(
        'None',
        'ReviewPending',
        'ActionRequired',
        'Approved',
        'Passed',
        'Failed',
        'Closed'
    ),
    registrations: z.array(z.never()).nullish(),
    links: z.strictObject({ self: link, relatedReferrals: link }).nullish(),
    trackingInfo: z
        .strictObject({
            microsoftMsxId: text,
            microsoftUSFedOpportunityId: text,
            microsoftUSFedLeadId: text,
            migratedPSCDealId: text,
            migratedPSCPartnerDealId: text
        })
        .nullish()
};

/** Status → substatuses (resource "ReferralSubstatus"). */
const pairs: Record<string, string[]> = {
    New: ['Pending', 'Received'],
    Active: ['Accepted'],
    Closed: ['Won', 'Lost', 'Declined', 'Expired', 'Error']
};

const fits = ({ status, substatus }: { status?: string | null; substatus?: string | null }) =>
    !status || !substatus || (pairs[status] ?? []).includes(substatus);
const unfit = { path: ['substatus'], message: 'does not go with the status' };

export const documentedAnswer = z.strictObject(answered).refine(fits, unfit);
export const documentedCreate = z.strictObject(written).refine(fits, unfit);
/** PUT: the answer of a GET without its links. */
export const documentedReplace = z
    .strictObject({ ...answered, organizationId: text, links: z.undefined().optional() })
    .refine(fits, unfit);

export const documentedPatch = z
    .array(
        z.strictObject({
            op: z.enum(['add', 'replace']),
            path: z.string().startsWith('/'),
            value: z.unknown()
        })
    )
    .min(1);

/**
 * What of a sample is not as documented, one line each; names in another case are let pass, as readers must.
 */
export function undocumented(schema: z.ZodType, json: unknown): string[] {
    const { error } = schema.safeParse(canonicalCase(json));
    return (error?.issues ?? []).map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
}

/** Whether `undocumented` had to change the case of a name. */
export function hasOddCase(json: unknown): boolean {
    return JSON.stringify(canonicalCase(json)) !== JSON.stringify(json);
}
