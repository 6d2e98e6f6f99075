import type { ApexMethod, ApexObject } from '../org/runtime.ts';
import type { Row } from '../store/row.ts';

interface JobBase {
    /** Its AsyncApexJob; of a scheduled job its CronTrigger. */
    row: Row;
    /** Id of the user that it runs as. */
    user: string;
    /** Finalizers that the job attached. */
    finalizers?: ApexObject[];
    /** A finalizer of the job runs. */
    inFinalizer?: boolean;
    aborted?: boolean;
}
export interface QueueableJob extends JobBase {
    kind: 'queueable';
    object: ApexObject;
    /** Signature that no other queued job may have. */
    duplicateSignature: string | undefined;
    /** 1 for a job that no queueable enqueued. */
    depth: number;
    options: QueueableOptions | null | undefined;
    /** Minutes. */
    delay: number;
}
export interface FutureJob extends JobBase {
    kind: 'future';
    method: ApexMethod;
    args: unknown[];
}
export interface BatchJob extends JobBase {
    kind: 'batch';
    object: ApexObject;
    /** Records of a chunk. */
    size: number;
}
export interface ScheduledJob extends JobBase {
    kind: 'scheduled';
    cron: Schedule;
}
export type Job = QueueableJob | FutureJob | BatchJob | ScheduledJob;

export interface Schedule {
    name: string;
    /** Cron expression. */
    cron: string;
    object: ApexObject;
    row: Row;
    user: string;
    aborted?: boolean;
}

/** AsyncOptions. */
export interface QueueableOptions {
    duplicatesignature?: { key?(): string } | string | null;
    maximumqueueablestackdepth?: number | null;
}
