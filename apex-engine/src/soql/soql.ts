import type { OrgRuntime } from '../org/runtime.ts';
import type { FieldDef } from '../schema/field.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import type { List, SObject } from '../values/index.ts';
import { checkQuery } from './check-query.ts';
import { comparisonKey } from './compare.ts';
import { resolvePath, type FieldPath } from './field-path.ts';
import { parseSoql } from './parse-query.ts';
import type { SoqlQuery } from './query.ts';
import { queryException } from './query-error.ts';
import type { Binds } from './query-run.ts';
import { runQuery, type QueryOptions } from './run-query.ts';
import { SoqlError } from './soql-error.ts';

/** Subqueries of SELECT, as the debug log counts them. */
const aggregations = ({ fields }: SoqlQuery): number => fields.filter(({ subquery }) => subquery).length;

/** SOQL of one org. */
export class Soql {
    readonly runtime: OrgRuntime;
    readonly #parsed = new Map<string, SoqlQuery>();
    /** What was written, for the debug log. */
    readonly #texts = new WeakMap<SoqlQuery, string>();

    constructor(runtime: OrgRuntime) {
        this.runtime = runtime;
    }

    /**
     * The same text is parsed once.
     *
     * @throws SoqlError
     */
    parse(text: string): SoqlQuery {
        let query = this.#parsed.get(text);
        if (query) return query;
        query = parseSoql(text);
        this.#parsed.set(text, query);
        this.#texts.set(query, text);
        return query;
    }

    /** @throws QueryException where the text is no query */
    parseDynamic(text: string): SoqlQuery {
        try {
            return this.parse(text);
        } catch (error) {
            throw error instanceof SoqlError ? queryException(this.runtime, error.message) : error;
        }
    }

    check(query: SoqlQuery): string[] {
        return checkQuery(this.runtime, query);
    }

    run(query: SoqlQuery, binds: Binds, options: QueryOptions = {}): List<SObject> | number {
        const { log } = this.runtime;
        if (!log) return runQuery(this.runtime, query, binds, options);
        log.here('SOQL_EXECUTE_BEGIN', `Aggregations:${aggregations(query)}`, this.#texts.get(query) ?? '');
        const result = runQuery(this.runtime, query, binds, options);
        log.here('SOQL_EXECUTE_END', `Rows:${typeof result === 'number' ? result : result.items.length}`);
        return result;
    }

    /** @throws QueryException where the path leads nowhere */
    resolve(definition: SObjectDef, path: string[]): FieldPath {
        return resolvePath(this.runtime, definition, path);
    }

    key(value: unknown, field: FieldDef | null): string {
        return comparisonKey(value, field);
    }
}
