import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { fixedDates } from '../dates/dated-things.ts';
import { relayCertificateEnd } from '../dates/relay-certificate-end.ts';
import { createTokens, type SignInTokens } from '../partner-center/tokens.ts';
import type { Store } from '../store/types.ts';
import { untilItWorks } from '../until-it-works.ts';
import { claimsOf } from './claims.ts';
import { createSignIn, type SignIn } from './create-sign-in.ts';
import { acceptPartner } from './partner.ts';
import { writeSignedInAs } from './signed-in-as.ts';
import { createSignedInSignal } from './signed-in-signal.ts';
import { createSignInWatch, type SignInHealth } from './watch.ts';

export interface RunningSignIn {
    tokens: SignInTokens;
    signIn: SignIn;
    health(): Promise<SignInHealth>;
    /** Resolves once somebody has ever signed in. @throws the reason of `signal` */
    untilSignedIn(signal: AbortSignal): Promise<void>;
    close(): Promise<void>;
}

/** All that has to do with being signed in at Microsoft, put together and under watch. */
export function startSignIn({
    config,
    store,
    now,
    log
}: {
    config: Config;
    store: Store;
    now: () => Date;
    log: Logger;
}): RunningSignIn {
    const stopping = new AbortController();
    const settings = config.partnerCenter;
    const tokens = createTokens({
        settings,
        secrets: store,
        fetch,
        now,
        async accept(accessToken) {
            const { tid, upn } = claimsOf(accessToken);
            const shown = { tenantId: tid ?? '', organizationIds: [], who: upn ?? 'unknown' };
            if (tid) await acceptPartner(store, shown, now());
            await writeSignedInAs(store, upn ?? null);
        },
        onEnded: () => void watch.look()
    });
    const signedIn = createSignedInSignal(tokens);
    const signIn = createSignIn({
        settings,
        publicUrl: config.publicUrl,
        encryptionKey: config.store.encryptionKey,
        store,
        tokens,
        fetch,
        now,
        log,
        async onSignedIn() {
            signedIn.changed();
            const deals = await store.hintFailed('PARTNER_CENTER_SIGN_IN');
            log.info({ deals }, 'Deals that waited for a sign-in go on.');
            await watch.look();
        },
        onInterrupted: () => void (resuming = resuming.then(resume))
    });
    const resume = () => untilItWorks('A sign-in that was interrupted', log, stopping.signal, signIn.resume);
    const watch = createSignInWatch({
        tokens,
        dates: fixedDates(config),
        relayCertificateEnd: () => relayCertificateEnd(config.publicUrl),
        createLink: signIn.createLink,
        now,
        log
    });
    let resuming = resume().then(() => watch.look());
    return {
        tokens,
        signIn,
        health: watch.health,
        untilSignedIn: signedIn.wait,
        async close() {
            stopping.abort();
            await resuming;
            await watch.close();
            await signIn.close();
        }
    };
}
