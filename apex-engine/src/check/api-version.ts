import type { Compilation } from '../compile/compilation.ts';
import type { ClassInfo } from '../types/class-info.ts';

/**
 * From this version on, what does not say otherwise runs with sharing (classes) and in user mode
 * (statements).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
const SAFE_BY_DEFAULT_FROM = 67;

export const isSafeByDefault = (cls: ClassInfo): boolean => cls.outermost.apiVersion >= SAFE_BY_DEFAULT_FROM;

/** Does a statement here run in user mode, unless it says otherwise? A trigger's own never does. */
export const runsInUserMode = (at: Compilation): boolean =>
    at.routine.body.kind !== 'trigger' && isSafeByDefault(at.cls);
