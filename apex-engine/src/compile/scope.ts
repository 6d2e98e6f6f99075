import type { Type } from '../types/type.ts';
import type { Variable } from './code.ts';

/** The variables of a block, and around it those of the blocks that hold it. */
export class Scope {
    readonly outer: Scope | null;
    /** By name in lower case. */
    readonly variables = new Map<string, Variable>();

    constructor(outer: Scope | null) {
        this.outer = outer;
    }

    find(lowerName: string): Variable | null {
        return this.variables.get(lowerName) ?? this.outer?.find(lowerName) ?? null;
    }

    add(name: string, js: string, type: Type, isFinal: boolean, isAssigned: boolean): Variable {
        const variable = { name, js, type, isFinal, isAssigned };
        this.variables.set(name.toLowerCase(), variable);
        return variable;
    }
}
