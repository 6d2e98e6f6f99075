import type { FieldDef, SObjectDef } from './definition.ts';
import type { PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';
import { lowerCaseMap } from './lower-case-map.ts';
import { fieldToken } from './tokens.ts';

interface Member {
    /** Path from the object of the field set, as `Account.Name`. */
    field: string;
    required: boolean;
}
type FieldSet = PlatformObject & {
    object: SObjectDef;
    fieldSet: { name: string; label: string; fields: Member[] };
};
type FieldSetMember = PlatformObject & { object: SObjectDef; member: Member };

declare module '../apex-types.ts' {
    interface ApexTypes {
        FieldSet: FieldSet;
        FieldSetMember: FieldSetMember;
    }
}

export function defineFieldSet(library: Library): void {
    const { runtime } = library;
    library.define('Schema.FieldSets', {
        'Map<String,FieldSet> getMap()': ({ object }) =>
            lowerCaseMap(
                library,
                'FieldSet',
                [...object.fieldSets.values()].map((fieldSet): [string, FieldSet] => [
                    fieldSet.name,
                    library.object('FieldSet', { fieldSet, object })
                ])
            )
    });
    library.define('Schema.FieldSet', {
        'List<FieldSetMember> getFields()': ({ object, fieldSet }) =>
            library.list(
                'FieldSetMember',
                fieldSet.fields.map((member) => library.object('FieldSetMember', { member, object }))
            ),
        'String getName()': ({ fieldSet }) => fieldSet.name,
        'String getLabel()': ({ fieldSet }) => fieldSet.label,
        'SObjectType getSObjectType()': ({ object }) => library.runtime.sotype(object),
        'String getDescription()': () => null,
        'String getNameSpace()': () => runtime.namespace
    });
    const fieldOf = ({ object, member }: FieldSetMember): FieldDef =>
        runtime.soql.resolve(object, member.field.split('.')).field;
    library.define('Schema.FieldSetMember', {
        'String getFieldPath()': ({ member }) => member.field,
        'String getLabel()': (member) => fieldOf(member).label,
        'Boolean getRequired()': ({ member }) => member.required,
        'Boolean getDBRequired()': (member) => fieldOf(member).required,
        'DisplayType getType()': (member) => runtime.enumConstant('DisplayType', fieldOf(member).type),
        'SObjectField getSObjectField()': (member) => fieldToken(library, fieldOf(member))
    });
}
