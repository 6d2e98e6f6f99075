import type { OrgRuntime } from '../../org/runtime.ts';
import { dmlError, type DmlError } from '../dml-error.ts';
import { text, type Row } from '../row.ts';
import { lineItemErrors, pricebookEntryErrors } from './products.ts';

/** What the platform itself refuses of a new row of a standard object. */
export function validateStandard(runtime: OrgRuntime, row: Row): DmlError[] {
    switch (row.$definition.name) {
        case 'PermissionSetAssignment':
            return assignmentErrors(runtime, row);
        case 'PricebookEntry':
            return pricebookEntryErrors(runtime, row);
        case 'OpportunityLineItem':
            return lineItemErrors(runtime, row);
        default:
            return [];
    }
}

function assignmentErrors({ db }: OrgRuntime, row: Row): DmlError[] {
    const isSame = (other: Row) =>
        other.assigneeid === row.assigneeid && other.permissionsetid === row.permissionsetid;
    if (!row.permissionsetid || !db.rows(row.$definition).some(isSame)) return [];
    const message =
        `Duplicate PermissionSetAssignment. Assignee: ${text(row, 'assigneeid')}; ` +
        `Permission Set: ${text(row, 'permissionsetid')}`;
    return [dmlError('DUPLICATE_VALUE', message)];
}
