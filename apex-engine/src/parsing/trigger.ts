import type { TriggerBlockMemberContext, TriggerUnitContext } from '@apexdevtools/apex-parser';
import { member } from './declaration.ts';
import { modifiers } from './modifiers.ts';
import { optional, textOf } from './parse-tree.ts';
import { statement } from './statement.ts';
import type { Member, Statement, TriggerDeclaration } from './syntax-tree.ts';

export function triggerDeclaration(context: TriggerUnitContext): TriggerDeclaration {
    const statements: Statement[] = [];
    const members: Member[] = [];
    for (const child of context.triggerBlock().triggerBlockMember_list()) {
        const found = blockMember(child);
        if ('member' in found) members.push(found.member);
        else statements.push(found.statement);
    }
    return {
        kind: 'trigger',
        name: textOf(context.id(0)),
        object: textOf(context.id(1)),
        events: context
            .triggerCase_list()
            .map((event) => (event.children ?? []).map(textOf).join(' ').toLowerCase()),
        body: { kind: 'block', statements, line: 1 },
        members,
        line: 1
    };
}

/** A variable of a trigger lives as long as one run of it, so it is a statement. */
function blockMember(context: TriggerBlockMemberContext): { member: Member } | { statement: Statement } {
    const run = optional(context.statement());
    if (run) return { statement: statement(run) };
    const declared = member(context.triggerMemberDeclaration(), modifiers(context.modifier_list()));
    return declared.kind === 'field'
        ? { statement: { ...declared, kind: 'variable' } }
        : { member: declared };
}
