import type { RelayProcess } from '../relay-process.ts';
import { startInterruptingProxy, type InterruptingProxy } from '../interrupting-proxy.ts';
import type { Loop } from '../start-loop.ts';

/** One relay, and what stands between it and Partner Center: so its calls are told from the others'. */
export interface Member {
    port: number;
    healthUrl: string;
    partnerCenter: InterruptingProxy;
    /** Settings that differ from the others' until it is started with others. */
    changes: Record<string, string>;
    /** Null between its end and its next start. */
    relay: RelayProcess | null;
}

/** All relays on one store. */
export interface Fleet {
    members: readonly Member[];
    /** Starts those that have ended, with these settings changed. */
    revive(changes?: Record<string, string>): Promise<void>;
    kill(member: Member): Promise<void>;
    killAll(): Promise<void>;
    /** The last lines of each. */
    lastLines(): string[];
    close(): Promise<void>;
}

/** Starts a relay on each port. The first one's is where Microsoft sends its events. */
export async function startFleet(
    loop: Loop,
    ports: readonly number[],
    partnerCenterUrl: string
): Promise<Fleet> {
    const members: Member[] = [];
    const start = async (member: Member) => {
        const { relay, healthUrl } = await loop.addRelay(member.port, {
            ...member.changes,
            PARTNER_API_URL: member.partnerCenter.url,
            PARTNER_WEBHOOK_API_URL: member.partnerCenter.url
        });
        Object.assign(member, { relay, healthUrl });
    };
    const kill = async (member: Member) => {
        await member.relay?.kill();
        member.relay = null;
    };
    for (const port of ports) {
        const partnerCenter = await startInterruptingProxy(partnerCenterUrl);
        const member: Member = { port, healthUrl: '', partnerCenter, changes: {}, relay: null };
        members.push(member);
        await start(member);
    }
    return {
        members,
        async revive(changes = {}) {
            const ended = members.filter(({ relay }) => relay === null);
            for (const member of ended) Object.assign(member.changes, changes);
            await Promise.all(ended.map(start));
        },
        kill,
        killAll: async () => void (await Promise.all(members.map(kill))),
        lastLines: () =>
            members.flatMap(({ relay }, index) => [
                `Last lines of relay ${index + 1}:`,
                ...(relay?.lastLines() ?? [])
            ]),
        async close() {
            for (const { relay, partnerCenter } of members) {
                await relay?.stop();
                await partnerCenter.close();
            }
        }
    };
}
