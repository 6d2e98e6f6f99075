import path from 'node:path';
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import type { CheckContext, ClassRule } from './report.ts';

/** The name of the file, what is declared twice, and a class that another may not extend. */
export const checkDeclarations: ClassRule = (cls, context) => {
    const { line } = cls.declaration;
    const file = path.basename(cls.file, '.cls');
    if (!cls.outer && cls.file.endsWith('.cls') && file.toLowerCase() !== cls.simpleName.toLowerCase())
        context.report(line, `Class name and file name differ: ${cls.simpleName}, ${file}.cls`);
    checkDuplicates(cls, context);
    const base = cls.superClass;
    if (base && !base.is('virtual') && !base.is('abstract'))
        context.report(line, `Non-virtual and non-abstract type cannot be extended: ${base.name}`);
};

function checkDuplicates(cls: ClassInfo, { report }: CheckContext): void {
    const { declaration } = cls;
    if (declaration.kind !== 'class') return;
    const fields = new Set<string>();
    for (const member of declaration.members) {
        const named = member.kind === 'field' ? member.variables : member.kind === 'property' ? [member] : [];
        for (const { name, line } of named) {
            if (fields.has(name.toLowerCase())) report(line, `Duplicate field: ${name}`);
            fields.add(name.toLowerCase());
        }
    }
    const methods = new Set<string>();
    for (const method of [...cls.methods.values()].flat().concat(cls.constructors)) {
        // Types that are not there are alike only to us.
        if (method.parameterTypes.some(({ kind }) => kind === 'any')) continue;
        if (methods.has(method.js)) report(lineOf(method), `Method already defined: ${signature(method)}`);
        methods.add(method.js);
    }
}

export const lineOf = (method: MethodInfo): number => method.declaration?.line ?? method.cls.declaration.line;

/** `void Foo.bar(String)`, as messages have it. */
export function signature(method: MethodInfo): string {
    const types = method.parameterTypes.map(({ name }) => name).join(', ');
    return `${method.returnType.name} ${method.cls.name}.${method.name}(${types})`;
}
