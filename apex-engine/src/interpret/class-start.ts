import { initializersRoutine } from '../compile/routine.ts';
import type { Routine } from '../compile/routine.ts';
import type { ClassInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import type { Compiled } from '../compile/compile-routine.ts';

/** Runs the static initializers of a class, once; those of the classes above and around it come first. */
export function startClass(
    cls: ClassInfo,
    nothing: Type,
    compile: (routine: Routine) => Compiled
): ClassInfo {
    if (cls.initState) return cls;
    cls.initState = 1;
    const statics: Record<string, unknown> = {};
    cls.statics = statics;
    if (cls.superClass) startClass(cls.superClass, nothing, compile);
    if (cls.outer) startClass(cls.outer, nothing, compile);
    for (const field of cls.fields.values()) if (field.isStatic) statics[field.js] = null;
    if (cls.initializers.some((each) => each.isStatic && ('block' in each || each.field.initializer))) {
        cls.staticInitializer ??= compile(initializersRoutine(cls, true, nothing)) as () => void;
        cls.staticInitializer();
    }
    cls.initState = 2;
    return cls;
}
