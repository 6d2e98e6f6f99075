import { CosellError, type ErrorCode } from '@cosell/contracts';
import type { PartnerCenterSettings, Secrets } from './client-types.ts';
import {
    fingerprintOf,
    newSignIn,
    readSignIn,
    SIGN_IN_SECRET,
    writeSignIn,
    type SignInRecord
} from './sign-in-record.ts';
import { requestToken, type Audience } from './token-endpoint.ts';

export interface Tokens {
    /**
     * A token for the audience. `refused`: the one that the API has just answered 401 to; it is not handed
     * out again.
     * @throws CosellError PARTNER_CENTER_SIGN_IN without calling out, where nobody is signed in
     */
    accessToken(audience: Audience, refused?: string): Promise<string>;
    /** @throws CosellError PARTNER_CENTER_SIGN_IN where nobody is signed in */
    check(): Promise<void>;
    /** The API does not take the sign-in behind this token: it has ended, unless there is a newer one. */
    end(accessToken: string, detail: string): Promise<void>;
}

/** `ended`: Microsoft does not honour it any more, until somebody signs in again. */
export type SignInState =
    | { kind: 'nobody' }
    | { kind: 'ended'; detail: string; at: string }
    | { kind: 'signed in'; record: SignInRecord };

export interface SignInTokens extends Tokens {
    state(): Promise<SignInState>;
    /** Redeems again for whatever audience was not redeemed for since `before`. */
    renewOlderThan(before: Date): Promise<void>;
    /** From now on the relay, all processes of it, works with this sign-in. */
    adopt(refreshToken: string, id: string): Promise<void>;
}

export interface TokensOptions {
    settings: PartnerCenterSettings;
    secrets: Secrets;
    fetch: typeof fetch;
    now: () => Date;
    /** Looks at each access token before it is used. @throws CosellError what ends the sign-in */
    accept?: (accessToken: string) => Promise<void>;
    /** Told once by the process that found out. */
    onEnded?: (detail: string) => void;
}

/** Renewed so long before its end that no call goes out with a token that ends on its way. */
const MARGIN_MS = 5 * 60_000;
/** A refused secret is a matter of the settings; yet a new one takes Microsoft minutes to learn. */
const SECRET_PAUSE_MS = 5 * 60_000;
const MOST_TAKEN_UP = 10;
/** Nothing but a new sign-in helps. */
const endsSignIn = new Set<ErrorCode>(['PARTNER_CENTER_SIGN_IN', 'SIGN_IN_CONSENT', 'SIGN_IN_OTHER_PARTNER']);

/**
 * Access tokens of the signed-in Referrals admin, redeemed as needed: one redemption at a time over all
 * processes. The store says who is signed in; it is asked before each token is handed out, so that an end
 * that one process met stops all, and a new sign-in releases all.
 */
