import type { Runtime } from '../interpret/runtime.ts';
import type { DmlOperation } from '../store/dml/dml-statement.ts';
import { decodeRow, type StoredRow } from '../store/stored-row.ts';
import { classOf } from '../types/value-type.ts';
import type { SObject, Value } from '../values/index.ts';
import { List } from '../values/index.ts';
import { ApexError } from './apex-error.ts';
import { answerRest, type RestRequest, type RestResponse } from './apex-rest.ts';
import { callInvocable, callMethod } from './call-apex.ts';
import type { Callout } from './callout.ts';
import { executeAnonymous, type AnonymousResult } from './execute-anonymous.ts';
import { loadProject } from './load-project.ts';
import { toPlain, toRecord } from './plain-value.ts';
import { runAsync, type AsyncRun } from './run-async.ts';
import type { OrgOptions, Problem } from './runtime.ts';
import { Transactions } from './transactions.ts';

export interface HostOptions extends OrgOptions {
    /** Answers callouts; see httpCallout. */
    callout?: Callout;
    /** Runs queued jobs and delivers events after every call. */
    autoAsync?: boolean;
    /** What Apex may take, in milliseconds of the machine's clock; 60,000 when left out. */
    cpuLimitMs?: number;
}

/** The numbers that must never be used twice. */
export interface Counters {
    /** Next record id. */
    records: number;
    autoNumbers: Record<string, number>;
    /** Last replay id. */
    events: number;
}

export interface PublishedEvent {
    sobject: string;
    replayId: number;
    uuid: string;
    /** Milliseconds since 1970. */
    createdAt: number;
    createdById: string;
    fields: Record<string, unknown>;
}

export interface SaveResult {
    success: boolean;
    id: string | null;
    created: boolean;
    errors: { code: string; message: string; fields: string[] }[];
}

export interface CommittedChange {
    operation: string;
    sobject: string;
    id: string;
    /** Null where the record is gone. */
    record: unknown;
}

type SaveOptions = { allOrNone?: boolean };

/** An org in this process that hosts the Apex of one SFDX project. Each call is one transaction. */
export class Org {
    readonly runtime: Runtime;
    readonly #transactions: Transactions;
    #isRunningJobs = false;

    constructor(projectFolder: string, options: HostOptions = {}) {
        this.runtime = loadProject(projectFolder, options);
        this.runtime.callout = options.callout ?? null;
        this.#transactions = new Transactions(this.runtime, options.cpuLimitMs);
        if (options.autoAsync) this.#transactions.afterwards = () => this.runAsync();
    }

    // ---- Records

    /** Plain objects; one or a list. */
    insert(object: string, records: unknown, options?: SaveOptions): SaveResult[] {
        return this.#save('insert', object, records, options);
    }

    update(object: string, records: unknown, options?: SaveOptions): SaveResult[] {
        return this.#save('update', object, records, options);
    }

    upsert(object: string, records: unknown, externalId?: string, options?: SaveOptions): SaveResult[] {
        return this.#save('upsert', object, records, options, externalId);
    }

    delete(ids: string | string[], options?: SaveOptions): SaveResult[] {
        const records = [ids].flat().map((id) => ({ Id: id }));
        const object = this.runtime.db.byPrefix([ids].flat()[0] ?? '')?.name ?? '';
        return this.#save('delete', object, records, options);
    }

