import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createHost, type HostState } from '../host/create-host.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import { createMappingSource } from '../mapping/mapping-source.ts';
import { readMappingFile } from '../mapping-file.ts';
import { createPairing } from '../pairing/create-pairing.ts';
import { createPartnerCenterClient } from '../partner-center/client.ts';
import { readSignIn } from '../partner-center/sign-in-record.ts';
import { watchRegistration } from '../partner-center/watch-registration.ts';
import { judgeCall } from '../salesforce/refusal.ts';
import { createOwnOrganization } from '../sign-in/own-organization.ts';
import { startSignIn } from '../sign-in/start-sign-in.ts';
import { openStore } from '../store/store.ts';
import { openTracing } from '../tracing/open-tracing.ts';
import { tracedStore } from '../tracing/traced-store.ts';

export const VERSION = '0.1.0';
export const WEBHOOK_PATH = '/webhooks/partner-center';

const REFERRAL_EVENTS = [
    'referral-created',
    'referral-updated',
    'related-referral-created',
    'related-referral-updated',
    // Not of a referral: what Microsoft sends when an admin asks for a test.
    'test-created'
];

export type Parts = Awaited<ReturnType<typeof openParts>>;

/**
 * What there is from the first moment on, before either side has been reached.
 * @param follows whether this process follows the changes of Salesforce
 * @throws CosellError DATA_DIR_IN_USE
 */
export async function openParts(config: Config, log: Logger, follows: () => boolean) {
    const now = () => new Date();
    const opened = await openStore({
        ...config.store,
        onError: (err) => log.error({ err }, 'The store met an error.')
    });
    const tracing = await openTracing({ settings: config.tracing, version: VERSION, now, log });
    const store = tracedStore(opened, tracing, now);
    const metrics = createMetrics(async () => {
        const { waitingSince, ...backlog } = await store.backlog();
        const renewedAt = (await readSignIn(store))?.renewedAt;
        const secondsSince = (then: Date) => Math.max(0, (now().getTime() - then.getTime()) / 1000);
        return {
            ...backlog,
            oldestSeconds: waitingSince ? secondsSince(waitingSince) : 0,
            tokenAgeSeconds: renewedAt ? secondsSince(new Date(renewedAt)) : null,
            followsChanges: follows()
        };
    });
    const tellOfHost = (state: HostState) =>
        state.state === 'closed'
            ? log.info(state, `${state.host} is well again.`)
            : log.warn(state, `${state.host} fails; it is left alone for a while.`);
    const mapping = await createMappingSource({
        file: config.mappingFile === null ? null : readMappingFile(config.mappingFile),
        store,
        now,
        log
    });
    const microsoft = startSignIn({ config, store, now, log });
    const partnerCenter = createPartnerCenterClient({
        settings: config.partnerCenter,
        tokens: microsoft.tokens,
        now,
        newId: randomUUID,
        onCall: (call) => {
            metrics.call('partner-center', String(call.status), call.milliseconds);
            const isFailure = call.status < 200 || call.status >= 400;
            tracing.call({ ...call, host: new URL(config.partnerCenter.apiUrl).hostname, isFailure });
            log.debug(call, 'Partner Center');
        },
        onHost: tellOfHost
    });
    const salesforceHost = createHost({
        name: new URL(config.salesforce.loginUrl).host,
        code: 'SALESFORCE_UNAVAILABLE',
        judge: judgeCall,
        now,
        random: Math.random,
        onChange: tellOfHost
    });
    const wanted = { url: `${config.publicUrl}${WEBHOOK_PATH}`, events: REFERRAL_EVENTS };
    return {
        config,
        log,
        now,
        newId: randomUUID,
        /** Names this process. */
        holder: `${process.pid}-${randomUUID()}`,
        store,
        metrics,
        tracing,
        mapping,
        pairing: createPairing(store, now),
        microsoft,
        partnerCenter,
        ownOrganization: createOwnOrganization({ secrets: store, partnerCenter, now }),
        salesforceHost,
        wanted,
        registration: watchRegistration({ partnerCenter, wanted, log })
    };
}
