import { dmlError, dmlException } from '../dml-error.ts';
import type { SObject } from '../../values/index.ts';
import type { DmlStatement } from './dml-statement.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm */
const SETUP_OBJECTS = new Set([
    'Group',
    'GroupMember',
    'QueueSobject',
    'PermissionSet',
    'PermissionSetAssignment',
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'ObjectPermissions',
    'FieldPermissions',
    'SetupEntityAccess',
    'UserRole',
    'PermissionSetLicenseAssign',
    'Territory',
    'UserTerritory',
    'CustomPermission',
    'Profile'
]);
/** Updating one of these makes an update of a user setup. */
const SETUP_FIELDS_OF_USER = [
    'userroleid',
    'isactive',
    'forecastenabled',
    'isportalenabled',
    'username',
    'profileid'
];

/**
 * MIXED_DML_OPERATION: setup and other objects in one transaction. System.runAs begins a new context.
 *
 * @throws DmlException
 */
export function refuseMixedDml(statement: DmlStatement): void {
    const { runtime, operation } = statement;
    for (const record of statement.records) {
        const { name, isSetting, isMetadataType, isEvent } = record.definition;
        if (isSetting || isMetadataType || isEvent) continue;
        const isUser = name === 'User';
        const isSetup = isUser ? touchesSetup(statement, record) : SETUP_OBJECTS.has(name);
        if (isUser && !isSetup) continue;
        const other = runtime.mixedKind[isSetup ? 'data' : 'setup'];
        if (other) {
            const message =
                'DML operation on setup object is not permitted after you have updated a non-setup object ' +
                `(or vice versa): ${name}, original object: ${other}`;
            throw dmlException(runtime, operation, [
                { index: 0, error: dmlError('MIXED_DML_OPERATION', message) }
            ]);
        }
        runtime.mixedKind[isSetup ? 'setup' : 'data'] ??= name;
    }
}

function touchesSetup({ runtime, operation }: DmlStatement, user: SObject): boolean {
    if (operation === 'insert') return !!user.fields.userroleid;
    if (operation !== 'update') return false;
    const stored = runtime.db.get(user.fields.id as string);
    // A field that was queried and is as it was does not count.
    return SETUP_FIELDS_OF_USER.some(
        (field) => field in user.fields && !(user.queried && user.fields[field] === stored?.[field])
    );
}
