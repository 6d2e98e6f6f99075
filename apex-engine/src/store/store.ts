import type { ApexThrown, OrgRuntime } from '../org/runtime.ts';
import type { FieldDef } from '../schema/field.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { triggerRecord } from '../triggers/trigger-record.ts';
import { id18, type PlatformObject, type SObject } from '../values/index.ts';
import { customMetadataRows } from './custom-metadata-rows.ts';
import { dmlError, dmlException, type DmlError, type DmlFailure } from './dml-error.ts';
import { DmlStatement, type DmlOperation, type DmlOptions, type DmlResult } from './dml/dml-statement.ts';
import { defaultValue, toStored } from './dml/stored-value.ts';
import { address, fieldValue, toSObject } from './field-value.ts';
import { formulaValue, fromFormula } from './formula-field.ts';
import type { Row } from './row.ts';
import { virtualRows } from './virtual-rows.ts';

type Table = Map<string, Row>;

/** A row that was committed. */
export interface Change {
    operation: DmlOperation;
    object: string;
    id: string;
}

/** The records of an org, in memory, with what it takes to undo what a transaction wrote. */
export class Store {
    readonly runtime: OrgRuntime;
    /** By lower-case object. */
    readonly tables = new Map<string, Table>();
    readonly byId = new Map<string, Row>();
    /** What was written since the last commit; `before` is undefined where the row is new. */
    journal: { table: Table; id: string; before: Row | undefined }[] = [];
    /** Number of the next id. */
    nextNumber = 1;
    /** Last numbers given, by object and field. */
    autoNumbers = new Map<string, number>();
    readonly listeners = new Set<(change: Change) => void>();

    constructor(runtime: OrgRuntime) {
        this.runtime = runtime;
    }

    table(definition: SObjectDef): Table {
        let table = this.tables.get(definition.key);
        if (!table) this.tables.set(definition.key, (table = new Map()));
        return table;
    }

    newId(definition: SObjectDef): string {
        return id18(`${definition.prefix}000${String(this.nextNumber++).padStart(9, '0')}`);
    }

    /** Writes a row, or removes it where it is null. */
    put(definition: SObjectDef, id: string, row: Row | null): void {
        const table = this.table(definition);
        this.journal.push({ table, id, before: table.get(id) });
        this.#set(table, id, row ?? undefined);
    }

    /** A row that was there before, from another run: no part of any transaction. */
    restore(row: Row): void {
        this.#set(this.table(row.$definition), row.id, row);
    }

    #set(table: Table, id: string, row: Row | undefined): void {
        if (row) {
            table.set(id, row);
            this.byId.set(id, row);
        } else {
            table.delete(id);
            this.byId.delete(id);
        }
    }

    /** Where to roll back to. */
    mark(): number {
        return this.journal.length;
    }

    rollback(mark: number): void {
        while (this.journal.length > mark) {
            const { table, id, before } = this.journal.pop()!;
            this.#set(table, id, before);
        }
    }

    rows(definition: SObjectDef, withDeleted = false): Row[] {
        if (definition.isMetadataType) return this.metadataRows(definition);
        const rows = virtualRows(this, definition) ?? [...this.table(definition).values()];
        return withDeleted ? rows : rows.filter((row) => !row.isdeleted);
    }

    /** Rows of an object that an org may lack; none where it does. */
    rowsOf(object: string): Row[] {
        const definition = this.runtime.schema.get(object);
        return definition ? this.rows(definition) : [];
    }

    /** The record of an id of 15 or 18 characters; null where there is none, or it is deleted. */
    get(id: string | null | undefined): Row | null {
        const row = id ? this.byId.get(id18(id)) : undefined;
        return row && !row.isdeleted ? row : null;
    }

    /** What a reference leads to, deleted or not. */
    lookup(field: FieldDef, id: string): Row | null {
        const isNamed =
            (...columns: string[]) =>
            (row: Row) =>
                columns.some((column) => row[column] === id);
        const object = field.metadataRelationship ?? field.referenceTo[0];
        if (object === 'EntityDefinition')
            return this.rowsOf(object).find(isNamed('qualifiedapiname', 'durableid')) ?? null;
        if (!field.metadataRelationship) return this.byId.get(id18(id)) ?? null;
        if (object === 'FieldDefinition')
            return this.rowsOf(object).find(isNamed('qualifiedapiname', 'durableid')) ?? null;
        return this.rowsOf(object!).find(isNamed('id', 'developername')) ?? null;
    }

    /** The object that an id is of. */
    byPrefix(id: string): SObjectDef | null {
        const prefix = id.slice(0, 3);
        for (const definition of this.runtime.schema.objects.values())
            if (definition.prefix === prefix) return definition;
        return null;
    }

    /** A row without values. */
    fresh(definition: SObjectDef): Row {
        const row = { $definition: definition } as Row;
        for (const { key } of definition.fields.values()) row[key] = null;
        return row;
    }

    fieldValue(row: Row, lowerName: string): unknown {
        return fieldValue(this, row, lowerName);
    }

    address(fields: Record<string, unknown>, prefix: string): PlatformObject | null {
        return address(fields, prefix);
    }

    formula(field: FieldDef, row: Row): unknown {
        return formulaValue(this, field, row);
    }

    fromFormula(value: unknown, type: string, scale: number): unknown {
        return fromFormula(value, type, scale);
    }

    metadataRows(definition: SObjectDef): Row[] {
        return customMetadataRows(this.runtime, definition);
    }

    toSObject(row: Row): SObject {
        return toSObject(this, row);
    }

    toTriggerRecord(row: Row): SObject {
        return triggerRecord(this, row);
    }

    defaultValue(field: FieldDef): unknown {
        return defaultValue(this, field);
    }

    toStored(field: FieldDef, value: unknown): unknown {
        return toStored(field, value);
    }

    /** One DML statement; a result for each record, in their order. */
    dml(operation: DmlOperation, records: SObject[], options: DmlOptions = {}): DmlResult[] {
        return new DmlStatement(this.runtime, operation, records, options).run();
    }

    dmlError(code: string, message: string, fields: string[] = []): DmlError {
        return dmlError(code, message, fields);
    }

    dmlException(operation: string, failures: DmlFailure[]): ApexThrown {
        return dmlException(this.runtime, operation, failures);
    }
}