    #save(
        operation: DmlOperation,
        object: string,
        records: unknown,
        { allOrNone }: SaveOptions = {},
        ext?: string
    ): SaveResult[] {
        return this.transaction(() => {
            const list = [records].flat().map((record) => toRecord(this.runtime, object, record));
            return this.runtime.db.dml(operation, list, { allOrNone, ext }).map((result) => ({
                success: result.ok,
                id: result.id ?? null,
                created: !!result.created,
                errors: result.errors.map(({ code, message, fields }) => ({ code, message, fields }))
            }));
        });
    }

    /** SOQL with named binds: plain records, or the number of `SELECT COUNT()`. */
    query(soql: string, binds: Record<string, unknown> = {}): Record<string, unknown>[] {
        const { runtime } = this;
        const lists = runtime.types.list(runtime.types.Object);
        const values = new Map(
            Object.entries(binds).map(([name, value]) => [
                name.toLowerCase(),
                Array.isArray(value) ? new List(lists, value as Value[]) : value
            ])
        );
        return this.transaction(() => {
            const query = runtime.soql.parseDynamic(soql);
            return toPlain(
                runtime,
                runtime.soql.run(query, (name) => values.get(name.toLowerCase()))
            ) as Record<string, unknown>[];
        });
    }

    // ---- Apex

    /** Calls a static method; arguments by position, or by name. */
    call(className: string, method: string, given: unknown[] | Record<string, unknown> = []): unknown {
        return this.transaction(() =>
            toPlain(this.runtime, callMethod(this.runtime, className, method, given, false))
        );
    }

    /** Calls an @AuraEnabled method as a component does: named arguments, only @AuraEnabled members back. */
    aura(className: string, method: string, given: Record<string, unknown> = {}): unknown {
        return this.transaction(() =>
            toPlain(this.runtime, callMethod(this.runtime, className, method, given, true), true)
        );
    }

    /** Calls the @InvocableMethod of a class. */
    invocable(className: string, inputs: unknown[]): unknown {
        return this.transaction(() => toPlain(this.runtime, callInvocable(this.runtime, className, inputs)));
    }

    /** Asks an Apex REST resource. */
    rest(request: RestRequest): RestResponse {
        return answerRest(this.#transactions, request);
    }

    /**
     * Runs anonymous Apex as the current user.
     * @param apiVersion of the caller: what its code may take for granted
     */
    executeAnonymous(source: string, { apiVersion = 67 } = {}): AnonymousResult {
        return executeAnonymous(this.runtime, this.#transactions, source, apiVersion);
    }

    // ---- Transactions

    /**
     * One transaction around `work`: fresh limits and statics, undone when it throws.
     *
     * @throws ApexError where Apex ended with an exception
     */
    transaction<T>(work: () => T): T {
        return this.#transactions.run(work);
    }

    /** Several transactions that stand or fall together. */
    atomically<T>(work: () => T): T {
        return this.#transactions.atomically(work);
    }

    /** Runs `work`, which may call this org, while Apex waits for a callout. */
    whileSuspended<T>(work: () => T): T {
        return this.#transactions.whileSuspended(work);
    }

    /** Runs `work` as another user, by Username or id. */
    runAs<T>(user: string, work: () => T): T {
        const { runtime } = this;
        const row =
            runtime.db.get(user) ?? runtime.db.rowsOf('User').find(({ username }) => username === user);
        if (!row) throw new Error(`no user ${user}`);
        const { id } = runtime.user;
        runtime.setUser(row);
        try {
            return work();
        } finally {
            runtime.setUser(runtime.db.get(id)!);
        }
    }

    // ---- Jobs and events

    /** Runs queued jobs and delivers platform events until none is left; returns what ran. */
    runAsync({ scheduled = false, max = 200 } = {}): AsyncRun[] {
        if (this.#isRunningJobs) return [];
        this.#isRunningJobs = true;
        try {
            return runAsync(this.#transactions, scheduled, max);
        } finally {
            this.#isRunningJobs = false;
        }
    }

    pendingJobs(): number {
        return this.runtime.async.queue.length;
    }

    scheduledJobs(): { name: string; cron: string; class: string }[] {
        return this.runtime.async.crons
            .filter(({ aborted }) => !aborted)
            .map(({ name, cron, object }) => ({ name, cron, class: classOf(object)!.name }));
    }

    /** Fires a scheduled job now. */
    fireScheduled(name: string): void {
        const { runtime } = this;
        const cron = runtime.async.crons.find((one) => one.name === name && !one.aborted);
        if (!cron) throw new Error(`no scheduled job ${name}`);
        const thrown = runtime.async.runJob({ kind: 'scheduled', cron, row: cron.row, user: cron.user });
        this.#transactions.commit();
        if (thrown) throw new ApexError(runtime, thrown);
    }

    /** Hears of platform events once they are published: after the commit, or at once, as metadata says. */
    onEvent(listener: (event: PublishedEvent) => void): void {
        const { runtime } = this;
        runtime.onEvent = ({ row }) =>
            listener({
                sobject: row.$definition.name,
                replayId: Number(row.replayid),
                uuid: row.eventuuid as string,
                createdAt: (row.createddate as { milliseconds: number }).milliseconds,
                createdById: row.createdbyid as string,
                fields: toPlain(runtime, runtime.db.toSObject(row)) as Record<string, unknown>
            });
    }

    /** Hears of committed changes of records. Returns how to stop. */
    onDml(listener: (change: CommittedChange) => void): () => void {
        const { runtime } = this;
        return this.#transactions.onChange(({ operation: op, object, id }) => {
            const row = runtime.db.byId.get(id);
            listener({
                operation: op,
                sobject: object,
                id,
                record: row ? toPlain(runtime, runtime.db.toSObject(row)) : null
            });
        });
    }

    // ---- Lasting state

    /** Every commit's rows as plain JSON (see store/stored-row.ts). Returns how to stop. */
    onCommit(listener: (rows: StoredRow[]) => void): () => void {
        return this.#transactions.onCommit(listener);
    }

    /** Puts rows from onCommit back, and goes on numbering where they stopped. */
    restore({ rows, counters }: { rows: StoredRow[]; counters?: Counters }): void {
        const { runtime } = this;
        for (const stored of rows) {
            const row = decodeRow(runtime, stored);
            if (row) runtime.db.restore(row);
        }
        if (!counters) return;
        runtime.db.nextNumber = counters.records;
        runtime.db.autoNumbers = new Map(Object.entries(counters.autoNumbers));
        runtime.async.replay = counters.events;
    }

    counters(): Counters {
        const { db, async } = this.runtime;
        return {
            records: db.nextNumber,
            autoNumbers: Object.fromEntries(db.autoNumbers),
            events: async.replay
        };
    }

    /** Key prefixes of the project's objects, for the option of that name. */
    keyPrefixes(): Record<string, string> {
        return this.runtime.schema.projectPrefixes();
    }

    /** All as at the beginning. */
    reset(): void {
        this.runtime.reset();
        this.#transactions.listen();
    }

    setCallout(callout: Callout): void {
        this.runtime.callout = callout;
    }

    /** Stops the clock of the org; null lets it go again. */
    setNow(milliseconds: number | null): void {
        this.runtime.clock = milliseconds;
    }

    /** What does not compile, as far as it was reached. */
    problems(): Problem[] {
        return this.runtime.problems;
    }

    /** Records of Apex as plain objects. */
    toPlain(record: SObject): unknown {
        return toPlain(this.runtime, record);
    }
}

export function createOrg(projectFolder: string, options: HostOptions = {}): Org {
    return new Org(projectFolder, options);
}
