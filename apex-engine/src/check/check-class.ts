import { checkAnnotations } from './annotations.ts';
import { checkContracts } from './contracts.ts';
import { checkDeclarations } from './declarations.ts';
import { checkOverrides } from './overrides.ts';
import type { CheckContext } from './report.ts';
import type { ClassInfo } from '../types/class-info.ts';

/** Reports what the platform's compiler would refuse of a class, apart from the code in its methods. */
export function checkClass(cls: ClassInfo, context: CheckContext): void {
    if (cls.kind === 'trigger') return;
    for (const rule of [checkDeclarations, checkAnnotations, checkOverrides, checkContracts])
        rule(cls, context);
}
