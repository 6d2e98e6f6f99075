import type { Check } from '../check.ts';

export const relayCheck: Check = {
    name: 'The relay',
    async run({ health }) {
        const { ok, version } = await health();
        if (ok) return { outcome: 'ok', saw: `Version ${version} runs.` };
        return {
            outcome: 'fail',
            saw: `Version ${version} runs and is not ready.`,
            next: 'Its log says what it waits for.'
        };
    }
};
