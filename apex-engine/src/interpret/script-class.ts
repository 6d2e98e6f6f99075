import { accessorRoutine, methodRoutine } from '../compile/routine.ts';
import type { Routine } from '../compile/routine.ts';
import type { Compiled } from '../compile/compile-routine.ts';
import type { ClassInfo, JsClass, MethodInfo } from '../types/class-info.ts';
import { ApexObject } from '../values/index.ts';
import { ApexException } from './apex-exception.ts';

export interface ScriptClassContext {
    types: { void: ClassInfo['type'] };
    compile(routine: Routine): Compiled;
    /** Puts a call of a @future method into the queue. */
    enqueueFuture(method: MethodInfo, given: unknown[]): void;
}

type Functions = Record<string, unknown>;

/** Makes the JavaScript class of a class. Each method is compiled when it is first called. */
export function makeScriptClass(context: ScriptClassContext, cls: ClassInfo): JsClass {
    if (cls.jsClass) return cls.jsClass;
    const made = emptyClass(context, cls);
    cls.jsClass = made;
    const { prototype } = made;
    const methods = [...cls.methods.values()].flat();
    for (const method of methods) {
        if (!method.isStatic && method.isAbstract) continue;
        defineMethod(context, method.isStatic ? cls.staticMethods : prototype, method);
    }
    for (const constructor of cls.constructors) defineMethod(context, prototype, constructor);
    for (const field of cls.fields.values()) {
        if (!field.isProperty || field.isAutomatic) continue;
        const host: Functions = field.isStatic ? cls.staticMethods : prototype;
        compileOnCall(context, host, field.getterJs, accessorRoutine(field, 'getter', context.types.void));
        compileOnCall(context, host, field.setterJs, accessorRoutine(field, 'setter', context.types.void));
    }
    nameForPlatform(cls, prototype);
    return made;
}

/** A class whose objects have all fields, set to null: those of the classes above first. */
function emptyClass(context: ScriptClassContext, cls: ClassInfo): JsClass {
    const base = baseOf(context, cls);
    const fields = [...cls.fields.values()].filter(({ isStatic }) => !isStatic).map(({ js }) => js);
    const made = class extends base {
        constructor() {
            super();
            const own = this as Record<string, unknown>;
            for (const field of fields) own[field] = null;
        }
    };
    return Object.assign(made, { cls }) as unknown as JsClass;
}

/** Of the platform, Apex may extend only Exception. */
function baseOf(context: ScriptClassContext, cls: ClassInfo): new () => object {
    if (cls.superClass) return makeScriptClass(context, cls.superClass);
    return cls.superType?.kind === 'platform' ? ApexException : ApexObject;
}

/** A call of a @future method waits for the end of the transaction; the job then calls `…$sync`. */
function defineMethod(context: ScriptClassContext, host: Functions, method: MethodInfo): void {
    const routine = methodRoutine(method);
    const isFuture = method.isStatic && method.annotations.some(({ name }) => name === 'future');
    if (!isFuture) return compileOnCall(context, host, method.js, routine);
    compileOnCall(context, host, `${method.js}$sync`, routine);
    host[method.js] = (...given: unknown[]) => context.enqueueFuture(method, given);
}

function compileOnCall(context: ScriptClassContext, host: Functions, key: string, routine: Routine): void {
    host[key] = function (this: unknown, ...given: unknown[]) {
        const compiled = context.compile(routine);
        host[key] = compiled;
        return compiled.apply(this, given);
    };
}

/** Methods that collections, String.valueOf and sort() call, by the names under which these look for them. */
const CALLED_BY_PLATFORM: [string, number, string][] = [
    ['equals', 1, '$equals'],
    ['hashcode', 0, '$hash'],
    ['tostring', 0, '$str'],
    ['compareto', 1, '$cmp']
];

function nameForPlatform(cls: ClassInfo, prototype: Functions): void {
    for (const [name, parameters, key] of CALLED_BY_PLATFORM) {
        const method = cls.methods
            .get(name)
            ?.find(({ isStatic, parameterTypes }) => !isStatic && parameterTypes.length === parameters);
        if (!method) continue;
        prototype[key] = function (this: Record<string, Compiled>, ...given: unknown[]) {
            return this[method.js]!(...given);
        };
    }
}
