import { fireTriggers } from '../../triggers/fire-triggers.ts';
import type { SObjectDef } from '../../schema/sobject.ts';
import { Datetime, id18, type SObject } from '../../values/index.ts';
import { dmlError } from '../dml-error.ts';
import type { Row } from '../row.ts';
import { derive } from '../standard/derive.ts';
import { sideEffects } from '../standard/side-effects.ts';
import { applyFields } from './apply-fields.ts';
import { cascadeDelete } from './cascade-delete.ts';
import type { DmlStatement, RowOperation } from './dml-statement.ts';
import { stampRow } from './stamp-row.ts';
import { validationErrors } from './validate.ts';

/** One record on its way into the store. */
export interface Work {
    /** Place in the statement. */
    place: number;
    record: SObject;
    /** What will be stored. */
    row: Row;
    /** What was stored; null for a new record. */
    before: Row | null;
}

/** Saves up to 200 records of one object: before triggers, checks, the store, after triggers. */
export function runChunk(
    statement: DmlStatement,
    operation: RowOperation,
    definition: SObjectDef,
    places: number[]
): void {
    const { runtime } = statement;
    const { db } = runtime;
    let work = places
        .map((place) => prepare(statement, operation, definition, place))
        .filter((item) => item !== null);
    refuseRepeated(statement, operation, work);
    if (!work.length) return;
    const hasTriggers = !!runtime.triggersFor(definition);
    if (hasTriggers && operation !== 'undelete') work = fireTriggers(statement, 'before', operation, work);
    if (!work.length) return;
    const mark = db.mark();
    const now = new Datetime(Math.floor(runtime.now() / 1000) * 1000);
    runtime.clockTick();
    if (operation === 'insert' || operation === 'update') {
        const valid = work.filter((item) => isValid(statement, operation, item));
        if (statement.allOrNone && valid.length < places.length && statement.hasFailed) return;
        work = valid;
        for (const item of work) save(statement, operation, item, now);
    } else if (operation === 'delete') {
        work = work.filter((item) => remove(statement, item, now));
    } else {
        for (const { place, row } of work) {
            db.put(definition, row.id, { ...row, lastmodifieddate: now, systemmodstamp: now });
            statement.results[place] = { ok: true, id: row.id, errors: [] };
        }
    }
    if (hasTriggers && work.length) {
        const good = fireTriggers(statement, 'after', operation, work);
        if (good.length < work.length && !statement.allOrNone) {
            db.rollback(mark);
            saveAgain(statement, operation, definition, work, good);
            return;
        }
    }
    for (const { row } of work)
        for (const listener of db.listeners) listener({ operation, object: definition.name, id: row.id });
}

/** Partial success: what the after triggers refused is out, and the others go through once more. */
function saveAgain(
    statement: DmlStatement,
    operation: RowOperation,
    definition: SObjectDef,
    work: Work[],
    good: Work[]
): void {
    if (operation === 'insert') for (const { record } of work) delete record.fields.id;
    if (!good.length) return;
    for (const { place } of good) statement.results[place] = undefined;
    runChunk(
        statement,
        operation,
        definition,
        good.map(({ place }) => place)
    );
}

/** The row that a record would make; null, with the failure noted, where it cannot. */
function prepare(
    statement: DmlStatement,
    operation: RowOperation,
    definition: SObjectDef,
    place: number
): Work | null {
    const record = statement.records[place]!;
    return operation === 'insert'
        ? prepareInsert(statement, definition, place, record)
        : prepareStored(statement, operation, definition, place, record);
}

function prepareInsert(
    statement: DmlStatement,
    definition: SObjectDef,
    place: number,
    record: SObject
): Work | null {
    const { runtime } = statement;
    if (record.fields.id) {
        const message = 'cannot specify Id in an insert call';
        statement.fail(place, dmlError('INVALID_FIELD_FOR_INSERT_UPDATE', message, ['Id']));
        return null;
    }
    if (!definition.createable && !statement.options.internal)
        throw runtime.exception('TypeException', `DML operation INSERT not allowed on ${definition.name}`);
    const row = runtime.db.fresh(definition);
    if (!applyFields(statement, 'insert', place, row)) return null;
    const refusal = statement.enforcesSharing ? runtime.sharing.refusalOfChild(row) : null;
    if (refusal) {
        statement.fail(place, refusal);
        return null;
    }
    return { place, record, row, before: null };
}

function prepareStored(
    statement: DmlStatement,
    operation: Exclude<RowOperation, 'insert'>,
    definition: SObjectDef,
    place: number,
    record: SObject
): Work | null {
    const { runtime } = statement;
    const refuse = (code: string, message: string) => {
        statement.fail(place, dmlError(code, message));
        return null;
    };
    const id = record.fields.id as string | null | undefined;
    if (!id) return refuse('MISSING_ARGUMENT', `Id not specified in an ${operation} call`);
    const before = runtime.db.byId.get(id18(id));
    if (operation === 'undelete') {
        if (!before?.isdeleted || before.$purged)
            return refuse('UNDELETE_FAILED', 'Entity is not in the recycle bin');
        return { place, record, row: { ...before, isdeleted: false }, before };
    }
    if (before?.$definition !== definition)
        return refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (before.isdeleted) return refuse('ENTITY_IS_DELETED', 'entity is deleted');
    const refusal = statement.enforcesSharing ? runtime.sharing.refusal(operation, before) : null;
    if (refusal) return refuse(refusal.code, refusal.message);
    if (operation === 'delete') return { place, record, row: before, before };
    const row = { ...before };
    return applyFields(statement, operation, place, row) ? { place, record, row, before } : null;
}

/** A record that is deleted twice is deleted once; one that is updated twice is refused. */
function refuseRepeated(statement: DmlStatement, operation: RowOperation, work: Work[]): void {
    if (operation === 'insert') return;
    const ids = new Set<string>();
    for (let place = 0; place < work.length; place++) {
        const { id } = work[place]!.row;
        if (!ids.has(id)) {
            ids.add(id);
            continue;
        }
        if (operation !== 'delete')
            throw statement.runtime.exception('ListException', `Duplicate id in list: ${id}`);
        statement.results[work[place]!.place] = { ok: true, id, errors: [] };
        work.splice(place--, 1);
    }
}

function isValid(statement: DmlStatement, operation: 'insert' | 'update', item: Work): boolean {
    const errors = validationErrors(statement, operation, item);
    if (errors.length) statement.fail(item.place, ...errors);
    return !errors.length;
}

function save(statement: DmlStatement, operation: 'insert' | 'update', item: Work, now: Datetime): void {
    const { runtime } = statement;
    const { place, record, row } = item;
    stampRow(runtime, operation, row, now);
    derive(runtime, operation, row);
    runtime.db.put(row.$definition, row.id, row);
    if (operation === 'insert') record.fields.id = row.id;
    statement.results[place] = { ok: true, id: row.id, created: operation === 'insert', errors: [] };
    sideEffects(runtime, operation, row);
}

function remove(statement: DmlStatement, { place, row }: Work, now: Datetime): boolean {
    const { db } = statement.runtime;
    const refusal = cascadeDelete(db, row);
    if (refusal) {
        statement.fail(place, refusal);
        return false;
    }
    db.put(row.$definition, row.id, { ...row, isdeleted: true, systemmodstamp: now });
    statement.results[place] = { ok: true, id: row.id, errors: [] };
    return true;
}
