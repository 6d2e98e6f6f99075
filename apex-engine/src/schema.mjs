// The schema under its old names, for modules that are not TypeScript yet. Goes with the last of them.
import { FieldDef } from './schema/field.ts';
import { Schema } from './schema/schema.ts';
import { SObjectDef } from './schema/sobject.ts';

for (const [type, names] of [
    [FieldDef, { l: 'key', def: 'defaultValue', refs: 'referenceTo', relName: 'relationshipName' }],
    [FieldDef, { childRel: 'childRelationshipName', sys: 'isSystem', md: 'isMasterDetail' }],
    [FieldDef, { auto: 'autoNumberFormat', mdtRel: 'metadataRelationship', obj: 'object' }],
    [FieldDef, { help: 'inlineHelpText' }],
    [SObjectDef, { l: 'key', rels: 'relationships', childRels: 'childRelationships' }],
    [SObjectDef, { isMdt: 'isMetadataType', rel: 'relationship' }],
    [Schema, { objs: 'objects', permsets: 'permissionSets', psgs: 'permissionSetGroups' }],
    [Schema, { customPerms: 'customPermissions', mdtRecords: 'metadataRecords' }],
    [Schema, { namedCreds: 'namedCredentials' }]
])
    for (const [alias, name] of Object.entries(names))
        Object.defineProperty(type.prototype, alias, {
            get() {
                return this[name];
            },
            set(value) {
                this[name] = value;
            }
        });
export { FieldDef, Schema, SObjectDef };
