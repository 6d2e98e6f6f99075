import type { List } from 'apex-engine';
import type { RestContext, RestHandler, RestReply } from './call.ts';
import { componentQuery } from './component-query.ts';
import { queryColumns } from './query-columns.ts';
import { queryOutput } from './query-output.ts';
import { RestError } from './rest-error.ts';

/** Most records of one page of a result (REST API, query). */
const PAGE = 2000;

/** `GET /query?q=` and `GET /queryAll?q=` (with deleted rows), in user mode. */
export const query: RestHandler = (context) => run(context, false);
export const queryAll: RestHandler = (context) => run(context, true);

function run(context: RestContext, withDeleted: boolean): RestReply {
    const { org, call, apiVersion, cursors } = context;
    if (!call.query.q) throw new RestError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
    const soql = call.query.q;
    const ofComponents = componentQuery(context, soql);
    if (ofComponents) return ofComponents;
    return org.transaction(() => {
        const parsed = { ...org.runtime.soql.parseDynamic(soql) };
        if (withDeleted) parsed.allRows = true;
        const result = org.runtime.soql.run(parsed, noBinds, { access: 'user' });
        if (call.query.columns === 'true') return { status: 200, body: queryColumns(org, parsed) };
        if (typeof result === 'number') {
            return { status: 200, body: { totalSize: result, done: true, records: [] } };
        }
        const rows = queryOutput(org, apiVersion, parsed, result as List);
        const size = pageSize(call.headers['sforce-query-options']);
        const locator = rows.length > size ? cursors.open(call.userId, rows) : '';
        return { status: 200, body: page(context, rows, locator, 0, size) };
    });
}

function noBinds(name: string): never {
    throw new RestError(400, 'MALFORMED_QUERY', `unexpected token: ':${name}'`);
}

/** `GET /query/{locator}-{offset}`: the next page. */
export const queryMore: RestHandler = (context) => {
    const [, locator, offset] = /^(01g\w{15})-(\d+)$/.exec(context.params[0]!) ?? [];
    const rows = locator ? context.cursors.rows(context.call.userId, locator) : undefined;
    if (!rows || !locator) throw new RestError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    const size = pageSize(context.call.headers['sforce-query-options']);
    return { status: 200, body: page(context, rows, locator, Number(offset), size) };
};

/** `Sforce-Query-Options: batchSize=200`; the platform keeps it between 200 and 2,000. */
function pageSize(header: string | undefined): number {
    const asked = Number(/batchSize=(\d+)/i.exec(header ?? '')?.[1] ?? PAGE);
    return Math.min(PAGE, Math.max(200, asked));
}

function page(context: RestContext, rows: unknown[], locator: string, from: number, size: number) {
    const to = from + size;
    const done = to >= rows.length;
    if (done && locator) context.cursors.close(locator);
    return {
        totalSize: rows.length,
        done,
        ...(done ? {} : { nextRecordsUrl: `/services/data/v${context.apiVersion}/query/${locator}-${to}` }),
        records: rows.slice(from, to)
    };
}
