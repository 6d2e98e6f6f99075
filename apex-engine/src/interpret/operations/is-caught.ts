import type { Type } from '../../types/type.ts';
import type { ApexException } from '../apex-exception.ts';

/** Does `catch (Type …)` catch it? A platform exception is caught by its own name only, or as Exception. */
export function isCaught(exception: ApexException, type: Type): boolean {
    if (type.cls) return type.cls.jsClass !== null && exception instanceof type.cls.jsClass;
    return type.def?.name === 'Exception' || (type.def !== null && exception.tn === type.def.name);
}
