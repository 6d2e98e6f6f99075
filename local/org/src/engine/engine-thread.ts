import { Worker } from 'node:worker_threads';
import type { PublishedEvent } from 'apex-engine';
import type {
    EngineMessage,
    EngineReady,
    EngineRequest,
    EngineRequestName,
    EngineRequests,
    EngineStart
} from './messages.ts';

interface Waiting {
    resolve(result: never): void;
    reject(error: Error): void;
}

/** The engine in its own thread: it is synchronous, and blocks while Apex waits for a callout. */
export class EngineThread {
    readonly ready: EngineReady;
    onEvent: (event: PublishedEvent) => void = () => {};
    readonly #worker: Worker;
    readonly #waiting = new Map<number, Waiting>();
    #lastId = 0;

    private constructor(worker: Worker, ready: EngineReady) {
        this.#worker = worker;
        this.ready = ready;
    }

    /** Loads the project and its records. Throws where either cannot be loaded. */
    static async start(start: EngineStart, log: (line: string) => void): Promise<EngineThread> {
        const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), {
            workerData: start,
            // Apex recursion needs a deeper stack than the 4 MB of a worker.
            resourceLimits: { stackSizeMb: 32 }
        });
        return new Promise((resolve, reject) => {
            let thread: EngineThread | undefined;
            worker.on('message', (message: EngineMessage) => {
                if (message.kind === 'ready') {
                    thread = new EngineThread(worker, message);
                    resolve(thread);
                } else if (message.kind === 'failed') {
                    reject(new Error(message.error));
                    void worker.terminate();
                } else if (message.kind === 'log') log(message.line);
                else if (thread) thread.#receive(message);
            });
            worker.on('error', (error) => {
                reject(error);
                if (thread) thread.#fail(error);
            });
            worker.on('exit', () => {
                const stopped = new Error('The local org has stopped.');
                reject(stopped);
                if (thread) thread.#fail(stopped);
            });
        });
    }

    request<Name extends EngineRequestName>(
        name: Name,
        argument: EngineRequests[Name]['in']
    ): Promise<EngineRequests[Name]['out']> {
        const id = ++this.#lastId;
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, { resolve, reject });
            this.#worker.postMessage({ id, name, argument } satisfies EngineRequest);
        });
    }

    async close(): Promise<void> {
        await this.request('close', null);
        await this.#worker.terminate();
    }

    #receive(message: Extract<EngineMessage, { kind: 'answer' | 'event' }>): void {
        if (message.kind === 'event') return this.onEvent(message.event);
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.error !== undefined) waiting?.reject(new Error(message.error));
        else waiting?.resolve(message.result as never);
    }

    #fail(error: Error): void {
        for (const waiting of this.#waiting.values()) waiting.reject(error);
        this.#waiting.clear();
    }
}
