import type { ApexTrigger, EventInFlight, OrgRuntime } from '../org/runtime.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { List, PlatformObject } from '../values/index.ts';

/** Events that triggers publish are delivered too, up to so many generations. */
const MOST_GENERATIONS = 10;

/** Runs callbacks and triggers of the events that are in flight; `fail` plays a publish that failed. */
export function deliverEvents(runtime: OrgRuntime, fail: boolean): void {
    for (let generation = 0; generation < MOST_GENERATIONS && runtime.events.length; generation++) {
        const events = runtime.events;
        runtime.events = [];
        for (const [definition, ofObject] of Map.groupBy(events, ({ row }) => row.$definition)) {
            callBack(runtime, ofObject, fail);
            const triggers = (runtime.triggersFor(definition) ?? []).filter(({ cases }) =>
                cases.includes('after insert')
            );
            if (!fail && triggers.length) runTriggers(runtime, definition, triggers, ofObject);
        }
    }
}

/** EventPublishSuccessCallback and EventPublishFailureCallback. */
function callBack(runtime: OrgRuntime, events: EventInFlight[], fail: boolean): void {
    for (const callback of new Set(events.map(({ callback: cb }) => cb))) {
        if (!callback) continue;
        const uuids = events.filter(({ callback: cb }) => cb === callback).map(({ row }) => row.eventuuid);
        const type = fail ? 'EventBus.FailureResult' : 'EventBus.SuccessResult';
        runtime.invoke(callback, fail ? 'onFailure' : 'onSuccess', [new PlatformObject(type, { uuids })]);
    }
}

/** In a transaction of its own, as Automated Process. What it throws is noted; the publisher never hears. */
function runTriggers(
    runtime: OrgRuntime,
    definition: SObjectDef,
    triggers: ApexTrigger[],
    events: EventInFlight[]
): void {
    const { user, uncommitted, stack } = runtime;
    const limits = runtime.limits.save();
    runtime.limits.reset(true);
    runtime.uncommitted = false;
    runtime.stack = [];
    runAsAutomatedProcess(runtime);
    const records = events.map(({ row }) => runtime.db.toTriggerRecord(row));
    runtime.triggerStack.push({
        when: 'after',
        operation: 'insert',
        new: new List(runtime.types.list(runtime.types.sobject(definition.name)!), records),
        old: null,
        newmap: null,
        oldmap: null,
        size: records.length
    });
    const mark = runtime.db.mark();
    const eventsBefore = runtime.events.length;
    try {
        for (const trigger of triggers) trigger.run();
    } catch (error) {
        runtime.db.rollback(mark);
        runtime.dropUncommittedEvents(eventsBefore);
        noteFailure(runtime, definition, error);
    } finally {
        runtime.triggerStack.pop();
        runtime.limits.restore(limits);
        Object.assign(runtime, { uncommitted, stack });
        runtime.setUser(runtime.db.get(user.id) ?? user);
    }
}

function runAsAutomatedProcess(runtime: OrgRuntime): void {
    const automatedProcess = runtime.options.eventsAsUser ? null : runtime.db.get(runtime.automatedProcessId);
    if (!automatedProcess) return;
    runtime.setUser(automatedProcess);
    runtime.permissions.all = true;
}

function noteFailure(runtime: OrgRuntime, { name }: SObjectDef, error: unknown): void {
    const thrown = runtime.toException(error);
    if (!thrown) throw error;
    // The bus would deliver again; that is not modelled.
    if (thrown.platformName !== 'EventBus.RetryableException') {
        const place = thrown.frames?.[0] ? ` at ${thrown.frames[0]}` : '';
        runtime.debugLog.push(`event trigger failed: ${thrown.message}`);
        (runtime.eventErrors ??= []).push(
            `${name} trigger failed: ${thrown.typeName()}: ${thrown.message}${place}`
        );
    }
    if (thrown.uncatchable && thrown.platformName === 'AssertException') throw thrown;
}
