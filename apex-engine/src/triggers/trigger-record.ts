import { SObject, type Value } from '../values/index.ts';
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';

/** A row as a trigger sees it; formulas are evaluated when they are read. */
export function triggerRecord(store: Store, row: Row): SObject {
    const record = new SObject(row.$definition);
    for (const field of row.$definition.fields.values()) {
        if (field.formula) defineLazily(record.fields, field.key, () => store.formula(field, row) as Value);
        else if (field.key in row) record.fields[field.key] = row[field.key] as Value;
    }
    if (row.id) record.fields.id = row.id;
    else delete record.fields.id;
    record.trigrow = true;
    return record;
}

function defineLazily(fields: Record<string, Value>, name: string, evaluate: () => Value): void {
    let value: Value = null;
    Object.defineProperty(fields, name, {
        enumerable: true,
        configurable: true,
        get: () => (value ??= evaluate()),
        set(assigned: Value) {
            Object.defineProperty(fields, name, {
                value: assigned,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    });
}
