export type { FieldDef } from '../../schema/field.ts';
export type { SObjectDef } from '../../schema/sobject.ts';
