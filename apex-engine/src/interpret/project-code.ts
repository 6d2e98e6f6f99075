import fs from 'node:fs';
import path from 'node:path';
import { checkClass } from '../check/check-class.ts';
import { compileRoutine } from '../compile/compile-routine.ts';
import type { Compiled } from '../compile/compile-routine.ts';
import type { Routine } from '../compile/routine.ts';
import type { Coverage, OrgOptions, Problem } from '../org/runtime.ts';
import { Schema } from '../schema/schema.ts';
import type { Soql } from '../soql/soql.ts';
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import { ClassModel } from '../types/class-model.ts';
import type { PlatformClass } from '../types/platform-class.ts';
import type { Type } from '../types/type.ts';
import { TypeSystem } from '../types/type-system.ts';
import { classOf } from '../types/value-type.ts';
import { Decimal, EnumValue } from '../values/index.ts';
import { routinesOf } from './all-routines.ts';
import { readClasses, readProject } from './load-project.ts';
import type { Operations } from './operations/index.ts';
import { makeScriptClass } from './script-class.ts';
import { Trigger } from './trigger.ts';

/** The code of a project: its types, what is compiled of it, what is wrong with it, which lines ran. */
export abstract class ProjectCode {
    readonly options: OrgOptions;
    /** Folder of the project. */
    root = '/';
    namespace: string | null = null;
    readonly types = new TypeSystem();
    readonly schema = new Schema(this.types);
    readonly model = new ClassModel(this.types, (file, line, message) => this.problem(file, line, message));
    readonly triggers: Trigger[] = [];
    readonly problems: Problem[] = [];
    /** By file. */
    readonly coverage = new Map<string, Coverage>();
    /** Constants of platform enums by the enum's name. */
    readonly enumCache = new Map<string, EnumValue[]>();
    /** What is made once: tokens of the schema, decimals of literals, texts of files. */
    readonly tokenCache = new Map<string, unknown>();
    abstract readonly soql: Soql;
    /** What compiled code calls as `$`. */
    abstract readonly ops: Operations;
    readonly #reported = new Set<string>();

    constructor(options: OrgOptions) {
        this.options = options;
        this.types.schema = this.schema;
    }

    /** What a call of a @future method does. */
    protected abstract enqueueFuture(method: MethodInfo, given: unknown[]): void;

    load(projectDir: string): void {
        this.root = path.resolve(projectDir);
        const { folders, namespace } = readProject(this.root, this.options.packages);
        this.namespace = namespace;
        this.schema.namespace = namespace?.toLowerCase() ?? null;
        this.schema.load(folders);
        for (const [file, line, message] of this.schema.problems) this.problem(file, line, message);
        const triggers = readClasses(this.schema, this.model);
        this.types.forgetParsed();
        this.model.linkAll();
        const compile = (routine: Routine) => this.compile(routine);
        for (const parsed of triggers) this.triggers.push(new Trigger(this.model, parsed, compile));
        for (const { object, file } of this.triggers)
            if (!this.schema.get(object)) this.problem(file, 1, `trigger on unknown sObject ${object}`);
        const classes = [...this.model.all, ...this.triggers.map(({ cls }) => cls)];
        for (const cls of classes) if (cls.kind === 'class') this.makeScriptClass(cls);
    }

    makeScriptClass(cls: ClassInfo): void {
        makeScriptClass(
            {
                types: this.types,
                compile: (routine) => this.compile(routine),
                enqueueFuture: (method, given) => this.enqueueFuture(method, given)
            },
            cls
        );
    }

    compile(routine: Routine): Compiled {
        return compileRoutine(this, this.ops, routine);
    }

