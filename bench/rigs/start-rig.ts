import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from 'jsforce';
import { startLoop, type Loop } from '../../scripts/loop/start-loop.ts';
import { startCountingProxy, type CountingProxy } from './counting-proxy.ts';

/** The whole product on one machine, with a counting proxy before each of the two sides. */
export interface Rig {
    loop: Loop;
    /** Between everybody and the org; people of the bench go past it. */
    salesforce: CountingProxy;
    /** Between the relay and the Referrals API. */
    partnerCenter: CountingProxy;
    /** The seller, not through the proxy. */
    seller: Connection;
    /** Of the org and of Partner Center, not through the proxies. */
    direct: { salesforce: string; partnerCenter: string };
    close(): Promise<void>;
}

/** @param relaySettings besides: no sweep comes in between, and the log tells of faults alone */
export async function startRig(relaySettings: Record<string, string> = {}): Promise<Rig> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'cosell-bench-'));
    const proxies: CountingProxy[] = [];
    const direct = { salesforce: '', partnerCenter: '' };
    const before = (side: keyof typeof direct) => async (url: string) => {
        direct[side] = url;
        const proxy = await startCountingProxy(url);
        proxies.push(proxy);
        return proxy.url;
    };
    const closeRest = async () => {
        await Promise.all(proxies.map((proxy) => proxy.close()));
        await rm(dataDir, { recursive: true, force: true });
    };
    try {
        const loop = await startLoop({
            dataDir,
            withPage: false,
            orgApi: before('salesforce'),
            partnerApi: before('partnerCenter'),
            relaySettings: { LOG_LEVEL: 'warn', RELAY_SWEEP_MINUTES: '600', ...relaySettings },
            say: () => undefined
        });
        const [salesforce, partnerCenter] = proxies as [CountingProxy, CountingProxy];
        const { accessToken, version } = loop.seller;
        return {
            loop,
            salesforce,
            partnerCenter,
            direct,
            seller: new Connection({
                instanceUrl: direct.salesforce,
                accessToken: accessToken ?? '',
                version
            }),
            async close() {
                await loop.close();
                await closeRest();
            }
        };
    } catch (error) {
        await closeRest();
        throw error;
    }
}
