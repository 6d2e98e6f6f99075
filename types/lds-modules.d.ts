// Adapters of Lightning Data Service for lists and picklists: what the components use of them.

declare module 'lightning/uiRelatedListApi' {
    import type { WireAdapterConstructor } from 'lwc';
    import type { RecordRepresentation } from 'lightning/uiRecordApi';

    interface Asked {
        relatedListId: string;
        /** `Object.Field`; of a parent `Object.Parent.Field`. */
        fields?: readonly string[];
        optionalFields?: readonly string[];
        /** 1 to 249. */
        pageSize?: number;
    }
    export interface RelatedListRecords {
        count: number;
        records: RecordRepresentation[];
    }
    /** A list that fails has its own status, and errors in place of records. */
    export interface RelatedListBatch {
        results: { statusCode: number; result: RelatedListRecords | object }[];
    }
    export interface WiredRelatedList {
        data?: RelatedListRecords;
        error?: unknown;
    }
    export interface WiredRelatedLists {
        data?: RelatedListBatch;
        error?: unknown;
    }
    export const getRelatedListRecords: WireAdapterConstructor<
        { parentRecordId?: string } & Asked,
        WiredRelatedList
    >;
    export const getRelatedListRecordsBatch: WireAdapterConstructor<
        { parentRecordId?: string; relatedListParameters?: readonly Asked[] },
        WiredRelatedLists
    >;
}

declare module 'lightning/uiObjectInfoApi' {
    import type { WireAdapterConstructor } from 'lwc';
    import type { FieldReference } from '@salesforce/schema/*';

    export interface WiredPicklist {
        data?: { values: { label: string; value: string }[] };
        error?: unknown;
    }
    export const getPicklistValues: WireAdapterConstructor<
        { recordTypeId?: string; fieldApiName?: FieldReference },
        WiredPicklist
    >;
}

declare module '@salesforce/apex' {
    /** @param wired what a wire of the component was given */
    export function refreshApex(wired: object): Promise<void>;
}

declare module '@salesforce/i18n/*' {
    const setting: string;
    export default setting;
}
