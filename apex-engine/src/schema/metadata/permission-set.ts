import path from 'node:path';
import { isTrue, listOf, readXml, type MetadataValue } from './read-xml.ts';

export interface ObjectAccess {
    create: boolean;
    read: boolean;
    edit: boolean;
    delete: boolean;
    viewAll: boolean;
    modifyAll: boolean;
}
export interface FieldAccess {
    read: boolean;
    edit: boolean;
}

/** What a permission set grants; all keys are in lower case. */
export interface PermissionSetDef {
    name: string;
    label: string;
    objects: Map<string, ObjectAccess>;
    /** By `object.field`. */
    fields: Map<string, FieldAccess>;
    custom: Set<string>;
    /** `credential-principal` of External Credentials. */
    principals: Set<string>;
    classes: string[];
    userPermissions: string[];
}

export function readPermissionSet(file: string): PermissionSetDef {
    const metadata = readXml(file, 'PermissionSet');
    const enabled = (element: string): MetadataValue[] =>
        listOf(metadata[element]).filter((access) => isTrue(access.enabled));
    return {
        name: path.basename(file).split('.')[0]!,
        label: metadata.label,
        objects: new Map(
            listOf(metadata.objectPermissions).map((access) => [
                access.object.toLowerCase(),
                {
                    create: isTrue(access.allowCreate),
                    read: isTrue(access.allowRead),
                    edit: isTrue(access.allowEdit),
                    delete: isTrue(access.allowDelete),
                    viewAll: isTrue(access.viewAllRecords),
                    modifyAll: isTrue(access.modifyAllRecords)
                }
            ])
        ),
        fields: new Map(
            listOf(metadata.fieldPermissions).map((access) => [
                access.field.toLowerCase(),
                { read: isTrue(access.readable), edit: isTrue(access.editable) }
            ])
        ),
        custom: new Set(enabled('customPermissions').map(({ name }) => name.toLowerCase())),
        principals: new Set(
            enabled('externalCredentialPrincipalAccesses').map((access) =>
                access.externalCredentialPrincipal.toLowerCase()
            )
        ),
        classes: enabled('classAccesses').map(({ apexClass }) => apexClass),
        userPermissions: enabled('userPermissions').map(({ name }) => name.toLowerCase())
    };
}
