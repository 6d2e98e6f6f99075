import type { Deal, FieldName } from './deal.ts';
import { projectToCrm, projectToPartner } from './project.ts';
import { isEmpty, sameValue } from './same-value.ts';

/**
 * Whether nothing needs to be written for this field: one side already holds the other's projection. Either
 * way round, since a value must never be overwritten by what was left of it on the other side.
 */
export function inStep(field: FieldName, crm: Deal, partner: Deal): boolean {
    if (isEmpty(crm[field]) && isEmpty(partner[field])) return true;
    // A stage outside the table (the closed ones) says nothing to Microsoft, and is never left for it.
    if (field === 'salesStage' && crm.salesStage === null) return true;
    return (
        sameValue(field, projectToPartner(field, crm[field]), partner[field]) ||
        sameValue(field, crm[field], projectToCrm(field, partner[field]))
    );
}

/** Amounts of nothing are equal in every currency. */
export function unitInStep(unit: readonly FieldName[], crm: Deal, partner: Deal): boolean {
    if (unit.includes('value') && isEmpty(crm.value) && isEmpty(partner.value)) return true;
    return unit.every((field) => inStep(field, crm, partner));
}
