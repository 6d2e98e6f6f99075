import type { Runtime } from '../interpret/runtime.ts';
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import { toApex } from './plain-value.ts';

/** @throws Error where the project has no such class */
export function classNamed(runtime: Runtime, name: string): ClassInfo {
    const cls = runtime.types.classes.get(name.toLowerCase());
    if (!cls) throw new Error(`no Apex class ${name}`);
    return cls;
}

const isAnnotated = ({ annotations }: MethodInfo, annotation: string): boolean =>
    annotations.some(({ name }) => name === annotation);

/** The first method of a class with an annotation such as `httpget`. */
export const annotatedMethod = (cls: ClassInfo, annotation: string): MethodInfo | undefined =>
    [...cls.methods.values()].flat().find((method) => isAnnotated(method, annotation));

/**
 * Calls a static method.
 *
 * @param given by position, or by parameter name as Lightning does
 * @returns the Apex value
 * @throws Error where there is no such method, or a component may not call it
 */
export function callMethod(
    runtime: Runtime,
    className: string,
    methodName: string,
    given: unknown[] | Record<string, unknown>,
    forComponent: boolean
): unknown {
    const cls = classNamed(runtime, className);
    const count = Array.isArray(given) ? given.length : null;
    const method = (cls.methods.get(methodName.toLowerCase()) ?? []).find(
        ({ isStatic, parameters }) => isStatic && (count === null || parameters.length === count)
    );
    const name = `${className}.${methodName}`;
    if (!method) throw new Error(`no static method ${name} with ${count ?? 'named'} arguments`);
    if (forComponent && !isAnnotated(method, 'auraenabled')) throw new Error(`${name} is not @AuraEnabled`);
    const values = Array.isArray(given) ? given : method.parameters.map((one) => namedValue(given, one.name));
    return callWith(runtime, cls, method, values);
}

/** Calls a method with plain values. */
export function callWith(runtime: Runtime, cls: ClassInfo, method: MethodInfo, values: unknown[]): unknown {
    const given = method.parameterTypes.map((type, place) => toApex(runtime, values[place], type));
    return runtime.callStatic(cls, method, given);
}

function namedValue(given: Record<string, unknown>, name: string): unknown {
    const key = Object.keys(given).find((one) => one.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : given[key];
}

/** Calls the @InvocableMethod of a class with a list of inputs. */
export function callInvocable(runtime: Runtime, className: string, inputs: unknown[]): unknown {
    const cls = classNamed(runtime, className);
    const method = annotatedMethod(cls, 'invocablemethod');
    if (!method) throw new Error(`no @InvocableMethod in ${className}`);
    return callWith(runtime, cls, method, [inputs]);
}
