import {
    at,
    attribute,
    day,
    list,
    LOCKED,
    lockedForGood,
    plain,
    second,
    setByMicrosoft,
    text,
    type Field
} from './field-kinds.ts';

type Rows = { records: Record<string, unknown>[] } | null;

/** Stages of the standard list by the step that each counts as. */
const steps: Record<string, string> = {
    Prospecting: '20',
    'Perception Analysis': '80',
    'Needs Analysis': '20',
    'Value Proposition': '60'
};

const helpCode = (label: unknown) => text(label).replaceAll(' ', '');

const customer = (record: unknown, ...paths: string[]) => list(paths.map((one) => at(record, one)));

/** `firstName`: with the last name, as Salesforce shows it. */
function sellerOf(referral: unknown, name: string): string {
    const [seller] = (at(referral, 'team') as Record<string, unknown>[] | undefined) ?? [];
    return name === 'firstName'
        ? [seller?.['firstName'], seller?.['lastName']].filter(Boolean).join(' ')
        : text(seller?.[name]);
}

export const fields: Field[] = [
    plain('name', 'Name', 'name'),
    plain('value', 'Amount', 'details.dealValue'),
    plain('currency', 'CurrencyIsoCode', 'details.currency'),
    {
        ...plain('close date', 'CloseDate', 'details.closingDateTime'),
        atMicrosoft: ({ own }) => day(at(own, 'details.closingDateTime'))
    },
    {
        name: 'marked notes',
        inSalesforce: ({ markedNotes }) => markedNotes.join(' / '),
        atMicrosoft: ({ own }) => text(at(own, 'details.notes')).replaceAll('\n---\n', ' / ')
    },
    {
        ...plain('sales stage', 'StageName', 'salesStage'),
        inSalesforce: ({ StageName }) => steps[text(StageName)] ?? text(StageName)
    },
    {
        name: 'solutions',
        inSalesforce: (opportunity) =>
            list(
                ((opportunity['Opportunity_To_Microsoft_Solutions__r'] as Rows)?.records ?? []).map(
                    (row) => `${text(at(row, 'Solution__r.Solution_Identifier__c'))} ${text(row['Price__c'])}`
                )
            ),
        atMicrosoft: ({ own }) =>
            list(
                ((at(own, 'details.requirements.solutions') as object[] | null) ?? []).map(
                    (row) => `${text(at(row, 'id'))} ${text(at(row, 'price'))}`
                )
            )
    },
    {
        name: 'contacts',
        inSalesforce: (opportunity) =>
            list(
                ((opportunity['OpportunityContactRoles'] as Rows)?.records ?? []).map((row) =>
                    at(row, 'Contact.Email')
                )
            ),
        atMicrosoft: ({ own }) =>
            list(((at(own, 'customerProfile.team') as object[] | null) ?? []).map((one) => at(one, 'email')))
    },
    {
        name: 'team',
        inSalesforce: (opportunity) =>
            list([
                at(opportunity, 'Owner.Email'),
                ...((opportunity['OpportunityTeamMembers'] as Rows)?.records ?? []).map((row) =>
                    at(row, 'User.Email')
                )
            ]),
        // Colleagues without a user are carried at Microsoft alone.
        atMicrosoft: ({ own }) =>
            list(((at(own, 'team') as object[] | null) ?? []).map((one) => at(one, 'email')))
    },
    {
        name: 'help',
        inSalesforce: (opportunity) => helpCode(opportunity['How_can_Microsoft_help__c']).toLowerCase(),
        atMicrosoft: ({ own, microsofts }) => {
            const code = (one: unknown) => text(at(one, 'inviteContext.assistanceRequestCode'));
            const known = [microsofts, own].map(code).find((one) => one && one !== 'Unknown');
            return (known ?? '').toLowerCase();
        },
        not: {
            'to Salesforce, create': "Microsoft's own deals ask for none",
            'to Salesforce, update': 'it is asked for in Salesforce alone'
        }
    },
    {
        ...plain('notes to Microsoft', 'Co_sell_Notes_to_Microsoft__c', 'inviteContext.notes'),
        atMicrosoft: ({ own, microsofts }) => text(at(microsofts ?? own, 'inviteContext.notes')),
        not: { 'to Salesforce, update': 'it is fixed by the invitation' }
    },
    {
        ...plain('visible', '', 'consent.consentToShareReferralWithMicrosoftSellers'),
        inSalesforce: (opportunity) => text(opportunity['Referral_visible_to_Microsoft_sellers__c'])
    },
    attribute('purchase intent', 'Customer_purchase_intent__c', 'CustomerMarketplaceIntent'),
    attribute('partner role', 'Partner_Role__r.Name', 'PartnerRole'),
    attribute('solution area', 'Solution_Area__r.Name', 'SolutionArea'),
    attribute('solution play', 'Solution_Play__r.Name', 'SolutionPlay'),
    {
        name: 'co-sell type',
        inSalesforce: ({ Co_sell_Type__c }) => text(Co_sell_Type__c).split(' ')[0] ?? '',
        // A deal with a partner role is one of services; nothing else tells.
        atMicrosoft: (referral) =>
            JSON.stringify(referral.own ?? null).includes('"PartnerRole"')
                ? 'Services'
                : referral.own
                  ? 'IP'
                  : '',
        not: lockedForGood
    },
    {
        name: 'customer',
        inSalesforce: ({ Account }) => customer(Account, 'Name', 'BillingCity', 'BillingCountryCode'),
        atMicrosoft: ({ own }) =>
            customer(at(own, 'customerProfile'), 'name', 'address.city', 'address.country'),
        not: {
            'to Microsoft, update': LOCKED,
            'to Salesforce, update': "an Account is the partner's own record"
        }
    },
    {
        name: 'external reference',
        inSalesforce: ({ Id }) => text(Id),
        atMicrosoft: ({ own }) => text(at(own, 'externalReferenceId')).split(':')[1] ?? '',
        not: {
            'to Salesforce, create': 'it is the id of the Opportunity',
            'to Salesforce, update': 'it is the id of the Opportunity'
        }
    },
    {
        name: 'referral id, link',
        inSalesforce: ({ Referral_Identifier__c, Referral_Link__c }) =>
            list([Referral_Identifier__c, text(Referral_Link__c).split('/').at(-1)]),
        atMicrosoft: ({ own }) => list([at(own, 'id'), at(own, 'id')]),
        not: setByMicrosoft
    },
    { ...plain('direction', 'Referral_Direction__c', 'direction', setByMicrosoft) },
    {
        name: 'status',
        inSalesforce: ({ Referral_Status__c, Referral_Substatus__c }) =>
            list([Referral_Status__c, Referral_Substatus__c]),
        atMicrosoft: ({ own }) => list([at(own, 'status'), at(own, 'substatus')]),
        not: { 'to Microsoft, create': 'Partner Center sets it' }
    },
    plain('reason', 'Referral_Reason__c', 'statusReason', {
        'to Microsoft, create': 'a deal is closed after it was created',
        'to Salesforce, create': 'a closed deal of Microsoft is not taken over'
    }),
    {
        name: 'dates',
        inSalesforce: (opportunity) =>
            list(
                [
                    'Co_sell_Shared_On__c',
                    'Referral_Accepted_On__c',
                    'Referral_Expires__c',
                    'Referral_Closed_On__c'
                ].map((column) => second(opportunity[column]))
            ),
        atMicrosoft: ({ own }) =>
            list(
                ['createdDateTime', 'acceptedDateTime', 'expirationDateTime', 'closedDateTime'].map((name) =>
                    second(at(own, name))
                )
            ),
        not: setByMicrosoft
    },
    {
        name: "Microsoft's side",
        inSalesforce: (opportunity) =>
            list(
                [
                    'Microsoft_Referral_Status__c',
                    'Microsoft_CRM_Identifier__c',
                    'Microsoft_Seller_Name__c',
                    'Microsoft_Seller_Email__c'
                ].map((column) => opportunity[column])
            ),
        atMicrosoft: ({ microsofts }) =>
            list([
                at(microsofts, 'substatus'),
                at(microsofts, 'trackingInfo.microsoftMsxId'),
                ...['firstName', 'email'].map((name) => sellerOf(microsofts, name))
            ]),
        not: setByMicrosoft
    }
];
