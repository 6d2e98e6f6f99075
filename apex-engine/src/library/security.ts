import { List, SObject } from '../values/index.ts';
import type { PlatformObject, Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { SObjectDef } from './schema/definition.ts';

type Decision = PlatformObject & {
    records: List<SObject>;
    /** Names of fields and children that were taken away, by object. */
    removed: Map<string, Set<string>>;
    /** Places of the records that lost something. */
    modified: Set<number>;
};
type AccessType = 'CREATABLE' | 'READABLE' | 'UPDATABLE' | 'UPSERTABLE';

declare module './apex-types.ts' {
    interface ApexTypes {
        AccessType: { readonly name: AccessType };
        SObjectAccessDecision: Decision;
    }
}

/** The access to the object that each needs, as the permissions name it. */
const OBJECT_ACCESS: Record<AccessType, string[]> = {
    CREATABLE: ['create'],
    READABLE: ['read'],
    UPDATABLE: ['edit'],
    UPSERTABLE: ['create', 'edit']
};

export function defineSecurity(library: Library): void {
    library.defineEnum('System.AccessType', 'CREATABLE READABLE UPDATABLE UPSERTABLE');
    library.define('Security', {
        'static SObjectAccessDecision stripInaccessible(AccessType, List<SObject>)': ({ name }, records) =>
            stripInaccessible(library, name, records, true),
        'static SObjectAccessDecision stripInaccessible(AccessType, List<SObject>, Boolean)': (
            { name },
            records,
            enforceObjectAccess
        ) => stripInaccessible(library, name, records, enforceObjectAccess)
    });
    library.define('SObjectAccessDecision', {
        'List<SObject> getRecords()': ({ records }) => records,
        'Map<String,Set<String>> getRemovedFields()': ({ removed }) =>
            library.map(
                'String,Set<String>',
                [...removed].map(([object, fields]) => [object, library.set('String', fields)])
            ),
        'Set<Integer> getModifiedIndexes()': ({ modified }) => library.set('Integer', modified)
    });
}

function stripInaccessible(
    library: Library,
    access: AccessType,
    records: List<SObject>,
    enforceObjectAccess: boolean
): Decision {
    const { permissions } = library.runtime;
    if (enforceObjectAccess)
        for (const { definition } of records.items)
            if (!OBJECT_ACCESS[access].every((one) => permissions.object(definition, one)))
                library.fail('NoAccessException', `No access to entity: ${definition.name}`);
    const stripper = new Stripper(library, access === 'READABLE');
    const stripped = records.items.map((record, place) => stripper.strip(record, place));
    return library.object('SObjectAccessDecision', {
        records: new List(records.type, stripped),
        removed: stripper.removed,
        modified: stripper.modified
    });
}

class Stripper {
    readonly removed = new Map<string, Set<string>>();
    readonly modified = new Set<number>();
    readonly #library: Library;
    readonly #isReading: boolean;

    constructor(library: Library, isReading: boolean) {
        this.#library = library;
        this.#isReading = isReading;
    }

    /** A copy of a record without what the user may not reach; `place`: of the record in the list. */
    strip(record: SObject, place: number): SObject {
        const { definition } = record;
        const copy = new SObject(definition);
        copy.queried = record.queried && new Set(record.queried);
        if (record.names) copy.names = record.names;
        for (const [name, value] of Object.entries(record.fields)) {
            const field = definition.field(name);
            if (field && name !== 'id' && !this.#mayReach(definition, name)) {
                this.#note(definition, field.name);
                this.modified.add(place);
                copy.queried?.delete(name);
            } else copy.fields[name] = this.#stripped(value, definition, name, place);
        }
        return copy;
    }

    #mayReach(definition: SObjectDef, name: string): boolean {
        const { permissions } = this.#library.runtime;
        const field = definition.field(name)!;
        if (this.#isReading) return permissions.field(definition, field, 'read');
        return permissions.field(definition, field, 'edit') && !field.readonly;
    }

    #stripped(value: Value, definition: SObjectDef, name: string, place: number): Value {
        if (value instanceof SObject) return this.strip(value, place);
        const children = definition.childRelationships.get(name);
        if (!(value instanceof List) || !children) return value;
        const { permissions, schema } = this.#library.runtime;
        if (permissions.object(schema.get(children.child)!, 'read'))
            return new List(
                value.type,
                value.items.map((child) => this.strip(child as SObject, place))
            );
        this.#note(definition, children.name);
        return new List(value.type);
    }

    #note({ name }: SObjectDef, removed: string): void {
        const fields = this.removed.get(name) ?? new Set();
        this.removed.set(name, fields.add(removed));
    }
}
