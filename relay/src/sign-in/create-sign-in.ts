import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CosellError } from '@cosell/contracts';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { PartnerCenterSettings, Secrets } from '../partner-center/client-types.ts';
import type { SignInTokens } from '../partner-center/tokens.ts';
import { admit } from './admit.ts';
import { openMemory, sealMemory } from './browser-memory.ts';
import { createOpenId, type Candidate } from './open-id.ts';

/** Links that can be sent to a colleague, by hash. */
export interface Tickets {
    addTicket(hash: string, expiresAt: Date, now: Date): Promise<void>;
    ticketIsValid(hash: string, now: Date): Promise<boolean>;
    removeTicket(hash: string): Promise<void>;
}

export interface SignInOptions {
    settings: PartnerCenterSettings;
    /** Where browsers reach this relay, without a trailing slash. */
    publicUrl: string;
    store: Secrets & Tickets;
    tokens: SignInTokens;
    /** 32 bytes. */
    encryptionKey: Buffer;
    fetch: typeof fetch;
    now: () => Date;
    log: Logger;
    /** Somebody has signed in: whatever waited for it may go on. */
    onSignedIn(): Promise<void>;
    /** Somebody has signed in, but Microsoft's silence left it unproved: `resume` is to be called. */
    onInterrupted(): void;
}

export interface DeviceCode {
    userCode: string;
    verificationAddress: string;
    /** ISO 8601. */
    expiresAt: string;
}

/** How the newest sign-in that this process saw has ended. */
export type Attempt = { outcome: 'done' | 'under way' } | { outcome: 'refused'; error: CosellError };

export interface SignIn {
    /** A new link; whoever has it can sign in with it once, within 30 minutes. */
    createLink(): Promise<string>;
    /** @throws CosellError SIGN_IN_LINK, PARTNER_CENTER_UNAVAILABLE, SIGN_IN_REFUSED */
    begin(ticket: string): Promise<{ location: string; cookie: string }>;
    /**
     * Back from Microsoft. @param query of the address. @returns who has signed in
     * @throws CosellError why nobody has
     */
    finish(query: string, cookie: string): Promise<string>;
    /** The link to begin anew with, for the browser that carries the cookie; null if it carries none. */
    linkOf(cookie: string): string | null;
    /** Goes on in the background when the person has entered the code. @throws CosellError */
    askForDeviceCode(): Promise<DeviceCode>;
    lastAttempt(): Attempt | null;
    /**
     * Finishes a sign-in that a crash has interrupted; a refusal of it is logged, and is its end.
     * @throws CosellError PARTNER_CENTER_UNAVAILABLE
     */
    resume(): Promise<void>;
    close(): Promise<void>;
}

export const TICKET_MINUTES = 30;
export const SIGN_IN_PATH = '/sign-in/microsoft';
export const CALLBACK_PATH = `${SIGN_IN_PATH}/callback`;

/** A sign-in that is not proved yet. Empty: none. */
const CANDIDATE_SECRET = 'partner-center-sign-in-candidate';
const ADMISSION_LOCK = 'partner-center-sign-in-admission';
const candidateSchema = z.object({ refreshToken: z.string(), tenantId: z.string(), who: z.string() });

