import type { OwnerRule } from '@cosell/contracts/setup-answers';

export type RuleName = OwnerRule['rule'];

const emptyRules: Readonly<Record<RuleName, OwnerRule>> = {
    'account owner': { rule: 'account owner' },
    country: { rule: 'country', users: {} },
    solution: { rule: 'solution', users: {} },
    rotation: { rule: 'rotation', group: '' },
    user: { rule: 'user', username: '' }
};

/** A rule of this kind that names nobody yet. */
export const emptyRule = (rule: RuleName): OwnerRule => ({ ...emptyRules[rule] });

/** What a rule says besides its kind, as an admin writes it; null: nothing. */
export function detailOf(rule: OwnerRule): string | null {
    if ('users' in rule)
        return Object.entries(rule.users)
            .map(([value, username]) => `${value} = ${username}`)
            .join('\n');
    if ('group' in rule) return rule.group;
    return 'username' in rule ? rule.username : null;
}

/** The rule with what an admin has written; lines that are none yet are left out. */
export function withDetail(rule: OwnerRule, text: string): OwnerRule {
    if ('users' in rule) return { ...rule, users: usersIn(text) };
    if ('group' in rule) return { ...rule, group: text.trim() };
    return 'username' in rule ? { ...rule, username: text.trim() } : rule;
}

/** `DE = user name` → that user, a line each. */
function usersIn(text: string): Record<string, string> {
    const lines = text.split('\n').map((line) => line.split('=').map((part) => part.trim()));
    return Object.fromEntries(
        lines.flatMap(([value, username]) => (value && username ? [[value, username]] : []))
    );
}
