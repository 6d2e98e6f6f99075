import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { CosellError } from '@cosell/contracts/errors';
import type { ErrorCode } from '@cosell/contracts/errors';
import { certificateAddresses } from './certificate-address.ts';
import { createCertificateCache } from './certificate-cache.ts';
import { fetchIssuers } from './fetch-issuers.ts';
import { parseTrusted } from './parse-trusted.ts';
import { readEvent } from './read-event.ts';
import type { PartnerCenterEvent } from './read-event.ts';
import { refusalStatus } from './refusal-status.ts';
import { readSignatureHeaders } from './signature-headers.ts';
import { loadSigningCertificate } from './signing-certificate.ts';
import { verifySignature } from './verify-signature.ts';

/** An event has a few hundred bytes. */
export const largestEvent = 64 * 1024;

export interface ReceivedWebhook {
    event: PartnerCenterEvent;
    /**
     * SHA-256 of the raw bytes, hex: Microsoft gives an event no id, so this is what recognises it when it
     * comes again.
     */
    bodyHash: string;
    raw: Buffer;
}

export interface WebhookReceiverParts {
    /** Exact addresses of the signing certificate. */
    certificateUrls: string[];
    /** Hosts (`host` or `host:port`) that issuers' certificates may be downloaded from. */
    intermediateHosts: string[];
    /** PEM texts of the roots that are trusted, one or several in each. */
    roots: string[];
    /** PEM texts of intermediates that need no download. */
    bundle?: string[];
    /** Host names of the signing certificate, besides the file name of its address. */
    subjectNames: string[];
    fetch: typeof globalThis.fetch;
    now(): Date;
    /**
     * Stores; what it throws is answered with 500, so that Microsoft sends the event again. It meets
     * duplicates.
     */
    receive(webhook: ReceivedWebhook): Promise<unknown>;
    log: WebhookLog;
}

export interface WebhookLog {
    debug(details: object, message: string): void;
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
}

export interface WebhookRequest {
    /** Names in lower case, as Node gives them. */
    headers: IncomingHttpHeaders;
    /** The raw bytes: the signature is over these. */
    body: Buffer;
}

export interface WebhookAnswer {
    status: number;
    /** Why it was not accepted; absent with 200. */
    code?: ErrorCode;
}

export type WebhookReceiver = (request: WebhookRequest) => Promise<WebhookAnswer>;

/**
 * Receives Partner Center's events: cheapest checks first, nothing stored before all have passed, 200 only
 * after it is stored. The receiver itself never throws.
 *
 * @throws CosellError CONFIG_INVALID for an unsafe address or for roots that cannot be read.
 */
export function createWebhookReceiver(parts: WebhookReceiverParts): WebhookReceiver {
    const { fetch, now, log } = parts;
    const allowedAddress = certificateAddresses(parts.certificateUrls);
    const trust = {
        ...parseTrusted(parts.roots, parts.bundle ?? []),
        fetchIssuers: (certificate: Parameters<typeof fetchIssuers>[0]) =>
            fetchIssuers(certificate, parts.intermediateHosts, fetch)
    };
    const rules = { trust, subjectNames: parts.subjectNames, fetch, now };
    const certificates = createCertificateCache((address) => loadSigningCertificate(address, rules), now);

    async function check({ headers, body }: WebhookRequest): Promise<ReceivedWebhook> {
        if (body.length > largestEvent) throw new CosellError('WEBHOOK_TOO_LARGE', `${body.length} bytes.`);
        const { signature, certificateUrl } = readSignatureHeaders(headers);
        await verifySignature(body, signature, allowedAddress(certificateUrl), certificates);
        const event = readEvent(body, now());
        return { event, bodyHash: createHash('sha256').update(body).digest('hex'), raw: body };
    }

    return async (request) => {
        let webhook: ReceivedWebhook;
        try {
            webhook = await check(request);
        } catch (error) {
            return refuse(error, log);
        }
        const about = { event: webhook.event.name, alias: webhook.event.alias };
        try {
            await parts.receive(webhook);
        } catch (err) {
            log.error({ ...about, err }, 'Event of Partner Center could not be stored');
            return { status: 500, code: err instanceof CosellError ? err.code : 'UNEXPECTED' };
        }
        log.debug(about, 'Event of Partner Center received');
        return { status: 200 };
    };
}

function refuse(error: unknown, log: WebhookLog): WebhookAnswer {
    const status = error instanceof CosellError ? refusalStatus(error.code) : undefined;
    if (!(error instanceof CosellError) || status === undefined) {
        log.error({ err: error }, 'Event of Partner Center could not be checked');
        return { status: 500, code: 'UNEXPECTED' };
    }
    log.warn({ status, code: error.code, detail: error.detail }, 'Event of Partner Center refused');
    return { status, code: error.code };
}
