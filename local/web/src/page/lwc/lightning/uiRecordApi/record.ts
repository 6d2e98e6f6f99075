/** A record as the UI API represents it; a parent's fields are a record of their own in `value`. */
export interface RecordRepresentation {
    id: string;
    apiName: string;
    fields: Record<string, { value: unknown; displayValue: string | null }>;
}

/** `Object.Field`, or what `@salesforce/schema` exports. */
export type FieldReference = string | { objectApiName: string; fieldApiName: string };

export interface RecordValue {
    data: RecordRepresentation | undefined;
    error: unknown;
}

export const fieldPath = (field: FieldReference): string =>
    typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
