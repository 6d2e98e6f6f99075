import { isCreate, startInterruptingProxy } from '../loop/interrupting-proxy.ts';
import type { Referral } from './sides.ts';

type Json = Record<string, unknown>;

/** What went over the wire between the relay and Partner Center. */
export interface Wire {
    /** For `LoopSettings.partnerApi`. */
    through(partnerCenterUrl: string): Promise<string>;
    /** The deal as the create left it: what the next patch puts right does not count. */
    created(isOurs: (one: Json) => boolean): Referral;
    close(): Promise<void>;
}

export function openWire(): Wire {
    const creates: Json[] = [];
    const closers: (() => Promise<void>)[] = [];
    return {
        async through(partnerCenterUrl) {
            const proxy = await startInterruptingProxy(partnerCenterUrl, (asked, answer) => {
                if (isCreate(asked)) creates.push(JSON.parse(answer) as Json);
            });
            closers.push(proxy.close);
            return proxy.url;
        },
        created(isOurs) {
            const own = creates.find(isOurs);
            const microsofts = creates.find(
                (one) => one !== own && own !== undefined && one['engagementId'] === own['engagementId']
            );
            return { own, microsofts };
        },
        async close() {
            for (const closer of closers.splice(0)) await closer();
        }
    };
}
