import type { Way } from './field-kinds.ts';

/** A line of a mapper, what it is reversed to, and the cells that must turn red. */
export interface Mutation {
    /** Below `relay/src/sync`. */
    file: string;
    /** Stands once in the file. */
    line: string;
    reversed: string;
    field: string;
    way: Way;
}

const toMicrosoft = ['to Microsoft, create', 'to Microsoft, update'] as const;
const toSalesforce = ['to Salesforce, create', 'to Salesforce, update'] as const;

const READ = 'referral/deal-from-referral.ts';
const CREATE = 'referral/common-body.ts';
const PATCH = 'referral/patch-from.ts';
const RECORD = 'opportunity/deal-from-opportunity.ts';
const MAPPING = 'mapping/default-mapping.ts';

/** A field whose line in a mapper says nothing any more. */
function mute(file: string, line: string, reversed: string, field: string, ...cells: Way[]): Mutation[] {
    return cells.map((way) => ({ file, line, reversed, field, way }));
}

/** A row of the mapping that goes one way only. */
function oneWay(deal: string, opportunity: string, field: string): Mutation[] {
    const row = (direction: string) =>
        `{ deal: '${deal}', opportunity: ${opportunity}, direction: '${direction}' }`;
    return [
        ...mute(MAPPING, row('both'), row('in'), field, 'to Microsoft, update'),
        ...mute(MAPPING, row('both'), row('out'), field, ...toSalesforce)
    ];
}

/** A new Opportunity has these by Salesforce's own rules, so it gets them whatever the mapping says. */
const isRequired = (field: string) => field === 'name' || field === 'close date';

export const mutations: readonly Mutation[] = [
    ...mute(READ, 'value: numberOf(details?.dealValue),', 'value: null,', 'value', ...toSalesforce),
    ...mute(
        READ,
        'closeDate: dayOf(details?.closingDateTime),',
        'closeDate: null,',
        'close date',
        ...toSalesforce
    ),
    ...mute(READ, 'notes: tidy(details?.notes),', 'notes: null,', 'marked notes', ...toSalesforce),
    ...mute(
        READ,
        'salesStage: salesStageOf(referral.salesStage),',
        'salesStage: null,',
        'sales stage',
        ...toSalesforce
    ),
    ...mute(READ, 'team: (referral.team ?? []).map(personOf),', 'team: [],', 'team', ...toSalesforce),
    ...mute(
        READ,
        "purchaseIntent: attribute('purchaseIntent'),",
        'purchaseIntent: null,',
        'purchase intent',
        'to Salesforce, create'
    ),
    ...mute(
        READ,
        "solutionArea: attribute('solutionArea'),",
        'solutionArea: null,',
        'solution area',
        'to Salesforce, create'
    ),
    ...mute(
        READ,
        "solutionPlay: attribute('solutionPlay')",
        'solutionPlay: null',
        'solution play',
        'to Salesforce, create'
    ),
    ...mute(
        READ,
        'currency: tidy(details?.currency)?.toUpperCase() ?? null,',
        'currency: null,',
        'currency',
        ...toSalesforce
    ),
    ...mute(
        READ,
        'customer: customerOf(referral.customerProfile),',
        'customer: null,',
        'customer',
        'to Salesforce, create'
    ),
    ...mute(
        READ,
        'direction: tidy(directionOf(referral)),',
        "direction: 'Outgoing',",
        'direction',
        'to Salesforce, create'
    ),
    ...mute(
        READ,
        'statusReason: tidy(referral.statusReason),',
        'statusReason: null,',
        'reason',
        'to Salesforce, update'
    ),
    ...mute(
        READ,
        'expiresAt: instantOf(referral.expirationDateTime),',
        'expiresAt: null,',
        'dates',
        'to Salesforce, create'
    ),
    ...mute(
        READ,
        'microsoftSellerEmail: tidy(seller?.email),',
        'microsoftSellerEmail: null,',
        "Microsoft's side",
        ...toSalesforce
    ),
    ...mute(
        CREATE,
        'address: filled({ addressLine1, addressLine2, city, state, postalCode, country }),',
        'address: filled({ addressLine1, addressLine2, city: state, state, postalCode, country }),',
        'customer',
        'to Microsoft, create'
    ),
    ...mute(CREATE, 'currency: deal.currency,', "currency: 'USD',", 'currency', 'to Microsoft, create'),
    ...mute(PATCH, "['currency', '/details/currency'],", '', 'currency', 'to Microsoft, update'),
    ...mute(
        PATCH,
        "['externalReference', '/externalReferenceId'],",
        '',
        'external reference',
        'to Microsoft, update'
    ),
    ...mute(PATCH, "['statusReason', '/statusReason']", '', 'reason', 'to Microsoft, update'),
    ...mute(CREATE, 'dealValue: deal.value ?', 'dealValue: !deal.value ?', 'value', 'to Microsoft, create'),
    ...mute(
        CREATE,
        "notes: projectToPartner('notes', deal.notes),",
        'notes: null,',
        'marked notes',
        'to Microsoft, create'
    ),
    ...mute(CREATE, '...filled({ salesStage: deal.salesStage }),', '', 'sales stage', 'to Microsoft, create'),
    ...mute(CREATE, 'team: deal.contacts.map(memberEntry),', 'team: [],', 'contacts', 'to Microsoft, create'),
    ...mute(CREATE, 'name: deal.name,', "name: 'Planted',", 'name', 'to Microsoft, create'),
    ...mute(PATCH, "['name', '/name'],", '', 'name', 'to Microsoft, update'),
    ...mute(PATCH, "['value', '/details/dealValue'],", '', 'value', 'to Microsoft, update'),
    ...mute(PATCH, "['closeDate', '/details/closingDateTime'],", '', 'close date', 'to Microsoft, update'),
    ...mute(PATCH, "['notes', '/details/notes'],", '', 'marked notes', 'to Microsoft, update'),
    ...mute(PATCH, "['salesStage', '/salesStage'],", '', 'sales stage', 'to Microsoft, update'),
    ...mute(
        PATCH,
        '...contactOperations(changes.contacts, referral),',
        '',
        'contacts',
        'to Microsoft, update'
    ),
    ...mute(PATCH, '...teamOperations(changes.team, referral),', '', 'team', 'to Microsoft, update'),
    ...mute(
        PATCH,
        '...solutionOperations(changes.solutions, referral),',
        '',
        'solutions',
        'to Microsoft, update'
    ),
    ...mute(
        RECORD,
        'return textOfNotes(record.sharedNotes ?? []);',
        'return null;',
        'marked notes',
        ...toMicrosoft
    ),
    ...mute(
        RECORD,
        'return contactsOf(record.OpportunityContactRoles);',
        'return [];',
        'contacts',
        ...toMicrosoft
    ),
    ...oneWay('name', "'Name'", 'name'),
    ...oneWay('value', "'Amount'", 'value'),
    ...oneWay('currency', "'CurrencyIsoCode'", 'currency'),
    ...oneWay('closeDate', "'CloseDate'", 'close date'),
    ...oneWay('notes', 'SHARED_NOTES', 'marked notes'),
    ...oneWay('contacts', "'OpportunityContactRoles'", 'contacts'),
    ...oneWay('team', "'Owner'", 'team'),
    ...oneWay('solutions', "'Opportunity_To_Microsoft_Solutions__r'", 'solutions')
].filter(
    ({ file, field, way }) => !(file === MAPPING && isRequired(field) && way === 'to Salesforce, create')
);
