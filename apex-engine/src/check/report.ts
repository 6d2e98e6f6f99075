import type { ClassInfo } from '../types/class-info.ts';
import type { TypeSystem } from '../types/type-system.ts';

/** What the rules of a class need. */
export interface CheckContext {
    types: TypeSystem;
    /** Reports a fault in the file of the class. */
    report(line: number, message: string): void;
}

/** One rule of the platform's compiler that looks at a class as a whole. */
export type ClassRule = (cls: ClassInfo, context: CheckContext) => void;
