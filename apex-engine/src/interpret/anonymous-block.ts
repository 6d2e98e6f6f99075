import { anonymousRoutine } from '../compile/routine.ts';
import type { Compiled } from '../compile/compile-routine.ts';
import type { Problem } from '../org/runtime.ts';
import { NO_MODIFIERS } from '../parsing/modifiers.ts';
import { ApexSyntaxError, parseAnonymous } from '../parsing/parse-apex.ts';
import type { AnonymousDeclaration } from '../parsing/anonymous.ts';
import type { ClassDeclaration, TypeDeclaration } from '../parsing/syntax-tree.ts';
import { ClassInfo } from '../types/class-info.ts';
import { declareMembers } from '../types/class-members.ts';
import { routinesOf } from './all-routines.ts';
import type { ProjectCode } from './project-code.ts';

/** Name of what has none, as stack traces have it. */
export const ANONYMOUS = 'AnonymousBlock';

/** What keeps a block from running: the first thing that does not compile. */
export interface CompileProblem {
    line: number;
    /** From 1 on. The compiler knows lines alone: of a line that it refuses, where its text begins. */
    column: number;
    message: string;
}

export type CompiledBlock = { run(): void } | { problem: CompileProblem };

/**
 * Anonymous Apex, compiled as a whole before any of it runs. What it declares is known while `use` runs, and
 * leaves nothing behind in the project.
 */
export function withAnonymous<Result>(
    code: ProjectCode,
    source: string,
    apiVersion: number,
    use: (block: CompiledBlock) => Result
): Result {
    const parsed = parsedOrProblem(source);
    if ('problem' in parsed) return use(parsed);
    code.tokenCache.set(`text:${ANONYMOUS}`, source);
    const known = code.model.all.length;
    const problemsBefore = code.problems.length;
    try {
        const block = compile(code, parsed, apiVersion);
        const [first] = ownProblems(code, problemsBefore);
        if (!first) return use({ run: () => void block.call(null) });
        const text = source.split('\n')[first.line - 1] ?? '';
        const column = text.length - text.trimStart().length + 1;
        return use({ problem: { line: first.line, column, message: first.message } });
    } finally {
        code.model.forget(code.model.all.slice(known));
        code.tokenCache.delete(`text:${ANONYMOUS}`);
        code.coverage.delete(ANONYMOUS);
    }
}

function parsedOrProblem(source: string): AnonymousDeclaration | { problem: CompileProblem } {
    try {
        return parseAnonymous(source, ANONYMOUS);
    } catch (error) {
        if (!(error instanceof ApexSyntaxError)) throw error;
        return { problem: { line: error.line, column: error.column + 1, message: error.problem } };
    }
}

function compile(
    code: ProjectCode,
    { statements, members }: AnonymousDeclaration,
    apiVersion: number
): Compiled {
    const declaration: ClassDeclaration = {
        kind: 'class',
        name: ANONYMOUS,
        // Anonymous Apex runs with the sharing of who runs it (Apex Developer Guide, "Anonymous Blocks").
        modifiers: { ...NO_MODIFIERS, words: ['with sharing'] },
        extends: null,
        implements: [],
        members: members.map((member) =>
            'modifiers' in member && !isType(member)
                ? {
                      ...member,
                      modifiers: { ...member.modifiers, words: [...member.modifiers.words, 'static'] }
                  }
                : member
        ),
        line: 1
    };
    const cls = new ClassInfo(declaration, null, ANONYMOUS);
    Object.assign(cls, { apiVersion, type: code.types.Object, statics: {}, initState: 2 });
    const first = code.model.all.length;
    for (const inner of members.filter(isType)) code.model.register(inner, ANONYMOUS, cls);
    const inners = code.model.all.slice(first);
    code.model.link(inners);
    declareMembers(code.model, cls);
    for (const one of [...inners.filter(({ kind }) => kind === 'class'), cls]) {
        code.makeScriptClass(one);
        for (const routine of routinesOf(one, code.types.void)) code.compile(routine);
    }
    return code.compile(anonymousRoutine(cls, statements, code.types.void));
}

const isType = (member: { kind: string }): member is TypeDeclaration =>
    member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum';

/** Takes what was reported of the block back: the next one may have the same. */
function ownProblems(code: ProjectCode, before: number): Problem[] {
    const own = code.problems.slice(before).filter(({ file }) => file === ANONYMOUS);
    code.forgetProblems(ANONYMOUS);
    return own;
}
