import { FieldDef } from '../schema/field.ts';
import { SObjectDef } from '../schema/sobject.ts';

/** An object of the engine itself: its rows are stored with the others, but nothing can query them. */
export function internalObject(name: string, prefix: string, fields: string[]): SObjectDef {
    const definition = new SObjectDef(name, prefix, { nocreate: true });
    for (const field of fields) definition.add(new FieldDef(field, 'TEXTAREA'));
    return definition;
}
