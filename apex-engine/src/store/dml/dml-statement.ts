import type { OrgRuntime } from '../../org/runtime.ts';
import type { AccessMode } from '../../permissions/sharing.ts';
import type { SObject } from '../../values/index.ts';
import { dmlError, dmlException, type DmlError, type DmlFailure } from '../dml-error.ts';
import { runChunk } from './chunk.ts';
import { checkPermissions } from './dml-permissions.ts';
import { refuseMixedDml } from './mixed-dml.ts';
import { sortForUpsert } from './upsert.ts';

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
/** What the rows of one chunk go through. */
export type RowOperation = Exclude<DmlOperation, 'upsert'>;

export interface DmlOptions {
    /** False: what is right is saved, and each result tells. */
    allOrNone?: boolean | undefined;
    /** External id that an upsert matches by. */
    ext?: string | null | undefined;
    access?: AccessMode;
    /** The engine itself saves: no permissions, no sharing, read-only fields may be set. */
    internal?: boolean | undefined;
    /** Texts that are too long are cut. */
    truncate?: boolean | undefined;
}

export interface DmlResult {
    ok: boolean;
    id?: string;
    created?: boolean;
    errors: DmlError[];
}

/** Rows go through triggers in portions of so many. */
const CHUNK = 200;
/** Triggers that save what fires triggers again. */
const DEEPEST_TRIGGERS = 16;

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

/** One DML statement over records of Apex: saved with triggers, or refused as the platform would. */
export class DmlStatement {
    readonly runtime: OrgRuntime;
    readonly operation: DmlOperation;
    readonly records: SObject[];
    readonly options: DmlOptions;
    readonly results: (DmlResult | undefined)[];
    /** Decided when the statement begins: the triggers of its rows run without. */
    readonly enforcesSharing: boolean;

    constructor(runtime: OrgRuntime, operation: DmlOperation, records: SObject[], options: DmlOptions) {
        this.runtime = runtime;
        this.operation = operation;
        this.records = records;
        this.options = options;
        this.results = new Array<DmlResult | undefined>(records.length);
        this.enforcesSharing = !options.internal && runtime.sharing.isEnforced(options.access);
    }

    get allOrNone(): boolean {
        return this.options.allOrNone !== false;
    }

    /**
     * Saves. All or none: one failure undoes the statement.
     *
     * @returns a result for each record
     * @throws DmlException with every failure, or what a trigger or the statement itself threw
     */
    run(): DmlResult[] {
        const { runtime, records } = this;
        runtime.limits.dml(records.length);
        if (!records.length) return [];
        const { definition } = records[0] ?? {};
        const details = [
            `Op:${capital(this.operation)}`,
            `Type:${definition?.name}`,
            `Rows:${records.length}`
        ];
        runtime.log?.here('DML_BEGIN', ...details);
        try {
            return this.#runLogged();
        } finally {
            runtime.log?.here('DML_END');
        }
    }

    #runLogged(): DmlResult[] {
        const { runtime, records } = this;
        this.#check();
        if (this.options.access === 'user') checkPermissions(this);
        if (!this.options.internal) refuseMixedDml(this);
        const mark = runtime.db.mark();
        const idsBefore = records.map((record) => record.fields.id as string | undefined);
        try {
            this.#save();
        } catch (error) {
            runtime.db.rollback(mark);
            if (this.operation !== 'update' && this.operation !== 'delete') this.#putBackIds(idsBefore);
            throw error;
        }
        const failures = this.#failures(idsBefore);
        if (failures.length && this.allOrNone) {
            runtime.db.rollback(mark);
            this.#putBackIds(idsBefore);
            throw dmlException(runtime, this.operation, failures);
        }
        return this.results as DmlResult[];
    }

    fail(place: number, ...errors: DmlError[]): void {
        const before = this.results[place];
        if (before && !before.ok) before.errors.push(...errors);
        else this.results[place] = { ok: false, errors };
    }

    get hasFailed(): boolean {
        return this.results.some((result) => result && !result.ok);
    }

    /** Saves some of the records, in chunks of one object. */
    saveInChunks(operation: RowOperation, places: number[]): void {
        for (let start = 0; start < places.length; ) {
            const { definition } = this.records[places[start]!]!;
            let end = start;
            while (
                end < places.length &&
                end - start < CHUNK &&
                this.records[places[end]!]!.definition === definition
            )
                end++;
            runChunk(this, operation, definition, places.slice(start, end));
            start = end;
            if (this.operation !== 'upsert' && this.allOrNone && this.hasFailed) return;
        }
    }

    #save(): void {
        if (this.operation !== 'upsert') {
            this.saveInChunks(this.operation, [...this.records.keys()]);
            return;
        }
        const { inserts, updates } = sortForUpsert(this);
        this.saveInChunks('insert', inserts);
        this.saveInChunks('update', updates);
        for (const place of inserts) if (this.results[place]?.ok) this.results[place].created = true;
    }

    #check(): void {
        const { runtime, operation, records } = this;
        if (records.some((record) => record === null || record === undefined))
            throw runtime.exception('NullPointerException', 'Attempt to de-reference a null object');
        if (runtime.triggerDepth > DEEPEST_TRIGGERS) {
            const error = dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'maximum trigger depth exceeded');
            throw dmlException(runtime, operation, [{ index: 0, error }]);
        }
        const refused = `DML operation ${operation.toUpperCase()} not allowed on `;
        for (const { definition, readOnly } of records) {
            if (definition.isMetadataType && !this.options.internal)
                throw runtime.exception('DmlException', refused + definition.name);
            if (definition.name === 'AggregateResult')
                throw runtime.exception('TypeException', 'DML not allowed on AggregateResult');
            if (readOnly) throw runtime.exception('FinalException', 'Record is read-only');
        }
        if (records.some(({ definition }) => definition.isEvent))
            throw runtime.exception('TypeException', refused + records[0]!.definition.name);
    }

    #failures(idsBefore: (string | undefined)[]): DmlFailure[] {
        return this.results.flatMap((result, index) =>
            result && !result.ok ? result.errors.map((error) => ({ index, error, id: idsBefore[index] })) : []
        );
    }

    #putBackIds(idsBefore: (string | undefined)[]): void {
        for (const [place, { fields }] of this.records.entries())
            if (idsBefore[place] === undefined) delete fields.id;
            else fields.id = idsBefore[place];
    }
}
