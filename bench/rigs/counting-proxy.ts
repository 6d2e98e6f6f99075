import { once } from 'node:events';
import { Agent, createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One call that went through, as the caller saw it. */
export interface SeenCall {
    method: string;
    /** With query. */
    path: string;
    body: string;
    /** `MS-CorrelationId`: that of one run of the relay; null where none was sent. */
    correlationId: string | null;
    status: number;
    /** Of `performance.now`: when it came, and when its answer went out. */
    cameAt: number;
    answeredAt: number;
}

/** Answers in place of the server behind; null: that one shall. */
export type Stand = (call: { method: string; path: string; body: string }) => object | null;

export interface CountingProxy {
    url: string;
    /** Every answer goes out so long after its request came, or as soon as it is there. */
    answerMs: number;
    stand: Stand | null;
    /** From now on every call is handed on to `see`, when it is answered. @returns what ends that */
    watch(see: (call: SeenCall) => void): () => void;
    close(): Promise<void>;
}

/** Stands before one of the local servers: as far away as a real one would be, and counting. */
export async function startCountingProxy(upstream: string): Promise<CountingProxy> {
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    const watching = new Set<(call: SeenCall) => void>();
    const proxy: CountingProxy = {
        url: '',
        answerMs: 0,
        stand: null,
        watch(see) {
            watching.add(see);
            return () => void watching.delete(see);
        },
        async close() {
            server.closeAllConnections();
            server.close();
            agent.destroy();
            await once(server, 'close');
        }
    };

    async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
        const cameAt = performance.now();
        const { method = 'GET', url: path = '/' } = incoming;
        const sent = await buffer(incoming);
        const body = sent.toString('utf8');
        const own = proxy.stand?.({ method, path, body }) ?? null;
        const answer = own ? made(own) : await passOn(incoming, sent, path);
        const wait = proxy.answerMs - (performance.now() - cameAt);
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        outgoing.writeHead(answer.status, answer.headers);
        outgoing.end(answer.body);
        const seen = {
            method,
            path,
            body,
            correlationId: incoming.headers['ms-correlationid']?.toString() ?? null,
            status: answer.status,
            cameAt,
            answeredAt: performance.now()
        };
        for (const see of watching) see(seen);
    }

    async function passOn(incoming: IncomingMessage, body: Buffer, path: string) {
        const { method = 'GET', headers } = incoming;
        const onward = send(new URL(path, upstream), { method, headers, agent });
        onward.end(body);
        const [answer] = (await once(onward, 'response')) as [IncomingMessage];
        return { status: answer.statusCode ?? 502, headers: answer.rawHeaders, body: await buffer(answer) };
    }

    const server = createServer((incoming, outgoing) => {
        pass(incoming, outgoing).catch(() => outgoing.destroy());
    });
    server.keepAliveTimeout = 60_000;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return proxy;
}

function made(own: object) {
    const body = Buffer.from(JSON.stringify(own));
    const headers = ['content-type', 'application/json', 'content-length', String(body.length)];
    return { status: 200, headers, body };
}
