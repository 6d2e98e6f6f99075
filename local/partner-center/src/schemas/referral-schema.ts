import { flag, list, moment, number, object, oneOf, text, type JsonSchema } from './json-schema.ts';

/** At most 50 solutions and 50 team members per deal (Partner Center, bulk operations). */
const MOST_ROWS = 50;

export const assistanceRequestCodes = [
    'Unknown',
    'GeneralOrOther',
    'CustomerTechnicalArchitecture',
    'ProofOfConceptOrDemo',
    'QuotesOrLicensing',
    'PostSalesCustomerSuccess',
    'WorkloadSpecificValueProposition'
];

const customerSizes = [
    '1to50employees',
    '51to500employees',
    'Morethan500employees',
    '1to9employees',
    '10to50employees',
    '51to250employees',
    '251to1000employees',
    '1001to5000employees',
    '5001to10000employees',
    '10001to20000employees',
    'Morethan20000employees'
];

export const memberSchema: JsonSchema = {
    ...object({
        firstName: text,
        lastName: text,
        phoneNumber: text,
        email: text,
        title: text,
        contactPreference: object({ locale: text, disableNotifications: flag })
    }),
    type: 'object'
};

export const solutionSchema: JsonSchema = {
    ...object(
        {
            id: { type: 'string', minLength: 1 },
            name: text,
            type: oneOf('None', 'Category', 'Name', null),
            price: number,
            quantity: number,
            currency: text,
            publisherName: text,
            solutionType: oneOf('1P', '3P', null),
            closingDateTime: moment
        },
        ['id']
    ),
    type: 'object'
};

export const teamSchema = list(memberSchema, MOST_ROWS);
export const solutionsSchema = list(solutionSchema, MOST_ROWS);

const tag = object({ id: { type: 'string' } }, ['id']);

const requirements = object({
    industries: list(tag),
    products: list(tag),
    services: list(tag),
    solutions: solutionsSchema,
    offers: list({}),
    salesPlays: list({}),
    additionalRequirements: object({
        iot: object({
            customerLicenseAgreementNumber: text,
            deviceCategory: text,
            siliconType: text,
            azureCertifiedDevice: flag,
            attachServices: flag
        }),
        attributes: list(object({ type: { type: 'string' }, id: { type: 'string' } }, ['type', 'id']))
    })
});

const address = object({
    addressLine1: text,
    addressLine2: text,
    city: text,
    state: text,
    postalCode: text,
    country: text,
    region: text
});

const customerIds: JsonSchema = {
    anyOf: [
        list(object({ profileType: oneOf('Duns', 'External'), id: text }, ['profileType', 'id'])),
        // A docs sample has `"ids": {}`.
        { type: 'object', additionalProperties: false }
    ]
};

/** What a caller may set when creating. `engagementId` attaches a connected referral. */
const settable: Record<string, JsonSchema> = {
    name: text,
    engagementId: { type: 'string', format: 'guid' },
    mpnId: text,
    externalReferenceId: text,
    campaignId: text,
    referralProgram: text,
    status: oneOf('New', 'Active', 'Closed', null),
    substatus: oneOf(
        'Pending',
        'Received',
        'Accepted',
        'Won',
        'Lost',
        'Declined',
        'Expired',
        'Error',
        'None',
        null
    ),
    statusReason: text,
    qualification: oneOf('None', 'Direct', 'MarketingQualified', 'SalesQualified', null),
    type: oneOf('Independent', 'Shared'),
    salesStage: text,
    favorite: flag,
    lastModifiedVia: text,
    lastRunId: text,
    createdVia: text,
    target: list(
        object({ type: oneOf('None', 'BusinessProfileLocation', 'SolutionProfile'), id: text }, [
            'type',
            'id'
        ])
    ),
    customerProfile: {
        ...object({
            name: text,
            size: oneOf(...customerSizes, '', null),
            address,
            team: teamSchema,
            ids: customerIds
        }),
        type: 'object'
    },
    consent: {
        ...object({
            consentToContact: flag,
            consentToToShareInfoWithOthers: flag,
            consentToShareReferralWithMicrosoftSellers: flag,
            consentToMicrosoftToContactSpecificPartners: flag
        }),
        type: 'object'
    },
    details: {
        ...object({
            notes: text,
            dealValue: number,
            currency: text,
            closingDateTime: moment,
            customerRequestedContact: flag,
            customerAction: text,
            incentiveLevel: text,
            requirements
        }),
        type: 'object'
    },
    team: teamSchema,
    inviteContext: object({
        notes: text,
        assistanceRequestCode: oneOf(...assistanceRequestCodes, null),
        invitedMpnId: text,
        invitedBy: object({ organizationId: text, organizationName: text })
    })
};

const requiredOnCreate = ['type', 'customerProfile', 'consent', 'details'];

/** POST: the properties that Microsoft's docs require, and their types. */
export const createSchema: JsonSchema = {
    type: 'object',
    additionalProperties: false,
    required: requiredOnCreate,
    properties: settable
};

/** Set by the server. A PUT sends the whole referral back; `links` has to be taken out of it first. */
export const serverSet = [
    'id',
    'organizationId',
    'organizationName',
    'createdDateTime',
    'updatedDateTime',
    'expirationDateTime',
    'acceptedDateTime',
    'closedDateTime',
    'eTag',
    'direction',
    'quality',
    'isSpam',
    'tags',
    'dealSensitivity',
    'referralSource',
    'callToAction',
    'registrationStatus',
    'registrations',
    'trackingInfo'
];

const whole: JsonSchema['properties'] = {
    ...settable,
    ...Object.fromEntries([...serverSet, '@odata.context'].map((name) => [name, {}])),
    customerProfile: {
        ...settable['customerProfile'],
        properties: { ...settable['customerProfile']?.properties, isMatchingComplete: flag }
    }
};

export const replaceSchema: JsonSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'status', 'substatus', ...requiredOnCreate],
    properties: whole
};

/** Names that `$select` knows. */
export const propertyNames = [...Object.keys(settable), ...serverSet, 'links'];
