import type { Check } from '../check.ts';

export const secondFactorCheck: Check = {
    name: 'Multi-factor authentication',
    async run({ microsoft }) {
        const { secondFactor } = await microsoft();
        if (secondFactor === true) return { outcome: 'ok', saw: 'The sign-in had a second factor.' };
        if (secondFactor === null)
            return {
                outcome: 'warn',
                saw: 'There is no token that tells.',
                next: 'If Partner Center refuses calls, sign in again with a second factor.'
            };
        return {
            outcome: 'fail',
            saw: 'The sign-in was with a password alone.',
            next: 'Require a second factor for the app (docs/sign-in.md, step 6) and sign in again.'
        };
    }
};
