import type { Check } from '../check.ts';

/**
 * Both APIs of the app registration give tokens: permission and consent are there. Whether its redirect URI
 * is the same letter for letter shows only at a sign-in, so the one that it has to be is named.
 */
export const appRegistrationCheck: Check = {
    name: 'App registration',
    async run({ microsoft }) {
        const { apis, redirectUri } = await microsoft();
        const broken = Object.values(apis).filter(({ problem }) => problem !== null);
        if (!broken.length)
            return {
                outcome: 'ok',
                saw: `Both APIs give tokens. Its redirect URI has to be ${redirectUri}.`
            };
        const isConsent = broken.some(({ problem }) => problem?.code === 'SIGN_IN_CONSENT');
        return {
            outcome: 'fail',
            saw: broken
                .map(({ resource, problem }) => `${resource}: ${problem?.code}, ${problem?.detail}`)
                .join('; '),
            next: isConsent
                ? 'Add the delegated permission of that API and grant admin consent: docs/sign-in.md, steps 3 and 4.'
                : 'Look the code up in docs/errors.md.'
        };
    }
};
