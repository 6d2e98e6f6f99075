// The worker of http-callout.ts: fetches what it is told, and wakes the thread that waits for it.
import { workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { CalloutReply } from './callout.ts';

export interface FetchRequest {
    url: string;
    method: string;
    headers: Record<string, string>;
    body: string | Uint8Array<ArrayBuffer> | null;
    /** Milliseconds. */
    timeout: number | undefined;
}

/** The platform's own default. */
const DEFAULT_TIMEOUT_MS = 10_000;

const { port, flag } = workerData as { port: MessagePort; flag: Int32Array };

port.on('message', ({ id, request }: { id: number; request: FetchRequest }) => {
    void send(request).then((reply) => {
        port.postMessage({ id, reply });
        Atomics.add(flag, 0, 1);
        Atomics.notify(flag, 0);
    });
});

async function send({ url, method, headers, body, timeout }: FetchRequest): Promise<CalloutReply> {
    try {
        const signal = AbortSignal.timeout(timeout || DEFAULT_TIMEOUT_MS);
        const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
        const { status, statusText } = response;
        return {
            status,
            statusText,
            headers: Object.fromEntries(response.headers),
            body: await response.text()
        };
    } catch (error) {
        const { name, message, cause } = error as Error;
        if (name === 'TimeoutError') return { error: 'Read timed out' };
        return { error: (cause as Error | undefined)?.message || message };
    }
}
