import type { FieldDef, SObjectDef } from './schema/definition.ts';
import type { Type } from '../types/type.ts';
import type { ApexDate, EnumValue, PlatformObject, SObject, Value } from '../values/index.ts';
import type { JsonTree } from './json/tree.ts';
import type { ErrorObject } from './database/results.ts';
import type { DescribeField, DescribeSObject, SObjectFieldToken, SObjectTypeToken } from './schema/tokens.ts';
import type { TypeToken } from './type.ts';
import type { StoreError } from './library-runtime.ts';

/** What the library puts on the runtime, for compiled code, the store and the org's own interface. */
export interface LibraryServices {
    /** The token of a type, as `Account.class`. */
    typeTok(type: Type): TypeToken;
    typeName(type: Type): string;
    newByType(type: Type): Value;
    /** Schema.SObjectType of an object. */
    sotype(object: SObjectDef | string): SObjectTypeToken;
    /** Schema.SObjectField; `field` in lower case, of a field or of a relationship. */
    sfield(object: SObjectDef, field: string): SObjectFieldToken;
    describeObject(object: SObjectDef): DescribeSObject;
    describeField(field: FieldDef): DescribeField;
    fieldSet(object: SObjectDef, name: string): PlatformObject;
    cloneSob(record: SObject, ...options: boolean[]): SObject;
    addError(record: SObject, message: Value, field?: string): void;
    statusCode(code: string): EnumValue | null;
    dbError(error: StoreError): ErrorObject;
    /** Today in the user's time zone. */
    today(): ApexDate;
    jsonParse(text: string): JsonTree;
    jsonTree(value: Value, withoutNulls?: boolean): JsonTree;
    jsonOut(tree: JsonTree, pretty?: boolean): string;
    jsonTyped(tree: JsonTree | undefined, type: Type, strict?: boolean): Value;
    sosl(query: string, binds: Value[]): Value;
    /** Runs the call-backs of the metadata deployments that were recorded. */
    runDeployCallbacks(succeeded?: boolean): void;
}
