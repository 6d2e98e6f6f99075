import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import { signature } from './declarations.ts';
import type { ClassRule } from './report.ts';

/** A class that is not abstract has the methods of its interfaces, and those that are abstract above it. */
export const checkContracts: ClassRule = (cls, { types, report }) => {
    if (cls.kind !== 'class' || cls.is('abstract')) return;
    const missing = new Map<string, string>();
    for (const base of cls.lineage()) {
        for (const method of [...base.methods.values()].flat())
            if (method.isAbstract && !isImplemented(cls, method)) missing.set(method.js, signature(method));
        for (const type of base.interfaces)
            for (const contract of [type, ...types.allInterfaces(type)])
                for (const [key, text] of missingOf(cls, contract)) missing.set(key, text);
    }
    for (const text of missing.values())
        report(cls.declaration.line, `Class ${cls.name} must implement the method: ${text}`);
};

function missingOf(cls: ClassInfo, contract: Type): [string, string][] {
    if (contract.projectClass)
        return [...contract.projectClass.methods.values()]
            .flat()
            .filter((method) => !isImplemented(cls, method))
            .map((method) => [method.js, signature(method)]);
    // A context is made by the platform; what tests make instead need not have all that the engine has.
    if (contract.platformClass?.name.endsWith('Context')) return [];
    // Types of the platform's interfaces are generic, or one of several: only names and numbers are compared.
    return [...(contract.platformClass?.methods.values() ?? [])]
        .flat()
        .filter(
            ({ name, parameters }) =>
                !concrete(cls, name).some((method) => method.parameters.length === parameters.length)
        )
        .map(({ name, returns }) => [name, `${returns} ${contract.name}.${name}`]);
}

const concrete = (cls: ClassInfo, name: string) =>
    cls.findMethods(name.toLowerCase()).filter((method) => !method.isAbstract);

const isImplemented = (cls: ClassInfo, wanted: MethodInfo) =>
    concrete(cls, wanted.name).some((method) => method.js === wanted.js);
