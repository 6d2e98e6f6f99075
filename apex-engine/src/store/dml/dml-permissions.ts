import type { SObject } from '../../values/index.ts';
import { dmlError } from '../dml-error.ts';
import type { DmlStatement } from './dml-statement.ts';

const KINDS = {
    insert: 'create',
    update: 'edit',
    upsert: 'edit',
    delete: 'delete',
    undelete: 'create'
} as const;

/**
 * In user mode: may the user do this with the object, and edit the fields that are set?
 *
 * @throws SecurityException or DmlException
 */
export function checkPermissions(statement: DmlStatement): void {
    const { runtime, operation } = statement;
    if (runtime.permissions.all) return;
    for (const [place, record] of statement.records.entries()) {
        const { definition, fields } = record;
        const kind = operation === 'upsert' && !fields.id ? 'create' : KINDS[operation];
        if (!runtime.permissions.object(definition, kind))
            throw runtime.exception('SecurityException', `Access to entity '${definition.name}' denied`);
        const refused = kind === 'delete' ? [] : fieldsNotEditable(statement, record);
        if (!refused.length) continue;
        const message =
            `Operation failed due to fields being inaccessible on Sobject ${definition.name}, ` +
            'check errors on Exception or Result!';
        const exception = runtime.exception('DmlException', message);
        const error = dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, refused);
        exception.dml = [{ index: place, error }];
        throw exception;
    }
}

function fieldsNotEditable({ runtime }: DmlStatement, { definition, fields }: SObject): string[] {
    return Object.keys(fields)
        .map((name) => definition.field(name))
        .filter((field) => field !== null)
        .filter((field) => !field.isSystem && !field.readonly && field.key !== 'id')
        .filter((field) => !runtime.permissions.field(definition, field, 'edit'))
        .map(({ name }) => name);
}
