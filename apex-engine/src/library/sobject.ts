import { equal, keyOf, fieldName } from '../values/index.ts';
import type { List, PlatformObject, Value, SObject } from '../values/index.ts';
import type { Library } from './library.ts';
import type { ThrownException } from './library-runtime.ts';
import { hashOfText } from './text-hash.ts';
import { cloneRecord } from './sobject/clone.ts';
import { fieldKey } from './sobject/field-key.ts';
import { putField } from './sobject/put.ts';

/** What every record has. */
export function defineSObject(library: Library): void {
    const { runtime } = library;
    runtime.cloneSob = cloneRecord;
    runtime.addError = addError;
    const get = (record: SObject, given: string | PlatformObject): Value => {
        const key = fieldKey(library, record, given);
        if (record.definition.name !== 'AggregateResult') return runtime.ops.getParentField(record, key);
        if (key in record.fields) return record.fields[key]!;
        return library.fail('SObjectException', `Invalid field ${String(given)} for AggregateResult`);
    };
    const put = (record: SObject, given: string | PlatformObject, value: Value): Value =>
        putField(library, record, given, value);
    const isSet = (record: SObject, given: string | PlatformObject): boolean =>
        record.fields[fieldKey(library, record, given)] !== undefined;
    library.define('SObject', {
        'Object get(String)': get,
        'Object get(SObjectField)': get,
        'Object put(String, Object)': put,
        'Object put(SObjectField, Object)': put,
        'Boolean isSet(String)': isSet,
        'Boolean isSet(SObjectField)': isSet,
        'SObjectType getSObjectType()': ({ definition }) => library.runtime.sotype(definition),
        'Map<String,Object> getPopulatedFieldsAsMap()': (record) =>
            library.map('String,Object', populatedFields(record)),
        'SObject clone()': (record) => cloneRecord(record),
        'SObject clone(Boolean)': cloneRecord,
        'SObject clone(Boolean, Boolean)': cloneRecord,
        'SObject clone(Boolean, Boolean, Boolean)': cloneRecord,
        'SObject clone(Boolean, Boolean, Boolean, Boolean)': cloneRecord,
        'Boolean isClone()': ({ cloned }) => cloned === true,
        'Id getCloneSourceId()': ({ cloneSource }) => cloneSource ?? null,
        'void clear()': (record) => {
            for (const name of Object.keys(record.fields)) delete record.fields[name];
        },
        'Boolean equals(Object)': equal,
        'Integer hashCode()': (record) => hashOfText(keyOf(record)),
        'void setOptions(Database.DMLOptions?)': (record, options) => {
            record.options = options;
        },
        'Database.DMLOptions getOptions()': (record) => (record.options as never) ?? null,
        'void recalculateFormulas()': (record) => recalculateFormulas(library, record),
        'String getQuickActionName()': () => null,
        'String toString()': (record) => runtime.str(record)
    });
    defineRelated(library);
    defineErrors(library);
}

/** With their names; a row of a trigger leaves out those that are null. */
function populatedFields(record: SObject): [string, Value][] {
    return Object.entries(record.fields)
        .filter(([, value]) => value !== undefined && !(record.trigrow && value === null))
        .map(([key, value]) => [fieldName(record, key), value]);
}

/** Related records. */
function defineRelated(library: Library): void {
    const invalid = (what: string, name: string, { definition }: SObject): never =>
        library.fail('SObjectException', `Invalid ${what} ${name} for ${definition.name}`);
    const putParent = (record: SObject, key: string, parent: SObject | null): SObject | null => {
        const before = (record.fields[key] as SObject | undefined) ?? null;
        record.fields[key] = parent;
        record.queried?.add(key);
        return before;
    };
    library.define('SObject', {
        'SObject getSObject(String)': (record, name) => {
            const given = name.toLowerCase();
            const { definition, fields, queried } = record;
            const relationship =
                definition.relationship(given) ??
                [...definition.relationships.values()].find((field) => field.key === given);
            if (!relationship) return invalid('relationship', name, record);
            const key = relationship.relationshipName!.toLowerCase();
            if (fields[key] === undefined && queried && !queried.has(key))
                library.fail(
                    'SObjectException',
                    'SObject row was retrieved via SOQL without querying the requested field: ' +
                        `${definition.name}.${relationship.relationshipName}`
                );
            return (fields[key] as SObject | undefined) ?? null;
        },
        'SObject getSObject(SObjectField)': (record, { field }) =>
            (record.fields[field.relationshipName!.toLowerCase()] as SObject | undefined) ?? null,
        'List<SObject> getSObjects(String)': (record, name) => {
            const key = name.toLowerCase();
            if (!record.definition.childRelationships.has(key))
                invalid('aggregate relationship', name, record);
            const children = record.fields[key] as List<SObject> | undefined;
            return children?.items.length ? children : null;
        },
        'SObject putSObject(String, SObject?)': (record, name, parent) =>
            record.definition.relationship(name.toLowerCase())
                ? putParent(record, name.toLowerCase(), parent)
                : invalid('relationship', name, record),
        'SObject putSObject(SObjectField, SObject?)': (record, { field }, parent) =>
            putParent(record, field.relationshipName!.toLowerCase(), parent)
    });
}

function defineErrors(library: Library): void {
    library.define('SObject', {
        'void addError(String?)': (record, message) => addError(record, message),
        'void addError(String?, Boolean)': (record, message) => addError(record, message),
        'void addError(Exception)': (record, exception) => addError(record, exception),
        'void addError(Exception, Boolean)': (record, exception) => addError(record, exception),
        'void addError(String, String?)': (record, field, message) =>
            addError(record, message, record.definition.field(field.toLowerCase())?.name ?? field),
        'void addError(SObjectField, String?)': (record, { field }, message) =>
            addError(record, message, field.name),
        'Boolean hasErrors()': ({ errors }) => Boolean(errors?.length),
        'List<Database.Error> getErrors()': ({ errors }) =>
            library.list(
                'Database.Error',
                (errors ?? []).map(({ message: msg, field }) =>
                    library.runtime.dbError({
                        code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                        message: msg,
                        fields: field ? [field] : []
                    })
                )
            )
    });
}

/** The store refuses the record for it; outside of a trigger it stays on the record. */
function addError(record: SObject, message: Value, field?: string): void {
    const isText = message === null || typeof message !== 'object';
    const msg = isText ? String(message) : ((message as ThrownException).message ?? 'null');
    (record.errors ??= []).push({ message: msg, field: field ?? null });
}

/** From what the record holds; what it does not hold is null. */
function recalculateFormulas(library: Library, record: SObject): void {
    const { definition } = record;
    const empty = Object.fromEntries([...definition.fields.keys()].map((name) => [name, null]));
    const row = { ...empty, ...record.fields, $definition: definition };
    for (const field of definition.fields.values())
        if (field.formula) {
            record.fields[field.key] = library.runtime.db.formula(field, row);
            record.queried?.add(field.key);
        }
}
