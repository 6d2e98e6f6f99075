import type { Pairing } from '../pairing/create-pairing.ts';
import { isAuthorised } from './authorised.ts';
import { bearerOf } from './bearer.ts';

/** Who may call the routes below `/v1`. */
export interface Access {
    allows(authorization: string | undefined): Promise<boolean>;
}

/** The operator's token (RELAY_TOKEN; null: there is none) and those of the paired org. */
export function createAccess(relayToken: string | null, pairing: Pick<Pairing, 'accepts'> | null): Access {
    return {
        async allows(authorization) {
            if (isAuthorised(authorization, relayToken)) return true;
            const token = bearerOf(authorization);
            return token !== null && pairing !== null && (await pairing.accepts(token));
        }
    };
}
