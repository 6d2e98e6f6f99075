import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { id18, type Counters, type PublishedEvent, type StoredRow } from 'apex-engine';
import { lockFolder } from './folder-lock.ts';

/** Platform events are kept for replay for 72 hours (Pub/Sub API, "Event Message Durability"). */
export const RETENTION_MS = 72 * 3600 * 1000;

/** What one request changed: written as one line, so it is kept as a whole or not at all. */
interface JournalLine {
    orgId?: string;
    keyPrefixes?: Record<string, string>;
    rows?: StoredRow[];
    events?: PublishedEvent[];
    counters?: Counters;
    purgedThrough?: number;
}

export interface KeptOrg {
    orgId: string;
    keyPrefixes: Record<string, string>;
    rows: StoredRow[];
    events: PublishedEvent[];
    counters?: Counters;
    /** Replay id of the last event that was dropped for its age; 0 where none was. */
    purgedThrough: number;
}

/**
 * The org's committed state as a file of JSON lines, appended per request and compacted at each start.
 * A line that a killed process left unfinished is dropped. One org at a time may use the folder.
 */
export class OrgJournal {
    readonly kept: KeptOrg;
    readonly #file: string | undefined;
    readonly #unlock: () => void = () => {};
    #descriptor: number | undefined;

    /**
     * Without a folder nothing is read or kept. Throws where another org has the folder, or where the file
     * has a broken line.
     */
    constructor(dataDir: string | undefined, now: number) {
        if (dataDir) {
            fs.mkdirSync(dataDir, { recursive: true });
            this.#unlock = lockFolder(dataDir);
        }
        this.#file = dataDir && path.join(dataDir, 'org.jsonl');
        try {
            this.kept = fold(this.#file && fs.existsSync(this.#file) ? readLines(this.#file) : [], now);
        } catch (error) {
            this.#unlock();
            throw error;
        }
    }

    /** Rewrites the file with what is kept, whole or not at all, and opens it for appending. */
    open(keyPrefixes: Record<string, string>): void {
        if (!this.#file) return;
        const draft = `${this.#file}.new`;
        fs.writeFileSync(draft, line({ ...this.kept, keyPrefixes }));
        fs.renameSync(draft, this.#file);
        this.#descriptor = fs.openSync(this.#file, 'a');
    }

    append(change: JournalLine): void {
        if (this.#descriptor !== undefined) fs.writeSync(this.#descriptor, line(change));
    }

    close(): void {
        if (this.#descriptor !== undefined) fs.closeSync(this.#descriptor);
        this.#descriptor = undefined;
        this.#unlock();
    }
}

const line = (change: JournalLine) => `${JSON.stringify(change)}\n`;

function readLines(file: string): JournalLine[] {
    const text = fs.readFileSync(file, 'utf8');
    const complete = text.slice(0, text.lastIndexOf('\n') + 1);
    return complete
        .split('\n')
        .filter(Boolean)
        .map((content, index) => parse(content, `${file}:${index + 1}`));
}

function parse(content: string, where: string): JournalLine {
    try {
        return JSON.parse(content) as JournalLine;
    } catch (cause) {
        throw new Error(`The local org's store is damaged at ${where}. Delete the file to start anew.`, {
            cause
        });
    }
}

function fold(lines: JournalLine[], now: number): KeptOrg {
    const rows = new Map<string, StoredRow>();
    for (const row of lines.flatMap((entry) => entry.rows ?? [])) {
        if (row.gone) rows.delete(row.id);
        else rows.set(row.id, row);
    }
    const events = lines.flatMap((entry) => entry.events ?? []);
    const isOld = (event: PublishedEvent) => event.createdAt <= now - RETENTION_MS;
    const last = <T>(pick: (entry: JournalLine) => T | undefined) =>
        lines.map(pick).findLast((x) => x !== undefined);
    return {
        orgId: last((entry) => entry.orgId) ?? newOrgId(),
        keyPrefixes: last((entry) => entry.keyPrefixes) ?? {},
        rows: [...rows.values()],
        events: events.filter((event) => !isOld(event)),
        counters: last((entry) => entry.counters),
        purgedThrough: Math.max(
            last((entry) => entry.purgedThrough) ?? 0,
            ...events.filter(isOld).map((event) => event.replayId)
        )
    };
}

/** A production-like org id, other for each org. */
const newOrgId = () => id18(`00D${randomBytes(8).toString('hex').slice(0, 12)}`);
