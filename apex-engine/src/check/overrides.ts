import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import { lineOf, signature } from './declarations.ts';
import type { ClassRule } from './report.ts';

/** Methods of every object: a class may have its own without saying that it overrides. */
const OF_EVERY_OBJECT = ['tostring', 'equals', 'hashcode'];

/** `override`, `virtual` and `abstract` have to fit the method above. */
export const checkOverrides: ClassRule = (cls, { report }) => {
    if (cls.kind !== 'class') return;
    for (const method of [...cls.methods.values()].flat()) {
        const words = method.declaration?.modifiers.words ?? [];
        const overrides = words.includes('override');
        if (words.includes('abstract') && !cls.is('abstract'))
            report(lineOf(method), `Class must be abstract: ${cls.name}`);
        if (OF_EVERY_OBJECT.includes(method.name.toLowerCase()) || method.isStatic) continue;
        const above = methodAbove(cls, method);
        const { declaration } = above ?? {};
        const mayOverride = ['virtual', 'abstract', 'override'].some((word) =>
            declaration?.modifiers.words.includes(word)
        );
        if (above?.isPrivate || above?.isStatic) continue;
        if (above && !overrides)
            report(lineOf(method), `Method must use the override keyword: ${signature(method)}`);
        else if (above && !mayOverride)
            report(
                lineOf(method),
                `Non-virtual, non-abstract methods cannot be overridden: ${signature(above)}`
            );
        else if (!above && overrides && !extendsPlatform(cls) && !implementsIt(cls, method))
            report(lineOf(method), `Method does not override an ancestor method: ${signature(method)}`);
    }
};

function methodAbove(cls: ClassInfo, method: MethodInfo): MethodInfo | null {
    for (const base of cls.superClass?.lineage() ?? []) {
        const found = base.methods.get(method.name.toLowerCase())?.find(({ js }) => js === method.js);
        if (found) return found;
    }
    return null;
}

/** Exception has methods that are not in the project. */
const extendsPlatform = (cls: ClassInfo) =>
    [...cls.lineage()].some(({ superType }) => superType?.kind === 'platform');

/** A class of before says `override` of a method of an interface too. */
const implementsIt = (cls: ClassInfo, method: MethodInfo) =>
    [...cls.lineage()].some((base) => base.interfaces.some((contract) => contract.projectClass === null)) ||
    cls
        .findMethods(method.name.toLowerCase())
        .some(({ cls: owner, js }) => owner !== cls && js === method.js);
