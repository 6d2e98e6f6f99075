import type { DmlFailure } from '../store/dml-error.ts';
import type { ClassInfo } from '../types/class-info.ts';
import { ApexObject } from '../values/index.ts';
import type { ApexMap } from '../values/index.ts';

/** Gives a new exception the stack on which it was made. */
export type Stamp = (exception: ApexException) => void;

/** Base of all exceptions of Apex: those of the platform are of this class, those of a project extend it. */
export class ApexException extends ApexObject {
    /** Of the runtime that executes: one org runs at a time. */
    static stamp: Stamp | null = null;
    /** Of a class of the project, the JavaScript class has it. */
    declare static cls?: ClassInfo;

    message: string | null = null;
    cause: ApexException | null = null;
    /** One frame a line, the innermost first. */
    trace = '';
    frames: string[] = [];
    line = 0;
    /** Name of a platform exception; null for one of the project. */
    platformName: string | null = null;
    /** A limit or an assertion: no catch clause gets it. */
    uncatchable = false;
    /** Of a DmlException: the rows that failed. */
    dml: DmlFailure[] | null = null;
    /** Of a QueryException: what the user may not see. */
    declare inaccessible?: ApexMap;

    constructor() {
        super();
        ApexException.stamp?.(this);
    }

    /** With its namespace: `System.DmlException`. */
    typeName(): string {
        if (this.platformName === null)
            return (this.constructor as typeof ApexException).cls?.name ?? 'System.Exception';
        return this.platformName.includes('.') ? this.platformName : `System.${this.platformName}`;
    }

    /** What `super(…)` of a class without constructors takes: a message, a cause, or both. */
    take(given: unknown[]): void {
        for (const value of given) {
            if (typeof value === 'string') this.message = value;
            else if (value instanceof ApexException) this.cause = value;
        }
    }
}
