/** The kinds of help that Microsoft offers: `inviteContext.assistanceRequestCode` without its `Unknown`. */
export const helpKinds = [
    'WorkloadSpecificValueProposition',
    'CustomerTechnicalArchitecture',
    'ProofOfConceptOrDemo',
    'QuotesOrLicensing',
    'PostSalesCustomerSuccess',
    'GeneralOrOther'
] as const;
export type HelpKind = (typeof helpKinds)[number];

export interface Person {
    firstName: string | null;
    lastName: string | null;
    /** The identity: compared without case. */
    email: string | null;
    phone: string | null;
}

export interface Solution {
    /** `SOL-<n>-<XXX>` or a GUID, as the solution catalogue names it. */
    id: string;
    name: string | null;
    price: number | null;
    quantity: number | null;
    /** ISO 4217. */
    currency: string | null;
    /** YYYY-MM-DD. */
    closeDate: string | null;
    /** `1P` (Microsoft's own) or `3P`. */
    solutionType: string | null;
    publisherName: string | null;
}

export interface Customer {
    name: string | null;
    addressLine1: string | null;
    addressLine2: string | null;
    city: string | null;
    state: string | null;
    postalCode: string | null;
    /** ISO 3166 alpha-2, upper case. */
    country: string | null;
    /** By which Microsoft knows the customer; they find the Account of a new deal and are never compared. */
    duns?: string | null;
    externalId?: string | null;
}

/**
 * One deal in plain data, the same for both sides: what an Opportunity or a referral (with Microsoft's
 * connected referral) says. Flat, so that memories, the mapping and refusals can name each field by one word.
 * Null = empty. Days are `YYYY-MM-DD`; instants are UTC `YYYY-MM-DDTHH:mm:ssZ`, whole seconds (Salesforce
 * keeps no more).
 */
export interface Deal {
    name: string | null;
    value: number | null;
    /** ISO 4217. */
    currency: string | null;
    closeDate: string | null;
    /** A percentage (`20`, `40`, `60`, `80`), as Microsoft's table of sales stages has it. */
    salesStage: string | null;
    notes: string | null;

    /** `New`, `Active`, `Closed`. */
    status: string | null;
    /** `Pending`, `Received`, `Accepted`, `Won`, `Lost`, `Declined`, `Expired`, `Error`. */
    substatus: string | null;
    statusReason: string | null;
    /** `Incoming` or `Outgoing`. */
    direction: string | null;

    solutions: Solution[];
    help: HelpKind | null;
    notesToMicrosoft: string | null;
    /** Microsoft's sellers may see the deal: once true, true for good. */
    visibleToMicrosoft: boolean | null;
    /** `IP Co-sell` or `Services Co-sell`. */
    coSellType: string | null;
    /** Buys through Microsoft's marketplace: `Yes`, `No`, `HaveNotDecided`. */
    purchaseIntent: string | null;
    /** Of a services co-sell, each by its name in the catalogue: what the partner does, and for what. */
    partnerRole: string | null;
    solutionArea: string | null;
    solutionPlay: string | null;
    customer: Customer | null;
    /** The customer's people. */
    contacts: Person[];
    /** The partner's people. */
    team: Person[];

    microsoftStatus: string | null;
    microsoftSubstatus: string | null;
    /** Microsoft's CRM opportunity id, given when Microsoft accepts. */
    microsoftMsxId: string | null;
    /** The first of Microsoft's people on the deal. */
    microsoftSellerName: string | null;
    microsoftSellerEmail: string | null;
    microsoftRespondedAt: string | null;

    /** Of a won deal's registration: `ReviewPending`, `ActionRequired`, `Approved` and others. */
    registrationStatus: string | null;
    registrationReason: string | null;
    registeredAt: string | null;

    referralId: string | null;
    microsoftReferralId: string | null;
    engagementId: string | null;
    externalReference: string | null;
    link: string | null;

    createdAt: string | null;
    acceptedAt: string | null;
    expiresAt: string | null;
    closedAt: string | null;
}

export type FieldName = keyof Deal;

/** What is to be written to one side: only the fields named in it. */
export type Changes = Partial<Deal>;

export const emptyDeal: Readonly<Deal> = {
    name: null,
    value: null,
    currency: null,
    closeDate: null,
    salesStage: null,
    notes: null,
    status: null,
    substatus: null,
    statusReason: null,
    direction: null,
    solutions: [],
    help: null,
    notesToMicrosoft: null,
    visibleToMicrosoft: null,
    coSellType: null,
    purchaseIntent: null,
    partnerRole: null,
    solutionArea: null,
    solutionPlay: null,
    customer: null,
    contacts: [],
    team: [],
    microsoftStatus: null,
    microsoftSubstatus: null,
    microsoftMsxId: null,
    microsoftSellerName: null,
    microsoftSellerEmail: null,
    microsoftRespondedAt: null,
    registrationStatus: null,
    registrationReason: null,
    registeredAt: null,
    referralId: null,
    microsoftReferralId: null,
    engagementId: null,
    externalReference: null,
    link: null,
    createdAt: null,
    acceptedAt: null,
    expiresAt: null,
    closedAt: null
};

export const fieldNames = Object.keys(emptyDeal) as FieldName[];
