import { ApexMap, SObject } from '../../values/index.ts';
import type { Value } from '../../values/index.ts';
import type { OperationContext } from './context.ts';

type Definition = NonNullable<ReturnType<OperationContext['schema']['get']>>;
interface Row {
    id: string;
    [field: string]: unknown;
}

export interface CustomDataContext extends OperationContext {
    db: {
        rows(definition: Definition): Row[];
        metadataRows(definition: Definition): Row[];
        toSObject(row: Row): SObject;
        get(id: string): Row | null;
    };
    user: Row;
    orgRow: Row;
    /** The record with the defaults of its fields. */
    settingDefaults(record: SObject): SObject;
}

const isNamed = (name: unknown, wanted: string) => String(name ?? '').toLowerCase() === wanted.toLowerCase();

/** Static methods of custom metadata types and custom settings. */
export function customData(runtime: CustomDataContext) {
    const definition = (object: string) => runtime.schema.get(object)!;
    const record = (row: Row | undefined) => (row ? runtime.db.toSObject(row) : null);
    const rowsOf = (object: string) => runtime.db.rows(definition(object));
    const ownedBy = (object: string, owner: unknown) =>
        rowsOf(object).find((row) => row.setupownerid === owner);

    const byName = (object: string, rows: Row[], name: (row: Row) => unknown): ApexMap => {
        const { types } = runtime;
        const map = new ApexMap(types.map(types.String, types.sobject(object) ?? types.SObject));
        for (const row of rows) map.put(name(row) as string, runtime.db.toSObject(row));
        return map;
    };
    /** The user's own, that of the profile, that of the org. */
    const inHierarchy = (object: string, id: string | null): SObject => {
        const user = id ? runtime.db.get(id) : runtime.user;
        const owners = [...(user ? [user.id, user.profileid] : []), runtime.orgRow.id];
        for (const owner of owners) {
            const found = ownedBy(object, owner);
            if (found) return runtime.db.toSObject(found);
        }
        return runtime.settingDefaults(new SObject(definition(object)));
    };

    return {
        allCustomMetadata: (object: string) =>
            byName(object, runtime.db.metadataRows(definition(object)), (row) => row.developername),
        customMetadata: (object: string, key: string | null) =>
            record(
                key === null
                    ? undefined
                    : runtime.db
                          .metadataRows(definition(object))
                          .find((row) => isNamed(row.developername, key) || row.id === key)
            ),
        orgSetting(object: string): SObject {
            const found = ownedBy(object, runtime.orgRow.id);
            if (found) return runtime.db.toSObject(found);
            const empty = new SObject(definition(object));
            empty.fields.setupownerid = runtime.orgRow.id;
            return runtime.settingDefaults(empty);
        },
        /** `getInstance` falls back on profile, org and defaults; `getValues` does not. */
        setting(object: string, method: 'getinstance' | 'getvalues', given: Value[]): Value {
            const [key = null] = given as (string | null)[];
            if (definition(object).settingType === 'List')
                return record(rowsOf(object).find((row) => isNamed(row.name, String(key))));
            return method === 'getvalues' ? record(ownedBy(object, key)) : inHierarchy(object, key);
        },
        allSettings: (object: string) => byName(object, rowsOf(object), (row) => row.name)
    };
}
