/** One field on its way, and how it shows on either side; the words of both sides are made the same. */
export interface Field {
    name: string;
    /** API name for an Opportunity's own field; null: a list. */
    column: string | null;
    path: string;
    inSalesforce(opportunity: Record<string, unknown>): string;
    atMicrosoft(referral: Record<string, unknown>): string;
    /** What a person changes in Salesforce, and at Microsoft. Null: a row of its own is added. */
    changes: { salesforce: unknown; microsoft: unknown };
}

type Rows = { records: Record<string, unknown>[] } | null;

const at = (record: unknown, path: string): unknown =>
    path
        .split('.')
        .reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], record);
const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
const list = (values: unknown[]) => values.map(text).sort().join(', ');

function plain(name: string, column: string, path: string, changes: Field['changes']): Field {
    return {
        name,
        column,
        path: `/${path.replaceAll('.', '/')}`,
        inSalesforce: (opportunity) => text(opportunity[column]),
        atMicrosoft: (referral) => text(at(referral, path)),
        changes
    };
}

function rows(
    name: string,
    relation: string,
    field: string,
    path: string,
    key: string,
    entry: unknown
): Field {
    return {
        name,
        column: null,
        path: `/${path.replaceAll('.', '/')}/-`,
        inSalesforce: (opportunity) =>
            list(((opportunity[relation] as Rows)?.records ?? []).map((row) => at(row, field))),
        atMicrosoft: (referral) =>
            list(((at(referral, path) as object[] | null) ?? []).map((row) => at(row, key))),
        changes: { salesforce: null, microsoft: entry }
    };
}

const closeDate = plain('close date', 'CloseDate', 'details.closingDateTime', {
    salesforce: '2031-02-03',
    microsoft: '2031-04-05T00:00:00Z'
});

/** Stages of the standard list by the step that each counts as. */
const steps: Record<string, string> = {
    Prospecting: '20',
    'Needs Analysis': '20',
    'Value Proposition': '60'
};

export const fields: Field[] = [
    plain('name', 'Name', 'name', { salesforce: 'Renamed by us', microsoft: 'Renamed in the portal' }),
    plain('value', 'Amount', 'details.dealValue', { salesforce: 61_000, microsoft: 62_000 }),
    { ...closeDate, atMicrosoft: (referral) => closeDate.atMicrosoft(referral).slice(0, 10) },
    plain('notes', 'Description', 'details.notes', { salesforce: 'Ours & more', microsoft: 'Theirs <b>' }),
    {
        ...plain('sales stage', 'StageName', 'salesStage', {
            salesforce: 'Value Proposition',
            microsoft: '20'
        }),
        inSalesforce: ({ StageName }) => steps[text(StageName)] ?? text(StageName)
    },
    rows(
        'solutions',
        'Opportunity_To_Microsoft_Solutions__r',
        'Solution__r.Solution_Identifier__c',
        'details.requirements.solutions',
        'id',
        { id: 'SOL-77-NEW', name: 'Added in the portal', type: 'Name' }
    ),
    rows('contacts', 'OpportunityContactRoles', 'Contact.Email', 'customerProfile.team', 'email', {
        firstName: 'Nora',
        lastName: 'New',
        phoneNumber: '+14255550177',
        email: 'nora.new@fabrikam.example'
    })
];

export const query = (id: string) =>
    `SELECT ${fields.flatMap(({ column }) => column ?? []).join(', ')}, ` +
    '(SELECT Solution__r.Solution_Identifier__c FROM Opportunity_To_Microsoft_Solutions__r), ' +
    `(SELECT Contact.Email FROM OpportunityContactRoles) FROM Opportunity WHERE Id = '${id}'`;
