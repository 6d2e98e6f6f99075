import type { FastifyInstance } from 'fastify';
import { createAccess } from '../http/access.ts';
import { addCommandRoutes } from '../http/command-routes.ts';
import { addForgetRoute } from '../http/forget-route.ts';
import { createServer } from '../http/server.ts';
import { addSetupRoutes } from '../http/setup-routes.ts';
import { addSignInRoutes } from '../http/sign-in-routes.ts';
import { addSweepRoutes } from '../http/sweep-routes.ts';
import type { WebhookReceiver } from '../partner-center/webhook/create-webhook-receiver.ts';
import { createFingerprint } from '../run/fingerprint.ts';
import type { Setup } from '../setup/create-setup.ts';
import { examine } from '../sign-in/examine.ts';
import type { Syncing } from './create-syncing.ts';
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
