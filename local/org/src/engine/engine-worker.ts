// The engine's thread: one request at a time, each with its commit on disk before it is answered.
import { parentPort, workerData } from 'node:worker_threads';
import { HostedOrg } from './hosted-org.ts';
import type { EngineMessage, EngineRequest, EngineStart } from './messages.ts';

const port = parentPort!;
const send = (message: EngineMessage) => port.postMessage(message);

try {
    const hosted = new HostedOrg(workerData as EngineStart, {
        event: (event) => send({ kind: 'event', event }),
        log: (line) => send({ kind: 'log', line })
    });
    port.on('message', ({ id, name, argument }: EngineRequest) => {
        try {
            send({ kind: 'answer', id, result: hosted.answer(name, argument as never) });
        } catch (error) {
            send({ kind: 'answer', id, error: describe(error) });
        }
        // Queued jobs and event triggers run after the caller has its answer, as on the platform.
        hosted.runJobs();
    });
    send({ kind: 'ready', ...hosted.ready() });
} catch (error) {
    send({ kind: 'failed', error: describe(error) });
}

function describe(error: unknown): string {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
