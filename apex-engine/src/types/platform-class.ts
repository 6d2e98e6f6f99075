import type { Type } from './type.ts';
import { splitArguments } from './split-arguments.ts';

/** Implementation of a platform method: receiver first (not for a static one), then the arguments. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each implementation names its own parameters
export type Implementation = (...given: any[]) => any;

/** A method or constructor, with the types in its signature as text. */
export interface PlatformMethod {
    name: string;
    /** Parameter types. */
    parameters: string[];
    /** Return type; none for a constructor. */
    returns: string;
    implementation: Implementation;
    isStatic: boolean;
    /** Also gets what the names of a dynamic query's binds stand for at the call. */
    scope: boolean;
    /** The last parameter takes any number of Objects. */
    varargs: boolean;
}

export interface PlatformProperty {
    name: string;
    /** Type. */
    type: string;
    get: Implementation;
    set: Implementation | undefined;
    /** Held by the object itself, under the name in lower case. */
    plain: boolean;
}

/**
 * What stands beside a signature: an implementation, how to get and set a property, `true` for a plain one.
 * A method of an interface has none.
 */
export type MemberImplementation =
    | Implementation
    | { get: Implementation; set?: Implementation }
    | true
    | null;

/** A class, interface or enum of the platform. */
export class PlatformClass {
    /** With its namespace, unless that is System or Schema. */
    readonly name: string;
    readonly namespace: string;
    kind: 'class' | 'interface' | 'enum';
    /** By name in lower case. */
    readonly methods = new Map<string, PlatformMethod[]>();
    readonly statics = new Map<string, PlatformMethod[]>();
    readonly properties = new Map<string, PlatformProperty>();
    readonly staticProperties = new Map<string, PlatformProperty>();
    readonly constructors: PlatformMethod[] = [];
    /** Name of the class that it extends. */
    superName: string | null = null;
    /** Interfaces that it implements. */
    interfaces: Type[] | null = null;
    /** Constants of an enum. */
    constants: string[] | null = null;
    /** Names of its type parameters. */
    typeParameters: string[] = [];

    constructor(name: string, namespace: string, kind: PlatformClass['kind']) {
        this.name = name;
        this.namespace = namespace;
        this.kind = kind;
    }

    /**
     * @param signature `[static] Type name(Type,Type)`, `[static] Type name` for a property, `new(Type)`;
     *   `...` as the last parameter takes any number of Objects; `scoped` asks for the names around the call
     */
    add(signature: string, implementation: MemberImplementation): void {
        const words = /^(scoped )?(static )?(.*)$/s.exec(signature.trim());
        const [, scoped, fixed, rest] = words as unknown as [string, string?, string?, string?];
        const isStatic = fixed !== undefined;
        const text = rest ?? '';
        const open = text.indexOf('(');
        if (open < 0) return this.#addProperty(text, isStatic, implementation);
        const head = text.slice(0, open).trim();
        const parameters = splitArguments(text.slice(open + 1, text.lastIndexOf(')')));
        const space = head.lastIndexOf(' ');
        const method: PlatformMethod = {
            name: head.slice(space + 1),
            parameters,
            returns: space < 0 ? 'void' : head.slice(0, space),
            implementation: implementation as Implementation,
            isStatic,
            scope: scoped !== undefined,
            varargs: parameters.at(-1) === '...'
        };
        if (head === 'new') {
            this.constructors.push(method);
            return;
        }
        const methods = isStatic ? this.statics : this.methods;
        const key = method.name.toLowerCase();
        methods.set(key, [...(methods.get(key) ?? []), method]);
    }

    #addProperty(text: string, isStatic: boolean, given: MemberImplementation): void {
        const space = text.lastIndexOf(' ');
        const name = text.slice(space + 1);
        const access = typeof given === 'object' && given ? given : { get: given as Implementation };
        const property: PlatformProperty = {
            name,
            type: text.slice(0, space),
            get: access.get,
            set: access.set,
            plain: given === true
        };
        (isStatic ? this.staticProperties : this.properties).set(name.toLowerCase(), property);
    }
}
