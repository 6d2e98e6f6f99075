import type { FieldDef, SObjectDef } from './definition.ts';
import { Unsupported } from '../../values/index.ts';
import type { PlatformObject } from '../../values/index.ts';
import type { Library } from '../library.ts';

export type SObjectTypeToken = PlatformObject & { object: SObjectDef };
/** Of a field, or of the field under the name of its relationship. */
export type SObjectFieldToken = PlatformObject & { field: FieldDef; object: SObjectDef };
export type DescribeSObject = PlatformObject & { object: SObjectDef };
export type DescribeField = PlatformObject & { field: FieldDef };

declare module '../apex-types.ts' {
    interface ApexTypes {
        SObjectType: SObjectTypeToken;
        SObjectField: SObjectFieldToken;
        DescribeSObjectResult: DescribeSObject;
        DescribeFieldResult: DescribeField;
    }
}

/** The objects that stand for objects and fields; there is one of each, so that `==` holds. */
export function installTokens(library: Library): void {
    const { runtime } = library;
    const once = <Token extends PlatformObject>(key: string, make: () => Token): Token => {
        const token = (runtime.tokenCache.get(key) as Token | undefined) ?? make();
        runtime.tokenCache.set(key, token);
        return token;
    };
    runtime.sotype = (given) => {
        if (given === 'SObject') throw new Unsupported('SObject.SObjectType');
        const object = typeof given === 'string' ? runtime.schema.get(given)! : given;
        const $key = `sobjecttype:${object.key}`;
        return once($key, () => library.object('SObjectType', { object, $key, str: () => object.name }));
    };
    runtime.sfield = (object, name) => {
        const $key = `sobjectfield:${object.key}.${name}`;
        return once($key, () => {
            const field = object.field(name) ?? object.relationship(name)!;
            return library.object('SObjectField', { field, object, $key, str: () => field.name });
        });
    };
    runtime.describeObject = (object) =>
        once(`describe:${object.key}`, () =>
            library.object('DescribeSObjectResult', {
                object,
                str: () => `Schema.DescribeSObjectResult[${object.name}]`
            })
        );
    runtime.describeField = (field) =>
        library.object('DescribeFieldResult', {
            field,
            $key: `describe:${field.object.key}.${field.key}`,
            str: () => `Schema.DescribeFieldResult[${field.name}]`
        });
    runtime.fieldSet = (object, name) => {
        const fieldSet = object.fieldSets.get(name.toLowerCase());
        if (!fieldSet) throw new Unsupported(`field set ${object.name}.${name}`);
        return library.object('FieldSet', { fieldSet, object });
    };
}

/** The token of a field. */
export function fieldToken(library: Library, field: FieldDef): SObjectFieldToken {
    return library.runtime.sfield(field.object, field.key);
}
