import type { Check } from '../check.ts';

export const changesCheck: Check = {
    name: 'Changes of Salesforce',
    async run({ org }) {
        const { endpoint, isReachable } = (await org()).pubSub;
        if (isReachable) return { outcome: 'ok', saw: `The Pub/Sub API answers at ${endpoint}.` };
        return {
            outcome: 'fail',
            saw: `The Pub/Sub API does not answer at ${endpoint}: changes are found by sweeps alone.`,
            next: 'Let the relay reach it (TCP, TLS, HTTP/2), or correct SALESFORCE_PUBSUB_ENDPOINT.'
        };
    }
};
