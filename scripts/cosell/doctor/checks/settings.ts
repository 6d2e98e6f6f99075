import { CosellError } from '@cosell/contracts';
import { readConfig, settings } from '../../../../relay/src/config.ts';
import type { Check } from '../check.ts';

/** Of the relay on this machine; a relay elsewhere has its own. */
export const settingsCheck: Check = {
    name: 'Settings of the relay',
    run({ env, fileExists }) {
        // The commands themselves want that one, too.
        const own = settings.filter(({ name, required }) => required && name !== 'SALESFORCE_ORG_ID');
        const isHere = own.some(({ name }) => env[name]);
        if (!isHere)
            return {
                outcome: 'warn',
                saw: 'They are not set here, so they were not looked at.',
                next: 'Run the doctor with the environment of the relay to have them checked.'
            };
        try {
            readConfig(env, { fileExists });
            return { outcome: 'ok', saw: 'All that are required are set, and none is wrong.' };
        } catch (error) {
            if (!(error instanceof CosellError)) throw error;
            return { outcome: 'fail', saw: error.detail, next: 'Correct them: docs/settings.md.' };
        }
    }
};
