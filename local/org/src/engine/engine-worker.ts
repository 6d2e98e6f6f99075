// The engine's thread: one request at a time, each with its commit on disk before it is answered.
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { HostedOrg } from './hosted-org.ts';
import type { EngineMessage, EngineRequest, EngineStart } from './messages.ts';

const port = parentPort!;
const send = (message: EngineMessage) => port.postMessage(message);

try {
    const hosted = new HostedOrg(workerData as EngineStart, {
        event: (event) => send({ kind: 'event', event }),
        log: (line) => send({ kind: 'log', line }),
        // Whom Apex calls may call back: without this, both would wait for each other.
        answerNext: () => {
            const waiting = receiveMessageOnPort(port) as { message: EngineRequest } | undefined;
            if (waiting) answer(hosted, waiting.message);
        }
    });
    port.on('message', (request: EngineRequest) => answer(hosted, request));
    send({ kind: 'ready', ...hosted.ready() });
} catch (error) {
    send({ kind: 'failed', error: describe(error) });
}

function answer(hosted: HostedOrg, { id, name, argument }: EngineRequest): void {
    try {
        send({ kind: 'answer', id, result: hosted.answer(name, argument as never) });
    } catch (error) {
        send({ kind: 'answer', id, error: describe(error) });
    }
    // Queued jobs and event triggers run after the caller has its answer, as on the platform.
    hosted.runJobs();
}

function describe(error: unknown): string {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
