import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';

/** Minutes a queueable may be put off. */
const LONGEST_DELAY = 10;
/** Scheduled batches run when the host fires them, so any time that does not come will do. */
const ONCE = '0 0 0 1 1 ? 2099';

/** What System tells of the running job, and how it starts and ends others. */
export function defineSystemJobs(library: Library): void {
    const { runtime } = library;
    const runsAs = (kind: string) => (): boolean => runtime.async.current?.kind === kind;
    const scheduleBatch = (job: Value, name: string): string => runtime.async.schedule(name, ONCE, job);
    library.define('System.System', {
        'static Boolean isFuture()': runsAs('future'),
        'static Boolean isBatch()': runsAs('batch'),
        'static Boolean isQueueable()': runsAs('queueable'),
        'static Boolean isScheduled()': runsAs('scheduled'),
        'static Boolean isFunctionCallback()': () => false,
        'static Boolean isRunningElasticCompute()': () => false,
        'static Id enqueueJob(Object)': (job) => runtime.async.enqueue(job),
        'static Id enqueueJob(Object, Integer)': (job, delay) => {
            if (delay < 0 || delay > LONGEST_DELAY)
                library.fail('IllegalArgumentException', `delay must be between 0 and ${LONGEST_DELAY}`);
            return runtime.async.enqueue(job, null, delay);
        },
        'static Id enqueueJob(Object, AsyncOptions?)': (job, options) => runtime.async.enqueue(job, options),
        'static void attachFinalizer(Object)': (finalizer) => {
            const job = runtime.async.current;
            const refuse = (why: string): never =>
                library.fail('HandledException', `System.attachFinalizer(Finalizer) ${why}`);
            if (job?.kind !== 'queueable') return refuse('is not allowed in this context');
            if (job.finalizers.length) return refuse('can be called only once');
            job.finalizers.push(finalizer);
        },
        'static String schedule(String, String, Object)': (name, expression, job) =>
            runtime.async.schedule(name, expression, job),
        'static String scheduleBatch(Object, String, Integer)': scheduleBatch,
        'static String scheduleBatch(Object, String, Integer, Integer)': scheduleBatch,
        'static void abortJob(String)': (id) => abort(library, id),
        'static Integer purgeOldAsyncJobs(Date)': () => 0
    });
}

function abort(library: Library, id: string): void {
    const { async, db } = library.runtime;
    const row = db.get(id);
    if (!row) return library.fail('AsyncException', 'Job does not exist or is already aborted.');
    const isScheduled = row.$definition.name === 'CronTrigger';
    if (isScheduled) db.put(row.$definition, row.id, null);
    else async.set(row, { status: 'Aborted' });
    const waiting = isScheduled ? async.crons : async.queue;
    const job = waiting.find((one) => one.row.id === row.id);
    if (job) job.aborted = true;
}
