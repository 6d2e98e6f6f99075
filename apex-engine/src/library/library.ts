import crypto from 'node:crypto';
import type { Value } from '../values/index.ts';
import { ApexMap, ApexSet, List, PlatformObject } from '../values/index.ts';
import type { ApexValue } from './apex-types.ts';
import type { LibraryRuntime } from './library-runtime.ts';
import type { MemberImplementation } from '../types/platform-class.ts';
import type { AnyMember, Members } from './signature.ts';
import { parametersThatRefuseNull, refusingNull, withoutMarks } from './signature.ts';

interface ClassOptions {
    /** The class that it extends. */
    extends?: string;
    /** Interfaces that it implements. */
    implements?: string[];
    /** Type parameters of a generic class. */
    parameters?: string[];
}

/** How the files of this folder declare the platform's classes to one runtime. */
export class Library {
    readonly runtime: LibraryRuntime;

    constructor(runtime: LibraryRuntime) {
        this.runtime = runtime;
    }

    /**
     * Declares a class, or adds to one. `name` with its namespace, which may be left out for System and
     * Schema. `members` by signature: see signature.ts.
     */
    define<Name extends string, Signature extends string>(
        name: Name,
        members: Members<Signature, ApexValue<Name>>,
        options: ClassOptions = {}
    ): void {
        this.defineAny(name, members as Record<string, AnyMember>, options);
    }

    /** As `define`, for members whose signatures are put together while running. */
    defineAny(name: string, members: Record<string, AnyMember>, options: ClassOptions = {}): void {
        const definition = this.runtime.types.definePlatformClass(name, this.#guarded(members), {
            ...(options.extends ? { superName: options.extends } : {}),
            ...(options.parameters ? { typeParameters: options.parameters } : {})
        });
        if (options.implements) definition.interfaces = options.implements.map((one) => this.type(one));
    }

    /** Declares an interface that Apex may implement. */
    defineInterface(name: string, methods: string[] = [], options: ClassOptions = {}): void {
        this.defineAny(name, Object.fromEntries(methods.map((method) => [method, null])), options);
        this.makeInterface(name);
    }

    /** Calls of its methods go to whatever implements it. */
    makeInterface(name: string): void {
        this.definition(name).kind = 'interface';
    }

    /** `values` divided by blanks, in their order. */
    defineEnum(name: string, values: string): void {
        this.runtime.types.definePlatformClass(name, {}, { constants: values.split(/\s+/).filter(Boolean) });
    }

    /** The declaration of a class, for what is not done by a member. */
    definition(name: string): ReturnType<LibraryRuntime['types']['definePlatformClass']> {
        return this.runtime.types.platformClasses.get(name.toLowerCase())!;
    }

    /** A second name for a class. */
    alias(name: string, existing: string): void {
        this.runtime.types.platformClasses.set(name.toLowerCase(), this.definition(existing));
    }

    /** Throws a platform exception. */
    fail(exception: string, message: string | null): never {
        throw this.runtime.exception(exception, message);
    }

    refuseNull(): never {
        return this.fail('NullPointerException', 'Argument cannot be null.');
    }

    /** From 0 up to 1; the org may be given a source that repeats itself. */
    random(): number {
        return this.runtime.options.random?.() ?? Math.random();
    }

    randomBytes(length: number): Buffer {
        const { random } = this.runtime.options;
        return random
            ? Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
            : crypto.randomBytes(length);
    }

    uuid(): string {
        // https://www.rfc-editor.org/rfc/rfc9562#section-5.4: four bits say the version, two the variant.
        const bytes = this.randomBytes(16);
        bytes[6] = (bytes[6]! & 0x0f) | 0x40;
        bytes[8] = (bytes[8]! & 0x3f) | 0x80;
        return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    }

    type(name: string): ReturnType<LibraryRuntime['types']['parse']> {
        return this.runtime.types.parse(name);
    }

    list<Element>(elementType: string, items: Element[]): List<Element> {
        return new List(this.runtime.types.list(this.type(elementType)), items);
    }

    set<Element>(elementType: string, values: Iterable<Element>): ApexSet<Element> {
        const set = new ApexSet<Element>(this.runtime.types.set(this.type(elementType)));
        for (const value of values) set.add(value);
        return set;
    }

    map<Key, Held>(types: string, entries: Iterable<[Key, Held]> = []): ApexMap<Key, Held> {
        const map = new ApexMap<Key, Held>(this.type(`Map<${types}>`));
        for (const [key, value] of entries) map.put(key, value);
        return map;
    }

    object<State extends object>(className: string, state?: State): PlatformObject & State {
        return new PlatformObject(className, state) as PlatformObject & State;
    }

    #guarded(members: Record<string, AnyMember>): Record<string, MemberImplementation> {
        return Object.fromEntries(
            Object.entries(members).map(([signature, member]) => [
                withoutMarks(signature),
                (typeof member === 'function'
                    ? this.#guard(signature, member)
                    : member) as MemberImplementation
            ])
        );
    }

    #guard(signature: string, implementation: (...given: never[]) => unknown): unknown {
        const withObject = !/^(scoped |static |new\()/.test(signature);
        return refusingNull(
            implementation as (...given: Value[]) => unknown,
            parametersThatRefuseNull(signature),
            withObject ? 1 : 0,
            () => this.refuseNull()
        );
    }
}
