import type { SObjectDef } from '../schema/sobject.ts';
import type { ClassInfo } from './class-info.ts';
import type { PlatformClass } from './platform-class.ts';

/**
 * `primitive`: String, Integer … and Object. `class`: of the project. `platform`: a class of the platform.
 * `any`: unknown, and converts to everything.
 */
export type TypeKind =
    | 'primitive'
    | 'sobject'
    | 'list'
    | 'set'
    | 'map'
    | 'class'
    | 'platform'
    | 'void'
    | 'null'
    | 'any';

/** A static type of Apex. There is one object for each, so types are compared by identity. */
export class Type {
    readonly kind: TypeKind;
    /** As Apex writes it, without blanks: `Map<Id,Account>`. */
    readonly name: string;
    readonly args: Type[];
    /** Of a class of the project. */
    projectClass: ClassInfo | null = null;
    /** Of a class of the platform. */
    platformClass: PlatformClass | null = null;
    /** Of an object; null for SObject itself. */
    definition: SObjectDef | null = null;
    /** Types that signatures of this generic type name, by their text. */
    readonly ofSignatures = new Map<string, Type>();

    constructor(kind: TypeKind, name: string, args: Type[] = []) {
        this.kind = kind;
        this.name = name;
        this.args = args;
    }

    /** Of a list or set. */
    get element(): Type {
        return this.args[0]!;
    }

    toString(): string {
        return this.name;
    }
}
