import type {
    Annotation,
    ConstructorDeclaration,
    Expression,
    InitializerBlock,
    MethodDeclaration,
    Modifiers,
    PropertyDeclaration,
    TypeDeclaration
} from '../parsing/syntax-tree.ts';
import type { EnumValue } from '../values/index.ts';
import type { Type } from './type.ts';

export interface ParameterInfo {
    name: string;
    type: Type;
}

/** A method or constructor of the project. */
export interface MethodInfo {
    /** `<init>` for a constructor. */
    name: string;
    parameters: ParameterInfo[];
    parameterTypes: Type[];
    returnType: Type;
    cls: ClassInfo;
    /** Null for the constructor that a class has without writing one. */
    declaration: MethodDeclaration | ConstructorDeclaration | null;
    isStatic: boolean;
    isAbstract: boolean;
    isPrivate: boolean;
    isConstructor: boolean;
    /** The constructor that a class has without writing one. */
    isImplicit: boolean;
    annotations: Annotation[];
    file: string;
    /** Name of the function in the compiled class: overloads have one each. */
    js: string;
}

/** A field or property of the project. */
export interface FieldInfo {
    name: string;
    type: Type;
    isStatic: boolean;
    cls: ClassInfo;
    initializer: Expression | null;
    line: number;
    modifiers: Modifiers;
    /** Property of the compiled object that holds the value. */
    js: string;
    isProperty: boolean;
    /** A property whose accessors have no code, and that no class overrides: it is read like a field. */
    isAutomatic: boolean;
    declaration: PropertyDeclaration | null;
    getterJs: string;
    setterJs: string;
}

/** What runs when a class or an object of it begins, in the order of the source. */
export type Initializer = { isStatic: boolean } & ({ field: FieldInfo } | { block: InitializerBlock });

/** JavaScript class that a class of the project becomes. */
export type JsClass = (new () => object) & { cls: ClassInfo; prototype: Record<string, unknown> };

/** 0 before, 1 while, 2 after its static initializers ran. */
export type InitState = 0 | 1 | 2;

/** A class, interface or enum of the project, or the body of a trigger. */
export class ClassInfo {
    readonly declaration: TypeDeclaration;
    readonly outer: ClassInfo | null;
    readonly file: string;
    kind: 'class' | 'interface' | 'enum' | 'trigger';
    readonly simpleName: string;
    /** `Outer.Inner`. */
    readonly name: string;
    readonly modifiers: Modifiers;
    /** API version of its meta file, 0 where there is none; inner classes have that of the outermost. */
    apiVersion = 0;
    type!: Type;
    superType: Type | null = null;
    readonly interfaces: Type[] = [];
    /** By name in lower case, like all maps here. */
    readonly inners = new Map<string, ClassInfo>();
    readonly fields = new Map<string, FieldInfo>();
    readonly methods = new Map<string, MethodInfo[]>();
    readonly constructors: MethodInfo[] = [];
    readonly initializers: Initializer[] = [];
    enumValues: EnumValue[] = [];
    /** The object whose trigger this is. */
    triggerObject: string | null = null;

    // What runs.
    jsClass: JsClass | null = null;
    statics: Record<string, unknown> | null = null;
    readonly staticMethods: Record<string, (...given: unknown[]) => unknown> = Object.create(null);
    initState: InitState = 0;
    staticInitializer: (() => void) | null = null;
    /** Undefined until asked for; null where nothing is to be done. */
    instanceInitializer: ((this: object) => void) | null | undefined;

    constructor(declaration: TypeDeclaration, outer: ClassInfo | null, file: string) {
        this.declaration = declaration;
        this.outer = outer;
        this.file = file;
        this.kind = declaration.kind;
        this.simpleName = declaration.name;
        this.name = outer ? `${outer.name}.${declaration.name}` : declaration.name;
        this.modifiers = declaration.modifiers;
    }

    get outermost(): ClassInfo {
        return this.outer?.outermost ?? this;
    }

    get superClass(): ClassInfo | null {
        return this.superType?.projectClass ?? null;
    }

    /** This class, then those that it extends. */
    *lineage(): Generator<ClassInfo> {
        yield this;
        if (this.superClass) yield* this.superClass.lineage();
    }

    /** @param name in lower case */
    annotation(name: string): Annotation | undefined {
        return this.modifiers.annotations.find((annotation) => annotation.name === name);
    }

    is(word: string): boolean {
        return this.modifiers.words.includes(word);
    }

    /** A field or property of this class, or of one that it extends. */
    field(lowerName: string): FieldInfo | null {
        for (const cls of this.lineage()) {
            const found = cls.fields.get(lowerName);
            if (found) return found;
        }
        return null;
    }

    /** All overloads: its own, inherited ones that they do not override, those of its interfaces. */
    findMethods(lowerName: string): MethodInfo[] {
        const found = new Map<string, MethodInfo>();
        const visit = (cls: ClassInfo) => {
            for (const method of cls.methods.get(lowerName) ?? [])
                if (!found.has(method.js)) found.set(method.js, method);
            if (cls.superClass) visit(cls.superClass);
            for (const type of cls.interfaces) if (type.projectClass) visit(type.projectClass);
        };
        visit(this);
        return [...found.values()];
    }

    isSubclassOf(other: ClassInfo): boolean {
        for (const cls of this.lineage()) if (cls === other) return true;
        return false;
    }
}
