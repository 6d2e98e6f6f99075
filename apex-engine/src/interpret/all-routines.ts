import { accessorRoutine, initializersRoutine, methodRoutine } from '../compile/routine.ts';
import type { Routine } from '../compile/routine.ts';
import type { ClassInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';

/** What is compiled of a class: methods, constructors, written accessors, initializers. */
export function* routinesOf(cls: ClassInfo, nothing: Type): Generator<Routine> {
    for (const method of [...cls.methods.values()].flat())
        if (!method.isAbstract) yield methodRoutine(method);
    for (const constructor of cls.constructors) yield methodRoutine(constructor);
    for (const field of cls.fields.values()) {
        if (!field.declaration || field.isAutomatic) continue;
        if (field.declaration.getter) yield accessorRoutine(field, 'getter', nothing);
        if (field.declaration.setter) yield accessorRoutine(field, 'setter', nothing);
    }
    yield initializersRoutine(cls, false, nothing);
    yield initializersRoutine(cls, true, nothing);
}
