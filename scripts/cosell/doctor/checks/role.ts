import type { Check } from '../check.ts';

export const roleCheck: Check = {
    name: 'Role in Partner Center',
    async run({ microsoft }) {
        const { seesAny, problem } = (await microsoft()).referrals;
        if (problem)
            return {
                outcome: 'fail',
                saw: `Referrals cannot be listed: ${problem.code}, ${problem.detail}`,
                next:
                    problem.code === 'REFERRAL_NOT_FOUND'
                        ? 'Give the user the role Referrals admin in Partner Center.'
                        : 'Look the code up in docs/errors.md.'
            };
        if (seesAny) return { outcome: 'ok', saw: 'The user sees referrals.' };
        return {
            outcome: 'warn',
            saw: 'The user sees no referral: there is none yet, or the role shows none.',
            next: 'If Partner Center has referrals, give the user the role Referrals admin for all locations.'
        };
    }
};
