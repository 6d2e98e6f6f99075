import type { Check } from '../check.ts';

/** More would hide what to do. */
const MOST_NAMED = 12;

export const permissionsCheck: Check = {
    name: 'Permissions of the integration user',
    async run({ org }) {
        const { missing } = await org();
        if (!missing)
            return {
                outcome: 'fail',
                saw: 'Nobody could ask: the relay is not signed in at Salesforce.',
                next: 'First see to the sign-in.'
            };
        if (!missing.length)
            return { outcome: 'ok', saw: 'It may do all that the relay and the mapping need.' };
        const named = missing.slice(0, MOST_NAMED).join(', ');
        const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
        return {
            outcome: 'fail',
            saw: `Missing: ${named}${more}.`,
            next:
                'Give the user the permission set Co-sell: Relay (CoSell_Relay); for fields of the mapping, ' +
                'publish it again on the setup page, which writes the set CoSell_Relay_Org: docs/permissions.md.'
        };
    }
};
