// Modules of the platform that @salesforce/lightning-types does not cover: what the components use of them.

declare module '@salesforce/label/*' {
    const label: string;
    export default label;
}

declare module '@salesforce/schema/*' {
    export interface FieldReference {
        objectApiName: string;
        fieldApiName: string;
    }
    const field: FieldReference;
    export default field;
}

declare module 'lightning/platformShowToastEvent' {
    export interface Toast {
        title: string;
        message?: string;
        variant?: 'info' | 'success' | 'warning' | 'error';
        mode?: 'dismissible' | 'pester' | 'sticky';
    }
    export class ShowToastEvent extends CustomEvent<Toast> {
        constructor(toast: Toast);
    }
}

declare module 'lightning/uiRecordApi' {
    import type { WireAdapterConstructor } from 'lwc';
    import type { FieldReference } from '@salesforce/schema/*';

    export type FieldValue = string | number | boolean | null;
    export interface RecordRepresentation {
        apiName: string;
        id: string;
        fields: Record<string, { value: FieldValue; displayValue: string | null }>;
    }
    export interface WiredRecord {
        data?: RecordRepresentation;
        error?: unknown;
    }
    /** Takes `fields`, `optionalFields` or both; an optional field that the user may not see is left out. */
    export const getRecord: WireAdapterConstructor<
        {
            recordId?: string;
            fields?: readonly (FieldReference | string)[];
            optionalFields?: readonly (FieldReference | string)[];
        },
        WiredRecord
    >;
    /** Undefined where the record does not hold the field. */
    export function getFieldValue(
        record: RecordRepresentation | undefined,
        field: FieldReference | string
    ): FieldValue | undefined;
    export function getFieldDisplayValue(
        record: RecordRepresentation | undefined,
        field: FieldReference | string
    ): string | null | undefined;
    /** @throws what Lightning Data Service reports: an object with `body` */
    export function updateRecord(recordInput: {
        fields: Record<string, FieldValue | undefined>;
    }): Promise<RecordRepresentation>;
    export function createRecord(recordInput: {
        apiName: string;
        fields: Record<string, FieldValue>;
    }): Promise<RecordRepresentation>;
    export function deleteRecord(recordId: string): Promise<void>;
    /** Reads the records again and provides them to every wire that shows them. */
    export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module '@salesforce/customPermission/*' {
    /** True or undefined. */
    const isAssigned: true | undefined;
    export default isAssigned;
}

declare module 'lightning/uiObjectInfoApi' {
    import type { WireAdapterConstructor } from 'lwc';

    export interface ObjectInfo {
        apiName: string;
        /** By API name; the label is in the language of the user. */
        fields: Record<string, { label: string; dataType: string }>;
    }
    export const getObjectInfo: WireAdapterConstructor<
        { objectApiName: string },
        { data?: ObjectInfo; error?: unknown }
    >;
}

declare module 'lightning/navigation' {
    import type { LightningElement } from 'lwc';

    export interface PageReference {
        type: string;
        attributes: Record<string, string>;
    }
    const Navigate: unique symbol;
    const GenerateUrl: unique symbol;
    interface Navigation {
        [Navigate](page: PageReference): void;
        [GenerateUrl](page: PageReference): Promise<string>;
    }
    export const NavigationMixin: {
        (base: typeof LightningElement): new () => LightningElement & Navigation;
        readonly Navigate: typeof Navigate;
        readonly GenerateUrl: typeof GenerateUrl;
    };
}
