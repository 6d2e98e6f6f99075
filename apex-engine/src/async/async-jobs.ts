// Asynchronous Apex: future, queueable, batch, scheduled jobs and platform events.
import type { ApexClass, ApexMethod, ApexObject, ApexThrown, OrgRuntime } from '../org/runtime.ts';
import type { Row } from '../store/row.ts';
import { ApexObject as ApexObjectValue, Datetime, type SObject } from '../values/index.ts';
import { cronFields, nextFireTime } from './cron-expression.ts';
import { deliverEvents } from './deliver-events.ts';
import type { Job, QueueableOptions, Schedule } from './job.ts';
import { publishEvents, type PublishResult } from './publish-events.ts';
import { runJob } from './run-job.ts';

/** Of these generations of jobs at most runs Test.stopTest(). */
const GENERATIONS_IN_TEST = 7;

export class AsyncJobs {
    readonly runtime: OrgRuntime;
    /** Jobs in the order in which they were queued. */
    queue: Job[] = [];
    crons: Schedule[] = [];
    /** The job that runs. */
    current: Job | null = null;
    /** Last replay id; goes on over resets, as replay ids are never used twice. */
    replay = 0;

    constructor(runtime: OrgRuntime) {
        this.runtime = runtime;
    }

    reset(): void {
        this.queue = [];
        this.crons = [];
        this.current = null;
    }

    /**
     * System.enqueueJob. Returns the id of the AsyncApexJob.
     *
     * @param delay minutes
     */
    enqueue(object: ApexObject, options?: QueueableOptions | null, delay = 0): string {
        const { runtime } = this;
        if (!((object as unknown) instanceof ApexObjectValue))
            throw runtime.exception('NullPointerException', 'Attempt to de-reference a null object');
        runtime.limits.enqueue();
        const duplicateSignature = this.#signature(options);
        const depth = this.#depth(options);
        const row = this.#job('Queueable', object.constructor.cls);
        this.queue.push({
            kind: 'queueable',
            object,
            row,
            duplicateSignature,
            depth,
            user: runtime.user.id,
            options,
            delay
        });
        runtime.uncommitted = true;
        return row.id;
    }

    #signature(options: QueueableOptions | null | undefined): string | undefined {
        const signature = options?.duplicatesignature;
        if (!signature) return undefined;
        const key = typeof signature === 'object' && signature.key ? signature.key() : String(signature);
        if (this.queue.some((job) => job.kind === 'queueable' && job.duplicateSignature === key))
            throw this.runtime.exception(
                'DuplicateMessageException',
                'Attempt to enqueue job with duplicate queueable signature'
            );
        return key;
    }

    /** How deep a chain of queueables gets; the platform refuses chains in tests that do not ask for one. */
    #depth(options: QueueableOptions | null | undefined): number {
        const { runtime, current } = this;
        const inJob = current?.kind === 'queueable' && !current.inFinalizer;
        const depth = inJob ? current.depth + 1 : 1;
        const deepest = options?.maximumqueueablestackdepth;
        const isRefused = deepest ? depth > deepest : inJob && runtime.test && !runtime.options.allowChaining;
        if (isRefused) throw runtime.exception('AsyncException', 'Maximum stack depth has been reached.');
        return depth;
    }

    future(method: ApexMethod, args: unknown[]): void {
        const { runtime, current } = this;
        if (current?.kind === 'future' || current?.kind === 'batch') {
            const parameters = method.parameterTypes.map(({ name }) => name).join(', ');
            throw runtime.exception(
                'AsyncException',
                'Future method cannot be called from a future or batch method: ' +
                    `${method.cls.name}.${method.name}(${parameters})`
            );
        }
        runtime.limits.future();
        const row = this.#job('Future', method.cls, { MethodName: method.name });
        this.queue.push({ kind: 'future', method, args, row, user: runtime.user.id });
    }

    /** Database.executeBatch. Returns the id of the AsyncApexJob. */
    batch(object: ApexObject | null, size?: number | null): string {
        const { runtime } = this;
        if (!object) throw runtime.exception('NullPointerException', 'Attempt to de-reference a null object');
        const row = this.#job('BatchApex', object.constructor.cls);
        this.queue.push({ kind: 'batch', object, size: size || 200, row, user: runtime.user.id });
        return row.id;
    }

    /** System.schedule. Returns the id of the CronTrigger. */
    schedule(name: string, cron: string, object: ApexObject, jobType = '7'): string {
        const { runtime } = this;
        const fields = cronFields(cron);
        if (!fields) throw runtime.exception('AsyncException', `Unable to parse cron expression: ${cron}`);
        if (this.crons.some((schedule) => schedule.name === name && !schedule.aborted))
            throw runtime.exception(
                'AsyncException',
                `The Apex job named "${name}" is already scheduled for execution.`
            );
        const next = nextFireTime(fields, runtime.now());
        const row = runtime.raw('CronTrigger', {
            CronExpression: cron,
            CronJobDetailId: runtime.raw('CronJobDetail', { Name: name, JobType: jobType }).id,
            State: 'WAITING',
            TimesTriggered: 0,
            TimeZoneSidKey: 'GMT',
            NextFireTime: next === null ? null : new Datetime(next),
            StartTime: new Datetime(runtime.now()),
            OwnerId: runtime.user.id
        });
        this.#job('ScheduledApex', object.constructor.cls, { CronTriggerId: row.id });
        const schedule = { name, cron, object, row, user: runtime.user.id };
        this.crons.push(schedule);
        this.queue.push({ kind: 'scheduled', cron: schedule, row, user: runtime.user.id });
        return row.id;
    }

    /** The row of a job in AsyncApexJob. */
    #job(type: string, cls: ApexClass, values: Record<string, unknown> = {}): Row {
        const { runtime } = this;
        const name = cls.outermost.name;
        return runtime.raw('AsyncApexJob', {
            JobType: type,
            Status: 'Queued',
            ApexClassId: runtime.db.rowsOf('ApexClass').find((row) => row.name === name)?.id ?? null,
            NumberOfErrors: 0,
            JobItemsProcessed: 0,
            TotalJobItems: 0,
            ...values
        });
    }

    /** Changes the row of a job. */
    set({ id }: Row, values: Record<string, unknown>): void {
        const { db } = this.runtime;
        const row = db.byId.get(id);
        if (row) db.put(row.$definition, id, { ...row, ...values });
    }

    /** Runs one job in a transaction of its own. Returns the exception it ended with, if any. */
    runJob(job: Job): ApexThrown | null {
        return runJob(this.runtime, job);
    }

    /**
     * Test.stopTest(): runs what was queued, and what that queued, then delivers platform events.
     *
     * @throws the first exception that a job ended with
     */
    flush(): void {
        let first: ApexThrown | null = null;
        for (let generation = 0; generation < GENERATIONS_IN_TEST && this.queue.length; generation++) {
            const jobs = this.queue;
            this.queue = [];
            for (const job of jobs) {
                // A schedule fires once, in the first generation.
                if (job.aborted || (job.kind === 'scheduled' && (job.cron.aborted || generation > 0)))
                    continue;
                const thrown = this.runJob(job);
                first ??= thrown;
            }
        }
        this.deliver();
        if (first) throw first;
    }

    /** EventBus.publish. */
    publish(events: SObject[]): PublishResult[] {
        return publishEvents(this.runtime, events);
    }

    /** Delivers the events that were published to triggers and callbacks. */
    deliver(fail = false): void {
        deliverEvents(this.runtime, fail);
    }
}
