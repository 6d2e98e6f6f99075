import type { ApexObject, ApexThrown, OrgRuntime } from '../org/runtime.ts';
import { List, PlatformObject, type Value } from '../values/index.ts';
import type { BatchJob } from './job.ts';

const TOO_MANY_CHUNKS =
    'No more than one executeBatch can be called from within a test method.  Please make sure the iterable ' +
    'returned from your start method matches the batch size, resulting in one executeBatch invocation.';

/** What Database.getQueryLocator gives. */
interface QueryLocator extends PlatformObject {
    list: List;
}
const isQueryLocator = (value: unknown): value is QueryLocator =>
    value instanceof PlatformObject && value.$class === 'Database.QueryLocator';

/**
 * start, execute for each chunk, finish. Each chunk is a transaction: one that fails is undone, and the next
 * goes on. Without Database.Stateful each begins with the fields as they were before start.
 *
 * @throws the exception of the first chunk that failed, after all is done
 */
export function runBatch(runtime: OrgRuntime, { object, row, size }: BatchJob): void {
    const context = new PlatformObject('Database.BatchableContext', { jobId: row.id });
    const isStateful = runtime.isA(object, 'Database.Stateful');
    const before = copyOf(object);
    const instance = () => (isStateful ? object : copyOf(before));
    const started = runtime.invoke(object, 'start', [context]);
    const items = (isQueryLocator(started) ? started.list.items : [...runtime.ops.items(started)]) as Value[];
    const type = isQueryLocator(started) ? started.list.type : runtime.types.list(runtime.types.SObject);
    const chunks: Value[][] = [];
    for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
    runtime.async.set(row, { totaljobitems: chunks.length });
    if (runtime.test && chunks.length > 1) throw runtime.exception('UnexpectedException', TOO_MANY_CHUNKS);
    const thrown: ApexThrown[] = [];
    for (const [place, chunk] of chunks.entries()) {
        newTransaction(runtime);
        const mark = runtime.db.mark();
        try {
            runtime.invoke(instance(), 'execute', [context, new List(type, chunk)]);
        } catch (error) {
            const exception = runtime.toException(error);
            if (!exception) throw error;
            runtime.db.rollback(mark);
            thrown.push(exception);
        }
        runtime.async.set(row, { jobitemsprocessed: place + 1, numberoferrors: thrown.length });
    }
    newTransaction(runtime);
    runtime.invoke(instance(), 'finish', [context]);
    if (thrown[0]) throw thrown[0];
}

function newTransaction(runtime: OrgRuntime): void {
    runtime.limits.reset(true);
    runtime.uncommitted = false;
}

const copyOf = (object: ApexObject): ApexObject =>
    Object.assign(Object.create(Object.getPrototypeOf(object) as object) as ApexObject, object);
