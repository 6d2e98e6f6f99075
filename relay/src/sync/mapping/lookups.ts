import type { FieldName } from '../deal.ts';

export type LookupField = 'partnerRole' | 'solutionArea' | 'solutionPlay';

/** Deal fields that an Opportunity holds as a lookup into a catalogue, whose entry's name is the value. */
const catalogues: Readonly<Record<LookupField, string>> = {
    partnerRole: 'Partner_Role__c',
    solutionArea: 'Solution_Area__c',
    solutionPlay: 'Solution_Play__c'
};

/** In the order in which entries are looked up: a play belongs to an area. */
export const lookupFields = Object.keys(catalogues) as LookupField[];

/** Object of the catalogue; null: the deal field is no lookup. */
export function catalogueOf(field: FieldName): string | null {
    return (catalogues as Partial<Record<FieldName, string>>)[field] ?? null;
}

/** `Partner_Role__c` → `Partner_Role__r`: by which a query reads what a custom lookup points to. */
export function relationshipOf(lookup: string): string {
    return lookup.replace(/__c$/, '__r');
}
