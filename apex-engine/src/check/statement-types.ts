import type { Compilation } from '../compile/compilation.ts';
import type { Type } from '../types/type.ts';

/** Reports what is thrown or caught and is no exception. */
export function checkException(at: Compilation, type: Type): void {
    const exception = at.platform('Exception');
    if (type.kind === 'any' || type === at.types.Object || at.types.assignable(type, exception)) return;
    if (type.kind !== 'null') at.report(`Throw and catch take exceptions, not ${type.name}`);
}

/** Reports a test of what is no Boolean. */
export function checkCondition(at: Compilation, type: Type): void {
    const { types } = at;
    if (type === types.Boolean || type === types.Object || type.kind === 'any' || type.kind === 'null')
        return;
    at.report(`Condition expression must be of type Boolean: ${type.name}`);
}
