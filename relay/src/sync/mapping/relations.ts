import type { FieldName } from '../deal.ts';

/** Deal fields that are not one field of the Opportunity: the relation that the one query reads them from. */
const relations: Partial<Record<FieldName, string>> = {
    customer: 'Account',
    team: 'Owner',
    contacts: 'OpportunityContactRoles',
    solutions: 'Opportunity_To_Microsoft_Solutions__r'
};

/** Null: the deal field is a plain field of the Opportunity. */
export function relationOf(field: FieldName): string | null {
    return relations[field] ?? null;
}