export function createSignIn(options: SignInOptions): SignIn {
    const { settings, publicUrl, store, tokens, encryptionKey, now, log } = options;
    const openId = createOpenId(settings, `${publicUrl}${CALLBACK_PATH}`);
    const closing = new AbortController();
    let device: AbortController | null = null;
    let background = Promise.resolve();
    let attempt: Attempt | null = null;

    const keep = (candidate: Candidate | null) =>
        store.writeSecret(CANDIDATE_SECRET, candidate ? JSON.stringify(candidate) : '');
    const linkTo = (ticket: string) => `${publicUrl}${SIGN_IN_PATH}/${ticket}`;
    const random = () => randomBytes(32).toString('base64url');

    /** Stored first: whatever happens from here on, the person need not sign in again. */
    async function take(candidate: Candidate, ticketHash: string | null): Promise<string> {
        return store.withLock(ADMISSION_LOCK, async () => {
            if (ticketHash) await checkTicket(ticketHash);
            await keep(candidate);
            const who = await prove(candidate).catch((error: unknown) => {
                if (passes(error)) options.onInterrupted();
                throw error;
            });
            // Not before: whoever was refused may use the link again, as somebody else.
            if (ticketHash) await store.removeTicket(ticketHash);
            return who;
        });
    }

    async function checkTicket(hash: string): Promise<void> {
        if (!(await store.ticketIsValid(hash, now()))) throw new CosellError('SIGN_IN_LINK', '');
    }

    async function prove(candidate: Candidate): Promise<string> {
        try {
            const refreshToken = await admit(
                { ...options, secrets: store, newId: randomUUID, keep },
                candidate
            );
            await tokens.adopt(refreshToken, randomUUID());
        } catch (error) {
            // Kept where it may yet turn out well.
            if (!passes(error)) await keep(null);
            throw error;
        }
        await keep(null);
        log.info({}, 'The relay is signed in at Microsoft.');
        await options.onSignedIn();
        return candidate.who;
    }

    /** Remembers how it ended, for whoever asks later. */
    async function attempted(work: () => Promise<string>): Promise<string> {
        const mine: Attempt = (attempt = { outcome: 'under way' });
        const end = (how: Attempt) => {
            if (attempt === mine) attempt = how;
        };
        try {
            const who = await work();
            end({ outcome: 'done' });
            return who;
        } catch (err) {
            const error =
                err instanceof CosellError ? err : new CosellError('UNEXPECTED', '', { cause: err });
            end({ outcome: 'refused', error });
            log.warn({ code: error.code, detail: error.detail }, error.message);
            throw error;
        }
    }

    return {
        async createLink() {
            const ticket = random();
            const expiresAt = new Date(now().getTime() + TICKET_MINUTES * 60_000);
            await store.addTicket(hashOf(ticket), expiresAt, now());
            return linkTo(ticket);
        },
        async begin(ticket) {
            await checkTicket(hashOf(ticket));
            const memory = { ticket, state: random(), nonce: random(), verifier: random() };
            const location = await openId.authorizationUrl(memory);
            return { location, cookie: sealMemory(encryptionKey, memory) };
        },
        finish: (query, cookie) =>
            attempted(async () => {
                const memory = openMemory(encryptionKey, cookie);
                if (!memory) throw new CosellError('SIGN_IN_BROWSER', '');
                const hash = hashOf(memory.ticket);
                await checkTicket(hash);
                return take(await openId.redeem(query, memory), hash);
            }),
        linkOf(cookie) {
            const memory = openMemory(encryptionKey, cookie);
            return memory && linkTo(memory.ticket);
        },
        async askForDeviceCode() {
            const given = await openId.askForDeviceCode();
            const expiresAt = new Date(now().getTime() + given.expires_in * 1000);
            device?.abort();
            device = new AbortController();
            const signal = AbortSignal.any([device.signal, closing.signal]);
            background = attempted(async () => take(await openId.awaitDevice(given, signal), null)).then(
                () => undefined,
                () => undefined
            );
            return {
                userCode: given.user_code,
                verificationAddress: given.verification_uri,
                expiresAt: expiresAt.toISOString()
            };
        },
        lastAttempt: () => attempt,
        resume: () =>
            store.withLock(ADMISSION_LOCK, async () => {
                const stored = await store.readSecret(CANDIDATE_SECRET);
                if (!stored) return;
                const candidate = candidateSchema.parse(JSON.parse(stored));
                await attempted(() => prove(candidate)).catch((error: unknown) => {
                    if (passes(error)) throw error;
                });
            }),
        async close() {
            closing.abort();
            await background;
        }
    };
}

const hashOf = (ticket: string) => createHash('sha256').update(ticket).digest('hex');

const passes = (error: unknown) =>
    error instanceof CosellError && error.code === 'PARTNER_CENTER_UNAVAILABLE';
