import type { Changes, Deal } from './deal.ts';

/**
 * What Salesforce is remembered as after a run: what was read back, but where the org made something else of what was
 * sent, the sent value: so the next run sees the org's own value as a change that somebody made in Salesforce.
 */
export function memoryAfter(readBack: Deal, sent: Changes): Deal {
    return { ...readBack, ...sent };
}
