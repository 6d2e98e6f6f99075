import type { AccessLevelContext, ExpressionContext, StatementContext } from '@apexdevtools/apex-parser';
import { expression } from './expression.ts';
import { lineOf, optional, textOf } from './parse-tree.ts';
import type { DmlStatement } from './syntax-tree.ts';

/** Null when the statement is none of insert, update, delete, undelete, upsert and merge. */
export function dml(context: StatementContext): DmlStatement | null {
    const simple = {
        insert: optional(context.insertStatement()),
        update: optional(context.updateStatement()),
        delete: optional(context.deleteStatement()),
        undelete: optional(context.undeleteStatement())
    };
    for (const [operation, found] of Object.entries(simple))
        if (found) return make(operation as keyof typeof simple, found.expression(), found.accessLevel());
    const upsert = optional(context.upsertStatement());
    if (upsert) {
        const field = optional(upsert.qualifiedName());
        const statement = make('upsert', upsert.expression(), upsert.accessLevel());
        return { ...statement, externalId: field && textOf(field) };
    }
    const merge = optional(context.mergeStatement());
    if (!merge) return null;
    const statement = make('merge', merge.expression(0), merge.accessLevel());
    return { ...statement, merged: expression(merge.expression(1)) };
}

function make(
    operation: DmlStatement['operation'],
    records: ExpressionContext,
    level: AccessLevelContext | null
): DmlStatement {
    return {
        kind: 'dml',
        operation,
        records: expression(records),
        merged: null,
        externalId: null,
        access: accessOf(optional(level)),
        line: lineOf(records.parentCtx as ExpressionContext)
    };
}

/** `as user` after the word. */
function accessOf(level: AccessLevelContext | null): DmlStatement['access'] {
    if (!level) return null;
    return optional(level.USER()) ? 'user' : 'system';
}
