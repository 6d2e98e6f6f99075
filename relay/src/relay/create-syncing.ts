import { readFileSync } from 'node:fs';
import type { RebuildAnswer } from '@cosell/contracts/setup-answers';
import { holdOffice, type Office } from '../office/hold-office.ts';
import { startWorker, type DealWorker } from '../queue/start-worker.ts';
import type { OpenWays, RunContext } from '../run/context.ts';
import { rebuildLinks } from '../rebuild/rebuild-links.ts';
import { createFingerprint } from '../run/fingerprint.ts';
import { runDeal, type RunEnd } from '../run/run-deal.ts';
import { runTogether } from '../run/run-together.ts';
import { connectSalesforce } from '../salesforce/client.ts';
import type { OrgFeatures } from '../salesforce/org-features.ts';
import { orgFeatures } from '../salesforce/org-features.ts';
import { readSignedInAs } from '../sign-in/signed-in-as.ts';
import { startSweeps, type Sweeps } from '../sweep/start-sweeps.ts';
import { withNotes } from '../sync/mapping/with-notes.ts';
import { withStages } from '../sync/mapping/with-stages.ts';
import { untilItWorks } from '../until-it-works.ts';
import { followChanges, type Following } from './follow-changes.ts';
import type { Parts } from './open-parts.ts';

const RUNS_AT_ONCE = 16;

/** Runs, sweeps and the stream of changes: all that needs Salesforce. */
export interface Syncing {
    /** With the mapping that is in force now; null until Salesforce has let the relay in. */
    context(): RunContext | null;
    followsChanges(): boolean;
    /** Null until Salesforce has let the relay in. */
    isSandbox(): boolean | null;
    /** Null until the relay is signed in on both sides. */
    sweeps(): Sweeps | null;
    /** Ties both sides together again; null until Salesforce has let the relay in. */
    rebuild(): (() => Promise<RebuildAnswer>) | null;
    /** Tries Salesforce, then Microsoft, until both let the relay in or `stopping` says stop. */
    begin(stopping: AbortSignal): void;
    /** Ends what is under way, after `begin` was told to stop. */
    close(): Promise<void>;
}

/** @param ways asked before every run, and in it before every write outside */
export function createSyncing(parts: Parts, ways: () => Promise<OpenWays>): Syncing {
    const { config, store, partnerCenter, ownOrganization, microsoft, mapping } = parts;
    const { metrics, tracing, registration, holder, newId, now, log } = parts;
    let org: OrgFeatures | null = null;
    let context: RunContext | null = null;
    let ready: Promise<void> | null = null;
    let office: Office | null = null;
    let following: Following | null = null;
    let worker: DealWorker | null = null;
    let sweeps: Sweeps | null = null;
    let rebuild: (() => Promise<RebuildAnswer>) | null = null;
    const privateKeyPem = readFileSync(config.salesforce.privateKeyFile, 'utf8');
    const signIn = { ...config.salesforce, privateKeyPem };
    const mappingFor = (org: OrgFeatures) => withStages(withNotes(mapping.current(), org), org.stages);

    async function begin(stopping: AbortSignal): Promise<void> {
        const salesforce = await connectSalesforce({
            signIn,
            orgId: config.salesforce.orgId,
            now,
            host: parts.salesforceHost,
            onCall: (call) => {
                metrics.call('salesforce', call.outcome, call.milliseconds);
                const { host } = parts.salesforceHost.state();
                tracing.call({ ...call, host, isFailure: call.outcome === 'failed' });
                log.debug(call, 'Salesforce');
            }
        });
        const features = await orgFeatures(salesforce);
        org = features;
        await mapping.refresh(salesforce);
        const forRun = async (): Promise<RunContext> => ({
            store,
            salesforce,
            partnerCenter,
            ownOrganization,
            org: features,
            mapping: mappingFor(features),
            ways: await ways(),
            waysNow: ways,
            signedInEmail: await readSignedInAs(store),
            defaultCurrency: config.defaultCurrency,
            fingerprint: createFingerprint(config.store.encryptionKey),
            listsLag: config.listsLagSeconds * 1000,
            holder,
            now,
            uuid: newId,
            random: Math.random,
            tracing,
            log
        });
        context = await forRun();
        office ??= holdOffice({
            store,
            name: 'changes of Salesforce',
            holder,
            now,
            enter: () => (following = followChanges(parts, signIn, () => sweeps?.soon())),
            leave() {
                log.info('Another process follows the changes of Salesforce.');
                following?.close();
                following = null;
            },
            onError: (err) => log.error({ err }, 'The store cannot be asked who follows the changes.')
        });
        rebuild = async () => {
            const call = { correlationId: newId(), signal: stopping };
            const found = await rebuildLinks({ store, salesforce, partnerCenter, ownOrganization, call });
            log.info({ ...found, correlationId: call.correlationId }, 'The links of both sides are stored.');
            return found;
        };
        await microsoft.untilSignedIn(stopping);
        // Before the first run: a run that knows of no link could make a second record.
        if (!worker && !(await store.dealsWithAlias('referral', null, 1)).length) await rebuild();
        const measured = async (one: RunContext, dealId: string): Promise<RunEnd> => {
            const start = performance.now();
            const end = await runDeal(one, dealId);
            metrics.run(end, performance.now() - start);
            return end;
        };
        worker ??= await startWorker({
            store,
            runDeal: async (dealId) => measured((context = await forRun()), dealId),
            runTogether: async (dealIds) => runTogether((context = await forRun()), dealIds, measured),
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
            fingerprint: createFingerprint(config.store.encryptionKey),
            minutes: config.sweepMinutes,
            holder,
            now,
            newId,
            log
        });
    }

    return {
        context: () => context && { ...context, mapping: mappingFor(context.org) },
        followsChanges: () => following !== null,
        isSandbox: () => org?.sandbox ?? null,
        sweeps: () => sweeps,
        rebuild: () => rebuild,
        begin(stopping) {
            ready ??= untilItWorks('Salesforce', log, stopping, () => begin(stopping));
        },
        async close() {
            await ready;
            await office?.close();
            await sweeps?.close();
            await worker?.stop();
        }
    };
}
