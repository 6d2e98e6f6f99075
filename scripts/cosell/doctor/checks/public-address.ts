import type { Check } from '../check.ts';

/** A network may not lead back to itself, so this proves a relay that answers and not one that does not. */
export const publicAddressCheck: Check = {
    name: 'Address for Microsoft',
    async run({ org }) {
        const { url, answers } = (await org()).publicAddress;
        if (answers) return { outcome: 'ok', saw: `A relay answers at ${url}.` };
        return {
            outcome: 'warn',
            saw: `No relay answers at ${url}, asked from the relay itself.`,
            next: 'Ask it from outside (POST without a body: 4xx with a WEBHOOK_ code); look at the proxy and RELAY_PUBLIC_URL.'
        };
    }
};
