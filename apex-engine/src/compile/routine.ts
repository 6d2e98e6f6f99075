import type { Statement } from '../parsing/syntax-tree.ts';
import type { ClassInfo, FieldInfo, MethodInfo, ParameterInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';

/** One piece of Apex that becomes one JavaScript function. The frames of a stack trace name it. */
export interface Routine {
    name: string;
    cls: ClassInfo;
    isStatic: boolean;
    parameters: ParameterInfo[];
    returnType: Type;
    file: string;
    line: number;
    body: RoutineBody;
}

export type RoutineBody =
    | { kind: 'statements'; statements: Statement[] }
    | { kind: 'constructor'; method: MethodInfo }
    | { kind: 'initializers' }
    | { kind: 'accessor'; field: FieldInfo; accessor: 'getter' | 'setter' }
    | { kind: 'trigger' | 'anonymous'; statements: Statement[] };

export function methodRoutine(method: MethodInfo): Routine {
    const statements = method.declaration?.body?.statements ?? [];
    return {
        name: method.name,
        cls: method.cls,
        isStatic: method.isStatic,
        parameters: method.parameters,
        returnType: method.returnType,
        file: method.file,
        line: method.declaration?.line ?? method.cls.declaration.line,
        body: method.isConstructor ? { kind: 'constructor', method } : { kind: 'statements', statements }
    };
}

/** @param nothing the type void */
export function accessorRoutine(field: FieldInfo, accessor: 'getter' | 'setter', nothing: Type): Routine {
    const isGetter = accessor === 'getter';
    return {
        name: `${isGetter ? 'get' : 'set'} ${field.name}`,
        cls: field.cls,
        isStatic: field.isStatic,
        parameters: isGetter ? [] : [{ name: 'value', type: field.type }],
        returnType: isGetter ? field.type : nothing,
        file: field.cls.file,
        line: field.line,
        body: { kind: 'accessor', field, accessor }
    };
}

/** What runs when the class begins (static), or an object of it. */
export function initializersRoutine(cls: ClassInfo, isStatic: boolean, nothing: Type): Routine {
    return {
        name: isStatic ? '<clinit>' : '<init>',
        cls,
        isStatic,
        parameters: [],
        returnType: nothing,
        file: cls.file,
        line: cls.declaration.line,
        body: { kind: 'initializers' }
    };
}

export const triggerRoutine = (cls: ClassInfo, statements: Statement[], nothing: Type): Routine =>
    blockRoutine('trigger', cls, statements, nothing);

export const anonymousRoutine = (cls: ClassInfo, statements: Statement[], nothing: Type): Routine =>
    blockRoutine('anonymous', cls, statements, nothing);

function blockRoutine(
    kind: 'trigger' | 'anonymous',
    cls: ClassInfo,
    statements: Statement[],
    nothing: Type
): Routine {
    return {
        name: kind,
        cls,
        isStatic: true,
        parameters: [],
        returnType: nothing,
        file: cls.file,
        line: 1,
        body: { kind, statements }
    };
}
