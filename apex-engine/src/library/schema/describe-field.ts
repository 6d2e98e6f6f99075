import type { FieldDef } from './definition.ts';
import type { EnumValue, List, PlatformObject, Value } from '../../values/index.ts';
import type { Library } from '../library.ts';
import { fieldToken } from './tokens.ts';

interface Entry {
    value: string;
    label: string;
    active?: boolean;
    isDefault?: boolean;
}
type PicklistEntry = PlatformObject & { entry: Entry };

declare module '../apex-types.ts' {
    interface ApexTypes {
        PicklistEntry: PicklistEntry;
        DisplayType: EnumValue;
        SOAPType: EnumValue;
    }
}

/** Those that are not here are STRING. */
const SOAP_TYPES: Record<string, string> = {
    ID: 'ID',
    REFERENCE: 'ID',
    BOOLEAN: 'BOOLEAN',
    INTEGER: 'INTEGER',
    DOUBLE: 'DOUBLE',
    CURRENCY: 'DOUBLE',
    PERCENT: 'DOUBLE',
    DATE: 'DATE',
    DATETIME: 'DATETIME',
    TIME: 'TIME',
    BASE64: 'BASE64BINARY'
};
const NOT_GROUPABLE = ['DOUBLE', 'CURRENCY', 'PERCENT', 'DATETIME', 'TEXTAREA', 'BASE64'];
const isLongText = (field: FieldDef): boolean => field.type === 'TEXTAREA' && field.length > 255;

export function defineDescribeField(library: Library): void {
    const { runtime } = library;
    const soapType = ({ field }: { field: FieldDef }) =>
        runtime.enumConstant('SOAPType', SOAP_TYPES[field.type] ?? 'STRING');
    const displayType = ({ field }: { field: FieldDef }) => runtime.enumConstant('DisplayType', field.type);
    const entries = ({ field }: { field: FieldDef }) => picklistEntries(library, field);
    library.define('Schema.DescribeFieldResult', {
        'String getName()': ({ field }) => field.name,
        'String getLocalName()': ({ field }) => field.name,
        'String getLabel()': ({ field }) => field.label,
        'DisplayType getType()': displayType,
        'SOAPType getSoapType()': soapType,
        'Integer getLength()': ({ field }) => field.length,
        'Integer getByteLength()': ({ field }) => field.length * 3,
        'Integer getScale()': ({ field }) => field.scale,
        'Integer getPrecision()': ({ field }) => field.precision,
        'Integer getDigits()': ({ field }) => (field.type === 'INTEGER' ? 9 : 0),
        'List<PicklistEntry> getPicklistValues()': entries,
        'List<SObjectType> getReferenceTo()': ({ field }) =>
            library.list(
                'SObjectType',
                (field.referenceTo as string[])
                    .map((name) => runtime.schema.get(name))
                    .filter((object) => object !== null && object !== undefined)
                    .map((object) => library.runtime.sotype(object))
            ),
        'String getRelationshipName()': ({ field }) => field.relationshipName,
        'Integer getRelationshipOrder()': ({ field }) => (field.isMasterDetail ? 0 : null),
        'Object getDefaultValue()': ({ field }) => defaultValueOf(library, field),
        'String getDefaultValueFormula()': ({ field }) => expressionOf(field),
        'String getInlineHelpText()': ({ field }) => field.inlineHelpText ?? null,
        'String getCalculatedFormula()': ({ field }) => field.formula,
        'SObjectField getSObjectField()': ({ field }) => fieldToken(library, field),
        'SObjectType getSObjectType()': ({ field }) => library.runtime.sotype(field.object),
        'SObjectField getController()': ({ field }) =>
            field.controlling
                ? fieldToken(library, field.object.field(field.controlling.toLowerCase())!)
                : null,
        'String getReferenceTargetField()': () => null,
        'FieldDescribeOptions getOptions()': () => null,
        'String name': { get: ({ field }) => field.name },
        'String label': { get: ({ field }) => field.label },
        'String localName': { get: ({ field }) => field.name },
        'Integer length': { get: ({ field }) => field.length },
        'DisplayType type': { get: displayType },
        'Boolean accessible': { get: (described) => isAccessible(library, described.field) },
        'String inlineHelpText': { get: ({ field }) => field.inlineHelpText ?? null },
        'List<PicklistEntry> picklistValues': { get: entries },
        'SObjectField sobjectField': { get: ({ field }) => fieldToken(library, field) },
        'String relationshipName': { get: ({ field }) => field.relationshipName }
    });
    library.define('Schema.FieldDescribeOptions', {});
    defineProperties(library);
    definePicklistEntry(library);
}

