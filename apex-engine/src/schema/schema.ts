import type { ApexType, ApexTypes } from '../org/runtime.ts';
import { apexTypeOfField, apexTypeOfMember } from './apex-type.ts';
import { addCompanions } from './companion-objects.ts';
import type { FieldDef, PicklistValue } from './field.ts';
import { KeyPrefixes } from './key-prefixes.ts';
import { loadMetadata } from './metadata/load-metadata.ts';
import type { ExternalCredential } from './metadata/external-credential.ts';
import type { CustomMetadataRecord } from './metadata/custom-metadata-record.ts';
import type { PermissionSetDef } from './metadata/permission-set.ts';
import { fitAllObjects, type OrgShape } from './org-shape.ts';
import type { SObjectDef } from './sobject.ts';
import { STANDARD_OBJECTS, standardObjects } from './standard/standard-objects.ts';

export interface StaticResourceDef {
    name: string;
    file: string | null;
    contentType: string | undefined;
}
export interface NotificationTypeDef {
    customNotifTypeName: string;
    masterLabel: string;
    desktop: unknown;
    mobile: unknown;
}

/** What the org knows: standard objects and the metadata of the project. Names are looked up in any case. */
export class Schema {
    readonly types: ApexTypes;
    readonly objects = new Map<string, SObjectDef>();
    /** Objects of the engine itself: stored like others, but not to be named in Apex, SOQL or an API. */
    readonly internal = new Map<string, SObjectDef>();
    /** Custom labels by lower-case name. */
    readonly labels = new Map<string, string>();
    readonly valueSets = new Map<string, PicklistValue[]>();
    readonly metadataRecords: CustomMetadataRecord[] = [];
    readonly permissionSets = new Map<string, PermissionSetDef>();
    /** Permission set groups. */
    readonly permissionSetGroups = new Map<string, { name: string; label: string; sets: string[] }>();
    readonly customPermissions = new Set<string>();
    readonly resources = new Map<string, StaticResourceDef>();
    readonly flows = new Set<string>();
    readonly namedCredentials = new Set<string>();
    readonly externalCredentials: ExternalCredential[] = [];
    readonly notificationTypes: NotificationTypeDef[] = [];
    readonly cachePartitions: { name: string; isDefault: boolean }[] = [];
    /** What is wrong with the metadata: file, line, message. */
    readonly problems: [file: string, line: number, message: string][] = [];
    /** Every file of the project's package directories, absolute. */
    files: string[] = [];
    /** Namespace of the project, in lower case. */
    namespace: string | null = null;
    /** The org that this shall be; null for one that has everything. */
    shape: OrgShape | null = null;
    readonly #prefixes = new KeyPrefixes();

    constructor(types: ApexTypes) {
        this.types = types;
    }

    set keyPrefixes(known: Record<string, string>) {
        this.#prefixes.known = known;
    }

    get(name: string): SObjectDef | null {
        const lowerName = name.toLowerCase();
        const found = this.objects.get(lowerName);
        if (found || !this.namespace || !lowerName.startsWith(`${this.namespace}__`)) return found ?? null;
        return this.objects.get(lowerName.slice(this.namespace.length + 2)) ?? null;
    }

    /** An object that every org has. */
    standard(name: string): SObjectDef {
        const definition = this.get(name);
        if (!definition) throw new Error(`this org has no object ${name}`);
        return definition;
    }

    add(definition: SObjectDef): SObjectDef {
        this.objects.set(definition.key, definition);
        return definition;
    }

    prefix(objectName: string, letter?: string): string {
        return this.#prefixes.of(objectName, letter);
    }

    /** Key prefixes of all objects that the project (not the platform) defines, by object name. */
    projectPrefixes(): Record<string, string> {
        const own = [...this.objects.values()].filter(({ name }) => !(name in STANDARD_OBJECTS));
        return Object.fromEntries(own.map(({ name, prefix }) => [name, prefix]));
    }

    loadStandard(): void {
        for (const definition of standardObjects()) this.add(definition);
    }

    /** Reads the metadata of package directories (absolute folders). */
    load(folders: string[]): void {
        loadMetadata(this, folders);
        fitAllObjects(this, this.shape);
        this.link();
    }

    /** Makes companions and child relationships, once all objects are there. */
    link(): void {
        addCompanions(this);
        for (const definition of this.objects.values()) definition.childRelationships.clear();
        for (const definition of this.objects.values())
            for (const field of definition.fields.values())
                if (field.type === 'REFERENCE' && field.childRelationshipName)
                    this.#linkParents(definition, field);
    }

    #linkParents(child: SObjectDef, field: FieldDef): void {
        const name = field.childRelationshipName!;
        for (const parent of field.referenceTo)
            this.get(parent)?.childRelationships.set(name.toLowerCase(), { name, child: child.name, field });
    }

    apexTypeOfField(field: FieldDef): ApexType {
        return apexTypeOfField(this.types, field);
    }

    apexType(definition: SObjectDef, lowerName: string): ApexType | null {
        return apexTypeOfMember(this, definition, lowerName);
    }
}
