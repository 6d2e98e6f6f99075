import type { FieldDef, SObjectDef } from './definition.ts';
import type { PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import { fieldToken } from './tokens.ts';
import { lowerCaseMap } from './lower-case-map.ts';
import { recordTypesOf } from './record-type-info.ts';

type OfObject = PlatformObject & { object: SObjectDef };
type ChildRelationship = PlatformObject & { field: FieldDef };

declare module '../apex-types.ts' {
    interface ApexTypes {
        SObjectTypeFields: OfObject;
        FieldSets: OfObject;
        ChildRelationship: ChildRelationship;
    }
}

const MERGEABLE = ['Account', 'Contact', 'Lead', 'Case'];

export function defineDescribeSObject(library: Library): void {
    const { runtime } = library;
    const may = (object: SObjectDef, access: string): boolean => runtime.permissions.object(object, access);
    const byName = (object: SObjectDef, nameOf: 'name' | 'developerName') =>
        library.map(
            'String,RecordTypeInfo',
            recordTypesOf(library, object).map((one): [string, typeof one] => [one[nameOf], one])
        );
    library.define('Schema.DescribeSObjectResult', {
        'String getName()': ({ object }) => object.name,
        'String getLocalName()': ({ object }) => object.name,
        'String getLabel()': ({ object }) => object.label,
        'String getLabelPlural()': ({ object }) => object.plural,
        'String getKeyPrefix()': ({ object }) => object.prefix,
        'SObjectType getSObjectType()': ({ object }) => library.runtime.sotype(object),
        'String name': { get: ({ object }) => object.name },
        'String label': { get: ({ object }) => object.label },
        'String labelPlural': { get: ({ object }) => object.plural },
        'String keyPrefix': { get: ({ object }) => object.prefix },
        'SObjectType sobjectType': { get: ({ object }) => library.runtime.sotype(object) },
        'Boolean custom': { get: ({ object }) => object.custom },
        'Boolean isCustom()': ({ object }) => object.custom,
        'Boolean isCustomSetting()': ({ object }) => object.isSetting,
        'Boolean isAccessible()': ({ object }) => may(object, 'read'),
        'Boolean isCreateable()': ({ object }) =>
            (object.createable || object.isEvent) && may(object, 'create'),
        'Boolean isUpdateable()': ({ object }) => object.createable && may(object, 'edit'),
        'Boolean isDeletable()': ({ object }) => object.createable && may(object, 'delete'),
        'Boolean isUndeletable()': ({ object }) => object.createable && may(object, 'create'),
        'Boolean isQueryable()': () => true,
        'Boolean isSearchable()': ({ object }) => !object.isMetadataType && !object.isEvent,
        'Boolean isMergeable()': ({ object }) => MERGEABLE.includes(object.name),
        'Boolean isFeedEnabled()': () => false,
        'Boolean isMruEnabled()': () => false,
        'Boolean isDeprecatedAndHidden()': () => false,
        'Boolean getHasSubtypes()': () => false,
        'SObjectType getAssociateParentEntity()': () => null,
        'List<ChildRelationship> getChildRelationships()': ({ object }) =>
            library.list('ChildRelationship', childRelationships(library, object)),
        'List<RecordTypeInfo> getRecordTypeInfos()': ({ object }) =>
            library.list('RecordTypeInfo', recordTypesOf(library, object)),
        'Map<String,RecordTypeInfo> getRecordTypeInfosByName()': ({ object }) => byName(object, 'name'),
        'Map<String,RecordTypeInfo> getRecordTypeInfosByDeveloperName()': ({ object }) =>
            byName(object, 'developerName'),
        'Map<Id,RecordTypeInfo> getRecordTypeInfosById()': ({ object }) =>
            library.map(
                'Id,RecordTypeInfo',
                recordTypesOf(library, object).map((one): [string, typeof one] => [one.id, one])
            ),
        'SObjectTypeFields fields': { get: ({ object }) => library.object('SObjectTypeFields', { object }) },
        'FieldSets fieldSets': { get: ({ object }) => library.object('FieldSets', { object }) }
    });
    library.define('Schema.SObjectTypeFields', {
        'Map<String,SObjectField> getMap()': ({ object }) =>
            lowerCaseMap(
                library,
                'SObjectField',
                [...object.fields.values()].map((field) => [field.name, fieldToken(library, field)])
            )
    });
    library.define('Schema.ChildRelationship', {
        'SObjectType getChildSObject()': ({ field }) => library.runtime.sotype(field.object),
        'SObjectField getField()': ({ field }) => fieldToken(library, field),
        'String getRelationshipName()': ({ field }) => field.childRelationshipName,
        'Boolean isCascadeDelete()': ({ field }) => field.cascade,
        'Boolean isRestrictedDelete()': ({ field }) => Boolean(field.restrict),
        'Boolean isDeprecatedAndHidden()': () => false
    });
}

/** The fields of all objects that look up to this one; not those of the system, as CreatedById. */
function childRelationships(library: Library, object: SObjectDef): ChildRelationship[] {
    return [...library.runtime.schema.objects.values()].flatMap((child) =>
        [...child.fields.values()]
            .filter(
                (field) =>
                    field.type === 'REFERENCE' && field.referenceTo.includes(object.name) && !field.isSystem
            )
            .map((field) =>
                library.object('ChildRelationship', {
                    field,
                    $key: `childrelationship:${child.key}.${field.key}.${object.key}`
                })
            )
    );
}
