import { seenSteps } from '../seen-steps.ts';

export const relays = seenSteps(
    'relays',
    'two relays on one PostgreSQL: one follows changes, hands over when killed or stopped, nothing twice',
    'scripts/loop/relays/main.ts'
);
