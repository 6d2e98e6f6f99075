import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOrg } from '@cosell/local-org';
import { startPartnerCenter } from '@cosell/local-partner-center';
import { createControlClient, startWeb, type ControlClient } from '@cosell/local-web';
import type { Connection } from 'jsforce';
import { openLoopFiles } from './loop-files.ts';
import { settings as relaySettings } from '../../relay/src/config.ts';
import { admin, relayUser, seller } from './people.ts';
import { relayEnvironment, relayTokenOf } from './relay-environment.ts';
import { startRelay, type RelayProcess } from './relay-process.ts';
import { connect, tokenOf } from './salesforce-session.ts';
import { bindOrg, seedOrg, type Seeded } from './seed-org.ts';
import { NotSeen, waitFor } from './wait-for.ts';

export interface LoopSettings {
    /** Where everything is kept between runs. */
    dataDir: string;
    /** The org's project; by default the packages of this repository. */
    projectDir?: string;
    /** File of the scratch definition of the org; by default it has everything. */
    definitionFile?: string;
    /** Of the page; otherwise that of the last run. */
    port?: number;
    /** False: nobody looks at the page, so it is neither built nor served. */
    withPage: boolean;
    /** What the relay takes for Partner Center's API, given its address; by default that address itself. */
    partnerApi?: (partnerCenterUrl: string) => Promise<string>;
    /** What everybody takes for the org, given its address; by default that address itself. */
    orgApi?: (orgUrl: string) => Promise<string>;
    /**
     * True: as after the installation. Nobody but the admin holds a permission set, no relay is paired,
     * nobody has signed in at Microsoft.
     */
    asInstalled?: boolean;
    /** Permission sets of the relay's user beside the packaged one. */
    relayPermissionSets?: string[];
    /** Settings of the relay that differ from the usual ones; an empty one is not set. */
    relaySettings?: Record<string, string>;
    /** Hears every line of every relay. */
    onRelayLine?: (line: string) => void;
    say(line: string): void;
}

export interface Loop {
    /** Address of the seller's page; empty without one. */
    url: string;
    /** Address of the admin's page; empty without one. */
    setupUrl: string;
    orgId: string;
    /** Where the relay follows the changes, host:port. */
    pubSubEndpoint: string;
    seller: Connection;
    admin: Connection;
    dataDir: string;
    seeded: Seeded;
    control: ControlClient;
    relay: RelayProcess;
    relayHealthUrl: string;
    /** Bearer token of the relay's commands. */
    relayToken: string;
    /** Name → value of what the relay was given to keep to itself. */
    secrets(): Record<string, string>;
    /**
     * Starts a relay anew, after the last one has ended, from now on with these settings changed.
     * @param main another relay's main file. Default: ours
     */
    restartRelay(changes?: Record<string, string>, main?: string): Promise<void>;
    /**
     * Starts one more relay on a port of its own, with the settings of the first one: they need a store that
     * both can have open. Whoever asked for it stops it.
     */
    addRelay(
        port: number,
        changes?: Record<string, string>
    ): Promise<{ relay: RelayProcess; healthUrl: string }>;
    close(): Promise<void>;
}

/** What an admin enters on the setup page: this machine serves it without a certificate. */
export const RELAY_ADDRESS = 'https://relay.contoso.example';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PACKAGE_DIR = path.join(root, 'force-app/main/default');
/**
 * The built base components belong to the checkout, not to the data: a test's folder shall not build them
 * anew.
 */
const CACHE_DIR = path.join(root, '.local/web');

/**
 * Starts all parts on loopback, the relay as a process of its own. What was started is closed when a later
 * part fails.
 */
