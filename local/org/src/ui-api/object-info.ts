import type { FieldDef, Org, SObjectDef } from 'apex-engine';
import type { RestContext, RestHandler } from '../rest/call.ts';
import { isWritable, visibleObject } from '../rest/object-access.ts';
import { readableFields } from '../rest/record-output.ts';
import { notFound, RestError } from '../rest/rest-error.ts';

/** The id that stands for "no record type" (UI API, master record type). */
const MASTER = '012000000000000AAA';

/** `GET /ui-api/object-info/{object}` */
export const uiObjectInfo: RestHandler = ({ org, params }) => {
    const definition = visibleObject(org, params[0]!);
    const fields = readableFields(org, definition).map((field) => [
        field.name,
        fieldInfo(org, definition, field)
    ]);
    return {
        status: 200,
        body: {
            apiName: definition.name,
            label: definition.label,
            labelPlural: definition.plural,
            keyPrefix: definition.prefix,
            custom: definition.custom,
            createable: org.runtime.permissions.object(definition, 'create'),
            updateable: org.runtime.permissions.object(definition, 'edit'),
            deletable: org.runtime.permissions.object(definition, 'delete'),
            queryable: !definition.isEvent,
            defaultRecordTypeId: MASTER,
            recordTypeInfos: {
                [MASTER]: { available: true, defaultRecordTypeMapping: true, master: true, name: 'Master' }
            },
            fields: Object.fromEntries(fields)
        }
    };
};

/**
 * `GET /ui-api/object-info/{object}/picklist-values/{recordTypeId}`; record types have no own values here.
 */
export const uiPicklistValues: RestHandler = (context) => {
    const values = picklists(context).map((field) => [field.name, picklistOf(field)]);
    return { status: 200, body: { picklistFieldValues: Object.fromEntries(values) } };
};

/** `GET /ui-api/object-info/{object}/picklist-values/{recordTypeId}/{field}` */
export const uiPicklistOfField: RestHandler = (context) => {
    const name = context.params[2]!.toLowerCase();
    const field = picklists(context).find(({ key: l }) => l === name);
    if (field) return { status: 200, body: picklistOf(field) };
    throw new RestError(400, 'INVALID_FIELD', `${context.params[2]} is no picklist of ${context.params[0]}`);
};

function picklists({ org, params }: RestContext): FieldDef[] {
    const definition = visibleObject(org, params[0]!);
    if (params[1] !== MASTER) throw notFound(`The local org has only the record type ${MASTER}.`);
    return readableFields(org, definition).filter((field) => field.picklist);
}

function picklistOf(field: FieldDef) {
    const active = (field.picklist ?? []).filter((value) => value.active);
    const values = active.map(({ value: v, label }) => ({ attributes: null, label, validFor: [], value: v }));
    const usual = active.find((value) => value.isDefault);
    const defaultValue = usual ? values.find(({ value }) => value === usual.value) : null;
    return { controllerValues: {}, defaultValue, values };
}

function fieldInfo(org: Org, definition: SObjectDef, field: FieldDef) {
    const editable = org.runtime.permissions.field(definition, field, 'edit');
    return {
        apiName: field.name,
        label: field.label,
        dataType: DATA_TYPES[field.type] ?? field.type[0] + field.type.slice(1).toLowerCase(),
        length: field.length,
        precision: field.precision,
        scale: field.scale,
        custom: field.custom,
        calculated: field.formula !== null,
        createable: editable && isWritable(definition, field, 'insert'),
        updateable: editable && isWritable(definition, field, 'update'),
        required: field.required,
        unique: field.unique,
        reference: field.type === 'REFERENCE',
        relationshipName: field.relationshipName,
        referenceToInfos: field.referenceTo.map((apiName) => ({ apiName, nameFields: ['Name'] })),
        inlineHelpText: field.inlineHelpText
    };
}

const DATA_TYPES: Record<string, string> = {
    DATETIME: 'DateTime',
    TEXTAREA: 'TextArea',
    MULTIPICKLIST: 'MultiPicklist',
    ID: 'Reference',
    INTEGER: 'Int'
};
