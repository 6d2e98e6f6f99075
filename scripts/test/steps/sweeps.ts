import { seenSteps } from '../seen-steps.ts';

export const sweeps = seenSteps(
    'sweeps',
    'events lost on either side, the registration taken, a host that asks for a pause: changes come',
    'scripts/loop/sweeps/main.ts'
);
