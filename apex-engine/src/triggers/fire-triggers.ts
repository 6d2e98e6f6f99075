import type { ApexThrown, ApexTrigger } from '../org/runtime.ts';
import { stageOf } from '../schema/standard/stages.ts';
import type { Work } from '../store/dml/chunk.ts';
import type { DmlStatement, RowOperation } from '../store/dml/dml-statement.ts';
import { toStored } from '../store/dml/stored-value.ts';
import { dmlError, dmlException } from '../store/dml-error.ts';
import type { Row } from '../store/row.ts';
import { ApexMap, Decimal, List, type SObject } from '../values/index.ts';
import type { TriggerContext } from './trigger-context.ts';
import { triggerRecord } from './trigger-record.ts';

/**
 * Runs the triggers of a chunk. What before triggers change goes into the rows; records with addError fail.
 *
 * @returns those that go on
 * @throws DmlException where a trigger threw
 */
export function fireTriggers(
    statement: DmlStatement,
    when: 'before' | 'after',
    operation: RowOperation,
    work: Work[]
): Work[] {
    const { runtime } = statement;
    const definition = work[0]!.row.$definition;
    const triggers = (runtime.triggersFor(definition) ?? []).filter(({ cases }) =>
        cases.includes(`${when} ${operation}`)
    );
    if (!triggers.length) return work;
    const context = contextOf(statement, when, operation, work);
    runtime.triggerStack.push(context);
    runtime.triggerDepth++;
    try {
        for (const trigger of triggers) run(statement, trigger, when, operation, work);
    } finally {
        runtime.triggerStack.pop();
        runtime.triggerDepth--;
    }
    return work.filter((item, place) => {
        const record = (context.new ?? context.old)!.items[place]!;
        const errors = record.errors ?? context.old?.items[place]?.errors ?? [];
        if (errors.length) {
            const failures = errors.map(({ message, field }) =>
                dmlError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field ? [field] : [])
            );
            statement.fail(item.place, ...failures);
            return false;
        }
        if (when === 'before' && operation !== 'delete') takeChanges(item.row, record);
        return true;
    });
}

function contextOf(
    { runtime }: DmlStatement,
    when: 'before' | 'after',
    operation: RowOperation,
    work: Work[]
): TriggerContext {
    const { types } = runtime;
    const type = types.sobject(work[0]!.row.$definition.name)!;
    const records = (rows: Row[], readOnly: boolean): List<SObject> => {
        const list = rows.map((row) => Object.assign(triggerRecord(runtime.db, row), { readOnly }));
        return new List(types.list(type), list);
    };
    const byId = (list: List<SObject> | null): ApexMap | null => {
        if (!list) return null;
        const map = new ApexMap(types.map(types.Id, type));
        for (const record of list.items) if (record.fields.id) map.put(record.fields.id, record);
        return map;
    };
    const hasNew = operation !== 'delete';
    const hasOld = operation === 'update' || operation === 'delete';
    const newRecords = hasNew
        ? records(
              work.map(({ row }) => row),
              when === 'after'
          )
        : null;
    const oldRecords = hasOld
        ? records(
              work.map(({ before }) => before!),
              true
          )
        : null;
    if (operation === 'insert')
        for (const [place, { record }] of work.entries())
            Object.assign(newRecords!.items[place]!, {
                cloned: record.cloned,
                cloneSource: record.cloneSource
            });
    return {
        when,
        operation,
        new: newRecords,
        old: oldRecords,
        newmap: when === 'before' && operation === 'insert' ? null : byId(newRecords),
        oldmap: byId(oldRecords),
        size: work.length
    };
}

function run(
    statement: DmlStatement,
    trigger: ApexTrigger,
    when: string,
    operation: RowOperation,
    work: Work[]
): void {
    try {
        trigger.run();
    } catch (error) {
        const thrown = statement.runtime.toException(error);
        if (!thrown || thrown.uncatchable) throw error;
        throw failureOf(statement, trigger, `${capital(when)}${capital(operation)}`, thrown, work[0]!);
    }
}

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

/** A trigger that threw fails the statement, with its own stack in the message. */
function failureOf(
    { runtime }: DmlStatement,
    trigger: ApexTrigger,
    event: string,
    thrown: ApexThrown,
    first: Work
): ApexThrown {
    const cause = `${thrown.typeName()}: ${thrown.message ?? 'Script-thrown exception'}`;
    const message = `${trigger.name}: execution of ${event}\n\ncaused by: ${cause}\n\n${thrown.trace || ''}`;
    const error = dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
    const operation = event.replace(/^(Before|After)/, '').toLowerCase();
    return dmlException(runtime, operation, [{ index: first.place, error, id: first.before?.id }]);
}

/** Puts the fields that a before trigger set into the row. */
function takeChanges(row: Row, record: SObject): void {
    for (const name of Object.keys(record.fields)) {
        const field = row.$definition.field(name);
        if (!field || field.formula || field.key === 'id' || (field.readonly && field.isSystem)) continue;
        const set = record.fields[name];
        const value = toStored(field, set === '' ? null : set);
        if (value === row[name]) continue;
        if (row.$definition.name === 'Opportunity' && name === 'stagename') takeStage(row, record, value);
        row[name] = value;
        row.$set?.add(name);
    }
}

/** A stage that a trigger sets brings its probability, as one that a caller sets. */
function takeStage(row: Row, record: SObject, value: unknown): void {
    const stage = stageOf(value);
    if (!stage || record.fields.probability !== row.probability) return;
    record.fields.probability = Decimal.from(stage.probability);
    row.probability = record.fields.probability;
}
