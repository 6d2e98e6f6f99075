import type { SObjectDef } from '../schema/sobject.ts';
import type { ClassInfo } from './class-info.ts';
import type { PlatformClass } from './platform-class.ts';

/**
 * `prim`: String, Integer … and Object. `class`: of the project. `native`: of the platform. `any`: unknown,
 * and converts to everything.
 */
export type TypeKind =
    | 'prim'
    | 'sobject'
    | 'list'
    | 'set'
    | 'map'
    | 'class'
    | 'native'
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
    cls: ClassInfo | null = null;
    /** Of a class of the platform. */
    def: PlatformClass | null = null;
    /** Of an object; null for SObject itself. */
    sob: SObjectDef | null = null;
    /** Types that signatures of this generic type name, by their text. */
    readonly ofSignatures = new Map<string, Type>();

    constructor(kind: TypeKind, name: string, args: Type[] = []) {
        this.kind = kind;
        this.name = name;
        this.args = args;
    }

    /** Of a list or set. */
    get elem(): Type {
        return this.args[0]!;
    }

    toString(): string {
        return this.name;
    }
}
