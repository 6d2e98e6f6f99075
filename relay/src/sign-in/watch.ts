import { CosellError } from '@cosell/contracts';
import type { Logger } from 'pino';
import type { SignInState, SignInTokens } from '../partner-center/tokens.ts';
import type { FixedDates } from '../dates/dated-things.ts';
import { datesToWatch, endingsOf, warningOf, type Ending } from '../dates/dates-to-watch.ts';

export interface WatchOptions {
    tokens: Pick<SignInTokens, 'state' | 'renewOlderThan'>;
    dates: FixedDates;
    /** When the certificate at the public address ends; asked for with every look. */
    relayCertificateEnd(): Promise<Date | null>;
    /** Logged with every word that a person has to sign in. */
    createLink(): Promise<string>;
    now: () => Date;
    log: Pick<Logger, 'warn' | 'error' | 'info'>;
}

/** How the sign-in is, for `/healthz`: no names, no tokens. */
export interface SignInHealth {
    signedIn: boolean;
    /** Why nobody is signed in; null if somebody is. */
    problem: string | null;
    endings: Ending[];
}

export interface SignInWatch {
    health(): Promise<SignInHealth>;
    /** Looks now: renews what is due, says what a person has to know. Never rejects. */
    look(): Promise<void>;
    close(): Promise<void>;
}

/** A redemption each day shows within a day that consent was revoked, and keeps the 90 days from running. */
const RENEW_AFTER_MS = 20 * 3_600_000;
/** How often it looks; a day's redemption is then never later than 21 hours. */
const LOOK_EVERY_MS = 3_600_000;

/** Watches over the sign-in for as long as the relay runs; the first look is the caller's. */
export function createSignInWatch({
    tokens,
    dates,
    relayCertificateEnd,
    createLink,
    now,
    log
}: WatchOptions): SignInWatch {
    let told = '';
    const warned = new Map<Ending['what'], number>();
    let looks = Promise.resolve();
    let relayCertificateEnds: Date | null = null;

    const endings = (state: SignInState) =>
        endingsOf(
            {
                ...dates,
                signInRenewedAt: state.kind === 'signed in' ? new Date(state.record.renewedAt) : null,
                relayCertificateEnds
            },
            now()
        );

    async function lookOnce(): Promise<void> {
        relayCertificateEnds = await relayCertificateEnd();
        try {
            if ((await tokens.state()).kind === 'signed in')
                await tokens.renewOlderThan(new Date(now().getTime() - RENEW_AFTER_MS));
        } catch (err) {
            const passes = err instanceof CosellError && err.code === 'PARTNER_CENTER_UNAVAILABLE';
            if (!(err instanceof CosellError && err.code === 'PARTNER_CENTER_SIGN_IN'))
                log[passes ? 'warn' : 'error']({ err }, 'The sign-in at Microsoft could not be renewed.');
        }
        const state = await tokens.state();
        await tellOf(state);
        for (const ending of endings(state)) {
            const warning = warningOf(ending);
            if (warned.get(ending.what) === warning) continue;
            warned.set(ending.what, warning);
            log.warn({ ...ending }, wordsOf(ending));
        }
    }

    /** Each state once, with a link to get out of it. */
    async function tellOf(state: SignInState): Promise<void> {
        const problem = problemOf(state);
        if (problem === told) return;
        told = problem ?? '';
        if (problem) log.warn({ problem, link: await createLink() }, signInWords);
    }

    const look = () =>
        (looks = looks.then(lookOnce).catch((err: unknown) => {
            log.error({ err }, 'The sign-in at Microsoft could not be looked at.');
        }));
    const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
    return {
        look,
        async health() {
            const state = await tokens.state();
            const problem = problemOf(state);
            return { signedIn: problem === null, problem, endings: endings(state) };
        },
        async close() {
            clearInterval(timer);
            await looks;
        }
    };
}

const signInWords =
    'Nobody is signed in at Microsoft: nothing is written. Send the link to a Referrals admin; it is good for ' +
    '30 minutes.';

const wordsOf = ({ what, days }: Ending) =>
    days > 0
        ? `The ${what} ends in ${days} days. ${datesToWatch[what].next}`
        : `The ${what} ends, or has ended. ${datesToWatch[what].next}`;

function problemOf(state: SignInState): string | null {
    if (state.kind === 'signed in') return null;
    return state.kind === 'nobody' ? 'Nobody has signed in yet.' : `Since ${state.at}: ${state.detail}`;
}
