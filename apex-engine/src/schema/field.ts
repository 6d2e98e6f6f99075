import type { SObjectDef } from './sobject.ts';

export interface PicklistValue {
    value: string;
    label: string;
    active: boolean;
    isDefault?: boolean;
    /** Of a dependent picklist: places of the controlling field's values that it goes with. */
    validFor?: number[];
}

/** A roll-up summary as its metadata has it. */
export interface Summary {
    /** `Child__c.Lookup__c` */
    summaryForeignKey: string;
    summaryOperation: 'count' | 'sum' | 'min' | 'max';
    summarizedField?: string;
    summaryFilterItems?: SummaryFilter | SummaryFilter[];
}
export interface SummaryFilter {
    field: string;
    operation: string;
    value?: string;
}

/** A default: a value, or a formula that is evaluated for each new record. */
export type FieldDefault = string | boolean | { expr: string } | null;

export interface FieldOptions {
    label?: string | undefined;
    length?: number | undefined;
    precision?: number | undefined;
    scale?: number | undefined;
    referenceTo?: string[];
    relationshipName?: string | null | undefined;
    childRelationshipName?: string | null;
    required?: boolean;
    readonly?: boolean;
    unique?: boolean;
    externalId?: boolean;
    caseSensitive?: boolean;
    custom?: boolean;
    isSystem?: boolean;
    isMasterDetail?: boolean;
    cascade?: boolean;
    restrict?: boolean;
    restricted?: boolean;
    inlineHelpText?: string | null | undefined;
    formula?: string | null;
    blanksAsZero?: boolean;
    summary?: Summary | null;
    autoNumberFormat?: string | null;
    defaultValue?: FieldDefault;
    controlling?: string | null;
    picklist?: PicklistValue[] | null;
    metadataRelationship?: string | null;
    valueSetName?: string | null;
    metaType?: string | undefined;
}

/** A field of an sObject, as describe tells it and as the store needs it. */
export class FieldDef {
    readonly name: string;
    /** Lower-case name: the key of the field's value in a row and in an sObject. */
    readonly key: string;
    /** `Schema.DisplayType`, in capitals. */
    readonly type: string;
    label: string;
    length: number;
    precision: number;
    scale: number;
    /** Objects that a reference may lead to. */
    referenceTo: string[];
    /** Name of the way to the parent, such as `Account` or `Account__r`. */
    relationshipName: string | null;
    /** Name of the way back, such as `Contacts`. */
    childRelationshipName: string | null;
    required: boolean;
    readonly: boolean;
    unique: boolean;
    externalId: boolean;
    caseSensitive: boolean;
    custom: boolean;
    /** Set by the platform: id, audit fields, name fields of custom objects. */
    isSystem: boolean;
    /** Master-detail. */
    isMasterDetail: boolean;
    /** A delete of the parent deletes the child. */
    cascade: boolean;
    /** A delete of the parent is refused while there is a child. */
    restrict: boolean;
    /** Only the values of the picklist are allowed. */
    restricted: boolean;
    inlineHelpText: string | null;
    formula: string | null;
    /** The formula takes a blank number for 0. */
    blanksAsZero: boolean;
    summary: Summary | null;
    /** Display format of an auto-number, such as `A-{0000}`. */
    autoNumberFormat: string | null;
    defaultValue: FieldDefault;
    controlling: string | null;
    picklist: PicklistValue[] | null;
    /** What a metadata relationship leads to: a metadata type, EntityDefinition, FieldDefinition. */
    metadataRelationship: string | null;
    valueSetName: string | null;
    /** Type as the metadata has it, such as `LongTextArea`; only of the project's fields. */
    metaType: string | undefined;
    /** Set when the field is added to its object. */
    object!: SObjectDef;

    constructor(name: string, type: string, options: FieldOptions = {}) {
        this.name = name;
        this.key = name.toLowerCase();
        this.type = type;
        this.label = options.label || labelOf(name);
        this.length = options.length || 0;
        this.precision = options.precision || 0;
        this.scale = options.scale || 0;
        this.referenceTo = options.referenceTo ?? [];
        this.relationshipName = options.relationshipName || null;
        this.childRelationshipName = options.childRelationshipName || null;
        this.required = !!options.required;
        this.readonly = !!options.readonly;
        this.unique = !!options.unique;
        this.externalId = !!options.externalId;
        this.caseSensitive = !!options.caseSensitive;
        this.custom = !!options.custom;
        this.isSystem = !!options.isSystem;
        this.isMasterDetail = !!options.isMasterDetail;
        this.cascade = !!options.cascade;
        this.restrict = !!options.restrict;
        this.restricted = !!options.restricted;
        this.inlineHelpText = options.inlineHelpText || null;
        this.formula = options.formula || null;
        this.blanksAsZero = !!options.blanksAsZero;
        this.summary = options.summary ?? null;
        this.autoNumberFormat = options.autoNumberFormat || null;
        this.defaultValue = options.defaultValue ?? null;
        this.controlling = options.controlling || null;
        this.picklist = options.picklist ?? null;
        this.metadataRelationship = options.metadataRelationship || null;
        this.valueSetName = options.valueSetName || null;
        this.metaType = options.metaType;
    }
}

const NUMBERS = new Set(['DOUBLE', 'CURRENCY', 'PERCENT']);

/** Whether values of this type are Decimals in Apex. */
export const isDecimalType = (type: string): boolean => NUMBERS.has(type);

/** `Next_Step__c` and `NextStep` are both labelled `Next Step`. */
function labelOf(name: string): string {
    return name
        .replace(/__c$/, '')
        .replace(/_/g, ' ')
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replace(/ Id$/, ' ID');
}
