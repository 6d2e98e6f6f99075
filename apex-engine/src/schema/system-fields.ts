import { FieldDef, type FieldOptions } from './field.ts';
import type { SObjectDef } from './sobject.ts';

const AUDIT_FIELDS: [name: string, type: string, options?: FieldOptions][] = [
    ['IsDeleted', 'BOOLEAN'],
    ['CreatedDate', 'DATETIME'],
    ['CreatedById', 'REFERENCE', { referenceTo: ['User'], relationshipName: 'CreatedBy' }],
    ['LastModifiedDate', 'DATETIME'],
    ['LastModifiedById', 'REFERENCE', { referenceTo: ['User'], relationshipName: 'LastModifiedBy' }],
    ['SystemModstamp', 'DATETIME']
];

/** Id and audit fields, which every object has; a custom metadata type has the id alone. */
export function addSystemFields(definition: SObjectDef): void {
    const add = (name: string, type: string, options: FieldOptions = {}) =>
        definition.add(new FieldDef(name, type, { ...options, readonly: true, isSystem: true }));
    add('Id', 'ID', { length: 18 });
    if (!definition.isMetadataType) for (const field of AUDIT_FIELDS) add(...field);
}
