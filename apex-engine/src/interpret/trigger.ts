import { triggerRoutine } from '../compile/routine.ts';
import type { Routine } from '../compile/routine.ts';
import type { Compiled } from '../compile/compile-routine.ts';
import { NO_MODIFIERS } from '../parsing/modifiers.ts';
import type { ClassDeclaration } from '../parsing/syntax-tree.ts';
import { ClassInfo } from '../types/class-info.ts';
import { declareMembers } from '../types/class-members.ts';
import type { ClassModel } from '../types/class-model.ts';
import type { ParsedTrigger } from './load-project.ts';

/** A trigger of the project. */
export class Trigger {
    readonly name: string;
    readonly object: string;
    /** `before insert` … */
    readonly cases: string[];
    readonly file: string;
    readonly isInactive: boolean;
    readonly cls: ClassInfo;
    readonly #routine: Routine;
    readonly #compile: (routine: Routine) => Compiled;
    #compiled: Compiled | null = null;

    constructor(
        model: ClassModel,
        { declaration, file, isInactive }: ParsedTrigger,
        compile: (routine: Routine) => Compiled
    ) {
        this.name = declaration.name;
        this.object = declaration.object;
        this.cases = declaration.events;
        this.file = file;
        this.isInactive = isInactive;
        this.cls = classOfTrigger(model, { declaration, file });
        this.#routine = triggerRoutine(this.cls, declaration.body.statements, model.types.void);
        this.#compile = compile;
    }

    /** @returns the function of its body, made once */
    compile(): Compiled {
        this.#compiled ??= this.#compile(this.#routine);
        return this.#compiled;
    }

    run(): void {
        this.compile().call(null);
    }
}

/** What a trigger declares besides statements are static members of a class that has no name for others. */
function classOfTrigger(
    model: ClassModel,
    { declaration, file }: Pick<ParsedTrigger, 'declaration' | 'file'>
): ClassInfo {
    const members = declaration.members.map((member) =>
        'modifiers' in member ? { ...member, modifiers: withStatic(member.modifiers) } : member
    );
    const asClass: ClassDeclaration = {
        kind: 'class',
        name: declaration.name,
        modifiers: NO_MODIFIERS,
        extends: null,
        implements: [],
        members,
        line: 1
    };
    const cls = new ClassInfo(asClass, null, file);
    cls.kind = members.length ? 'class' : 'trigger';
    cls.triggerObject = declaration.object;
    cls.type = model.types.Object;
    cls.statics = {};
    cls.initState = 2;
    if (members.length) declareMembers(model, cls);
    return cls;
}

const withStatic = (modifiers: ClassDeclaration['modifiers']) => ({
    ...modifiers,
    words: [...modifiers.words, 'static']
});