function isAccessible({ runtime }: Library, field: FieldDef): boolean {
    return (
        runtime.permissions.object(field.object, 'read') &&
        runtime.permissions.field(field.object, field, 'read')
    );
}

/** What may be done with the field, and what it is like. */
function defineProperties(library: Library): void {
    const may = (field: FieldDef, access: string): boolean =>
        library.runtime.permissions.object(field.object, access) &&
        library.runtime.permissions.field(field.object, field, 'edit');
    library.define('Schema.DescribeFieldResult', {
        'Boolean isAccessible()': ({ field }) => isAccessible(library, field),
        'Boolean isCreateable()': ({ field }) => !field.readonly && may(field, 'create'),
        'Boolean isUpdateable()': ({ field }) =>
            !field.readonly && !field.isMasterDetail && may(field, 'edit'),
        'Boolean isCustom()': ({ field }) => field.custom,
        'Boolean isNillable()': ({ field }) =>
            !field.required && field.type !== 'BOOLEAN' && field.type !== 'ID',
        'Boolean isUnique()': ({ field }) => field.unique,
        'Boolean isExternalId()': ({ field }) => field.externalId,
        'Boolean isIdLookup()': ({ field }) => field.externalId || field.key === 'id' || field.key === 'name',
        'Boolean isCalculated()': ({ field }) => Boolean(field.formula ?? field.summary),
        'Boolean isAutoNumber()': ({ field }) => Boolean(field.autoNumberFormat),
        'Boolean isCaseSensitive()': ({ field }) => field.caseSensitive,
        'Boolean isDefaultedOnCreate()': ({ field }) =>
            field.defaultValue !== null ||
            field.isSystem ||
            field.type === 'BOOLEAN' ||
            field.key === 'ownerid',
        'Boolean isDependentPicklist()': ({ field }) => Boolean(field.controlling),
        'Boolean isFilterable()': ({ field }) => !isLongText(field) && field.type !== 'BASE64',
        'Boolean isGroupable()': ({ field }) => !NOT_GROUPABLE.includes(field.type),
        'Boolean isSortable()': ({ field }) => !isLongText(field),
        'Boolean isHtmlFormatted()': ({ field }) => field.metaType === 'Html',
        'Boolean isNameField()': ({ field }) => field.key === 'name',
        'Boolean isNamePointing()': ({ field }) => field.referenceTo.length > 1,
        'Boolean isRestrictedPicklist()': ({ field }) => field.restricted,
        'Boolean isPermissionable()': ({ field }) => field.custom && !field.required && !field.isMasterDetail,
        'Boolean isCascadeDelete()': ({ field }) => field.cascade,
        'Boolean isAggregatable()': () => true,
        'Boolean isWriteRequiresMasterRead()': () => false,
        'Boolean isDeprecatedAndHidden()': () => false,
        'Boolean isEncrypted()': () => false,
        'Boolean isAiPredictionField()': () => false,
        'Boolean isSearchPrefilterable()': () => false,
        'Boolean isDisplayLocationInDecimal()': () => false,
        'Boolean isHighScaleNumber()': () => false,
        'Boolean isQueryByDistance()': () => false,
        'Boolean isFormulaTreatNullNumberAsZero()': () => false
    });
}

/** A default that is worked out when a record is made. */
function expressionOf({ defaultValue }: FieldDef): string | null {
    return typeof defaultValue === 'object' ? (defaultValue?.expr ?? null) : null;
}

function defaultValueOf(library: Library, field: FieldDef): Value {
    if (field.type === 'BOOLEAN') return field.defaultValue === true;
    if (expressionOf(field) !== null) return library.runtime.db.defaultValue(field);
    return (field.defaultValue as string | null) || null;
}

function picklistEntries(library: Library, field: FieldDef): List<PicklistEntry> {
    return library.list(
        'PicklistEntry',
        ((field.picklist ?? []) as Entry[]).map((entry) =>
            library.object('PicklistEntry', {
                entry,
                str: () =>
                    `Schema.PicklistEntry[getLabel=${entry.label};getValue=${entry.value};` +
                    `isActive=${entry.active};isDefaultValue=${Boolean(entry.isDefault)};]`
            })
        )
    );
}

function definePicklistEntry(library: Library): void {
    library.define('Schema.PicklistEntry', {
        'String getLabel()': ({ entry }) => entry.label,
        'String getValue()': ({ entry }) => entry.value,
        'Boolean isActive()': ({ entry }) => entry.active !== false,
        'Boolean isDefaultValue()': ({ entry }) => Boolean(entry.isDefault),
        'String label': { get: ({ entry }) => entry.label },
        'String value': { get: ({ entry }) => entry.value }
    });
}
