import { RecordAccess } from '../permissions/record-access.ts';
import type { FieldDef } from '../schema/field.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import type { Row } from './row.ts';
import type { Store } from './store.ts';

/** Rows by the store that they were made for. */
const entityRows = new WeakMap<Store, Row[]>();
const fieldRows = new WeakMap<Store, Row[]>();

function cached(cache: WeakMap<Store, Row[]>, store: Store, make: () => Row[]): Row[] {
    let rows = cache.get(store);
    if (!rows) cache.set(store, (rows = make()));
    return rows;
}

/** Rows of an object that is not stored but worked out; null for the others. */
export function virtualRows(store: Store, definition: SObjectDef): Row[] | null {
    const objects = () => [...store.runtime.schema.objects.values()];
    switch (definition.name) {
        case 'EntityDefinition':
            return cached(entityRows, store, () => objects().map((object) => entityRow(definition, object)));
        case 'FieldDefinition':
            return cached(fieldRows, store, () =>
                objects().flatMap((object) =>
                    [...object.fields.values()].map((field) => fieldRow(definition, object, field))
                )
            );
        case 'UserRecordAccess': {
            const users = [...store.table(store.runtime.schema.standard('User')).values()];
            return [...store.byId.values()].flatMap((record) =>
                users.map((user) => new RecordAccess(store.runtime, definition, record, user))
            );
        }
        default:
            return null;
    }
}

function entityRow(definition: SObjectDef, object: SObjectDef): Row {
    return {
        $definition: definition,
        id: `000000000000${object.name}`,
        isdeleted: false,
        qualifiedapiname: object.name,
        developername: object.name.replace(/__(c|mdt|e)$/, ''),
        label: object.label,
        masterlabel: object.label,
        plurallabel: object.plural,
        durableid: object.name,
        keyprefix: object.prefix,
        iscustomizable: true,
        isqueryable: true,
        isapextriggerable: !object.isMetadataType,
        istriggerable: !object.isMetadataType,
        iscustomsetting: object.isSetting,
        namespaceprefix: null
    };
}

function fieldRow(definition: SObjectDef, object: SObjectDef, field: FieldDef): Row {
    return {
        $definition: definition,
        id: null as unknown as string,
        isdeleted: false,
        qualifiedapiname: field.name,
        developername: field.name.replace(/__c$/, ''),
        label: field.label,
        masterlabel: field.label,
        durableid: `${object.name}.${field.name}`,
        datatype: field.type,
        entitydefinitionid: object.name,
        isnillable: !field.required,
        length: field.length,
        precision: field.precision,
        scale: field.scale,
        namespaceprefix: null,
        iscalculated: !!field.formula,
        relationshipname: field.relationshipName,
        description: null
    };
}