    /** Compiles all, so that every problem is reported and coverage knows every line. */
    compileAll(filter: (cls: ClassInfo) => boolean = () => true): void {
        const attempt = (file: string, line: number, name: string, compile: () => unknown) => {
            try {
                compile();
            } catch (error) {
                this.problem(file, line, `internal: ${name}: ${(error as Error).message.split('\n')[0]}`);
            }
        };
        for (const cls of this.model.all.filter(filter)) {
            const report = (line: number, message: string) => this.problem(cls.file, line, message);
            checkClass(cls, { types: this.types, report });
        }
        for (const cls of this.model.all.filter(({ kind }) => kind === 'class').filter(filter))
            for (const routine of routinesOf(cls, this.types.void))
                attempt(cls.file, cls.declaration.line, routine.name, () => this.compile(routine));
        for (const trigger of this.triggers) attempt(trigger.file, 1, trigger.name, () => trigger.compile());
    }

    /** Reports what `check` prints, each once. */
    problem(file: string, line: number, message: string): void {
        const msg = message.replace(/\s*\n\s*/g, ' ').trim();
        const key = `${file}:${line}:${msg}`;
        if (this.#reported.has(key)) return;
        this.#reported.add(key);
        this.problems.push({ file: this.relativePath(file), line, message: msg });
    }

    /** What was reported of a file that is no more. */
    forgetProblems(file: string): void {
        const left = this.problems.filter((problem) => problem.file !== file);
        this.problems.splice(0, this.problems.length, ...left);
        for (const key of this.#reported) if (key.startsWith(`${file}:`)) this.#reported.delete(key);
    }

    relativePath(file: string): string {
        return path.isAbsolute(file) ? path.relative(this.root, file) : file;
    }

    coverageFor(file: string): { hits: Uint8Array; lines: Set<number> } {
        let coverage = this.coverage.get(file);
        if (!coverage) {
            const lines = this.textOf(file).split('\n').length;
            coverage = { hits: new Uint8Array(lines + 2), lines: new Set() };
            this.coverage.set(file, coverage);
        }
        return coverage;
    }

    textOf(file: string): string {
        return this.#once(`text:${file}`, () => fs.readFileSync(file, 'utf8'));
    }

    dec(digits: string): Decimal | null {
        return this.#once(`decimal:${digits}`, () => Decimal.parse(digits));
    }

    #once<T>(key: string, make: () => T): T {
        if (!this.tokenCache.has(key)) this.tokenCache.set(key, make());
        return this.tokenCache.get(key) as T;
    }

    triggersFor({ key }: { key: string }): Trigger[] | null {
        const found = this.triggers.filter(
            ({ object, isInactive }) => !isInactive && object.toLowerCase() === key
        );
        return found.length ? found : null;
    }

    enumVal(definition: PlatformClass, lowerName: string): EnumValue | null {
        return this.#constantsOf(definition).find(({ name }) => name.toLowerCase() === lowerName) ?? null;
    }

    #constantsOf(definition: PlatformClass): EnumValue[] {
        let constants = this.enumCache.get(definition.name);
        if (!constants) {
            const type = this.types.platformType(definition.name) ?? this.types.any;
            constants = (definition.constants ?? []).map(
                (name, ordinal) => new EnumValue(type, name, ordinal)
            );
            this.enumCache.set(definition.name, constants);
        }
        return constants;
    }

    enumVals(type: Type): EnumValue[] {
        if (type.projectClass) return type.projectClass.enumValues;
        return type.platformClass ? this.#constantsOf(type.platformClass) : [];
    }

    /** A constant of a platform enum. */
    enumConstant(enumName: string, constant: string): EnumValue | null {
        const definition = this.types.platformClasses.get(enumName.toLowerCase());
        return definition ? this.enumVal(definition, constant.toLowerCase()) : null;
    }

    findInst(object: unknown, name: string, given: unknown[]): MethodInfo | null {
        const cls = classOf(object);
        const candidates = (cls?.findMethods(name.toLowerCase()) ?? []).filter(
            ({ parameterTypes }) => parameterTypes.length === given.length
        );
        if (candidates.length === 1) return candidates[0]!;
        const types = given.map((value) => this.types.typeOf(value));
        return this.types.pick(candidates, types);
    }

    hasMethod(object: unknown, name: string): boolean {
        return (classOf(object)?.findMethods(name.toLowerCase()).length ?? 0) > 0;
    }
}
