import type { SObjectDef } from './definition.ts';
import type { PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';

/** Id of the record type that every object has. */
const MASTER_ID = '012000000000000AAA';

export type RecordTypeInfo = PlatformObject & {
    id: string;
    name: string;
    developerName: string;
    active: boolean;
    master: boolean;
    isDefault: boolean;
};

declare module '../apex-types.ts' {
    interface ApexTypes {
        RecordTypeInfo: RecordTypeInfo;
    }
}

export function defineRecordTypeInfo(library: Library): void {
    library.define('Schema.RecordTypeInfo', {
        'String getName()': ({ name }) => name,
        'String getDeveloperName()': ({ developerName }) => developerName,
        'Id getRecordTypeId()': ({ id }) => id,
        'Boolean isActive()': ({ active }) => active,
        'Boolean isAvailable()': () => true,
        'Boolean isDefaultRecordTypeMapping()': ({ isDefault }) => isDefault,
        'Boolean isMaster()': ({ master }) => master
    });
}

/** The record types of an object; the first is the default, Master comes last. */
export function recordTypesOf(library: Library, object: SObjectDef): RecordTypeInfo[] {
    const { db, schema } = library.runtime;
    const rows = db.rows(schema.get('RecordType')!).filter((row) => row['sobjecttype'] === object.name);
    const master = {
        id: MASTER_ID,
        name: 'Master',
        developerName: 'Master',
        active: true,
        master: true,
        isDefault: rows.length === 0
    };
    return [
        ...rows.map((row, place) => ({
            id: row.id,
            name: row['name'] as string,
            developerName: row['developername'] as string,
            active: row['isactive'] !== false,
            master: false,
            isDefault: place === 0
        })),
        master
    ].map((state) => library.object('RecordTypeInfo', state));
}
