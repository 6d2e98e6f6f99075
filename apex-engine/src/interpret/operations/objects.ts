import type { ClassInfo } from '../../types/class-info.ts';
import { PlatformObject, Unsupported } from '../../values/index.ts';
import type { ApexObject, Value } from '../../values/index.ts';
import { initializersRoutine } from '../../compile/routine.ts';
import type { Routine } from '../../compile/routine.ts';
import type { Compiled } from '../../compile/compile-routine.ts';
import { ApexException } from '../apex-exception.ts';
import { Frame, MAX_DEPTH } from '../call-stack.ts';
import { nullPointer } from './context.ts';
import type { OperationContext } from './context.ts';

export interface ObjectContext extends OperationContext {
    stack: Frame[];
    ticks: number;
    log: { exceptionThrown(exception: ApexException): void } | null;
    deadline: number;
    classInit(cls: ClassInfo): ClassInfo;
    compile(routine: Routine): Compiled;
    stamp(exception: ApexException): void;
    toException(thrown: unknown): ApexException | null;
}

/** How many turns of loops pass between two looks at the clock, less one: a power of two less one. */
const TICKS = 4095;

/** Calls, objects and exceptions. */
export function objects(runtime: ObjectContext) {
    /** Field initializers and initializer blocks, those of the class above first. */
    const initialize = (object: object, cls: ClassInfo): void => {
        if (cls.superClass) initialize(object, cls.superClass);
        runInitializers(object, cls);
    };
    const runInitializers = (object: object, cls: ClassInfo): void => {
        runtime.classInit(cls);
        if (cls.instanceInitializer === undefined) {
            const hasAny = cls.initializers.some(
                (each) => !each.isStatic && ('block' in each || each.field.initializer)
            );
            const routine = initializersRoutine(cls, false, runtime.types.void);
            cls.instanceInitializer = hasAny ? runtime.compile(routine) : null;
        }
        cls.instanceInitializer?.call(object);
    };
    const make = (cls: ClassInfo): object => {
        runtime.classInit(cls);
        const object = new cls.jsClass!();
        initialize(object, cls);
        return object;
    };
    return {
        enter(routine: Routine): Frame {
            const frame = new Frame(routine);
            if (runtime.stack.push(frame) > MAX_DEPTH)
                throw runtime.exception('LimitException', `Maximum stack depth reached: ${MAX_DEPTH + 1}`);
            return frame;
        },
        leave(): void {
            runtime.stack.pop();
        },
        /** Apex that loops on is stopped when its time is over. */
        tick(): void {
            if ((++runtime.ticks & TICKS) === 0 && Date.now() > runtime.deadline)
                throw runtime.exception('LimitException', 'Apex CPU time limit exceeded');
        },
        notNull: <T>(value: T) => value ?? nullPointer(runtime),
        truth: (value: boolean | null | undefined) => value ?? nullPointer(runtime),
        orNull: <T>(value: T | undefined) => (value === undefined ? null : value),
        blob<T>(value: T | null): T {
            if (value === null) throw runtime.exception('NullPointerException', 'Argument cannot be null.');
            return value;
        },
        unsupported(message: string): never {
            throw new Unsupported(message);
        },
        /** The class, after its static initializers. */
        started: (cls: ClassInfo) => (cls.initState ? cls : runtime.classInit(cls)),
        initialize,
        runInitializers,
        create(cls: ClassInfo, constructor: string, ...given: Value[]): object {
            const object = make(cls);
            (object as Record<string, (...values: Value[]) => void>)[constructor]!(...given);
            return object;
        },
        newException(cls: ClassInfo, given: Value[]): object {
            const exception = make(cls);
            if (exception instanceof ApexException) exception.take(given);
            return exception;
        },
        superException(object: unknown, given: Value[]): void {
            if (object instanceof ApexException) object.take(given);
        },
        /** The object, as one of another class of the platform. */
        retag<T extends ApexObject | PlatformObject>(object: T, className: string): T {
            if (object instanceof ApexException) object.platformName = className;
            else if (object instanceof PlatformObject) object.$class = className;
            return object;
        },
        thrown(exception: unknown): unknown {
            if (exception === null) return nullPointer(runtime);
            if (exception instanceof ApexException) {
                if (!exception.frames.length) runtime.stamp(exception);
                runtime.log?.exceptionThrown(exception);
            }
            return exception;
        },
        /** The exception that a clause may catch; what none may goes on. */
        caught(error: unknown): ApexException {
            if (error instanceof ApexException && !error.uncatchable) return error;
            throw runtime.toException(error) ?? error;
        }
    };
}
