// A synchronous HTTP client for createOrg({callout}): a worker thread does the fetch while this thread blocks.
// The target must live in another process or thread: a server on this very event loop would never get to answer.
import { Worker, MessageChannel, receiveMessageOnPort } from 'node:worker_threads';

const FETCHER = `
const { workerData } = require('node:worker_threads');
const { port, flag } = workerData;
port.on('message', async ({ id, request }) => {
    port.postMessage({ id, reply: await send(request) });
    Atomics.add(flag, 0, 1);
    Atomics.notify(flag, 0);
});
async function send({ url, method, headers, body, timeout }) {
    try {
        const signal = AbortSignal.timeout(timeout || 10000);
        const response = await fetch(url, { method, headers, body: body ?? undefined, signal, redirect: 'manual' });
        const { status, statusText } = response;
        return { status, statusText, headers: Object.fromEntries(response.headers), body: await response.text() };
    } catch (error) {
        if (error.name === 'TimeoutError') return { error: 'Read timed out' };
        return { error: (error.cause && error.cause.message) || error.message };
    }
}`;

/** The longest that a callout may take on the platform is 120 s. */
const LONGEST_MS = 125_000;
/** How often other work gets its turn while a callout waits. */
const SLICE_MS = 5;

/**
 * Returns a callout function. namedCredentials maps the names used in "callout:Name/path" to base URLs
 * (or {url, headers}). whileWaiting, where given, is called every few ms of a callout; it may itself call out.
 */
export function httpCallout({ namedCredentials = {}, whileWaiting = null } = {}) {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(FETCHER, {
        eval: true,
        workerData: { port: port2, flag },
        transferList: [port2]
    });
    worker.unref();
    port1.unref();
    const replies = new Map();
    let lastId = 0;
    return (request) => {
        const id = ++lastId;
        port1.postMessage({ id, request: resolve(request, namedCredentials) });
        const until = Date.now() + LONGEST_MS;
        for (;;) {
            const seen = Atomics.load(flag, 0);
            for (let m = receiveMessageOnPort(port1); m; m = receiveMessageOnPort(port1))
                replies.set(m.message.id, m.message.reply);
            if (replies.has(id)) {
                const reply = replies.get(id);
                replies.delete(id);
                return reply;
            }
            if (Date.now() > until) return { error: 'Read timed out' };
            Atomics.wait(flag, 0, seen, whileWaiting ? SLICE_MS : until - Date.now());
            if (whileWaiting) whileWaiting();
        }
    };
}

/** The request with its Named Credential, if it has one, put in: address and headers. */
function resolve(request, namedCredentials) {
    const { method, timeout } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : request.body;
    const named = /^callout:([A-Za-z0-9_]+)(.*)$/i.exec(request.endpoint);
    if (!named) return { url: request.endpoint, method, headers: { ...request.headers }, body, timeout };
    const [, name, path] = named;
    const key = Object.keys(namedCredentials).find((k) => k.toLowerCase() === name.toLowerCase());
    if (!key) throw new Error(`no URL configured for named credential ${name}`);
    const credential = namedCredentials[key];
    const url = (credential.url || credential).replace(/\/$/, '') + path;
    return { url, method, headers: { ...(credential.headers || {}), ...request.headers }, body, timeout };
}
