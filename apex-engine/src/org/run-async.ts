import type { Job } from '../async/job.ts';
import { Runtime } from '../interpret/runtime.ts';
import { classOf } from '../types/value-type.ts';
import { messageOf } from './apex-error.ts';
import type { ApexThrown } from './runtime.ts';
import type { Transactions } from './transactions.ts';

/** A job that ran, or an event trigger that failed. */
export interface AsyncRun {
    kind: string;
    class: string;
    error: string | null;
    stack: string | null;
}

const LONGEST_JOB_MS = 60_000;

/**
 * Runs queued jobs and delivers platform events until none is left.
 *
 * @param scheduled scheduled jobs too, each once
 * @param max of jobs and deliveries; a chain that never ends must end somewhere
 */
export function runAsync(transactions: Transactions, scheduled: boolean, max: number): AsyncRun[] {
    const { runtime } = transactions;
    Runtime.activate(runtime);
    const runs: AsyncRun[] = [];
    for (let count = 0; count < max; count++) {
        if (runtime.events.length) {
            runtime.async.deliver();
            transactions.commit();
            continue;
        }
        const place = runtime.async.queue.findIndex(({ kind }) => scheduled || kind !== 'scheduled');
        const [job] = place < 0 ? [] : runtime.async.queue.splice(place, 1);
        if (!job) break;
        if (job.aborted || (job.kind === 'scheduled' && job.cron.aborted)) continue;
        runtime.resetStatics();
        runtime.deadline = Date.now() + LONGEST_JOB_MS;
        const thrown = runtime.async.runJob(job);
        transactions.commit();
        for (const message of (runtime.eventErrors ?? []).splice(0))
            runs.push({ kind: 'event', class: message.split(' ')[0]!, error: message, stack: null });
        runs.push(runOf(runtime, job, thrown));
    }
    return runs;
}

function runOf(runtime: Runtime, job: Job, thrown: ApexThrown | null): AsyncRun {
    return {
        kind: job.kind,
        class: nameOf(job),
        error: thrown && `${thrown.typeName()}: ${messageOf(runtime, thrown)}`,
        stack: thrown && thrown.trace
    };
}

function nameOf(job: Job): string {
    if (job.kind === 'future') return `${job.method.cls.name}.${job.method.name}`;
    return classOf(job.kind === 'scheduled' ? job.cron.object : job.object)!.name;
}
