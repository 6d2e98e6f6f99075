import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { createHost, type HostState } from './host/create-host.ts';
import { createAccess } from './http/access.ts';
import { addCommandRoutes } from './http/command-routes.ts';
import { createServer } from './http/server.ts';
import { addSetupRoutes } from './http/setup-routes.ts';
import { addSweepRoutes } from './http/sweep-routes.ts';
import { addSignInRoutes } from './http/sign-in-routes.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { holdOffice, type Office } from './office/hold-office.ts';
import { keepHouse } from './office/keep-house.ts';
import { createPartnerCenterClient } from './partner-center/client.ts';
import { readSignIn } from './partner-center/sign-in-record.ts';
import { watchRegistration } from './partner-center/watch-registration.ts';
import { createWebhookReceiver } from './partner-center/webhook/create-webhook-receiver.ts';
import { intermediateHostsFor, microsoftSubjectNames } from './partner-center/webhook/microsoft-hosts.ts';
import { openInbox } from './queue/open-inbox.ts';
import { startWorker, type DealWorker } from './queue/start-worker.ts';
import { createFingerprint } from './run/fingerprint.ts';
import type { RunContext } from './run/context.ts';
import { runDeal } from './run/run-deal.ts';
import {
    CHANGE_TOPIC,
    subscribeToChanges,
    type ChangeSubscription
} from './salesforce/change-subscription.ts';
import { connectSalesforce } from './salesforce/client.ts';
import { orgFeatures } from './salesforce/org-features.ts';
import { judgeCall } from './salesforce/refusal.ts';
import { examine } from './sign-in/examine.ts';
import { createOwnOrganization } from './sign-in/own-organization.ts';
import { startSignIn } from './sign-in/start-sign-in.ts';
import { openStore } from './store/store.ts';
import { startSweeps, type Sweeps } from './sweep/start-sweeps.ts';
import { readMappingFile } from './mapping-file.ts';
import { withNotes } from './sync/mapping/with-notes.ts';
import { createMappingSource } from './mapping/mapping-source.ts';
import { createPairing } from './pairing/create-pairing.ts';
import { createSetup } from './setup/create-setup.ts';
import { noteTestEvent } from './setup/webhook-actions.ts';
import { withStages } from './sync/mapping/with-stages.ts';
import { untilItWorks } from './until-it-works.ts';

export interface Relay {
    /** Where it listens. */
    address: string;
    /** Ends what is under way, then everything. */
    close(): Promise<void>;
}

const VERSION = '0.1.0';
const RUNS_AT_ONCE = 16;
const WEBHOOK_PATH = '/webhooks/partner-center';
const REFERRAL_EVENTS = [
    'referral-created',
    'referral-updated',
    'related-referral-created',
    'related-referral-updated',
    // Not of a referral: what Microsoft sends when an admin asks for a test.
    'test-created'
];

/**
 * Puts the parts together. Events are received and stored from the first moment on; runs begin when
 * Salesforce has let
 * the relay in.
 * @throws CosellError CONFIG_INVALID, DATA_DIR_IN_USE
 */
