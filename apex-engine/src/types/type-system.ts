import type { Schema } from '../schema/schema.ts';
import type { ClassInfo } from './class-info.ts';
import { conversionCost } from './conversion.ts';
import { bestOverload, parameterTypes } from './overloads.ts';
import type { ArgumentType, Callable } from './overloads.ts';
import { PlatformClass } from './platform-class.ts';
import type { MemberImplementation, PlatformMethod, PlatformProperty } from './platform-class.ts';
import { splitArguments } from './split-arguments.ts';
import { Type } from './type.ts';
import { typeOfValue } from './value-type.ts';

const PRIMITIVES = [
    ...['String', 'Integer', 'Long', 'Double', 'Decimal', 'Boolean'],
    ...['Date', 'Datetime', 'Time', 'Blob', 'Id', 'Object']
] as const;
type Primitive = (typeof PRIMITIVES)[number];

/** Objects that a bare name means, though the platform has a class of the same name. */
const OBJECTS_BEFORE_CLASSES = new Set([
    ...['user', 'group', 'location', 'network', 'domain', 'site', 'note', 'order']
]);

/** The types of one org: those of the platform, of its schema and of its project. */
export class TypeSystem {
    readonly #types = new Map<string, Type>();
    readonly #parsed = new Map<string, Type>();
    /** Platform classes by name in lower case, with and without their namespace where it may be left out. */
    readonly platformClasses = new Map<string, PlatformClass>();
    /** Classes of the project by name in lower case. */
    readonly classes = new Map<string, ClassInfo>();
    schema: Schema | null = null;

    readonly String = this.#make('String');
    readonly Integer = this.#make('Integer');
    readonly Long = this.#make('Long');
    readonly Double = this.#make('Double');
    readonly Decimal = this.#make('Decimal');
    readonly Boolean = this.#make('Boolean');
    readonly Date = this.#make('Date');
    readonly Datetime = this.#make('Datetime');
    readonly Time = this.#make('Time');
    readonly Blob = this.#make('Blob');
    readonly Id = this.#make('Id');
    readonly Object = this.#make('Object');
    readonly SObject = new Type('sobject', 'SObject');
    readonly void = new Type('void', 'void');
    readonly null = new Type('null', 'null');
    readonly any = new Type('any', 'any');

