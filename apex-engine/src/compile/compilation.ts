import { checkTypeAccess } from '../check/access.ts';
import type { Modifiers, TypeReference } from '../parsing/syntax-tree.ts';
import { typeText } from '../parsing/type-reference.ts';
import type { Schema } from '../schema/schema.ts';
import type { SoqlQuery } from '../soql/query.ts';
import type { ClassInfo, FieldInfo } from '../types/class-info.ts';
import type { ClassModel, Report } from '../types/class-model.ts';
import type { ArgumentType } from '../types/overloads.ts';
import type { Type } from '../types/type.ts';
import type { TypeSystem } from '../types/type-system.ts';
import type { Decimal, EnumValue } from '../values/index.ts';
import { quote } from './code.ts';
import type { Code } from './code.ts';
import type { Routine } from './routine.ts';
import { Scope } from './scope.ts';

/** What the compiler asks of the org for which it compiles. */
export interface CompilerHost {
    types: TypeSystem;
    model: ClassModel;
    schema: Schema;
    problem: Report;
    /** Path as messages have it. */
    relativePath(file: string): string;
    coverageFor(file: string): { hits: Uint8Array; lines: Set<number> };
    /** One Decimal for each literal. */
    dec(digits: string): Decimal | null;
    /** A constant of a platform enum, null where it has none of this name. */
    enumVal(definition: object, lowerName: string): EnumValue | null;
    soql: { parse(text: string): SoqlQuery; check(query: SoqlQuery): string[] };
}

/**
 * The compilation of one routine: where it stands, what is in scope, which constants its code needs.
 * In the generated code `$` are the operations, `K` the constants, `F` the frame, `C` the file's coverage.
 */
export class Compilation {
    readonly host: CompilerHost;
    readonly types: TypeSystem;
    readonly routine: Routine;
    readonly cls: ClassInfo;
    readonly isStatic: boolean;
    /** `K`: first the routine, then the coverage of its file. */
    readonly constants: unknown[];
    readonly temporaries: string[] = [];
    scope = new Scope(null);
    /** The line whose code is being made. */
    line = 0;
    /** The property whose accessor this is: inside of it its name is the stored value. */
    ownProperty: FieldInfo | null = null;
    readonly #places = new Map<unknown, number>();
    readonly #coverage: { hits: Uint8Array; lines: Set<number> };
    #locals = 0;
    #names = 0;

    constructor(host: CompilerHost, routine: Routine) {
        this.host = host;
        this.types = host.types;
        this.routine = routine;
        this.cls = routine.cls;
        this.isStatic = routine.isStatic;
        this.#coverage = host.coverageFor(routine.file);
        this.constants = [routine, this.#coverage];
    }

    /** JavaScript that stands for a value of the compiler's. */
    constant(value: unknown): string {
        let place = this.#places.get(value);
        if (place === undefined) {
            place = this.constants.push(value) - 1;
            this.#places.set(value, place);
        }
        return `K[${place}]`;
    }

    /** A variable of the whole function. */
    temporary(): string {
        const name = this.newName('t');
        this.temporaries.push(name);
        return name;
    }

    newName(prefix: string): string {
        return `${prefix}${this.#names++}`;
    }

    /**
     * @param isAssigned it has a value from the beginning
     * @returns the name of the variable in JavaScript
     */
    declare(name: string, type: Type, modifiers?: Modifiers, isAssigned = true): string {
        if (this.scope.find(name.toLowerCase())) this.report(`Duplicate variable: ${name}`);
        const js = `v${this.#locals++}_${name.replace(/\W/g, '_')}`;
        this.scope.add(name, js, type, modifiers?.words.includes('final') ?? false, isAssigned);
        return js;
    }

    inNewScope<T>(make: () => T): T {
        const outer = this.scope;
        this.scope = new Scope(outer);
        try {
            return make();
        } finally {
            this.scope = outer;
        }
    }

    /** Code that notes that a line runs: for stack traces and coverage. */
    atLine(line: number): string {
        if (!line) return '';
        this.line = line;
        this.#coverage.lines.add(line);
        return `F.line=${line};C[${line}]=1;`;
    }

    report(message: string, line = this.line): void {
        this.host.problem(this.routine.file, line, message);
    }

    /** Reports what cannot be compiled, and gives code that fails when it is reached. */
    unsupported(message: string, node?: { line: number }, guards?: string[] | null): Code {
        const line = node?.line || this.line;
        this.report(message, line);
        const place = `${this.host.relativePath(this.routine.file)}:${line}`;
        return {
            js: `$.unsupported(${quote(`${message} at ${place}`)})`,
            type: this.types.any,
            guards: guards ?? null
        };
    }

    typeOf(reference: TypeReference): Type {
        const type = this.host.model.resolve(reference, this.cls);
        if (type) {
            checkTypeAccess(this, type, reference.line);
            return type;
        }
        this.unsupported(`unresolved type ${typeText(reference)}`, reference);
        return this.types.any;
    }

    /** A platform type that is known to be there. */
    platform(name: string): Type {
        return this.types.platformType(name) ?? this.types.any;
    }

    /** Types for the choice of an overload. */
    argumentTypes(given: Code[]): ArgumentType[] {
        return given.map(({ type, isQuery }) => ({
            type,
            record: isQuery && type.kind === 'list' ? type.element : undefined
        }));
    }
}

/** `Integer, String`, for messages. */
export const typeNames = (given: Code[]): string => given.map(({ type }) => type.name).join(', ');
