import type { OrgRuntime } from '../../org/runtime.ts';
import type { Row } from '../row.ts';

/** Stores a row that the platform makes by itself, without triggers, when another one is saved. */
export function putDerived(rt: OrgRuntime, object: string, cause: Row, values: Record<string, unknown>): Row {
    const definition = rt.schema.standard(object);
    const row: Row = {
        ...rt.db.fresh(definition),
        ...values,
        id: rt.db.newId(definition),
        isdeleted: false,
        createddate: cause.createddate,
        createdbyid: rt.user.id,
        lastmodifieddate: cause.lastmodifieddate,
        lastmodifiedbyid: rt.user.id,
        systemmodstamp: cause.systemmodstamp
    };
    rt.db.put(definition, row.id, row);
    return row;
}
