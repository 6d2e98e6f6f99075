import type { Member, TypeDeclaration, TypeReference } from '../parsing/syntax-tree.ts';
import { ClassInfo } from './class-info.ts';
import { declareMembers } from './class-members.ts';
import type { Type } from './type.ts';
import type { TypeSystem } from './type-system.ts';

/** What `check` reports. */
export type Report = (file: string, line: number, message: string) => void;

const isType = (member: Member): member is TypeDeclaration =>
    member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum';

/** The classes of a project. */
export class ClassModel {
    readonly types: TypeSystem;
    readonly report: Report;
    /** Inner classes too. */
    readonly all: ClassInfo[] = [];

    constructor(types: TypeSystem, report: Report) {
        this.types = types;
        this.report = report;
    }

    register(declaration: TypeDeclaration, file: string, outer: ClassInfo | null = null): ClassInfo {
        const cls = new ClassInfo(declaration, outer, file);
        this.types.classes.set(cls.name.toLowerCase(), cls);
        this.all.push(cls);
        cls.type = this.types.ofClass(cls);
        outer?.inners.set(cls.simpleName.toLowerCase(), cls);
        if (declaration.kind === 'class')
            for (const inner of declaration.members.filter(isType)) this.register(inner, file, cls);
        return cls;
    }

    /** Finds what each class extends and implements, then what it has: once all are registered. */
    linkAll(): void {
        this.link(this.all);
    }

    link(classes: readonly ClassInfo[]): void {
        for (const cls of classes) this.#linkSupers(cls);
        for (const cls of classes) declareMembers(this, cls);
    }

    /** No class has these names any more; what was made of them lives on. */
    forget(classes: readonly ClassInfo[]): void {
        const gone = new Set(classes);
        for (const cls of classes) this.types.classes.delete(cls.name.toLowerCase());
        const left = this.all.filter((cls) => !gone.has(cls));
        this.all.splice(0, this.all.length, ...left);
    }

    #linkSupers(cls: ClassInfo): void {
        const { declaration } = cls;
        if (declaration.kind === 'enum') return;
        const resolved = (reference: TypeReference, relation: string) => {
            const type = this.resolve(reference, cls.outer ?? cls);
            if (!type) this.reportUnresolved(cls, reference, relation);
            return type;
        };
        if (declaration.kind === 'class' && declaration.extends)
            cls.superType = resolved(declaration.extends, 'extends');
        for (const reference of declaration.kind === 'class' ? declaration.implements : declaration.extends) {
            const type = resolved(reference, 'implements');
            if (type) cls.interfaces.push(type);
        }
    }

    reportUnresolved(cls: ClassInfo, reference: TypeReference, place: string): void {
        const line = reference.line || cls.declaration.line;
        const name = reference.parts.map((part) => part.name).join('.');
        this.report(cls.file, line, `unresolved type ${name} (${place})`);
    }

    /** A type as it is written inside of a class; null when there is none. Nothing written is void. */
    resolve(reference: TypeReference | null, cls: ClassInfo | null): Type | null {
        if (!reference) return this.types.void;
        const names = reference.parts.map((part) => part.name);
        const written = reference.parts.at(-1)?.args ?? [];
        let type: Type | null;
        if (written.length) {
            const args = written.map((arg) => this.resolve(arg, cls));
            type = args.every((arg) => arg !== null) ? this.types.generic(names.join('.'), args) : null;
        } else type = this.resolveName(names, cls);
        for (let i = 0; type && i < reference.dimensions; i++) type = this.types.list(type);
        return type;
    }

    /** Inner classes of the class and of those around it come first, then what every class sees. */
    resolveName(parts: string[], cls: ClassInfo | null): Type | null {
        const lower = parts.map((part) => part.toLowerCase());
        for (let scope = cls; scope; scope = scope.outer) {
            const found = this.#inScope(lower, scope);
            if (found) return found;
        }
        return this.types.simple(parts) ?? this.#inheritedInner(lower);
    }

    #inScope(lower: string[], scope: ClassInfo): Type | null {
        const [first = '', second = ''] = lower;
        for (const cls of scope.lineage()) {
            const inner = cls.inners.get(first);
            const found = lower.length === 1 ? inner : inner?.inners.get(second);
            if (found) return found.type;
        }
        return lower.length === 1 && scope.simpleName.toLowerCase() === first ? scope.type : null;
    }

    /** `Outer.Inner` where a class that Outer extends declares Inner. */
    #inheritedInner(lower: string[]): Type | null {
        const outer = this.types.classes.get(lower.slice(0, -1).join('.'));
        for (const cls of outer?.lineage() ?? []) {
            const inner = cls.inners.get(lower.at(-1) ?? '');
            if (inner) return inner.type;
        }
        return null;
    }
}
