// A synchronous HTTP client for createOrg({callout}): a worker thread fetches while this thread blocks. The
// target must live in another process or thread: a server on this very event loop would never get to answer.
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Callout, CalloutReply, CalloutRequest } from './callout.ts';
import type { FetchRequest } from './http-fetcher.ts';

/** The longest that a callout may take on the platform is 120 s. */
const LONGEST_MS = 125_000;
/** How often other work gets its turn while a callout waits. */
const SLICE_MS = 5;

export type CredentialTarget = string | { url: string; headers?: Record<string, string> };

export interface HttpCalloutOptions {
    /** Base URLs by the name used in `callout:Name/path`. */
    namedCredentials?: Record<string, CredentialTarget>;
    /** Called every few ms of a callout; it may itself call out. */
    whileWaiting?: (() => void) | null;
}

export function httpCallout({
    namedCredentials = {},
    whileWaiting = null
}: HttpCalloutOptions = {}): Callout {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(new URL('./http-fetcher.ts', import.meta.url), {
        workerData: { port: port2, flag },
        transferList: [port2]
    });
    worker.unref();
    port1.unref();
    const replies = new Map<number, CalloutReply>();
    let lastId = 0;
    return (request) => {
        const id = ++lastId;
        port1.postMessage({ id, request: resolve(request, namedCredentials) });
        const until = Date.now() + LONGEST_MS;
        for (;;) {
            const seen = Atomics.load(flag, 0);
            for (let got = receiveMessageOnPort(port1); got; got = receiveMessageOnPort(port1)) {
                const { id: answered, reply } = got.message as { id: number; reply: CalloutReply };
                replies.set(answered, reply);
            }
            const reply = replies.get(id);
            if (reply) {
                replies.delete(id);
                return reply;
            }
            if (Date.now() > until) return { error: 'Read timed out' };
            Atomics.wait(flag, 0, seen, whileWaiting ? SLICE_MS : until - Date.now());
            whileWaiting?.();
        }
    };
}

/** The request with its Named Credential, if it has one, put in: address and headers. */
function resolve(request: CalloutRequest, namedCredentials: Record<string, CredentialTarget>): FetchRequest {
    const { method, timeout, headers } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : (request.body as FetchRequest['body']);
    const [, name, path = ''] = /^callout:([A-Za-z0-9_]+)(.*)$/i.exec(request.endpoint) ?? [];
    if (!name) return { url: request.endpoint, method, headers: { ...headers }, body, timeout };
    const key = Object.keys(namedCredentials).find((one) => one.toLowerCase() === name.toLowerCase());
    if (key === undefined) throw new Error(`no URL configured for named credential ${name}`);
    const credential = namedCredentials[key]!;
    const target = typeof credential === 'string' ? { url: credential } : credential;
    const url = target.url.replace(/\/$/, '') + path;
    return { url, method, headers: { ...target.headers, ...headers }, body, timeout };
}
