import path from 'node:path';
import { isTrue, listOf, readXml, type MetadataValue } from './read-xml.ts';

/** Create, read, update, delete, view all, modify all. */
export interface ObjectAccess {
    c: boolean;
    r: boolean;
    u: boolean;
    d: boolean;
    va: boolean;
    ma: boolean;
}
export interface FieldAccess {
    r: boolean;
    u: boolean;
}

/** What a permission set grants; all keys are in lower case. */
export interface PermissionSetDef {
    name: string;
    label: string;
    objs: Map<string, ObjectAccess>;
    /** By `object.field`. */
    fields: Map<string, FieldAccess>;
    custom: Set<string>;
    /** `credential-principal` of External Credentials. */
    principals: Set<string>;
    classes: string[];
    userPerms: string[];
}

export function readPermissionSet(file: string): PermissionSetDef {
    const metadata = readXml(file, 'PermissionSet');
    const enabled = (element: string): MetadataValue[] =>
        listOf(metadata[element]).filter((access) => isTrue(access.enabled));
    return {
        name: path.basename(file).split('.')[0]!,
        label: metadata.label,
        objs: new Map(
            listOf(metadata.objectPermissions).map((access) => [
                access.object.toLowerCase(),
                {
                    c: isTrue(access.allowCreate),
                    r: isTrue(access.allowRead),
                    u: isTrue(access.allowEdit),
                    d: isTrue(access.allowDelete),
                    va: isTrue(access.viewAllRecords),
                    ma: isTrue(access.modifyAllRecords)
                }
            ])
        ),
        fields: new Map(
            listOf(metadata.fieldPermissions).map((access) => [
                access.field.toLowerCase(),
                { r: isTrue(access.readable), u: isTrue(access.editable) }
            ])
        ),
        custom: new Set(enabled('customPermissions').map(({ name }) => name.toLowerCase())),
        principals: new Set(
            enabled('externalCredentialPrincipalAccesses').map((access) =>
                access.externalCredentialPrincipal.toLowerCase()
            )
        ),
        classes: enabled('classAccesses').map(({ apexClass }) => apexClass),
        userPerms: enabled('userPermissions').map(({ name }) => name.toLowerCase())
    };
}
