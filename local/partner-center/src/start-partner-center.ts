import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { INTERMEDIATE_PATH } from './authority/certificate-routes.ts';
import { openAuthority } from './authority/create-authority.ts';
import { createClock } from './clock.ts';
import { createControlServer } from './control/control-server.ts';
import { createPublicServer } from './http/public-server.ts';
import { addEntry } from './journal/journal.ts';
import type { PartnerCenter } from './partner-center.ts';
import { expireReferrals } from './referrals/expire-referrals.ts';
import { openStateFile } from './state/state-file.ts';
import { defaultSwitches, readSwitches, type Switches } from './switches.ts';
import { newAccessTokenKey } from './tokens/access-token.ts';
import { createLogin } from './tokens/login.ts';
import { createDeliveries } from './webhooks/deliver-events.ts';

export interface PartnerCenterOptions {
    /** Of the server that stands for Microsoft's hosts; 0 takes a free one. */
    port: number;
    controlPort: number;
    /** Without it everything is in memory. */
    dataDir?: string;
    /** Go before those kept in `dataDir`, and are kept there. */
    switches?: Partial<Switches>;
    /** Where the partner's app may have people sent after they signed in; exact addresses. */
    redirectUris?: string[];
}

export interface RunningPartnerCenter {
    /**
     * Stands for login.microsoftonline.com, api.partner.microsoft.com, api.partnercenter.microsoft.com and
     * the blob.
     */
    url: string;
    controlUrl: string;
    rootCertificatePem: string;
    close(): Promise<void>;
}

/** How often invitations are looked at for their end when nobody calls. */
const EXPIRY_INTERVAL = 60_000;

/** Starts both servers on 127.0.0.1. Throws for a wrong switch, an unreadable `dataDir` or a port in use. */
export async function startPartnerCenter(options: PartnerCenterOptions): Promise<RunningPartnerCenter> {
    const given = readSwitches(options.switches ?? {});
    const { state, changed, flush } = await openStateFile(options.dataDir);
    Object.assign(state.switches, given);
    const switches = () => ({ ...defaultSwitches, ...state.switches });
    const clock = createClock(state.clockOffset, () => switches().clockSkewSeconds);
    let url = '';
    let deliver: () => void = () => undefined;
    const partnerCenter: PartnerCenter = {
        state,
        clock,
        login: createLogin(options.redirectUris ?? []),
        get url() {
            return url;
        },
        switches,
        log: (content) => void addEntry(state.journal, new Date(), content),
        changed,
        deliver: () => deliver(),
        release: (order) => deliveries.release(order)
    };
    const deliveries = createDeliveries(partnerCenter);
    deliver = deliveries.start;

    state.accessTokenKey ??= await newAccessTokenKey();
    const publicServer = createPublicServer(partnerCenter, flush);
    const controlServer = createControlServer(partnerCenter, flush);
    // A relay of an earlier run may call as soon as the port is open, before the certificates are there.
    const ready = Promise.withResolvers<void>();
    publicServer.addHook('onRequest', () => ready.promise);
    const closeAll = async () => {
        clearInterval(expiry);
        await Promise.all([publicServer.close(), controlServer.close(), deliveries.stop()]);
        changed();
        await flush();
    };
    // Once only: a second call must not write over what a successor has written meanwhile.
    let closing: Promise<void> | null = null;
    const close = () => (closing ??= closeAll());
    const expiry = setInterval(() => expireReferrals(partnerCenter), EXPIRY_INTERVAL).unref();
    try {
        url = await listen(publicServer, options.port);
        state.authority = await openAuthority(state.authority, `${url}${INTERMEDIATE_PATH}`);
        changed();
        await flush();
        ready.resolve();
        const controlUrl = await listen(controlServer, options.controlPort);
        deliveries.start();
        return { url, controlUrl, rootCertificatePem: state.authority.root.certificate, close };
    } catch (error) {
        ready.resolve();
        await close();
        throw error;
    }
}

async function listen(server: FastifyInstance, port: number): Promise<string> {
    await server.listen({ host: '127.0.0.1', port });
    return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}
