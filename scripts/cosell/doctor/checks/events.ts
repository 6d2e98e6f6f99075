import type { Check } from '../check.ts';

export const eventsCheck: Check = {
    name: 'Events of Partner Center',
    async run({ microsoft }) {
        const { events, eventsProblem: problem } = await microsoft();
        if (events === 'ours' && !problem)
            return { outcome: 'ok', saw: 'They are registered to this relay.' };
        if (events === 'taken')
            return {
                outcome: 'warn',
                saw: 'Another tool has registered its address: changes are found by sweeps alone.',
                next: 'Decide which tool gets them; docs/sweeps.md tells how to take them over.'
            };
        return {
            outcome: 'fail',
            saw: `The registration could not be looked at: ${problem?.code ?? 'not asked yet'}, ${problem?.detail ?? ''}`,
            next: 'Look the code up in docs/errors.md; until then changes are found by sweeps alone.'
        };
    }
};
