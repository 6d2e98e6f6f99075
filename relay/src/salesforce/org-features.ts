import type { SalesforceClient } from './client.ts';
import { stateCodes, type PicklistField, type StateCode } from './state-codes.ts';

/** What differs from org to org and decides what the relay may read and write there. */
export interface OrgFeatures {
    /** Amounts carry their own currency: only then do records have `CurrencyIsoCode`. */
    multiCurrency: boolean;
    /** ISO codes that are active; null in an org with one currency. */
    currencies: string[] | null;
    /** Opportunity Teams are switched on: several people of the partner on one deal. */
    opportunityTeams: boolean;
    /** State and country picklists are switched on: addresses have codes beside the names. */
    addressCodes: boolean;
    /** The states that its picklists hold; none where there are no such picklists. */
    states?: readonly StateCode[];
    /** Notes are switched on, and can be marked for Microsoft by a field that the relay may write. */
    notes: boolean;
    /** An Account may be a person, which has one contact, its own, and a name that no write can set. */
    personAccounts: boolean;
    /** The relay may read an Account's web site. */
    websites: boolean;
    /** Accounts have a D-U-N-S number that the relay may read. */
    dunsNumbers: boolean;
    /** IANA name of the org's own: by it a day begins where no person's is known. */
    timeZone: string;
    /** A sandbox or a scratch org. */
    sandbox: boolean;
    /** Active stages in the org's own order. */
    stages: Stage[];
}

export interface Stage {
    name: string;
    closed: boolean;
    /** The stage's default, 0–100. */
    probability: number;
}

/** Field of ContentVersion, by which a seller marks a note for Microsoft. */
const NOTE_MARK = 'Co_sell_Share_With_Microsoft__c';

interface Described {
    fields: (PicklistField & { updateable?: boolean })[];
    childRelationships: { relationshipName: string | null }[];
}

/** Asks the org what it has; what its admin switches on later counts from the relay's next start. */
export async function orgFeatures(salesforce: SalesforceClient): Promise<OrgFeatures> {
    const describe = (object: string) => salesforce.request<Described>('GET', `/sobjects/${object}/describe`);
    const [opportunity, account, version, objects, stages, [organization]] = await Promise.all([
        describe('Opportunity'),
        describe('Account'),
        describe('ContentVersion'),
        salesforce.request<{ sobjects: { name: string }[] }>('GET', '/sobjects'),
        readStages(salesforce),
        salesforce.query<{ IsSandbox: boolean; TimeZoneSidKey: string | null }>(
            'SELECT IsSandbox, TimeZoneSidKey FROM Organization'
        )
    ]);
    const has = ({ fields }: Described, name: string) => fields.some((field) => field.name === name);
    const named = ({ fields }: Described, name: string) => fields.find((field) => field.name === name);
    const multiCurrency = has(opportunity, 'CurrencyIsoCode');
    return {
        multiCurrency,
        currencies: multiCurrency ? await activeCurrencies(salesforce) : null,
        opportunityTeams: opportunity.childRelationships.some(
            ({ relationshipName }) => relationshipName === 'OpportunityTeamMembers'
        ),
        notes:
            objects.sobjects.some(({ name }) => name === 'ContentNote') &&
            version.fields.some(({ name, updateable }) => name === NOTE_MARK && updateable === true),
        addressCodes: has(account, 'BillingCountryCode'),
        states: stateCodes(named(account, 'BillingCountryCode'), named(account, 'BillingStateCode')),
        personAccounts: has(account, 'IsPersonAccount'),
        websites: has(account, 'Website'),
        dunsNumbers: has(account, 'DunsNumber'),
        timeZone: organization?.TimeZoneSidKey ?? 'UTC',
        sandbox: organization?.IsSandbox === true,
        stages
    };
}

async function activeCurrencies(salesforce: SalesforceClient): Promise<string[]> {
    const rows = await salesforce.query<{ IsoCode: string }>(
        'SELECT IsoCode FROM CurrencyType WHERE IsActive = true'
    );
    return rows.map(({ IsoCode }) => IsoCode);
}

async function readStages(salesforce: SalesforceClient): Promise<Stage[]> {
    const rows = await salesforce.query<{
        ApiName: string | null;
        MasterLabel: string;
        IsClosed: boolean;
        DefaultProbability: number | null;
    }>(
        'SELECT ApiName, MasterLabel, IsClosed, DefaultProbability FROM OpportunityStage ' +
            'WHERE IsActive = true ORDER BY SortOrder'
    );
    return rows.map(({ ApiName, MasterLabel, IsClosed, DefaultProbability }) => ({
        name: ApiName ?? MasterLabel,
        closed: IsClosed,
        probability: DefaultProbability ?? 0
    }));
}
