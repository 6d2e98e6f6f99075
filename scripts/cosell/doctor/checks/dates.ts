import { datesToWatch } from '../../../../relay/src/dates/dates-to-watch.ts';
import type { Check } from '../check.ts';

export const datesCheck: Check = {
    name: 'What ends on a date',
    async run({ health }) {
        const { endings } = await health();
        const [soonest, ...more] = [...endings].sort((left, right) => left.days - right.days);
        if (!soonest) return { outcome: 'ok', saw: 'Nothing that the relay knows of ends within 30 days.' };
        const words = [soonest, ...more].map(({ what, days }) =>
            days > 0 ? `the ${what} ends in ${days} days` : `the ${what} ends, or has ended`
        );
        return {
            outcome: soonest.days > 0 ? 'warn' : 'fail',
            saw: `${words.join('; ')}.`.replace(/^t/, 'T'),
            next: datesToWatch[soonest.what].next
        };
    }
};
