import type { Routine } from '../compile/routine.ts';

/** A routine that runs, and the line that it has come to. */
export class Frame {
    readonly routine: Routine;
    line = 0;

    constructor(routine: Routine) {
        this.routine = routine;
    }

    /** As a stack trace of the platform has it. Columns are not known. */
    toString(): string {
        const { routine } = this;
        const place = `line ${this.line}, column 1`;
        if (routine.body.kind === 'trigger') return `Trigger.${routine.cls.simpleName}: ${place}`;
        if (routine.body.kind === 'anonymous') return `AnonymousBlock: ${place}`;
        return `Class.${routine.cls.name}.${routine.name}: ${place}`;
    }
}

/** How deep Apex may call: the platform's own limit. */
export const MAX_DEPTH = 1000;

/** Frames as text, the innermost first. */
export const framesOf = (stack: Frame[]): string[] => stack.map(String).reverse();
