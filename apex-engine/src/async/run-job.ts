import type { ApexObject, ApexThrown, OrgRuntime } from '../org/runtime.ts';
import { Datetime, PlatformObject } from '../values/index.ts';
import type { Job } from './job.ts';
import { runBatch } from './run-batch.ts';

const QUIDDITY = { queueable: 'QUEUEABLE', future: 'FUTURE', batch: 'BATCH_APEX', scheduled: 'SCHEDULED' };

/** Runs one job, then its finalizers, in transactions of their own. Returns what the job threw, or null. */
export function runJob(rt: OrgRuntime, job: Job): ApexThrown | null {
    job.finalizers = [];
    const thrown = inTransaction(rt, job, () => {
        rt.triggerStack = [];
        rt.triggerDepth = 0;
        rt.stack = [];
        rt.mixedKind = {};
        rt.quiddity = QUIDDITY[job.kind];
        const user = rt.db.get(job.user);
        if (user) rt.setUser(user);
        return attempt(rt, job);
    });
    for (const finalizer of job.finalizers) runFinalizer(rt, job, finalizer, thrown);
    return thrown;
}

/** Runs with fresh limits; afterwards all is as it was, but for what was stored. */
function inTransaction<T>(rt: OrgRuntime, job: Job, run: () => T): T {
    const { uncommitted, triggerStack, triggerDepth, stack, quiddity, mixedKind, user } = rt;
    const limits = rt.limits.save();
    const { current } = rt.async;
    rt.limits.reset(true);
    rt.uncommitted = false;
    rt.async.current = job;
    try {
        return run();
    } finally {
        rt.limits.restore(limits);
        rt.async.current = current;
        Object.assign(rt, { uncommitted, triggerStack, triggerDepth, stack, quiddity, mixedKind });
        if (rt.user !== user) rt.setUser(rt.db.get(user.id) ?? user);
    }
}

function attempt(rt: OrgRuntime, job: Job): ApexThrown | null {
    const mark = rt.db.mark();
    const eventsBefore = rt.events.length;
    const note = (values: Record<string, unknown>) => {
        if (job.kind !== 'scheduled') rt.async.set(job.row, values);
    };
    const ended = () => ({ completeddate: new Datetime(rt.now()) });
    try {
        rt.async.set(job.row, { status: 'Processing' });
        execute(rt, job);
        note({ status: 'Completed', ...ended() });
        return null;
    } catch (error) {
        const thrown = rt.toException(error);
        if (!thrown) throw error;
        // The chunks of a batch stand or fall by themselves.
        if (job.kind !== 'batch') {
            rt.db.rollback(mark);
            rt.dropUncommittedEvents(eventsBefore);
        }
        note({ status: 'Failed', numberoferrors: 1, extendedstatus: thrown.message, ...ended() });
        return thrown;
    }
}

function execute(rt: OrgRuntime, job: Job): void {
    const jobId = job.row.id;
    switch (job.kind) {
        case 'queueable':
            rt.invoke(job.object, 'execute', [new PlatformObject('QueueableContext', { jobId })]);
            break;
        case 'future':
            rt.callStatic(job.method.cls, { js: `${job.method.js}$sync` }, job.args);
            break;
        case 'scheduled': {
            const context = new PlatformObject('SchedulableContext', { triggerId: job.cron.row.id });
            rt.invoke(job.cron.object, 'execute', [context]);
            break;
        }
        case 'batch':
            runBatch(rt, job);
    }
}

function runFinalizer(rt: OrgRuntime, job: Job, finalizer: ApexObject, thrown: ApexThrown | null): void {
    const context = new PlatformObject('FinalizerContext', {
        result: thrown ? 'UNHANDLED_EXCEPTION' : 'SUCCESS',
        ex: thrown,
        jobId: job.row.id
    });
    inTransaction(rt, { ...job, finalizers: [], inFinalizer: true }, () =>
        rt.invoke(finalizer, 'execute', [context])
    );
}
