import { CosellError } from '@cosell/contracts';
import type { AccountRule, Mapping } from '../sync/mapping/document.ts';
import { createOrMatch } from './children/create-or-match.ts';
import type { SalesforceClient } from './client.ts';
import type { OrgFeatures } from './org-features.ts';
import { businessRecordType } from './record-type.ts';
import { stateCodeOf } from './state-codes.ts';
import { soqlList, soqlText } from './soql-text.ts';

/** The customer as Microsoft names it. */
export interface Customer {
    name: string;
    street: string | null;
    city: string | null;
    state: string | null;
    postalCode: string | null;
    /** ISO 3166 alpha-2. */
    country: string | null;
    duns: string | null;
    /** Microsoft's own id of the customer. */
    externalId: string | null;
    /** E-mail addresses of the customer's people. */
    emails: string[];
}

export interface Account {
    Id: string;
    Name: string;
    OwnerId: string;
}

type Rules = Pick<Mapping['newOpportunity']['account'], 'find' | 'externalIdField' | 'otherwise'>;

/** Anybody may have an address there, so it names no customer. */
const PUBLIC_MAIL = new Set([
    'gmail.com',
    'outlook.com',
    'hotmail.com',
    'live.com',
    'yahoo.com',
    'icloud.com'
]);

/**
 * The customer's Account: by the first rule that finds one, else created or, as the mapping says, not. Looks
 * before it creates, so it may run twice; where a duplicate rule forbids a new one, its match is taken.
 * @throws CosellError ACCOUNT_MISSING when none is found and none may be created
 */
export async function customerAccount(
    salesforce: SalesforceClient,
    customer: Customer,
    rules: Rules,
    org: Pick<OrgFeatures, 'addressCodes' | 'dunsNumbers' | 'personAccounts' | 'states' | 'websites'>
): Promise<Account> {
    const known = await knownAccount(salesforce, customer, rules, org);
    if (known) return known;
    if (rules.otherwise === 'hold')
        throw new CosellError('ACCOUNT_MISSING', `Looked for it by ${rules.find.join(', ')}.`);
    const recordTypeId = org.personAccounts ? await businessRecordType(salesforce) : null;
    const id = await createOrMatch(salesforce, 'Account', {
        ...fields(customer, rules, org),
        ...(recordTypeId ? { RecordTypeId: recordTypeId } : {})
    });
    const [created] = await accounts(salesforce, `Id = ${soqlText(id)}`);
    if (!created) throw new CosellError('SALESFORCE_NOT_FOUND', `Account ${id}.`);
    return created;
}

/** By the first rule that finds one; null: there is none. */
export async function knownAccount(
    salesforce: SalesforceClient,
    customer: Customer,
    rules: Rules,
    org: Pick<OrgFeatures, 'dunsNumbers' | 'personAccounts' | 'websites'>
): Promise<Account | null> {
    // Microsoft's customers are organizations, even where a person has the same name.
    const noPerson = org.personAccounts ? ' AND IsPersonAccount = false' : '';
    for (const rule of rules.find) {
        const where = condition(rule, customer, rules, org);
        const [found] = where ? await accounts(salesforce, where + noPerson) : [];
        if (found) return found;
    }
    return null;
}

function accounts(salesforce: SalesforceClient, where: string): Promise<Account[]> {
    return salesforce.query<Account>(
        `SELECT Id, Name, OwnerId FROM Account WHERE ${where} ORDER BY CreatedDate LIMIT 1`
    );
}

/** Null: nothing is known to look for. */
function condition(
    rule: AccountRule,
    customer: Customer,
    { externalIdField }: Rules,
    { dunsNumbers, websites }: Pick<OrgFeatures, 'dunsNumbers' | 'websites'>
): string | null {
    switch (rule) {
        case 'external id':
            return externalIdField && customer.externalId
                ? `${externalIdField} = ${soqlText(customer.externalId)}`
                : null;
        case 'duns':
            return dunsNumbers && customer.duns ? `DunsNumber = ${soqlText(customer.duns)}` : null;
        case 'name and postal code': {
            const postalCode =
                customer.postalCode && ` AND BillingPostalCode = ${soqlText(customer.postalCode)}`;
            return `Name = ${soqlText(customer.name)}${postalCode ?? ''}`;
        }
        case 'domain': {
            const domains = customer.emails.flatMap((email) => email.split('@')[1]?.toLowerCase() ?? []);
            const own = [...new Set(domains)].filter((domain) => !PUBLIC_MAIL.has(domain));
            const sites = own.flatMap((domain) =>
                [domain, `www.${domain}`].flatMap((host) => [host, `https://${host}`, `http://${host}`])
            );
            return websites && sites.length ? `Website IN (${soqlList(sites)})` : null;
        }
    }
}

function fields(
    customer: Customer,
    { externalIdField }: Rules,
    { addressCodes, states }: Pick<OrgFeatures, 'addressCodes' | 'states'>
): Record<string, unknown> {
    const state = stateCodeOf(states ?? [], customer.country, customer.state);
    return {
        // Account.Name takes 255 characters.
        Name: customer.name.slice(0, 255),
        BillingStreet: customer.street,
        BillingCity: customer.city,
        BillingPostalCode: customer.postalCode,
        // With state and country picklists a name or a code that is not in them is refused.
        ...(addressCodes
            ? {
                  BillingCountryCode: customer.country,
                  ...(state ? { BillingStateCode: state } : {})
              }
            : { BillingState: customer.state, BillingCountry: customer.country }),
        ...(externalIdField && customer.externalId ? { [externalIdField]: customer.externalId } : {})
    };
}
