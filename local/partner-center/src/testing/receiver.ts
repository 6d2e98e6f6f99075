import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
    headers: IncomingHttpHeaders;
    body: Buffer;
    event: { EventName: string; ResourceUri: string; ResourceName: string; ResourceChangeUtcDate: string };
}

/** A partner's webhook. `answer` says with which status the nth delivery is answered (counted from 1). */
export async function startReceiver(answer: (delivery: number) => number = () => 200) {
    const received: Received[] = [];
    const waiting: { count: number; resolve: () => void }[] = [];
    const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
            const body = Buffer.concat(chunks);
            received.push({
                headers: request.headers,
                body,
                event: JSON.parse(body.toString()) as Received['event']
            });
            const status = answer(received.length);
            // To the same address: whoever follows delivers once more.
            response.writeHead(status, status === 307 ? { location: '/webhook' } : {}).end();
            for (const { count, resolve } of waiting) if (received.length >= count) resolve();
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
        received,
        /** Resolves as soon as so many deliveries have come. */
        async atLeast(count: number): Promise<Received[]> {
            if (received.length < count) {
                await new Promise<void>((resolve) => waiting.push({ count, resolve }));
            }
            return received;
        },
        async close() {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        }
    };
}
