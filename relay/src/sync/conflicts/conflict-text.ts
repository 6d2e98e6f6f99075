import type { Deal, FieldName } from '../deal.ts';
import type { Mapping } from '../mapping/document.ts';
import type { OpenConflicts } from './open-conflicts.ts';

/** One conflict as the card and the API show it: `field` is the API name of the Opportunity field. */
export interface ShownConflict {
    field: string;
    salesforce: string | null;
    microsoft: string | null;
}

const text = (value: Deal[FieldName]) =>
    value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);

export function shownConflicts(open: OpenConflicts, { rows }: Mapping): ShownConflict[] {
    return rows.flatMap(({ deal, opportunity }) => {
        const values = open[deal];
        return values && opportunity
            ? [{ field: opportunity, salesforce: text(values.crm), microsoft: text(values.partner) }]
            : [];
    });
}

/** `Co_sell_Conflicts__c`: null where there is none. */
export function conflictsField(open: OpenConflicts, mapping: Mapping): string | null {
    const shown = shownConflicts(open, mapping);
    return shown.length ? JSON.stringify(shown) : null;
}

/** The deal field behind the API name that people use; null: the mapping has no such field. */
export function dealFieldOf({ rows }: Mapping, opportunityField: string): FieldName | null {
    return rows.find(({ opportunity }) => opportunity === opportunityField)?.deal ?? null;
}
