import type { OrgRuntime } from '../../org/runtime.ts';
import type { Row } from '../row.ts';

/** Stores a row that the platform makes by itself, without triggers, when another one is saved. */
export function putDerived(
    runtime: OrgRuntime,
    object: string,
    cause: Row,
    values: Record<string, unknown>
): Row {
    const definition = runtime.schema.standard(object);
    const row: Row = {
        ...runtime.db.fresh(definition),
        ...values,
        id: runtime.db.newId(definition),
        isdeleted: false,
        createddate: cause.createddate,
        createdbyid: runtime.user.id,
        lastmodifieddate: cause.lastmodifieddate,
        lastmodifiedbyid: runtime.user.id,
        systemmodstamp: cause.systemmodstamp
    };
    runtime.db.put(definition, row.id, row);
    return row;
}
