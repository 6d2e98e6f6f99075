import type { ApexType, ApexTypes } from '../org/runtime.ts';
import type { FieldDef } from './field.ts';
import type { Schema } from './schema.ts';
import type { SObjectDef } from './sobject.ts';

const BY_FIELD_TYPE: Record<string, keyof ApexTypes> = {
    BOOLEAN: 'Boolean',
    INTEGER: 'Integer',
    LONG: 'Long',
    DOUBLE: 'Decimal',
    CURRENCY: 'Decimal',
    PERCENT: 'Decimal',
    DATE: 'Date',
    DATETIME: 'Datetime',
    TIME: 'Time',
    BASE64: 'Blob',
    ANYTYPE: 'any'
};

const COMPOUND_ADDRESS = /^(billing|shipping|mailing|other)?address$/;

/** Whether a name is that of a compound address, which no object lists among its fields. */
export const isAddress = (lowerName: string): boolean => COMPOUND_ADDRESS.test(lowerName);

/** The type that Apex knows a field's value by. */
export function apexTypeOfField(types: ApexTypes, field: FieldDef): ApexType {
    switch (field.type) {
        case 'ID':
        case 'REFERENCE':
            // EntityDefinition and FieldDefinition are referred to by name.
            return field.metadataRelationship && !/__mdt$/i.test(field.metadataRelationship)
                ? types.String
                : types.Id;
        case 'LOCATION':
            return types.platformType('Location') ?? types.any;
        case 'ADDRESS':
            return types.platformType('Address') ?? types.any;
        default:
            return types[BY_FIELD_TYPE[field.type] ?? 'String'] as ApexType;
    }
}

/** The type of `record.name`: a field, a parent, a list of children, an address; null where there is none. */
export function apexTypeOfMember(schema: Schema, definition: SObjectDef, lowerName: string): ApexType | null {
    const { types } = schema;
    const field = definition.field(lowerName);
    if (field) return apexTypeOfField(types, field);
    const lookup = definition.relationship(lowerName);
    if (lookup) return apexTypeOfParent(types, lookup);
    const children = definition.childRelationships.get(lowerName);
    if (children) {
        const child = types.sobject(children.child);
        return child && types.list(child);
    }
    if (definition.name === 'AggregateResult') return types.any;
    return isAddress(lowerName) ? types.platformType('Address') : null;
}

/** A lookup to several objects leads to a Name, as on the platform. */
function apexTypeOfParent(types: ApexTypes, lookup: FieldDef): ApexType | null {
    if (lookup.referenceTo.length > 1) return types.sobject('Name');
    return types.sobject(lookup.relationshipName === 'Owner' ? 'User' : lookup.referenceTo[0]!);
}