export async function startRelay(config: Config, log: Logger): Promise<Relay> {
    const now = () => new Date();
    const stopping = new AbortController();
    const started = now().getTime();
    const metrics = createMetrics(async () => {
        const { waitingSince, ...backlog } = await store.backlog();
        const renewedAt = (await readSignIn(store))?.renewedAt;
        const secondsSince = (then: Date) => Math.max(0, (now().getTime() - then.getTime()) / 1000);
        return {
            ...backlog,
            oldestSeconds: waitingSince ? secondsSince(waitingSince) : 0,
            tokenAgeSeconds: renewedAt ? secondsSince(new Date(renewedAt)) : null,
            followsChanges: subscription !== null
        };
    });
    const tellOfHost = (state: HostState) =>
        state.state === 'closed'
            ? log.info(state, `${state.host} is well again.`)
            : log.warn(state, `${state.host} fails; it is left alone for a while.`);
    const store = await openStore({
        ...config.store,
        onError: (err) => log.error({ err }, 'The store met an error.')
    });
    const mapping = await createMappingSource({
        file: config.mappingFile === null ? null : readMappingFile(config.mappingFile),
        store,
        now,
        log
    });
    const pairing = createPairing(store, now);
    const access = createAccess(config.relayToken, pairing);
    const holder = `${process.pid}-${randomUUID()}`;
    let context: RunContext | null = null;
    let isSandbox: boolean | null = null;
    /** With the mapping that is in force now. */
    const contextNow = (): RunContext | null =>
        context && {
            ...context,
            mapping: withStages(withNotes(mapping.current(), context.org), context.org.stages)
        };
    const microsoft = startSignIn({ config, store, now, log });
    const partnerCenter = createPartnerCenterClient({
        settings: config.partnerCenter,
        tokens: microsoft.tokens,
        now,
        newId: randomUUID,
        onCall: (call) => {
            metrics.call('partner-center', String(call.status), call.milliseconds);
            log.debug(call, 'Partner Center');
        },
        onHost: tellOfHost
    });
    const ownOrganization = createOwnOrganization({ secrets: store, partnerCenter, now });
    const salesforceHost = createHost({
        name: new URL(config.salesforce.loginUrl).host,
        code: 'SALESFORCE_UNAVAILABLE',
        judge: judgeCall,
        now,
        random: Math.random,
        onChange: tellOfHost
    });
    const wanted = { url: `${config.publicUrl}${WEBHOOK_PATH}`, events: REFERRAL_EVENTS };
    const registration = watchRegistration({ partnerCenter, wanted, log });
    const inbox = openInbox({
        store,
        onError: (err) => log.error({ err }, 'Events that are stored could not be taken up.')
    });
    const webhook = createWebhookReceiver({
        certificateUrls: config.webhook.certificateUrls,
        intermediateHosts: intermediateHostsFor(config.webhook.certificateUrls),
        roots: config.webhook.rootCertificatesFile
            ? [readFileSync(config.webhook.rootCertificatesFile, 'utf8')]
            : [...rootCertificates],
        subjectNames: microsoftSubjectNames,
        fetch,
        now,
        async receive({ event, bodyHash, raw }) {
            await noteTestEvent(store, event, now());
            await inbox.keep(
                { source: 'partner-center', bodyHash, body: raw.toString('utf8'), receivedAt: now() },
                event.alias ? [{ alias: event.alias, kind: 'changed' }] : []
            );
        },
        log
    });

    let worker: DealWorker | null = null;
    /** Held by one of all processes on the store. */
    let subscriber: Office | null = null;
    let subscription: ChangeSubscription | null = null;
    let sweeps: Sweeps | null = null;
    const server = createServer({
        webhook: async (request) => {
            const answer = await webhook(request);
            metrics.event('partner-center', answer.code ?? 'stored');
            return answer;
        },
        metrics: metrics.scrape,
        log,
        health: async () => {
            const { waiting, running, held } = await store.backlog();
            return {
                ok: context !== null,
                version: VERSION,
                uptime: Math.round((now().getTime() - started) / 1000),
                pendingDeals: waiting + running,
                heldDeals: held,
                followsChanges: subscription !== null,
                events: registration.state(),
                hosts: [...partnerCenter.hosts(), salesforceHost.state()],
                sweeps: sweeps?.progress() ?? null,
                ...(await microsoft.health())
            };
        }
    });
    addSignInRoutes(server, {
        signIn: microsoft.signIn,
        examine: () =>
            examine({
                settings: config.partnerCenter,
                publicUrl: config.publicUrl,
                tokens: microsoft.tokens,
                partnerCenter,
                registration,
                fetch,
                now,
                newId: randomUUID
            }),
        publicUrl: config.publicUrl,
        access,
        now
    });
    addCommandRoutes(server, {
        store,
        get mapping() {
            return mapping.current();
        },
        orgId: config.salesforce.orgId,
        access,
        context: contextNow,
        now,
        newId: randomUUID
    });
    addSweepRoutes(server, {
        sweeps: () => sweeps,
        registration,
        access,
        now,
        newId: randomUUID
    });
    const setup = createSetup({
        config,
        store,
        context: contextNow,
        sandbox: () => isSandbox,
        salesforceIsThere: () => context !== null,
        microsoft,
        partnerCenter,
        registration,
        wanted,
        mapping,
        pairing,
        version: VERSION,
        startedAt: now(),
        holder,
        now,
        newId: randomUUID,
        log
    });
    addSetupRoutes(server, { actions: setup.actions, pairing, access, orgId: config.salesforce.orgId, now });
    const address = await server.listen({ host: config.host, port: config.port });

    if (!(await pairing.isPaired())) {
        const code = await pairing.newCode();
        log.info(
            { code },
            'No org is paired yet. The code is good for ten minutes; npx cosell pair gives another.'
        );
    }

    const salesforceSignIn = {
        ...config.salesforce,
        privateKeyPem: readFileSync(config.salesforce.privateKeyFile, 'utf8')
    };
    const subscribe = () =>
        subscribeToChanges({
            signIn: salesforceSignIn,
            endpoint: config.salesforce.pubSubEndpoint,
            acceptSelfSigned: isLoopback(config.salesforce.pubSubEndpoint),
            orgId: config.salesforce.orgId,
            now,
            receive: async (event, hints, replay) => {
                const { duplicate } = await store.receive(event, hints, replay);
                metrics.event('salesforce', duplicate ? 'double' : 'stored');
            },
            position: () => store.replayId(CHANGE_TOPIC),
            onExpiredPosition: () => {
                log.warn({}, 'Changes older than 72 hours are gone from the stream: a sweep looks for them.');
                sweeps?.soon();
            },
            log
        });
    const ready = untilItWorks('Salesforce', log, stopping.signal, async () => {
        const salesforce = await connectSalesforce({
            signIn: salesforceSignIn,
            orgId: config.salesforce.orgId,
            now,
            host: salesforceHost,
            onCall: (call) => {
                metrics.call('salesforce', call.outcome, call.milliseconds);
                log.debug(call, 'Salesforce');
            }
        });
        const org = await orgFeatures(salesforce);
        isSandbox = org.sandbox;
        await mapping.refresh(salesforce);
        const ready: Omit<RunContext, 'mapping' | 'ways'> = {
            store,
            salesforce,
            partnerCenter,
            ownOrganization,
            org,
            defaultCurrency: config.defaultCurrency,
            fingerprint: createFingerprint(config.store.encryptionKey),
            listsLag: config.listsLagSeconds * 1000,
            holder,
            now,
            uuid: randomUUID,
            random: Math.random,
            log
        };
        /** For one run: what is published or switched off meanwhile counts from the next one on. */
        const forRun = async (): Promise<RunContext> => ({
            ...ready,
            mapping: withStages(withNotes(mapping.current(), org), org.stages),
            ways: await setup.ways()
        });
        context = await forRun();
        subscriber ??= holdOffice({
            store,
            name: 'changes of Salesforce',
            holder,
            now,
            enter: () => (subscription = subscribe()),
            leave() {
                log.info('Another process follows the changes of Salesforce.');
                subscription?.close();
                subscription = null;
            },
            onError: (err) => log.error({ err }, 'The store cannot be asked who follows the changes.')
        });
        await microsoft.untilSignedIn(stopping.signal);
        worker = await startWorker({
            store,
            runDeal: async (dealId) => {
                const start = performance.now();
                context = await forRun();
                metrics.run(await runDeal(context, dealId), performance.now() - start);
            },
            concurrency: RUNS_AT_ONCE,
            now,
            onError: (err) => log.error({ err }, 'The worker met an error.')
        });
        sweeps ??= startSweeps({
            store,
            partnerCenter,
            salesforce,
            ownOrganization,
            registration,
            mapping: () => mapping.current(),
            minutes: config.sweepMinutes,
            holder,
            now,
            newId: randomUUID,
            log
        });
    });
    const looks = setInterval(() => {
        if (context) void mapping.refresh(context.salesforce);
        if (context) setup.backfill.resume();
    }, config.sweepMinutes * 60_000).unref();
    const registered = untilItWorks('The registration for events', log, stopping.signal, async () => {
        await microsoft.untilSignedIn(stopping.signal);
        await registration.check(
            { correlationId: randomUUID(), signal: stopping.signal },
            config.webhookTakeOver
        );
    });

    const house = keepHouse({ store, now, log });
    return {
        address,
        async close() {
            stopping.abort();
            clearInterval(looks);
            await server.close();
            await inbox.close();
            await Promise.all([ready, registered, microsoft.close()]);
            await subscriber?.close();
            await sweeps?.close();
            await setup.backfill.close();
            await worker?.stop();
            await house.close();
            await store.close();
        }
    };
}

/** A self-signed certificate proves nothing, but on this machine there is nobody else. */
function isLoopback(endpoint: string): boolean {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]):\d+$/.test(endpoint);
}