    #make(name: Primitive): Type {
        return new Type('primitive', name);
    }

    /** The one type of this key. */
    #intern(key: string, make: () => Type): Type {
        const known = this.#types.get(key);
        if (known) return known;
        const made = make();
        this.#types.set(key, made);
        return made;
    }

    list(element: Type): Type {
        const name = `List<${element.name}>`;
        return this.#intern(name, () => new Type('list', name, [element]));
    }

    set(element: Type): Type {
        const name = `Set<${element.name}>`;
        return this.#intern(name, () => new Type('set', name, [element]));
    }

    map(key: Type, value: Type): Type {
        const name = `Map<${key.name},${value.name}>`;
        return this.#intern(name, () => new Type('map', name, [key, value]));
    }

    ofClass(cls: ClassInfo): Type {
        return this.#intern(`class:${cls.name}`, () =>
            Object.assign(new Type('class', cls.name), { projectClass: cls })
        );
    }

    /** A class of the platform. */
    platformType(name: string, args: Type[] = []): Type | null {
        const platformClass = this.platformClasses.get(name.toLowerCase());
        if (!platformClass) return null;
        const full = platformClass.name + (args.length ? `<${args.map((arg) => arg.name).join(',')}>` : '');
        return this.#intern(`platform:${full}`, () =>
            Object.assign(new Type('platform', full, args), { platformClass })
        );
    }

    sobject(name: string): Type | null {
        const definition = this.schema?.get(name);
        if (!definition) return null;
        return this.#intern(`sobject:${definition.name}`, () =>
            Object.assign(new Type('sobject', definition.name), { definition })
        );
    }

    /**
     * Declares a class of the platform, or adds to one.
     * @param full name, with its namespace unless that is System
     * @param members see `PlatformClass.add`
     */
    definePlatformClass(
        full: string,
        members: Record<string, MemberImplementation> = {},
        options: {
            kind?: PlatformClass['kind'];
            superName?: string;
            typeParameters?: string[];
            constants?: string[];
        } = {}
    ): PlatformClass {
        const platformClass = this.#platformClass(full, options.kind ?? 'class');
        if (options.superName) platformClass.superName = options.superName;
        if (options.typeParameters) platformClass.typeParameters = options.typeParameters;
        if (options.constants) {
            platformClass.kind = 'enum';
            platformClass.constants = options.constants;
        }
        for (const [signature, implementation] of Object.entries(members))
            platformClass.add(signature, implementation);
        return platformClass;
    }

    #platformClass(full: string, kind: PlatformClass['kind']): PlatformClass {
        const dot = full.indexOf('.');
        const namespace = dot > 0 ? full.slice(0, dot) : 'System';
        const bare = full.slice(dot + 1);
        const isImplicit = namespace === 'System' || namespace === 'Schema';
        const lower = bare.toLowerCase();
        const known =
            this.platformClasses.get(full.toLowerCase()) ??
            (isImplicit ? this.platformClasses.get(lower) : undefined);
        if (known?.namespace === namespace) return known;
        const made = new PlatformClass(isImplicit ? bare : full, namespace, kind);
        this.platformClasses.set(`${namespace}.${bare}`.toLowerCase(), made);
        if (isImplicit && !this.platformClasses.has(lower)) this.platformClasses.set(lower, made);
        return made;
    }

    /**
     * A type as a signature of the platform writes it. `T`, `K` and `V` are those of the receiver; classes of
     * the project are not seen.
     */
    parse(text: string, receiver?: Type | null): Type {
        const generic = receiver && receiver.args.length > 0 && /\b[TKV]\b/.test(text) ? receiver : null;
        const cache = generic ? generic.ofSignatures : this.#parsed;
        const known = cache.get(text);
        if (known) return known;
        const type = this.#fromText(text, { ofProject: false, receiver: generic });
        if (!type) throw new Error(`bad platform type '${text}'`);
        cache.set(text, type);
        return type;
    }

    /** What signatures name may be found only when the schema is there. */
    forgetParsed(): void {
        this.#parsed.clear();
    }

    /** A type by its name in any case, such as `Map<String,List<Account>>`, as no class sees it. */
    fromName(text: string): Type | null {
        return this.#fromText(text, { ofProject: true, receiver: null });
    }

    #fromText(text: string, scope: NameScope): Type | null {
        const name = text.trim();
        const open = name.indexOf('<');
        if (name.endsWith('[]')) {
            const element = this.#fromText(name.slice(0, -2), scope);
            return element && this.list(element);
        }
        if (open > 0) {
            const args = splitArguments(name.slice(open + 1, name.lastIndexOf('>')));
            const types = args.map((arg) => this.#fromText(arg, scope));
            return types.every((type) => type !== null)
                ? this.generic(name.slice(0, open).trim(), types)
                : null;
        }
        if (/^[TKV]$/.test(name)) return this.#parameter(name, scope.receiver);
        return this.#named(name.split('.'), scope.ofProject);
    }

    #parameter(name: string, receiver: Type | null): Type {
        if (!receiver) return this.any;
        const declared = receiver.platformClass?.typeParameters ?? [];
        const names = receiver.kind === 'map' ? ['K', 'V'] : declared.length ? declared : ['T'];
        return receiver.args[names.indexOf(name)] ?? this.any;
    }

    generic(base: string, args: Type[]): Type | null {
        switch (base.toLowerCase().replace(/^system\./, '')) {
            case 'list':
                return this.list(args[0]!);
            case 'set':
                return this.set(args[0]!);
            case 'map':
                return this.map(args[0]!, args[1]!);
            default:
                return this.platformType(base, args);
        }
    }

    /** A type without arguments, as no class sees it: of the project, primitive, platform, object. */
    simple(parts: string[]): Type | null {
        return this.#named(parts, true);
    }

    #named(parts: string[], ofProject: boolean): Type | null {
        const lower = parts.map((part) => part.toLowerCase());
        const full = lower.join('.');
        const cls = ofProject ? this.classes.get(full) : undefined;
        if (cls) return this.ofClass(cls);
        const bare = bareName(lower);
        const built = bare === null ? null : this.#builtIn(bare);
        if (built) return built;
        const platform = this.platformType(full);
        const object = bare === null ? null : this.sobject(bare);
        if (platform && !(object && lower.length === 1 && OBJECTS_BEFORE_CLASSES.has(full))) return platform;
        if (object) return object;
        if (lower.length === 2 && this.schema?.namespace && lower[0] === this.schema.namespace)
            return this.#named(parts.slice(1), ofProject);
        return null;
    }

    #builtIn(lowerName: string): Type | null {
        switch (lowerName) {
            case 'sobject':
                return this.SObject;
            case 'void':
            case 'any':
            case 'null':
                return this[lowerName];
            case 'list':
                return this.list(this.Object);
            case 'set':
                return this.set(this.Object);
            case 'map':
                return this.map(this.Object, this.Object);
            default: {
                const primitive = PRIMITIVES.find((name) => name.toLowerCase() === lowerName);
                return primitive ? this[primitive] : null;
            }
        }
    }

    superOf(type: Type): Type | null {
        if (type.kind === 'class') return type.projectClass?.superType ?? null;
        return type.platformClass?.superName ? this.platformType(type.platformClass.superName) : null;
    }

    ifacesOf(type: Type): Type[] {
        return type.projectClass?.interfaces ?? type.platformClass?.interfaces ?? [];
    }

    /** Interfaces of a type and those that they extend, each once. */
    allInterfaces(type: Type): Set<Type> {
        const found = new Set<Type>();
        const visit = (contract: Type) => {
            if (found.has(contract)) return;
            found.add(contract);
            this.ifacesOf(contract).forEach(visit);
        };
        this.ifacesOf(type).forEach(visit);
        return found;
    }

    /** 0 = the same, -1 = impossible; see `conversionCost`. */
    cost(from: Type, to: Type): number {
        return conversionCost(this, from, to);
    }

    assignable(from: Type, to: Type): boolean {
        return conversionCost(this, from, to) >= 0;
    }

    /** The overload that fits best, or null. */
    pick<C extends Callable>(
        candidates: C[],
        given: (Type | ArgumentType)[],
        receiver?: Type | null
    ): C | null {
        const types = given.map((argument) => (argument instanceof Type ? { type: argument } : argument));
        return bestOverload(this, candidates, types, receiver);
    }

    paramTypes(callable: Callable, receiver: Type | null | undefined, count: number): Type[] | null {
        return parameterTypes(this, callable, receiver, count);
    }

    /** Overloads of a method of the platform, with those that its class inherits. */
    platformMethods(type: Type, lowerName: string, isStatic: boolean): PlatformMethod[] {
        return [...this.#platformLineage(type)].flatMap(
            (platformClass) => (isStatic ? platformClass.statics : platformClass.methods).get(lowerName) ?? []
        );
    }

    platformProperty(type: Type, lowerName: string, isStatic: boolean): PlatformProperty | null {
        for (const platformClass of this.#platformLineage(type)) {
            const found = (isStatic ? platformClass.staticProperties : platformClass.properties).get(
                lowerName
            );
            if (found) return found;
        }
        return null;
    }

    *#platformLineage(type: Type): Generator<PlatformClass> {
        let platformClass = this.defOf(type);
        while (platformClass) {
            yield platformClass;
            platformClass = platformClass.superName
                ? (this.platformClasses.get(platformClass.superName.toLowerCase()) ?? null)
                : null;
        }
    }

    /** The platform class that has the methods of a type. */
    defOf(type: Type): PlatformClass | null {
        switch (type.kind) {
            case 'platform':
                return type.platformClass;
            case 'primitive':
                return this.platformClasses.get(type.name.toLowerCase()) ?? null;
            case 'list':
            case 'set':
            case 'map':
            case 'sobject':
                return this.platformClasses.get(type.kind) ?? null;
            default:
                return null;
        }
    }

    typeOf(value: unknown): Type {
        return typeOfValue(this, value);
    }
}

interface NameScope {
    /** Classes of the project count. */
    ofProject: boolean;
    /** The generic type whose parameters T, K and V are. */
    receiver: Type | null;
}

/** A name without the namespace that may be left out; null where it has another. */
function bareName(lower: string[]): string | null {
    if (lower.length === 1) return lower[0]!;
    return lower.length === 2 && (lower[0] === 'system' || lower[0] === 'schema') ? lower[1]! : null;
}
