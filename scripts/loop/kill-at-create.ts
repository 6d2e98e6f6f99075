import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface KillProxy {
    url: string;
    /**
     * From now on, calls `onCreate` when Microsoft has made the next referral, before the relay learns of
     * it.
     */
    arm(onCreate: () => Promise<void>): void;
    close(): Promise<void>;
}

const CREATE = { method: 'POST', path: '/v1.0/engagements/referrals' };

/**
 * Stands between the relay and Partner Center and passes everything on. Once armed, it holds back the answer
 * to the first successful create, runs `onCreate` (which kills the relay), and drops the answer: so the
 * moment between the POST and the write-back is hit each time, not by luck.
 */
export async function startKillProxy(upstream: string): Promise<KillProxy> {
    let armed: (() => Promise<void>) | null = null;

    async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
        const onward = send(new URL(incoming.url ?? '/', upstream), {
            method: incoming.method,
            headers: incoming.headers
        });
        incoming.pipe(onward);
        const [answer] = (await once(onward, 'response')) as [IncomingMessage];
        const created =
            incoming.method === CREATE.method && incoming.url === CREATE.path && isSuccess(answer);
        if (armed && created) {
            const onCreate = armed;
            armed = null;
            answer.resume();
            await once(answer, 'end');
            await onCreate();
            outgoing.destroy();
            return;
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
    }

    const server = createServer((incoming, outgoing) => {
        pass(incoming, outgoing).catch(() => outgoing.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        arm: (onCreate) => (armed = onCreate),
        async close() {
            server.closeAllConnections();
            server.close();
            await once(server, 'close');
        }
    };
}

const isSuccess = ({ statusCode = 0 }: IncomingMessage) => statusCode >= 200 && statusCode < 300;