export function createTokens(options: TokensOptions): SignInTokens {
    const { settings, secrets, now } = options;
    const cached = new Map<Audience, { signIn: string; token: string; until: number }>();
    const underWay = new Map<Audience, Promise<string>>();
    let secretRefused: { error: CosellError; until: number } | null = null;

    async function stored(): Promise<SignInRecord | null> {
        const record = await readSignIn(secrets);
        const first = settings.refreshToken;
        const takenUp = record?.takenUp ?? [];
        // One that was put into the settings since counts more than what went before.
        if (first && !takenUp.includes(fingerprintOf(first)))
            return newSignIn(fingerprintOf(first), first, [...takenUp, fingerprintOf(first)], now());
        return record;
    }

    async function state(): Promise<SignInState> {
        const record = await stored();
        if (!record) return { kind: 'nobody' };
        return record.ended ? { kind: 'ended', ...record.ended } : { kind: 'signed in', record };
    }

    async function current(): Promise<SignInRecord> {
        const found = await state();
        if (found.kind === 'signed in') return found.record;
        const detail =
            found.kind === 'nobody' ? 'Nobody has signed in yet.' : `Since ${found.at}: ${found.detail}.`;
        throw new CosellError('PARTNER_CENTER_SIGN_IN', detail);
    }

    /** @param fits whether what another process has redeemed meanwhile will do */
    async function obtain(audience: Audience, fits: (held: Held) => boolean): Promise<string> {
        if (secretRefused && secretRefused.until > now().getTime()) throw secretRefused.error;
        return secrets.withLock(SIGN_IN_SECRET, async () => {
            const found = await current();
            const others = heldIn(found, audience);
            const record = others && fits(others) ? found : await redeem(found, audience);
            const { token, until } = heldIn(record, audience) ?? neverRedeemed(audience);
            await options.accept?.(token).catch((error: unknown) => refused(record, error));
            cached.set(audience, { signIn: record.id, token, until });
            return token;
        });
    }

    /** Under the lock. Stored before it is used: a refresh token that is lost locks the relay out. */
    async function redeem(record: SignInRecord, audience: Audience): Promise<SignInRecord> {
        const start = now();
        const answer = await requestToken(options, audience, record.refreshToken).catch((error: unknown) =>
            refused(record, error)
        );
        secretRefused = null;
        const until = new Date(start.getTime() + answer.expires_in * 1000 - MARGIN_MS).toISOString();
        const renewed = {
            ...record,
            ...(answer.refresh_token && {
                refreshToken: answer.refresh_token,
                renewedAt: start.toISOString()
            }),
            redeemedAt: { ...record.redeemedAt, [audience]: start.toISOString() },
            accessTokens: { ...record.accessTokens, [audience]: { token: answer.access_token, until } }
        };
        await writeSignIn(secrets, renewed);
        return renewed;
    }

    /** Notes what the refusal means for the next ones, and hands it on. */
    async function refused(record: SignInRecord, error: unknown): Promise<never> {
        if (!(error instanceof CosellError)) throw error;
        const { code, detail } = error;
        if (code === 'PARTNER_CENTER_SECRET')
            secretRefused = { error, until: now().getTime() + SECRET_PAUSE_MS };
        if (endsSignIn.has(code)) {
            await noteEnd(record, detail);
            throw new CosellError('PARTNER_CENTER_SIGN_IN', detail, { cause: error });
        }
        throw error;
    }

    async function noteEnd(record: SignInRecord, detail: string): Promise<void> {
        await writeSignIn(secrets, { ...record, ended: { detail, at: now().toISOString() } });
        options.onEnded?.(detail);
    }

    return {
        state,
        async end(accessToken, detail) {
            const held = [...cached.values()].find(({ token }) => token === accessToken);
            await secrets.withLock(SIGN_IN_SECRET, async () => {
                const found = await state();
                if (found.kind === 'signed in' && found.record.id === held?.signIn)
                    await noteEnd(found.record, detail);
            });
        },
        async check() {
            await current();
        },
        async accessToken(audience, refusedToken) {
            const { id } = await current();
            const fits = ({ token, until }: Pick<Held, 'token' | 'until'>) =>
                token !== refusedToken && until > now().getTime();
            const held = cached.get(audience);
            if (held?.signIn === id && fits(held)) return held.token;
            const running =
                underWay.get(audience) ?? obtain(audience, fits).finally(() => underWay.delete(audience));
            underWay.set(audience, running);
            return running;
        },
        async renewOlderThan(before) {
            for (const audience of ['referrals', 'webhooks'] as const) {
                const recent = ({ redeemed }: Held) => redeemed >= before;
                const held = heldIn(await current(), audience);
                if (!held || !recent(held)) await obtain(audience, recent);
            }
        },
        async adopt(refreshToken, id) {
            await secrets.withLock(SIGN_IN_SECRET, async () => {
                const before = await stored().catch(withoutKey);
                const takenUp = (before?.takenUp ?? []).slice(-MOST_TAKEN_UP);
                const first = settings.refreshToken && fingerprintOf(settings.refreshToken);
                if (first && !takenUp.includes(first)) takenUp.push(first);
                await writeSignIn(secrets, newSignIn(id, refreshToken, takenUp, now()));
            });
        }
    };
}

/** What the store has of an audience, whichever process redeemed it. */
interface Held {
    token: string;
    until: number;
    redeemed: Date;
}

function heldIn({ accessTokens, redeemedAt }: SignInRecord, audience: Audience): Held | null {
    const [access, redeemed] = [accessTokens[audience], redeemedAt[audience]];
    if (!access || !redeemed) return null;
    return { token: access.token, until: Date.parse(access.until), redeemed: new Date(redeemed) };
}

function neverRedeemed(audience: Audience): never {
    throw new Error(`There is no token for ${audience}.`);
}

/** Sealed with another key: whoever signs in anew needs nothing of it. */
function withoutKey(error: unknown): null {
    if (error instanceof CosellError && error.code === 'STORE_KEY') return null;
    throw error;
}
