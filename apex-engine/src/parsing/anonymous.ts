import type { AnonymousUnitContext } from '@apexdevtools/apex-parser';
import { member } from './declaration.ts';
import { modifiers } from './modifiers.ts';
import { optional } from './parse-tree.ts';
import { statement } from './statement.ts';
import type { Member, Statement } from './syntax-tree.ts';

/** Statements that run once; the methods and classes among them are there for all of them. */
export interface AnonymousDeclaration {
    statements: Statement[];
    members: Member[];
}

export function anonymousDeclaration(context: AnonymousUnitContext): AnonymousDeclaration {
    const statements: Statement[] = [];
    const members: Member[] = [];
    for (const child of context.anonymousBlock().anonymousBlockMember_list()) {
        const run = optional(child.statement());
        if (run) {
            statements.push(statement(run));
            continue;
        }
        const declared = member(child.anonymousMemberDeclaration(), modifiers(child.modifier_list()));
        if (declared.kind === 'field') statements.push({ ...declared, kind: 'variable' });
        else members.push(declared);
    }
    return { statements, members };
}
