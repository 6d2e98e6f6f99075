/**
 * Property names of the Referrals API as its reference spells them (resource "Referral" and the parts of it).
 */
const documented = [
    ...[
        'id',
        'engagementId',
        'name',
        'organizationId',
        'organizationName',
        'mpnId',
        'externalReferenceId',
        'campaignId'
    ],
    ...[
        'createdDateTime',
        'updatedDateTime',
        'expirationDateTime',
        'acceptedDateTime',
        'closedDateTime',
        'status'
    ],
    ...[
        'substatus',
        'statusReason',
        'qualification',
        'type',
        'direction',
        'eTag',
        'salesStage',
        'favorite',
        'quality'
    ],
    ...[
        'referralProgram',
        'referralSource',
        'callToAction',
        'isSpam',
        'tags',
        'dealSensitivity',
        'createdVia'
    ],
    ...[
        'lastModifiedVia',
        'lastRunId',
        'registrationStatus',
        'registrations',
        'target',
        'customerProfile',
        'size'
    ],
    ...[
        'isMatchingComplete',
        'address',
        'team',
        'ids',
        'addressLine1',
        'addressLine2',
        'city',
        'state',
        'postalCode'
    ],
    ...[
        'country',
        'region',
        'firstName',
        'lastName',
        'phoneNumber',
        'email',
        'title',
        'contactPreference',
        'locale'
    ],
    ...[
        'disableNotifications',
        'profileType',
        'consent',
        'consentToContact',
        'consentToToShareInfoWithOthers'
    ],
    ...[
        'consentToShareReferralWithMicrosoftSellers',
        'consentToMicrosoftToContactSpecificPartners',
        'details',
        'notes'
    ],
    ...[
        'dealValue',
        'currency',
        'closingDateTime',
        'customerRequestedContact',
        'customerAction',
        'incentiveLevel'
    ],
    ...['requirements', 'industries', 'products', 'services', 'solutions', 'offers', 'salesPlays'],
    ...['additionalRequirements', 'attributes', 'iot', 'price', 'quantity', 'publisherName', 'solutionType'],
    ...[
        'inviteContext',
        'assistanceRequestCode',
        'invitedMpnId',
        'invitedBy',
        'trackingInfo',
        'microsoftMsxId'
    ],
    ...['links', 'self', 'relatedReferrals', 'uri', 'method', 'value']
];

const spelling = new Map(documented.map((name) => [name.toLowerCase(), name]));

/**
 * A copy of `json` in which every documented property has its documented spelling; unknown ones stay as they
 * are.
 */
export function canonicalCase(json: unknown): unknown {
    if (Array.isArray(json)) return json.map(canonicalCase);
    if (json === null || typeof json !== 'object') return json;
    const entries = Object.entries(json).map(([name, value]) => {
        const known = spelling.get(name.toLowerCase());
        const free = known !== undefined && !(known in json);
        return [free ? known : name, canonicalCase(value)] as const;
    });
    return Object.fromEntries(entries);
}