export async function startLoop(settings: LoopSettings): Promise<Loop> {
    const { dataDir, say } = settings;
    const closers: (() => Promise<void>)[] = [];
    const close = async () => {
        for (const closer of closers.splice(0).reverse()) await closer();
    };
    try {
        return await start();
    } catch (error) {
        await close();
        throw portTaken(error) ? new Error(busy(dataDir), { cause: error }) : error;
    }

    async function start(): Promise<Loop> {
        const files = await openLoopFiles(dataDir);
        const { ports } = files;
        const { asInstalled = false } = settings;
        const without = asInstalled ? { permissionSets: [] } : {};
        const partnerCenter = await startPartnerCenter({
            port: ports.partnerCenter,
            controlPort: ports.control,
            dataDir: path.join(dataDir, 'partner-center'),
            redirectUris: [`http://127.0.0.1:${ports.relay}/sign-in/microsoft/callback`]
        });
        closers.push(partnerCenter.close);
        const relay = {
            ...relayUser,
            permissionSets: [...relayUser.permissionSets, ...(settings.relayPermissionSets ?? [])]
        };
        const publicUrl = await settings.orgApi?.(`http://127.0.0.1:${ports.org}`);
        const org = await startOrg({
            projectDir: settings.projectDir ?? root,
            ...(settings.definitionFile ? { definitionFile: settings.definitionFile } : {}),
            port: ports.org,
            ...(publicUrl ? { publicUrl } : {}),
            pubSubPort: ports.pubSub,
            dataDir: path.join(dataDir, 'org'),
            addresses: { [RELAY_ADDRESS]: `http://127.0.0.1:${ports.relay}` },
            namedCredentials: asInstalled
                ? {}
                : {
                      CoSell_Relay: {
                          url: `http://127.0.0.1:${ports.relay}`,
                          headers: { Authorization: `Bearer ${relayTokenOf(files)}` }
                      }
                  },
            connectedApp: { clientId: files.clientId, publicKeyPem: files.publicKeyPem },
            users: [{ ...seller, ...without }, { ...relay, ...without }, admin],
            log: say
        });
        closers.push(org.close);
        const app = { orgUrl: org.url, clientId: files.clientId, privateKeyPem: files.privateKeyPem };
        const adminConnection = await connect(app, admin.username);
        const seeded = await seedOrg(adminConnection);
        if (!asInstalled) await bindOrg(adminConnection, org.orgId);

        const control = createControlClient(partnerCenter.controlUrl);
        const rootCertificatesFile = path.join(dataDir, 'partner-center-root.pem');
        await writeFile(rootCertificatesFile, partnerCenter.rootCertificatePem);
        const usual = relayEnvironment({
            files,
            org,
            username: relayUser.username,
            partnerCenterUrl: partnerCenter.url,
            partnerApiUrl: (await settings.partnerApi?.(partnerCenter.url)) ?? partnerCenter.url,
            signedIn: await control.post('/control/sign-in', {}),
            rootCertificatesFile
        });
        const relayHealthUrl = `${usual['RELAY_PUBLIC_URL']}/healthz`;
        // Without a sign-in at Microsoft the relay lives, and is not ready.
        const upUrl = asInstalled ? relayHealthUrl : relayHealthUrl.replace('/healthz', '/readyz');
        let environment: Record<string, string> = asInstalled
            ? { ...usual, RELAY_TOKEN: '', PARTNER_REFRESH_TOKEN: '' }
            : usual;
        const runRelay = async (changes: Record<string, string>, main?: string) => {
            environment = { ...environment, ...changes };
            const relay = await startRelay(environment, upUrl, main, settings.onRelayLine);
            if (environment['PARTNER_REFRESH_TOKEN']) await untilRegistered(relayHealthUrl);
            return relay;
        };
        const loop: Loop = {
            url: '',
            setupUrl: '',
            orgId: org.orgId,
            pubSubEndpoint: org.pubSubEndpoint,
            seller: await connect(app, seller.username),
            admin: adminConnection,
            dataDir,
            seeded,
            control,
            relay: await runRelay(settings.relaySettings ?? {}),
            relayHealthUrl,
            relayToken: relayTokenOf(files),
            secrets: () => ({
                ...Object.fromEntries(
                    relaySettings
                        .filter(({ secret }) => secret)
                        .map(({ name }) => [name, environment[name] ?? ''])
                ),
                'private key': files.privateKeyPem.split('\n')[1] ?? ''
            }),
            restartRelay: async (changes = {}, main) => void (loop.relay = await runRelay(changes, main)),
            async addRelay(port, changes = {}) {
                const healthUrl = `http://127.0.0.1:${port}/healthz`;
                const relay = await startRelay(
                    { ...environment, ...changes, RELAY_PORT: String(port) },
                    healthUrl.replace('/healthz', '/readyz'),
                    undefined,
                    settings.onRelayLine
                );
                return { relay, healthUrl };
            },
            close
        };
        closers.push(() => loop.relay.stop());
        if (settings.withPage) {
            const neighbours = {
                orgUrl: org.url,
                partnerCenterControlUrl: partnerCenter.controlUrl,
                relayHealthUrl: upUrl,
                relayUsername: relayUser.username,
                packageDir: PACKAGE_DIR,
                cacheDir: CACHE_DIR
            };
            const web = await startWeb({
                ...neighbours,
                port: settings.port ?? ports.web,
                orgToken: tokenOf(app, seller.username),
                permissionSets: seller.permissionSets
            });
            closers.push(web.close);
            const setup = await startWeb({
                ...neighbours,
                port: ports.setup,
                page: 'setup',
                orgToken: tokenOf(app, admin.username),
                permissionSets: admin.permissionSets
            });
            closers.push(setup.close);
            Object.assign(loop, { url: web.url, setupUrl: setup.url });
        }
        return loop;
    }
}

const REGISTRATION_SECONDS = 15;

/**
 * What Microsoft tells before the relay has registered for it reaches nobody. A relay whose sign-in has ended
 * never registers: that is waited for no longer than this.
 */
async function untilRegistered(healthUrl: string): Promise<void> {
    await waitFor('the registration for events', REGISTRATION_SECONDS, async () => {
        const answer = await fetch(healthUrl).catch(() => null);
        const events = answer?.ok ? ((await answer.json()) as { events?: string }).events : undefined;
        return { done: events !== undefined && events !== 'unknown', seen: events ?? 'no answer' };
    }).catch((error: unknown) => {
        if (!(error instanceof NotSeen)) throw error;
    });
}

const portTaken = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

const busy = (dataDir: string) =>
    `A port of ${dataDir} is taken: is a loop running on this folder? ` +
    'Stop it, or take another folder with --data (and another port of the page with --port).';
