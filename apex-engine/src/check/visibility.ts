import type { Modifiers } from '../parsing/syntax-tree.ts';
import type { ClassInfo } from '../types/class-info.ts';

/**
 * May code of one class use a member of another? Without a modifier a member is private:
 * only the outermost class that holds it, and all in that, see it. `@TestVisible` opens it to test classes.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_access_modifiers.htm
 */
export function isVisible(owner: ClassInfo, { words, annotations }: Modifiers, from: ClassInfo): boolean {
    const isOpen = ['public', 'global', 'webservice'].some((word) => words.includes(word));
    if (isOpen || owner.kind === 'interface' || owner.outermost === from.outermost) return true;
    if (annotations.some(({ name }) => name === 'testvisible') && isTest(from)) return true;
    return words.includes('protected') && isInHeir(owner, from);
}

const isTest = (cls: ClassInfo) => cls.outermost.annotation('istest') !== undefined;

/** Is it in a class, or in one around it, that extends the owner? */
function isInHeir(owner: ClassInfo, from: ClassInfo): boolean {
    for (let cls: ClassInfo | null = from; cls; cls = cls.outer) if (cls.isSubclassOf(owner)) return true;
    return false;
}
