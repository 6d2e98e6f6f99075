import type { Check } from '../check.ts';

/** Of the relay on this machine; what a relay elsewhere keeps its deals in, its environment alone tells. */
export const storeCheck: Check = {
    name: 'Store of the relay',
    run({ env }) {
        if (env['DATABASE_URL']?.trim())
            return { outcome: 'ok', saw: 'PostgreSQL, for any number of relays.' };
        if (!env['RELAY_DATA_DIR']?.trim())
            return {
                outcome: 'warn',
                saw: 'It is not set here, so it was not looked at.',
                next: 'Run the doctor with the environment of the relay to have it checked.'
            };
        return {
            outcome: 'warn',
            saw: 'A folder: for one relay; it survives a killed process, not a lost machine.',
            next: 'For production set DATABASE_URL to a PostgreSQL: docs/operations.md.'
        };
    }
};
