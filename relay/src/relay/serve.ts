import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { createAccess } from '../http/access.ts';
import { addCommandRoutes } from '../http/command-routes.ts';
import { addForgetRoute } from '../http/forget-route.ts';
import { addOrgCheckRoute } from '../http/org-check-route.ts';
import { createServer } from '../http/server.ts';
import { addSetupRoutes } from '../http/setup-routes.ts';
import { addSignInRoutes } from '../http/sign-in-routes.ts';
import { addSweepRoutes } from '../http/sweep-routes.ts';
import type { WebhookReceiver } from '../partner-center/webhook/create-webhook-receiver.ts';
import { createFingerprint } from '../run/fingerprint.ts';
import type { Setup } from '../setup/create-setup.ts';
import { connectSalesforce } from '../salesforce/client.ts';
import { examineOrg, type ExamineOrgOptions } from '../salesforce/examine-org.ts';
import { examine } from '../sign-in/examine.ts';
import type { Syncing } from './create-syncing.ts';
import { isLoopback } from './follow-changes.ts';
import { VERSION, type Parts } from './open-parts.ts';

/** All routes, not yet listening. */
export function serve(
    parts: Parts,
    syncing: Syncing,
    setup: Setup,
    webhook: WebhookReceiver
): FastifyInstance {
    const { config, store, metrics, mapping, pairing, microsoft, partnerCenter, registration } = parts;
    const { log, now, newId } = parts;
    const started = now().getTime();
    const access = createAccess(config.relayToken, pairing);
    const server = createServer({
        webhook,
        metrics: metrics.scrape,
        log,
        health: async () => {
            const { waiting, running, held } = await store.backlog();
            return {
                ok: syncing.context() !== null,
                version: VERSION,
                uptime: Math.round((now().getTime() - started) / 1000),
                pendingDeals: waiting + running,
                heldDeals: held,
                followsChanges: syncing.followsChanges(),
                events: registration.state(),
                hosts: [...partnerCenter.hosts(), parts.salesforceHost.state()],
                sweeps: syncing.sweeps()?.progress() ?? null,
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
                newId
            }),
        publicUrl: config.publicUrl,
        access,
        now
    });
    addOrgCheckRoute(server, { examine: () => examineOrg(orgPorts(parts)), access, now });
    addCommandRoutes(server, {
        store,
        get mapping() {
            return mapping.current();
        },
        orgId: config.salesforce.orgId,
        access,
        context: syncing.context,
        now,
        newId
    });
    addSweepRoutes(server, { sweeps: syncing.sweeps, registration, access, now, newId });
    addForgetRoute(server, {
        store,
        fingerprint: createFingerprint(config.store.encryptionKey),
        access,
        now
    });
    addSetupRoutes(server, { actions: setup.actions, pairing, access, orgId: config.salesforce.orgId, now });
    return server;
}

/** Signs in beside the relay's own session, so that what was taken away since shows. */
function orgPorts({ config, salesforceHost, mapping, wanted, now }: Parts): ExamineOrgOptions {
    const { salesforce } = config;
    const { pubSubEndpoint: endpoint, privateKeyFile, loginUrl, orgId } = salesforce;
    return {
        loginUrl,
        pubSub: { endpoint, acceptSelfSigned: isLoopback(endpoint) },
        webhookUrl: wanted.url,
        connect: () =>
            connectSalesforce({
                signIn: { ...salesforce, privateKeyPem: readFileSync(privateKeyFile, 'utf8') },
                orgId,
                now,
                host: salesforceHost
            }),
        mapping,
        fetch,
        now
    };
}
