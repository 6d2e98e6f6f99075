import { isSafeByDefault, runsInUserMode } from '../check/api-version.ts';
import type { EmbeddedQuery } from '../parsing/syntax-tree.ts';
import type { SoqlQuery } from '../soql/query.ts';
import { quote } from './code.ts';
import type { Code } from './code.ts';
import type { Compilation } from './compilation.ts';
import { compileAll } from './expressions.ts';

/** `[SELECT …]`: a number for COUNT(), else a list that also stands for its only record. */
export function compileSoql(at: Compilation, expression: EmbeddedQuery): Code {
    const { types } = at;
    let query: SoqlQuery;
    try {
        query = at.host.soql.parse(expression.text);
    } catch (error) {
        return at.unsupported(`SOQL ${(error as Error).message}`, expression);
    }
    if (query.with === 'SECURITY_ENFORCED' && isSafeByDefault(at.cls))
        at.report(
            'WITH SECURITY_ENFORCED is not supported from API version 67 on: use WITH USER_MODE',
            expression.line
        );
    if (query.with === null && runsInUserMode(at)) query = { ...query, with: 'USER_MODE' };
    const js = `$.soql(${at.constant(query)},[${binds(at, expression)}])`;
    if (query.isCount) return { js, type: types.Integer };
    const object = types.sobject(query.isAggregate ? 'AggregateResult' : query.from);
    if (!object) return at.unsupported(`SOQL on unknown sObject ${query.from}`, expression);
    if (query.isAggregate) return { js, type: types.list(object), isQuery: true };
    for (const problem of at.host.soql.check(query)) at.report(problem, expression.line);
    return { js, type: types.list(object), isQuery: true, notNull: true };
}

export function compileSosl(at: Compilation, expression: EmbeddedQuery): Code {
    const js = `$.sosl(${quote(expression.text)},[${binds(at, expression)}])`;
    return { js, type: at.types.list(at.types.list(at.types.SObject)) };
}

const binds = (at: Compilation, expression: EmbeddedQuery) =>
    compileAll(at, expression.binds)
        .map(({ js }) => js)
        .join(',');
