import { SObject } from '../../values/index.ts';

const AUDIT_FIELDS = ['createddate', 'createdbyid', 'lastmodifieddate', 'lastmodifiedbyid'];

/** SObject.clone; the flags in the order in which Apex takes them. A shallow clone shares related records. */
export function cloneRecord(
    record: SObject,
    preserveId = false,
    isDeep = false,
    preserveAuditFields = false,
    preserveAutoNumbers = false
): SObject {
    const clone = new SObject(record.definition);
    for (const [name, value] of Object.entries(record.fields)) {
        if (name === 'id' && !preserveId) continue;
        if (!preserveAuditFields && AUDIT_FIELDS.includes(name)) continue;
        if (!preserveAutoNumbers && record.definition.field(name)?.autoNumberFormat) continue;
        const isParent = value instanceof SObject;
        clone.fields[name] = isParent && isDeep ? cloneRecord(value, true, true, true) : value;
    }
    if (record.queried) {
        clone.queried = new Set(record.queried);
        // They were fetched, so reading them is no error; they are empty.
        if (!preserveAuditFields)
            for (const name of AUDIT_FIELDS) if (clone.queried.has(name)) clone.fields[name] = null;
    }
    clone.cloned = true;
    clone.cloneSource = (record.fields['id'] as string | undefined) ?? record.cloneSource ?? null;
    if (record.names) clone.names = record.names;
    return clone;
}
