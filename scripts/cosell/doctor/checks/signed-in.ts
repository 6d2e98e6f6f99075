import type { Check } from '../check.ts';

export const signedInCheck: Check = {
    name: 'Signed in at Microsoft',
    async run({ health }) {
        const { signedIn, problem, endings } = await health();
        const [soonest] = [...endings].sort((left, right) => left.days - right.days);
        if (!signedIn)
            return {
                outcome: 'fail',
                saw: problem ?? 'Nobody is.',
                next: 'Open the link in the log of the relay, or make one: docs/sign-in.md.'
            };
        if (soonest)
            return {
                outcome: 'warn',
                saw: `Somebody is; the ${soonest.what} ends in ${soonest.days} days.`,
                next: 'docs/sign-in.md tells how to make a new one.'
            };
        return { outcome: 'ok', saw: 'Somebody is.' };
    }
};
