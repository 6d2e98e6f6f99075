import type { FieldDef, Org, SObjectDef } from 'apex-engine';
import type { RestHandler } from './call.ts';
import { isWritable, visibleObject } from './object-access.ts';
import { readableFields } from './record-output.ts';

/** `GET /sobjects`: every object that the user may see. */
export const describeGlobal: RestHandler = ({ org, apiVersion }) => {
    const visible = [...org.runtime.schema.objects.values()].filter(
        (d) => d.name !== 'AggregateResult' && org.runtime.permissions.object(d, 'read')
    );
    const sobjects = visible.map((definition) => summary(org, definition, apiVersion));
    return { status: 200, body: { encoding: 'UTF-8', maxBatchSize: 200, sobjects } };
};

/** `GET /sobjects/{object}`: the summary; the recent records that the platform adds are not kept here. */
export const describeBasic: RestHandler = ({ org, params, apiVersion }) => {
    const definition = visibleObject(org, params[0]!);
    return {
        status: 200,
        body: { objectDescribe: summary(org, definition, apiVersion), recentItems: [] }
    };
};

/** `GET /sobjects/{object}/describe` */
export const describeObject: RestHandler = ({ org, params, apiVersion }) => {
    const definition = visibleObject(org, params[0]!);
    const recordTypes = definition.recordTypes.map((type) => ({
        name: type.label,
        developerName: type.developerName,
        active: type.active,
        available: true,
        master: false
    }));
    return {
        status: 200,
        body: {
            ...summary(org, definition, apiVersion),
            fields: readableFields(org, definition).map((field) => describeField(org, definition, field)),
            childRelationships: [...definition.childRelationships.values()].map((relationship) => ({
                childSObject: relationship.child,
                field: relationship.field.name,
                relationshipName: relationship.name,
                cascadeDelete: relationship.field.cascade
            })),
            recordTypeInfos: recordTypes
        }
    };
};

function summary(org: Org, definition: SObjectDef, apiVersion: string) {
    const may = (kind: 'create' | 'read' | 'edit' | 'delete') =>
        org.runtime.permissions.object(definition, kind);
    const base = `/services/data/v${apiVersion}/sobjects/${definition.name}`;
    const writable = !definition.isMetadataType && definition.createable;
    return {
        name: definition.name,
        label: definition.label,
        labelPlural: definition.plural,
        keyPrefix: definition.prefix,
        custom: definition.custom,
        customSetting: definition.isSetting,
        createable: writable && may('create'),
        updateable: writable && !definition.isEvent && may('edit'),
        deletable: writable && !definition.isEvent && may('delete'),
        queryable: !definition.isEvent,
        retrieveable: !definition.isEvent,
        undeletable: writable && !definition.isEvent && may('create'),
        triggerable: !definition.isMetadataType,
        urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` }
    };
}

const TYPES: Record<string, string> = { ENCRYPTEDSTRING: 'encryptedstring', INTEGER: 'int' };

function describeField(org: Org, definition: SObjectDef, field: FieldDef) {
    const editable = org.runtime.permissions.field(definition, field, 'edit');
    return {
        name: field.name,
        label: field.label,
        type: TYPES[field.type] ?? field.type.toLowerCase(),
        length: field.length,
        precision: field.precision,
        scale: field.scale,
        custom: field.custom,
        calculated: field.formula !== null,
        calculatedFormula: field.formula,
        autoNumber: field.autoNumberFormat !== null,
        nillable: !field.required && field.type !== 'BOOLEAN' && field.key !== 'id',
        unique: field.unique,
        externalId: field.externalId,
        caseSensitive: field.caseSensitive,
        idLookup: field.key === 'id' || field.externalId,
        nameField: field.key === 'name',
        createable: editable && isWritable(definition, field, 'insert'),
        updateable: editable && isWritable(definition, field, 'update'),
        filterable: true,
        sortable: field.type !== 'BASE64',
        groupable: true,
        defaultedOnCreate: field.defaultValue !== null,
        restrictedPicklist: field.restricted,
        inlineHelpText: field.inlineHelpText,
        referenceTo: field.referenceTo,
        relationshipName: field.relationshipName,
        cascadeDelete: field.cascade,
        controllerName: field.controlling,
        dependentPicklist: field.controlling !== null,
        picklistValues: (field.picklist ?? []).map((value) => ({
            active: value.active,
            defaultValue: value.isDefault === true,
            label: value.label,
            value: value.value,
            validFor: value.validFor ? bitmap(value.validFor) : null
        }))
    };
}

/** Base64 of a bit for each value of the controlling field, the highest bit of a byte first. */
function bitmap(places: readonly number[]): string {
    const bits = Buffer.alloc((Math.max(...places) >> 3) + 1);
    for (const place of places) bits[place >> 3]! |= 0x80 >> (place & 7);
    return bits.toString('base64');
}
