import type { Check } from '../check.ts';

export const signedInCheck: Check = {
    name: 'Signed in at Microsoft',
    async run({ health }) {
        const { signedIn, problem } = await health();
        if (!signedIn)
            return {
                outcome: 'fail',
                saw: problem ?? 'Nobody is.',
                next: 'Open the link in the log of the relay, or make one: docs/sign-in.md.'
            };
        return { outcome: 'ok', saw: 'Somebody is.' };
    }
};
