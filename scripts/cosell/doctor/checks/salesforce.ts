import { errors } from '@cosell/contracts';
import type { Check } from '../check.ts';

export const salesforceCheck: Check = {
    name: 'Signed in at Salesforce',
    async run({ org }) {
        const { problem } = await org();
        if (!problem) return { outcome: 'ok', saw: 'The integration user gets in, to the right org.' };
        return {
            outcome: 'fail',
            saw: `${problem.code}: ${problem.detail}`,
            next: errors[problem.code].next
        };
    }
};
