import type { Row } from '../store/row.ts';
import type { FieldDef } from './field.ts';

export interface ChildRelationship {
    name: string;
    /** The child's object. */
    child: string;
    /** Its lookup. */
    field: FieldDef;
}
export interface RecordTypeDef {
    developerName: string;
    label: string;
    active: boolean;
    description?: string | undefined;
}
export interface ValidationRule {
    name: string;
    /** True where the record is refused. */
    formula: string;
    message: string;
    field: string | null;
    file: string;
}
export interface FieldSetDef {
    name: string;
    label: string;
    fields: { field: string; required: boolean }[];
}
export type SharingModel =
    | 'Private'
    | 'Read'
    | 'ReadWrite'
    | 'ReadWriteTransfer'
    | 'FullAccess'
    | 'ControlledByParent';

export interface SObjectOptions {
    label?: string | undefined;
    plural?: string | undefined;
    /** A custom setting, and of which type. */
    setting?: 'List' | 'Hierarchy' | null;
    isEvent?: boolean;
    nocreate?: boolean;
    nameDef?: { label?: string; type?: string; displayFormat?: string } | null;
    sharing?: SharingModel | null | undefined;
    description?: string | undefined;
}

/** An sObject type: standard, or of the project. */
export class SObjectDef {
    readonly name: string;
    /** Lower-case name. */
    readonly key: string;
    /** First three characters of its records' ids. */
    readonly prefix: string;
    label: string;
    plural: string;
    /** By lower-case name. */
    readonly fields = new Map<string, FieldDef>();
    /** Lookups by the lower-case name of the relationship. */
    readonly relationships = new Map<string, FieldDef>();
    readonly childRelationships = new Map<string, ChildRelationship>();
    readonly custom: boolean;
    readonly isMetadataType: boolean;
    readonly isEvent: boolean;
    readonly isSetting: boolean;
    readonly settingType: 'List' | 'Hierarchy' | null;
    readonly fieldSets = new Map<string, FieldSetDef>();
    createable: boolean;
    recordTypes: RecordTypeDef[] = [];
    nameDef: SObjectOptions['nameDef'];
    /** Org-wide default; null where none is stated, which opens the object to all. */
    sharing: SharingModel | null;
    /** Active validation rules. */
    rules: ValidationRule[] = [];
    description: string | undefined;
    /** Apex sharing reasons. */
    reasons?: string[];
    /** Events: published after the commit, and not at once. */
    afterCommit = false;
    /** Made by the platform for another object: its share, history and change event. */
    companion = false;
    /** Rows of a custom metadata type, once they were asked for. */
    rowsCache: Row[] | null = null;

    constructor(name: string, prefix: string, options: SObjectOptions = {}) {
        this.name = name;
        this.key = name.toLowerCase();
        this.prefix = prefix;
        this.label = options.label || name.replace(/([a-z])([A-Z])/g, '$1 $2');
        this.plural = options.plural || `${this.label}s`;
        this.custom = /__(c|mdt|e|b)$/i.test(name);
        this.isMetadataType = /__mdt$/i.test(name);
        this.isEvent = /__e$/i.test(name) || !!options.isEvent;
        this.isSetting = !!options.setting;
        this.settingType = options.setting || null;
        this.createable = !options.nocreate && !this.isMetadataType;
        this.nameDef = options.nameDef ?? null;
        this.sharing = options.sharing ?? null;
        this.description = options.description;
    }

    field(lowerName: string): FieldDef | null {
        return this.fields.get(lowerName) ?? null;
    }

    /** The lookup behind a relationship such as `owner` or `parent__r`. */
    relationship(lowerName: string): FieldDef | null {
        return this.relationships.get(lowerName) ?? null;
    }

    add(field: FieldDef): FieldDef {
        this.fields.set(field.key, field);
        if (field.relationshipName) this.relationships.set(field.relationshipName.toLowerCase(), field);
        field.object = this;
        return field;
    }

    remove(lowerName: string): void {
        const field = this.field(lowerName);
        if (!field) return;
        this.fields.delete(lowerName);
        if (field.relationshipName) this.relationships.delete(field.relationshipName.toLowerCase());
    }
}
