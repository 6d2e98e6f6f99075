import type { OrgRuntime } from '../../org/runtime.ts';
import { dmlError, type DmlError } from '../dml-error.ts';
import type { Row } from '../row.ts';

/** A new custom setting belongs to the org unless it says otherwise; a hierarchy has one for each owner. */
export function settingErrors(runtime: OrgRuntime, row: Row): DmlError[] {
    const { isSetting, settingType, label } = row.$definition;
    if (!isSetting) return [];
    row.setupownerid ||= runtime.orgRow.id;
    row.name ||= label;
    if (settingType !== 'Hierarchy') return [];
    const other = runtime.db
        .rows(row.$definition)
        .find(({ setupownerid }) => setupownerid === row.setupownerid);
    if (!other) return [];
    const duplicate = `SetupOwnerId duplicates value on record with id: ${other.id}`;
    return [dmlError('DUPLICATE_VALUE', `duplicate value found: ${duplicate}`)];
}
