import { Runtime } from '../interpret/runtime.ts';
import type { Change } from '../store/store.ts';
import { encodeRow, type StoredRow } from '../store/stored-row.ts';
import { ApexError } from './apex-error.ts';
import { suspend } from './suspend.ts';

/** What Apex may take, in milliseconds of the machine's clock. */
const LONGEST_MS = 60_000;

interface Savepoint {
    mark: number;
    jobs: number;
    events: number;
    changes: number;
}

/** The transactions of an org, one at a time, and who hears of what they committed. */
export class Transactions {
    readonly runtime: Runtime;
    readonly longestMs: number;
    /** Called after the outermost transaction. */
    afterwards: () => void = () => {};
    readonly #commitListeners = new Set<(rows: StoredRow[]) => void>();
    readonly #changeListeners = new Set<(change: Change) => void>();
    #changes: Change[] = [];
    #isRunning = false;
    /** Where the unit began that several transactions are part of. */
    #unit: Savepoint | null = null;

    constructor(runtime: Runtime, longestMs = LONGEST_MS) {
        this.runtime = runtime;
        this.longestMs = longestMs;
        this.listen();
    }

    /** Hears of the changes of the runtime's store; to be called again after its reset. */
    listen(): void {
        this.runtime.db.listeners.add((change) => this.#changes.push(change));
    }

    onCommit(listener: (rows: StoredRow[]) => void): () => void {
        this.#commitListeners.add(listener);
        return () => this.#commitListeners.delete(listener);
    }

    onChange(listener: (change: Change) => void): () => void {
        this.#changeListeners.add(listener);
        return () => this.#changeListeners.delete(listener);
    }

    /**
     * One transaction: fresh limits and statics, undone on error. Inside of another it is part of that one.
     *
     * @param quiddity how it came about, as Request.getQuiddity tells Apex
     * @throws ApexError where Apex ended with an exception
     */
    run<T>(work: () => T, quiddity = 'AURA'): T {
        if (this.#isRunning) return work();
        this.#begin(quiddity);
        const before = this.#savepoint();
        try {
            const result = work();
            if (!this.#unit) this.commit();
            return result;
        } catch (error) {
            this.#undo(before);
            const thrown = this.runtime.toException(error);
            throw thrown ? new ApexError(this.runtime, thrown) : error;
        } finally {
            this.#isRunning = false;
            this.runtime.stack.length = 0;
            this.afterwards();
        }
    }

    /** Several transactions that stand or fall together. Throws what `work` throws. */
    atomically<T>(work: () => T): T {
        if (this.#unit || this.#isRunning) return work();
        Runtime.activate(this.runtime);
        const before = this.#savepoint();
        this.#unit = before;
        try {
            const result = work();
            this.commit();
            return result;
        } catch (error) {
            this.#undo(before);
            throw error;
        } finally {
            this.#unit = null;
        }
    }

    /** Runs `work`, which may begin transactions, while Apex waits for a callout. */
    whileSuspended<T>(work: () => T): T {
        const [isRunning, unit, changes] = [this.#isRunning, this.#unit, this.#changes];
        const resume = suspend(this.runtime);
        this.#isRunning = false;
        this.#unit = null;
        this.#changes = [];
        try {
            return work();
        } finally {
            this.#isRunning = isRunning;
            this.#unit = unit;
            this.#changes = [...changes, ...this.#changes];
            resume();
        }
    }

    /** Written rows go to the commit listeners; then subscribers of changes and events hear of them. */
    commit(): void {
        const { runtime } = this;
        const written = new Map(runtime.db.journal.map(({ id, table }) => [id, table]));
        runtime.db.journal.length = 0;
        const events = runtime.events.filter(({ announced }) => !announced);
        if (written.size && this.#commitListeners.size) {
            const stored = [...written].map(([id, table]) => {
                const row = table.get(id);
                return row ? encodeRow(row) : { id, gone: true };
            });
            for (const listener of this.#commitListeners) listener(stored);
        }
        for (const change of this.#changes.splice(0))
            for (const listener of this.#changeListeners) listener(change);
        runtime.announce(events);
    }

    #begin(quiddity: string): void {
        const { runtime } = this;
        Runtime.activate(runtime);
        this.#isRunning = true;
        runtime.limits.reset();
        runtime.resetStatics();
        runtime.stack.length = 0;
        runtime.triggerStack.length = 0;
        const deadline = Date.now() + this.longestMs;
        Object.assign(runtime, {
            uncommitted: false,
            mixedKind: {},
            triggerDepth: 0,
            quiddity,
            ticks: 0,
            deadline
        });
    }

    #savepoint(): Savepoint {
        const { db, async, events } = this.runtime;
        return {
            mark: db.mark(),
            jobs: async.queue.length,
            events: events.length,
            changes: this.#changes.length
        };
    }

    #undo(to: Savepoint): void {
        const { runtime } = this;
        runtime.db.rollback(to.mark);
        runtime.async.queue.length = Math.min(runtime.async.queue.length, to.jobs);
        runtime.dropUncommittedEvents(to.events);
        this.#changes.length = to.changes;
    }
}
