import type { Schema } from '../../schema/schema.ts';
import type { Type } from '../../types/type.ts';
import type { TypeSystem } from '../../types/type-system.ts';
import type { ApexException } from '../apex-exception.ts';

/** What all operations of compiled code need of the runtime. */
export interface OperationContext {
    types: TypeSystem;
    schema: Schema;
    exception(name: string, message?: string | null, cause?: ApexException | null): ApexException;
    str(value: unknown): string;
}

export function nullPointer(runtime: OperationContext): never {
    throw runtime.exception('NullPointerException', 'Attempt to de-reference a null object');
}

/** The value, unless it is null: then a NullPointerException. */
export function notNull<T>(runtime: OperationContext, value: T): NonNullable<T> {
    return value ?? nullPointer(runtime);
}

export function refuseConversion(runtime: OperationContext, value: unknown, type: Type): never {
    const from = runtime.types.typeOf(value).name;
    throw runtime.exception('TypeException', `Invalid conversion from runtime type ${from} to ${type.name}`);
}
