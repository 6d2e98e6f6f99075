import type { SObjectDef } from './definition.ts';
import type { List } from '../../values/index.ts';
import { SObject, Unsupported } from '../../values/index.ts';
import type { Library } from '../library.ts';
import { defineDescribeField } from './describe-field.ts';
import { defineDescribeSObject } from './describe-sobject.ts';
import { defineFieldSet } from './field-set.ts';
import { lowerCaseMap } from './lower-case-map.ts';
import { defineRecordTypeInfo } from './record-type-info.ts';
import type { DescribeSObject, SObjectTypeToken } from './tokens.ts';
import { installTokens } from './tokens.ts';

/** Objects of the schema that Apex does not see. */
const HIDDEN = ['AggregateResult', 'Name'];

export function defineSchema(library: Library): void {
    const { runtime } = library;
    installTokens(library);
    library.defineEnum(
        'Schema.DisplayType',
        `ADDRESS ANYTYPE BASE64 BOOLEAN COMBOBOX COMPLEXVALUE CURRENCY DATACATEGORYGROUPREFERENCE DATE
        DATETIME DOUBLE EMAIL ENCRYPTEDSTRING ID INTEGER JSON LOCATION LONG MULTIPICKLIST PERCENT PHONE
        PICKLIST REFERENCE SOBJECT STRING TEXTAREA TIME URL`
    );
    library.defineEnum(
        'Schema.SOAPType',
        'ANYTYPE ARRAY BASE64BINARY BOOLEAN DATE DATETIME DOUBLE ID INTEGER STRING TIME'
    );
    library.defineEnum('Schema.SObjectDescribeOptions', 'DEFAULT DEFERRED FULL');
    const describe = (object: SObjectDef): DescribeSObject => runtime.describeObject(object);
    const describeAll = ({ items }: List<string>): List<DescribeSObject> =>
        library.list(
            'DescribeSObjectResult',
            items.map((name) => {
                const object = runtime.schema.get(name ?? '');
                if (!object)
                    return library.fail(
                        'InvalidParameterValueException',
                        `sObject type '${name}' is not supported.`
                    );
                return describe(object);
            })
        );
    library.define('Schema', {
        'static Map<String,SObjectType> getGlobalDescribe()': () =>
            lowerCaseMap(
                library,
                'SObjectType',
                [...runtime.schema.objects.values()]
                    .filter((object) => !HIDDEN.includes(object.name))
                    .map((object) => [object.name, library.runtime.sotype(object)])
            ),
        'static List<DescribeSObjectResult> describeSObjects(List<String>)': describeAll,
        'static List<DescribeSObjectResult> describeSObjects(List<String>, SObjectDescribeOptions)':
            describeAll,
        'static List<Object> describeTabs()': () => {
            throw new Unsupported('Schema.describeTabs');
        }
    });
    library.alias('schema.schema', 'schema');
    library.define('Schema.SObjectType', {
        'DescribeSObjectResult getDescribe()': ({ object }) => describe(object),
        'DescribeSObjectResult getDescribe(SObjectDescribeOptions)': ({ object }) => describe(object),
        'DescribeSObjectResult getDescribe(Object)': ({ object }) => describe(object),
        'SObject newSObject()': (token) => newRecord(library, token),
        'SObject newSObject(Id?)': (token, id) => newRecord(library, token, id),
        'SObject newSObject(Id?, Boolean)': (token, recordTypeId, withDefaults) =>
            withDefaults
                ? newRecordWithDefaults(library, token, recordTypeId)
                : newRecord(library, token, recordTypeId),
        'String toString()': ({ object }) => object.name,
        'Integer hashCode()': ({ $identity }) => $identity,
        'Boolean equals(Object)': (token, other) => token === other
    });
    library.define('Schema.SObjectField', {
        'DescribeFieldResult getDescribe()': ({ field }) => runtime.describeField(field),
        'DescribeFieldResult getDescribe(Object)': ({ field }) => runtime.describeField(field),
        'String toString()': ({ field }) => field.name,
        'Integer hashCode()': ({ $identity }) => $identity,
        'Boolean equals(Object)': (token, other) => token === other
    });
    defineDescribeSObject(library);
    defineDescribeField(library);
    defineFieldSet(library);
    defineRecordTypeInfo(library);
}

function newRecord(library: Library, { object }: SObjectTypeToken, id: string | null = null): SObject {
    const record = new SObject(object);
    if (id) record.fields['id'] = library.runtime.ops.toId(id);
    if (object.isEvent && object.field('eventuuid')) record.fields['eventuuid'] = library.uuid();
    return record;
}

/** The first argument is then the id of a record type. */
function newRecordWithDefaults(
    library: Library,
    token: SObjectTypeToken,
    recordTypeId: string | null
): SObject {
    const record = newRecord(library, token, recordTypeId);
    for (const field of token.object.fields.values())
        if (field.defaultValue !== null) record.fields[field.key] = library.runtime.db.defaultValue(field);
    if (token.object.recordTypes.length) record.fields['recordtypeid'] = recordTypeId;
    return record;
}
