import type { Audience } from './audience.ts';
import type { Person, PersonName } from './people.ts';

/** What a person has agreed to, not yet redeemed. Times in epoch seconds of the simulated clock. */
export interface AuthorizationCode {
    person: Person;
    redirectUri: string;
    /** S256. */
    codeChallenge: string;
    nonce: string | null;
    audience: Audience;
    expires: number;
    redeemed: boolean;
}

export interface DeviceCode {
    userCode: string;
    audience: Audience;
    expires: number;
    /** `blocked`: a policy has refused the person who tried. */
    outcome: 'pending' | 'declined' | 'blocked' | Person;
    /** Of the last poll. */
    polled: number;
}

/** Sign-ins under way: in memory only, as a code lives ten minutes. */
export interface Login {
    /** Registered with the app; nobody is sent anywhere else. */
    readonly redirectUris: readonly string[];
    readonly codes: Map<string, AuthorizationCode>;
    readonly devices: Map<string, DeviceCode>;
    /** Signs in next without being asked; null: the page asks. */
    next: PersonName | null;
}

export const createLogin = (redirectUris: readonly string[]): Login => ({
    redirectUris,
    codes: new Map(),
    devices: new Map(),
    next: null
});
