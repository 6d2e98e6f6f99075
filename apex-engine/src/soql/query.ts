/**
 * What the parser makes of a SOQL query. Names stay as written; functions and date literals are lower case.
 */
export interface SoqlQuery {
    fields: SoqlColumn[];
    /** An object's name; in a subquery of SELECT that of a child relationship. */
    from: string;
    alias: string | null;
    where: SoqlCondition | null;
    with: 'USER_MODE' | 'SYSTEM_MODE' | 'SECURITY_ENFORCED' | null;
    groupBy: SoqlColumn[] | null;
    having: SoqlCondition | null;
    orderBy: SoqlOrder[];
    limit: SoqlValue | null;
    offset: SoqlValue | null;
    forUpdate: boolean;
    allRows: boolean;
    /** `SELECT COUNT() FROM …`: the result is a number. */
    isCount: boolean;
    /** The result is a list of AggregateResult. */
    isAggregate: boolean;
}

/** An item of SELECT, GROUP BY or ORDER BY, or the left side of a comparison. One of its forms is there. */
export interface SoqlColumn {
    /** Field with the relationships before it: `['Account', 'Owner', 'Name']`. */
    path?: string[];
    subquery?: SoqlQuery;
    /** `count`, `sum` …; its argument, null for `COUNT()`, is `argument`. */
    aggregate?: string;
    /** `calendar_year`, `tolabel` … */
    function?: string;
    /** All arguments of a function; the first is `argument` too. */
    arguments?: SoqlColumn[];
    argument?: SoqlColumn | null;
    literal?: string;
    allFields?: 'all' | 'custom' | 'standard';
    typeOf?: SoqlTypeOf;
    alias?: string;
}

export interface SoqlTypeOf {
    relationship: string;
    cases: { type: string; fields: string[] }[];
    otherwise: string[] | null;
}

export interface SoqlOrder {
    column: SoqlColumn;
    descending: boolean;
    nulls: string | null;
}

export type SoqlCondition =
    | { op: 'and' | 'or'; conditions: SoqlCondition[] }
    | { op: 'not'; condition: SoqlCondition }
    | SoqlComparison;

export type SoqlOperator = '=' | '!=' | '<' | '>' | '<=' | '>=' | 'like' | SoqlSetOperator;
export type SoqlSetOperator = 'in' | 'notin' | 'includes' | 'excludes';

/** Compares with `value`; a set operator may have `values` or a `subquery` in its place. */
export interface SoqlComparison {
    op: SoqlOperator;
    column: SoqlColumn;
    value?: SoqlValue;
    values?: SoqlValue[];
    subquery?: SoqlQuery;
}

export type SoqlValue =
    | { string: string }
    | { number: string }
    | { date: string }
    | { datetime: string }
    | { boolean: boolean }
    | { null: true }
    /** `today`, `last_n_days` …, with its number. */
    | { dateLiteral: string; n?: number }
    /** `$3`: the third expression of a static query; else what stands after the colon of a dynamic one. */
    | { bind: string };
