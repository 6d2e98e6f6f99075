import { formatExternalReference } from '@cosell/contracts';
import { emptyDeal, type Customer, type Deal, type Person, type Solution } from '../deal.ts';
import type { Mapping } from '../mapping/document.ts';
import { isRelated } from '../mapping/relations.ts';
import { textOfNotes } from '../notes/shared-notes.ts';
import { numberOf } from '../numbers.ts';
import { countryCode } from '../rules.ts';
import { tidy } from '../text/plain-text.ts';
import { fieldFromRecord } from './field-values.ts';
import type { OpportunityRecord, PersonRecord, SolutionRecord } from './record.ts';

/**
 * The deal as an Opportunity tells it. `defaultCurrency` counts in an org without multi-currency; `orgId` (18
 * characters) goes into the external reference. Fields without a row in the mapping, or paused, are empty.
 */
export function dealFromOpportunity(
    record: OpportunityRecord,
    mapping: Mapping,
    options: { defaultCurrency: string; orgId: string }
): Deal {
    const deal: Deal = { ...emptyDeal };
    for (const row of mapping.rows) {
        if (row.direction === 'paused') continue;
        const value = isRelated(row)
            ? relatedValue(row.deal, record, mapping.countries)
            : fieldFromRecord(row, record);
        Object.assign(deal, { [row.deal]: value });
    }
    const currency = deal.currency ?? options.defaultCurrency;
    return {
        ...deal,
        currency,
        solutions: deal.solutions.map((solution) => ({ ...solution, currency })),
        visibleToMicrosoft: deal.visibleToMicrosoft === true || deal.help !== null,
        externalReference: formatExternalReference({ orgId: options.orgId, opportunityId: record.Id })
    };
}

function relatedValue(
    field: keyof Deal,
    record: OpportunityRecord,
    countries: Mapping['countries']
): Deal[keyof Deal] | undefined {
    switch (field) {
        case 'customer':
            return record.Account ? customerOf(record.Account, countries) : null;
        case 'team':
            return teamOf(record);
        case 'contacts':
            return contactsOf(record.OpportunityContactRoles);
        case 'solutions':
            return (record.Opportunity_To_Microsoft_Solutions__r?.records ?? []).flatMap(solutionOf);
        case 'notes':
            return textOfNotes(record.sharedNotes ?? []);
        default:
            return undefined;
    }
}

function customerOf(
    account: NonNullable<OpportunityRecord['Account']>,
    countries: Mapping['countries'] = {}
): Customer {
    const [addressLine1 = null, ...more] = (tidy(account.BillingStreet) ?? '')
        .split('\n')
        .map((line) => tidy(line));
    const country = tidy(account.BillingCountry);
    return {
        name: tidy(account.Name),
        addressLine1,
        addressLine2: tidy(more.filter((line) => line !== null).join(', ')),
        city: tidy(account.BillingCity),
        state: tidy(account.BillingState),
        postalCode: tidy(account.BillingPostalCode),
        country: countries[country ?? ''] ?? countryCode(tidy(account.BillingCountryCode) ?? country)
    };
}

/**
 * The primary contact first: Microsoft's seller calls the first one. A contact with two roles is one person.
 */
function contactsOf(roles: OpportunityRecord['OpportunityContactRoles']): Person[] {
    const rows = roles?.records ?? [];
    const ordered = [...rows.filter((role) => role.IsPrimary), ...rows.filter((role) => !role.IsPrimary)];
    return eachOnce(ordered.flatMap((role) => (role.Contact ? [personOf(role.Contact)] : [])));
}

/** The owner first, then the Opportunity Team where the org has teams. */
function teamOf({ Owner, OpportunityTeamMembers }: OpportunityRecord): Person[] {
    const members = (OpportunityTeamMembers?.records ?? []).map(({ User }) => User);
    return eachOnce([Owner, ...members].flatMap((user) => (user ? [personOf(user)] : [])));
}

function eachOnce(people: Person[]): Person[] {
    const firstOf = (person: Person) =>
        people.find(
            (other) => other.email !== null && other.email.toLowerCase() === person.email?.toLowerCase()
        );
    return people.filter((person) => !person.email || firstOf(person) === person);
}

export function personOf(record: PersonRecord): Person {
    return {
        firstName: tidy(record.FirstName),
        lastName: tidy(record.LastName),
        email: tidy(record.Email),
        phone: tidy(record.Phone)
    };
}

/** A row whose catalogue entry is gone names no solution. */
export function solutionOf(row: SolutionRecord): Solution[] {
    const id = tidy(row.Solution__r?.Solution_Identifier__c);
    if (!id) return [];
    return [
        {
            id,
            name: tidy(row.Solution__r?.Name),
            price: numberOf(row.Price__c),
            quantity: numberOf(row.Quantity__c),
            currency: null,
            closeDate: null,
            solutionType: tidy(row.Solution__r?.Type__c),
            publisherName: tidy(row.Solution__r?.Publisher_Name__c)
        }
    ];
}
