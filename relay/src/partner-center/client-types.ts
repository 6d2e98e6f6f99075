import type { HostState } from '../host/create-host.ts';
import type { Referral } from './referral.ts';
import type { TestEventState } from './test-event.ts';

export interface PartnerCenterSettings {
    /**
     * Base addresses without a trailing slash: https://login.microsoftonline.com,
     * https://api.partner.microsoft.com, https://api.partnercenter.microsoft.com.
     */
    loginUrl: string;
    apiUrl: string;
    webhookApiUrl: string;
    tenantId: string;
    clientId: string;
    clientSecret: string;
    /** A first refresh token, of a Referrals admin who signed in elsewhere; later ones are in the secrets. */
    refreshToken: string | null;
}

/** Where rotated refresh tokens live; the relay's store keeps them encrypted. */
export interface Secrets {
    readSecret(name: string): Promise<string | null>;
    writeSecret(name: string, value: string): Promise<void>;
    /** One holder at a time over all processes of the relay. */
    withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

export interface PartnerCenterCall {
    method: string;
    /** Path only: a query can hold values. */
    path: string;
    /** 0: no answer came. */
    status: number;
    milliseconds: number;
    correlationId: string;
}

/** What every call is told about the run that makes it. */
export interface CallContext {
    /** A GUID, the same for all calls of one run. */
    correlationId: string;
    signal?: AbortSignal;
}

export interface PatchOperation {
    op: 'add' | 'replace';
    path: string;
    value: unknown;
}

export interface ListQuery {
    engagementId?: string;
    /** Newest first by this date. Default: `createdDateTime`. */
    orderBy?: 'createdDateTime' | 'updatedDateTime';
}

export interface WebhookRegistration {
    url: string;
    events: string[];
}

/**
 * The Referrals API and the webhook registration of one partner tenant. Every failure is a CosellError:
 * REFERRAL_REFUSED (400, 409, 422), REFERRAL_NOT_FOUND (403, 404), PARTNER_CENTER_CHANGED (412),
 * PARTNER_CENTER_SIGN_IN (401 twice, refused token), PARTNER_CENTER_UNAVAILABLE (429, 5xx, no answer;
 * `retryAfter`; as Postponed while the host is left alone), WEBHOOK_TAKEN, UNEXPECTED (an answer that cannot
 * be read).
 */
export interface PartnerCenterClient {
    /** Calls nobody. @throws CosellError PARTNER_CENTER_SIGN_IN where nobody is signed in */
    checkSignIn(): Promise<void>;
    /** POST. Never repeated by the client: there is no idempotency key, look the deal up first. */
    createReferral(body: unknown, context: CallContext): Promise<Referral>;
    getReferral(id: string, context: CallContext): Promise<Referral>;
    /** Newest first, page by page as far as the caller reads on. */
    listReferrals(query: ListQuery, context: CallContext): AsyncGenerator<Referral, void, undefined>;
    /**
     * `eTag` as in the referral, inner quotes included. Answers the referral as this patch has left it; null
     * where Microsoft answers 204 and somebody has changed it again before it could be read.
     */
    patchReferral(
        id: string,
        patch: PatchOperation[],
        options: { eTag: string | null },
        context: CallContext
    ): Promise<Referral | null>;
    /** Null: nothing is registered. */
    getRegistration(context: CallContext): Promise<WebhookRegistration | null>;
    /**
     * Registers where nothing is; leaves an equal registration alone; replaces one of another address only
     * with `takeOver`, else WEBHOOK_TAKEN.
     */
    register(
        wanted: WebhookRegistration,
        options: { takeOver: boolean },
        context: CallContext
    ): Promise<WebhookRegistration>;
    /** @returns the id of the test event that Microsoft will send */
    sendTestEvent(context: CallContext): Promise<string>;
    /** Null: Microsoft does not know it. */
    readTestEvent(correlationId: string, context: CallContext): Promise<TestEventState | null>;
    /** How the two hosts are. */
    hosts(): HostState[];
}
