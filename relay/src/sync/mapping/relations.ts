import type { FieldName } from '../deal.ts';

/** Deal fields that are not one field of the Opportunity: the relation that the one query reads them from. */
const relations: Partial<Record<FieldName, string>> = {
    customer: 'Account',
    team: 'Owner',
    contacts: 'OpportunityContactRoles',
    solutions: 'Opportunity_To_Microsoft_Solutions__r'
};

/** In place of a text field: the notes of an Opportunity that are marked for Microsoft. */
export const SHARED_NOTES = 'ContentDocumentLinks';

interface Row {
    deal: FieldName;
    /** Left out where the row is a constant. */
    opportunity?: string | undefined;
}

/** Whether the row is about records beside the Opportunity, and not about one of its own fields. */
export function isRelated(row: Row): boolean {
    return relationOf(row.deal) !== null || areSharedNotes(row);
}

export function areSharedNotes({ deal, opportunity }: Row): boolean {
    return deal === 'notes' && opportunity === SHARED_NOTES;
}

/** Null: the deal field may be a plain field of the Opportunity. */
export function relationOf(field: FieldName): string | null {
    return relations[field] ?? null;
}
