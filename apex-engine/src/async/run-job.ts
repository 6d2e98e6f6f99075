import type { ApexObject, ApexThrown, OrgRuntime } from '../org/runtime.ts';
import { Datetime, PlatformObject } from '../values/index.ts';
import type { Job } from './job.ts';
import { runBatch } from './run-batch.ts';

const QUIDDITY = { queueable: 'QUEUEABLE', future: 'FUTURE', batch: 'BATCH_APEX', scheduled: 'SCHEDULED' };

/** Runs one job, then its finalizers, in transactions of their own. Returns what the job threw, or null. */
export function runJob(runtime: OrgRuntime, job: Job): ApexThrown | null {
    job.finalizers = [];
    const thrown = inTransaction(runtime, job, () => {
        runtime.triggerStack = [];
        runtime.triggerDepth = 0;
        runtime.stack = [];
        runtime.mixedKind = {};
        runtime.quiddity = QUIDDITY[job.kind];
        const user = runtime.db.get(job.user);
        if (user) runtime.setUser(user);
        return attempt(runtime, job);
    });
    for (const finalizer of job.finalizers) runFinalizer(runtime, job, finalizer, thrown);
    return thrown;
}

/** Runs with fresh limits; afterwards all is as it was, but for what was stored. */
function inTransaction<T>(runtime: OrgRuntime, job: Job, run: () => T): T {
    const { uncommitted, triggerStack, triggerDepth, stack, quiddity, mixedKind, user } = runtime;
    const limits = runtime.limits.save();
    const { current } = runtime.async;
    runtime.limits.reset(true);
    runtime.uncommitted = false;
    runtime.async.current = job;
    try {
        return run();
    } finally {
        runtime.limits.restore(limits);
        runtime.async.current = current;
        Object.assign(runtime, { uncommitted, triggerStack, triggerDepth, stack, quiddity, mixedKind });
        if (runtime.user !== user) runtime.setUser(runtime.db.get(user.id) ?? user);
    }
}

function attempt(runtime: OrgRuntime, job: Job): ApexThrown | null {
    const mark = runtime.db.mark();
    const eventsBefore = runtime.events.length;
    const note = (values: Record<string, unknown>) => {
        if (job.kind !== 'scheduled') runtime.async.set(job.row, values);
    };
    const ended = () => ({ completeddate: new Datetime(runtime.now()) });
    try {
        runtime.async.set(job.row, { status: 'Processing' });
        execute(runtime, job);
        note({ status: 'Completed', ...ended() });
        return null;
    } catch (error) {
        const thrown = runtime.toException(error);
        if (!thrown) throw error;
        // The chunks of a batch stand or fall by themselves.
        if (job.kind !== 'batch') {
            runtime.db.rollback(mark);
            runtime.dropUncommittedEvents(eventsBefore);
        }
        note({ status: 'Failed', numberoferrors: 1, extendedstatus: thrown.message, ...ended() });
        return thrown;
    }
}

function execute(runtime: OrgRuntime, job: Job): void {
    const jobId = job.row.id;
    switch (job.kind) {
        case 'queueable':
            runtime.invoke(job.object, 'execute', [new PlatformObject('QueueableContext', { jobId })]);
            break;
        case 'future':
            runtime.callStatic(job.method.cls, { js: `${job.method.js}$sync` }, job.args);
            break;
        case 'scheduled': {
            const context = new PlatformObject('SchedulableContext', { triggerId: job.cron.row.id });
            runtime.invoke(job.cron.object, 'execute', [context]);
            break;
        }
        case 'batch':
            runBatch(runtime, job);
    }
}

function runFinalizer(runtime: OrgRuntime, job: Job, finalizer: ApexObject, thrown: ApexThrown | null): void {
    const context = new PlatformObject('FinalizerContext', {
        result: thrown ? 'UNHANDLED_EXCEPTION' : 'SUCCESS',
        ex: thrown,
        jobId: job.row.id
    });
    inTransaction(runtime, { ...job, finalizers: [], inFinalizer: true }, () =>
        runtime.invoke(finalizer, 'execute', [context])
    );
}
