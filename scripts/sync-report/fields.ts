import type { Opportunity, Referral } from './sides.ts';

/** `create` and `update` of the side that is written to. */
export const ways = [
    'to Microsoft, create',
    'to Microsoft, update',
    'to Salesforce, create',
    'to Salesforce, update'
] as const;
export type Way = (typeof ways)[number];

/** How a field shows on either side, in the same words. */
export interface Field {
    name: string;
    inSalesforce(opportunity: Opportunity): string;
    atMicrosoft(referral: Referral): string;
    /** Why it never goes that way. */
    not?: Partial<Record<Way, string>>;
}

type Rows = { records: Record<string, unknown>[] } | null;

const at = (record: unknown, path: string): unknown =>
    path
        .split('.')
        .reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], record);
const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
const list = (values: unknown[]) => values.map(text).sort().join(', ');
const day = (value: unknown) => text(value).slice(0, 10);

const LOCKED = 'Microsoft takes it with the create alone';
const lockedForGood = { 'to Microsoft, update': LOCKED, 'to Salesforce, update': LOCKED } as const;

const plain = (name: string, column: string, path: string, not: Field['not'] = {}): Field => ({
    name,
    inSalesforce: (opportunity) => text(at(opportunity, column)),
    atMicrosoft: ({ own }) => text(at(own, path)),
    not
});

const attribute = (name: string, column: string, type: string): Field => ({
    name,
    inSalesforce: (opportunity) => text(at(opportunity, column)),
    atMicrosoft: ({ own }) =>
        text(
            (
                at(own, 'details.requirements.additionalRequirements.attributes') as
                    | { type: string; id: string }[]
                    | undefined
            )?.find((one) => one.type === type)?.id
        ),
    not: lockedForGood
});

/** Stages of the standard list by the step that each counts as. */
const steps: Record<string, string> = {
    Prospecting: '20',
    'Perception Analysis': '80',
    'Needs Analysis': '20',
    'Value Proposition': '60'
};

const helpCode = (label: unknown) => text(label).replaceAll(' ', '').replace('ProofOf', 'ProofOf');

export const fields: Field[] = [
    plain('name', 'Name', 'name'),
    plain('value', 'Amount', 'details.dealValue'),
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
    }
];
