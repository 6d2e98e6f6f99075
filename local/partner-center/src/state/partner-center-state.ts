import { randomBytes, randomUUID } from 'node:crypto';
import type { JWK } from 'jose';
import type { AuthorityKeys } from '../authority/create-authority.ts';
import type { Fault } from '../faults/fault.ts';
import type { JournalState } from '../journal/journal.ts';
import type { Referral } from '../referrals/referral.ts';
import type { Switches } from '../switches.ts';
import type { ParkedEvent, QueuedEvent } from '../webhooks/deliver-events.ts';
import type { EventFault } from '../webhooks/event-faults.ts';
import type { Registration } from '../webhooks/registration.ts';
import type { ValidationEvent } from '../webhooks/validation-events.ts';

/** The one partner of this Partner Center, and the app that the partner registered. */
export interface Tenant {
    tenantId: string;
    clientId: string;
    clientSecret: string;
    organizationId: string;
    organizationName: string;
    mpnId: string;
}

/** A sign-in that can be redeemed for access tokens. Times in epoch seconds of the simulated clock. */
export interface RefreshToken {
    email: string;
    /** `None`: nobody has given the person a role in Partner Center. */
    role: 'ReferralsAdmin' | 'ReferralsUser' | 'None';
    mfa: boolean;
    expires: number;
    redeemed: boolean;
    /** Object id in the directory. */
    oid?: string;
    name?: string;
    /** Null or missing: the partner's own. */
    tenantId?: string | null;
    /** Sessions of the person, or the consent, were revoked after it was issued. */
    revoked?: 'sessions' | 'consent';
}

/** All that survives a restart. */
export interface PartnerCenterState {
    version: 1;
    clockOffset: number;
    switches: Partial<Switches>;
    tenant: Tenant;
    accessTokenKey: JWK | null;
    authority: AuthorityKeys | null;
    refreshTokens: Record<string, RefreshToken>;
    referrals: Referral[];
    /** Locations (`mpnId`) that a person's role is limited to, by e-mail; no entry: the whole company. */
    scopes: Record<string, string[]>;
    registration: Registration | null;
    validationEvents: ValidationEvent[];
    undelivered: QueuedEvent[];
    /** Given up after the last attempt; never sent again. */
    parked: ParkedEvent[];
    /** Events wait in `undelivered` until they are released. */
    eventsHeld: boolean;
    eventFaults: EventFault[];
    faults: Fault[];
    journal: JournalState;
}

export function newState(): PartnerCenterState {
    return {
        version: 1,
        clockOffset: 0,
        switches: {},
        tenant: {
            tenantId: randomUUID(),
            clientId: randomUUID(),
            clientSecret: randomBytes(24).toString('base64url'),
            organizationId: randomUUID(),
            organizationName: 'Contoso Partner',
            mpnId: '1234567'
        },
        accessTokenKey: null,
        authority: null,
        refreshTokens: {},
        referrals: [],
        scopes: {},
        registration: null,
        validationEvents: [],
        undelivered: [],
        parked: [],
        eventsHeld: false,
        eventFaults: [],
        faults: [],
        journal: { seq: 0, entries: [] }
    };
}
