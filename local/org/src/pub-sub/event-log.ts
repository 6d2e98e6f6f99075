import { EventEmitter } from 'node:events';
import type { PublishedEvent } from 'apex-engine';
import { RETENTION_MS } from '../engine/org-journal.ts';

/** Published events of all topics in the order of their replay ids, for 72 hours. */
export class EventLog {
    #events: PublishedEvent[];
    #purgedThrough: number;
    #last: number;
    readonly #arrivals = new EventEmitter();

    /**
     * `purgedThrough`: events up to this replay id were dropped in an earlier run. `last`: the last id given
     * out.
     */
    constructor(events: PublishedEvent[], purgedThrough: number, last: number) {
        this.#events = [...events];
        this.#purgedThrough = purgedThrough;
        this.#last = last;
        this.#arrivals.setMaxListeners(0);
    }

    append(event: PublishedEvent): void {
        this.#purge(event.createdAt);
        this.#events.push(event);
        this.#last = Math.max(this.#last, event.replayId);
        this.#arrivals.emit(event.sobject);
    }

    /** At most `most` events of that object after that replay id. */
    after(sobject: string, replayId: number, most: number): PublishedEvent[] {
        this.#purge(Date.now());
        const later = this.#events.filter((event) => event.sobject === sobject && event.replayId > replayId);
        return later.slice(0, most);
    }

    /** Whether every event after that replay id is still here. */
    reachesBackTo(replayId: number): boolean {
        this.#purge(Date.now());
        return replayId >= this.#purgedThrough && replayId <= this.#last;
    }

    get last(): number {
        return this.#last;
    }

    /** Calls back for each new event of that object; returns how to stop. */
    onArrival(sobject: string, listener: () => void): () => void {
        this.#arrivals.on(sobject, listener);
        return () => this.#arrivals.off(sobject, listener);
    }

    #purge(now: number): void {
        while (this.#events[0] && this.#events[0].createdAt <= now - RETENTION_MS) {
            this.#purgedThrough = this.#events.shift()!.replayId;
        }
    }
}
