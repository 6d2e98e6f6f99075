// A synchronous HTTP client for createOrg({callout}): a worker thread does the fetch while this thread blocks.
// The target must live in another process or thread: a server on this very event loop would never get to answer.
import { Worker, MessageChannel, receiveMessageOnPort } from 'node:worker_threads';

const SRC = `
const { workerData } = require('node:worker_threads'); const { port, flag } = workerData;
port.on('message', async (q) => {
  let out; try { const c = new AbortController(); const t = setTimeout(() => c.abort(), q.timeout || 10000); const r = await fetch(q.url, { method: q.method, headers: q.headers, body: q.body ?? undefined, signal: c.signal, redirect: 'manual' }); const body = await r.text(); clearTimeout(t); out = { status: r.status, statusText: r.statusText, headers: Object.fromEntries(r.headers), body }; } catch (e) { out = { error: e.name === 'AbortError' ? 'Read timed out' : (e.cause && e.cause.message) || e.message }; }
  port.postMessage(out); Atomics.store(flag, 0, 1); Atomics.notify(flag, 0);
});`;
/** Returns a callout function. namedCredentials maps the names used in "callout:Name/path" to base URLs (or {url, headers}). */
export function httpCallout({ namedCredentials = {} } = {}) {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const { port1, port2 } = new MessageChannel();
    const w = new Worker(SRC, { eval: true, workerData: { port: port2, flag }, transferList: [port2] });
    w.unref();
    port1.unref();
    return (req) => {
        let url = req.endpoint;
        let headers = { ...req.headers };
        const m = /^callout:([A-Za-z0-9_]+)(.*)$/i.exec(url);
        if (m) {
            const k = Object.keys(namedCredentials).find((x) => x.toLowerCase() === m[1].toLowerCase());
            if (!k) throw new Error(`no URL configured for named credential ${m[1]}`);
            const n = namedCredentials[k];
            url = (n.url || n).replace(/\/$/, '') + m[2];
            headers = { ...(n.headers || {}), ...headers };
        }
        const body = req.body === null || req.method === 'GET' || req.method === 'HEAD' ? null : req.body;
        Atomics.store(flag, 0, 0);
        port1.postMessage({ url, method: req.method, headers, body, timeout: req.timeout });
        Atomics.wait(flag, 0, 0, 125000);
        const r = receiveMessageOnPort(port1);
        if (!r) return { error: 'Read timed out' };
        return r.message;
    };
}
