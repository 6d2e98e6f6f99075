import type { FieldInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';

/** JavaScript for an expression of Apex, and what is known of its value. */
export interface Code {
    js: string;
    type: Type;
    /** Never null. */
    notNull?: boolean;
    /** JavaScript's own boolean, never null. */
    isBoolean?: boolean;
    /** Rows of a query, which Apex also takes for the only record among them. */
    isQuery?: boolean;
    /** A parent that a query fetched: a field of it is null where there is no parent. */
    isParent?: boolean;
    /** `super`: its methods are called as those of the class above. */
    isSuper?: boolean;
    /** Conditions under which the whole chain is null, since `?.` stands in it. */
    guards?: string[] | null;
    /** How to assign to it; none where that is impossible. */
    target?: AssignmentTarget;
}

export type AssignmentTarget =
    | { kind: 'local'; js: string; variable: Variable }
    | { kind: 'element'; list: Code; index: Code }
    | { kind: 'static'; set: Setter; isSimple: boolean; field?: FieldInfo }
    | { kind: 'member'; object: Code; access: (object: string) => MemberAccess; field?: FieldInfo };

/** Makes the JavaScript that stores this value. */
export type Setter = (value: string) => string;

export interface MemberAccess {
    get: string;
    set: Setter;
    /** Storing gives the stored value back. */
    isSimple: boolean;
}

export interface Variable {
    name: string;
    js: string;
    type: Type;
    isFinal: boolean;
    /** It has had a value. */
    isAssigned: boolean;
}

/** A string as JavaScript writes it; U+2028 and U+2029 would end the line. */
export const quote = (text: string): string =>
    JSON.stringify(text)
        .replace(/\u2028/g, '\\u2028')
        .replace(/\u2029/g, '\\u2029');

/** An object that the next step of a chain is taken of: a null one is a NullPointerException. */
export const dereferenced = (object: Code): string =>
    object.notNull ? object.js : `$.notNull(${object.js})`;
