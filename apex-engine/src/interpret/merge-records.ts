import type { OrgRuntime } from '../org/runtime.ts';
import { SObject } from '../values/index.ts';
import type { Value } from '../values/index.ts';

/** `merge`: what referred to the others refers to the master, which is saved; then the others are deleted. */
export function mergeRecords(runtime: OrgRuntime, master: SObject, others: Value[]): void {
    const ids = others.map((other) => (other instanceof SObject ? other.fields.id : other));
    const { definition } = master;
    for (const child of runtime.schema.objects.values()) {
        if (!runtime.db.tables.has(child.key)) continue;
        const lookups = [...child.fields.values()].filter(
            ({ type, referenceTo }) => type === 'REFERENCE' && referenceTo.includes(definition.name)
        );
        for (const { key } of lookups)
            for (const row of runtime.db.rows(child))
                if (ids.includes(row[key] as Value))
                    runtime.db.put(child, row.id, { ...row, [key]: master.fields.id });
    }
    runtime.db.dml('update', [master]);
    const deleted = ids.map((id) => {
        const record = new SObject(definition);
        record.fields.id = id ?? null;
        return record;
    });
    runtime.db.dml('delete', deleted);
}
