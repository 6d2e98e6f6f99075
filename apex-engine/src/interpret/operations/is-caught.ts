import type { Type } from '../../types/type.ts';
import type { ApexException } from '../apex-exception.ts';

/** Does `catch (Type …)` catch it? A platform exception is caught by its own name only, or as Exception. */
export function isCaught(exception: ApexException, type: Type): boolean {
    if (type.projectClass)
        return type.projectClass.jsClass !== null && exception instanceof type.projectClass.jsClass;
    return (
        type.platformClass?.name === 'Exception' ||
        (type.platformClass !== null && exception.platformName === type.platformClass.name)
    );
}
