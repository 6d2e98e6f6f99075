import type { PersonToShare } from 'c/coSellRules';
import type { RecordRepresentation } from 'lightning/uiRecordApi';
import type { RelatedListBatch } from 'lightning/uiRelatedListApi';

const CONTACTS = 'OpportunityContactRoles';
const SOLUTIONS = 'Opportunity_To_Microsoft_Solutions__r';
/** Only in orgs with Opportunity Teams; elsewhere the list is answered with an error, which says nothing. */
const TEAM = 'OpportunityTeamMembers';

const personFields = (path: string): string[] =>
    ['FirstName', 'LastName', 'Name', 'Phone', 'Email'].map((field) => `${path}.${field}`);

/** One more than Microsoft takes of each, so that too many are seen. */
const pageSize = 51;

/** All that the card shows of a deal's lists, in one call. */
export const relatedLists = [
    {
        relatedListId: CONTACTS,
        fields: ['OpportunityContactRole.Id'],
        optionalFields: [
            'OpportunityContactRole.ContactId',
            'OpportunityContactRole.IsPrimary',
            ...personFields('OpportunityContactRole.Contact')
        ],
        pageSize
    },
    {
        relatedListId: SOLUTIONS,
        fields: ['Microsoft_Solutions__c.Id'],
        optionalFields: [
            'Microsoft_Solutions__c.Price__c',
            'Microsoft_Solutions__c.Quantity__c',
            'Microsoft_Solutions__c.Solution__c',
            'Microsoft_Solutions__c.Solution__r.Name',
            'Microsoft_Solutions__c.Solution__r.Solution_Identifier__c'
        ],
        pageSize
    },
    {
        relatedListId: TEAM,
        fields: ['OpportunityTeamMember.Id'],
        optionalFields: personFields('OpportunityTeamMember.User'),
        pageSize
    }
];

export interface ContactOnDeal extends PersonToShare {
    /** Of the role on the deal. */
    id: string;
    contactId: string | null;
    name: string | null;
    isPrimary: boolean;
}

export interface SolutionOnDeal {
    id: string;
    solutionId: string | null;
    name: string | null;
    /** In Partner Center. */
    identifier: string | null;
    price: number | null;
    quantity: number | null;
}

export interface Lists {
    /** Null: cannot be read. */
    contacts: ContactOnDeal[] | null;
    solutions: SolutionOnDeal[] | null;
    team: PersonToShare[];
}

const personIn = (record: RecordRepresentation | null): PersonToShare => ({
    firstName: text(record, 'FirstName'),
    lastName: text(record, 'LastName'),
    phone: text(record, 'Phone'),
    email: text(record, 'Email')
});

export function readLists({ results }: RelatedListBatch): Lists {
    const [contacts, solutions, team] = relatedLists.map((_list, index) => {
        const answer = results[index];
        return answer?.statusCode === 200 && 'records' in answer.result ? answer.result.records : null;
    });
    return {
        contacts: contacts?.map(contactIn) ?? null,
        solutions: solutions?.map(solutionIn) ?? null,
        team: team?.map((member) => personIn(related(member, 'User'))) ?? []
    };
}

function contactIn(role: RecordRepresentation): ContactOnDeal {
    const contact = related(role, 'Contact');
    return {
        ...personIn(contact),
        id: role.id,
        contactId: text(role, 'ContactId'),
        name: text(contact, 'Name'),
        isPrimary: role.fields.IsPrimary?.value === true
    };
}

function solutionIn(row: RecordRepresentation): SolutionOnDeal {
    const solution = related(row, 'Solution__r');
    return {
        id: row.id,
        solutionId: text(row, 'Solution__c'),
        name: text(solution, 'Name'),
        identifier: text(solution, 'Solution_Identifier__c'),
        price: number(row, 'Price__c'),
        quantity: number(row, 'Quantity__c')
    };
}

function related(record: RecordRepresentation, name: string): RecordRepresentation | null {
    const value: unknown = record.fields[name]?.value;
    return value !== null && typeof value === 'object' ? (value as RecordRepresentation) : null;
}

function text(record: RecordRepresentation | null, name: string): string | null {
    const value = record?.fields[name]?.value;
    return typeof value === 'string' && value !== '' ? value : null;
}

function number(record: RecordRepresentation, name: string): number | null {
    const value = record.fields[name]?.value;
    return typeof value === 'number' ? value : null;
}
