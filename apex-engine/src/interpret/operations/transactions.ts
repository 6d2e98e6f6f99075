import type { SoqlQuery } from '../../soql/query.ts';
import { SoqlError } from '../../soql/soql-error.ts';
import type { EnumValue } from '../../values/index.ts';
import { List, SObject } from '../../values/index.ts';
import type { Value } from '../../values/index.ts';
import { notNull, nullPointer } from './context.ts';
import type { OperationContext } from './context.ts';

/** What a trigger is told of its rows: `Trigger.new` and so on, in lower case. */
export interface TriggerRows {
    operation: string;
    when: 'before' | 'after';
    size: number;
    new: Value;
    old: Value;
    newmap: Value;
    oldmap: Value;
}

interface User {
    id: string;
}

/** What the rooms of data do for a transaction. */
export interface TransactionContext extends OperationContext {
    // The options and rows of the store and of queries are theirs alone.
    db: {
        dml(operation: string, records: SObject[], options: object): unknown;
        get(id: string): User | null;
    };
    soql: { run(query: SoqlQuery, binds: Value[]): Value };
    sosl(text: string, binds: Value[]): Value;
    triggerStack: TriggerRows[];
    uncommitted: boolean;
    user: User;
    userStack: [string, object][];
    mixedKind: object;
    setUser(user: User): void;
    runAs(user: unknown): void;
    merge(master: SObject, others: Value[]): void;
    enumConstant(enumName: string, constant: string): EnumValue | null;
}

/** DML, queries, users and the variables of triggers. */
export function transactions(runtime: TransactionContext) {
    return {
        dml(operation: string, given: Value, externalId: string | null, access: string | null): void {
            const value = notNull(runtime, given);
            const records = value instanceof SObject ? [value] : value instanceof List ? value.items : null;
            if (!records) return nullPointer(runtime);
            runtime.db.dml(operation, records as SObject[], { ext: externalId, access, allOrNone: true });
            runtime.uncommitted = true;
        },
        merge(master: SObject, given: Value): void {
            runtime.merge(master, given instanceof List ? given.items : [given]);
        },
        /** Around `System.runAs`, whose user's DML may not be mixed with that of the one before. */
        pushUser(user: unknown): void {
            runtime.userStack.push([runtime.user.id, runtime.mixedKind]);
            runtime.mixedKind = {};
            runtime.runAs(user);
            runtime.mixedKind = {};
        },
        popUser(): void {
            const [id] = runtime.userStack.pop()!;
            runtime.setUser(runtime.db.get(id)!);
            runtime.mixedKind = {};
        },
        soql(query: SoqlQuery, binds: Value[]): Value {
            try {
                return runtime.soql.run(query, binds);
            } catch (error) {
                if (error instanceof SoqlError) throw runtime.exception('QueryException', error.message);
                throw error;
            }
        },
        sosl: (text: string, binds: Value[]) => runtime.sosl(text, binds),
        trigger: (name: string) => triggerVariable(runtime, name)
    };
}

/** @param name in lower case; outside of a trigger the flags are false, the rest null */
function triggerVariable(runtime: TransactionContext, name: string): Value {
    const rows = runtime.triggerStack.at(-1);
    if (name === 'isexecuting') return rows !== undefined;
    if (!rows) return name.startsWith('is') ? false : null;
    switch (name) {
        case 'new':
        case 'old':
        case 'newmap':
        case 'oldmap':
        case 'size':
            return rows[name];
        case 'isbefore':
        case 'isafter':
            return rows.when === name.slice(2);
        case 'operationtype':
            return runtime.enumConstant('TriggerOperation', `${rows.when}_${rows.operation}`);
        default:
            return rows.operation === name.slice(2);
    }
}
