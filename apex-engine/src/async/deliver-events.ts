import type { ApexTrigger, EventInFlight, OrgRuntime } from '../org/runtime.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { List, PlatformObject } from '../values/index.ts';

/** Events that triggers publish are delivered too, up to so many generations. */
const MOST_GENERATIONS = 10;

/** Runs callbacks and triggers of the events that are in flight; `fail` plays a publish that failed. */
export function deliverEvents(rt: OrgRuntime, fail: boolean): void {
    for (let generation = 0; generation < MOST_GENERATIONS && rt.events.length; generation++) {
        const events = rt.events;
        rt.events = [];
        for (const [definition, ofObject] of Map.groupBy(events, ({ row }) => row.$definition)) {
            callBack(rt, ofObject, fail);
            const triggers = (rt.triggersFor(definition) ?? []).filter(({ cases }) =>
                cases.includes('after insert')
            );
            if (!fail && triggers.length) runTriggers(rt, definition, triggers, ofObject);
        }
    }
}

/** EventPublishSuccessCallback and EventPublishFailureCallback. */
function callBack(rt: OrgRuntime, events: EventInFlight[], fail: boolean): void {
    for (const callback of new Set(events.map(({ callback: cb }) => cb))) {
        if (!callback) continue;
        const uuids = events.filter(({ callback: cb }) => cb === callback).map(({ row }) => row.eventuuid);
        const type = fail ? 'EventBus.FailureResult' : 'EventBus.SuccessResult';
        rt.invoke(callback, fail ? 'onFailure' : 'onSuccess', [new PlatformObject(type, { uuids })]);
    }
}

/** In a transaction of its own, as Automated Process. What it throws is noted; the publisher never hears. */
function runTriggers(
    rt: OrgRuntime,
    definition: SObjectDef,
    triggers: ApexTrigger[],
    events: EventInFlight[]
): void {
    const { user, uncommitted, stack } = rt;
    const limits = rt.limits.save();
    rt.limits.reset(true);
    rt.uncommitted = false;
    rt.stack = [];
    runAsAutomatedProcess(rt);
    const records = events.map(({ row }) => rt.db.toTriggerRecord(row));
    rt.triggerStack.push({
        when: 'after',
        operation: 'insert',
        new: new List(rt.types.list(rt.types.sobject(definition.name)!), records),
        old: null,
        newmap: null,
        oldmap: null,
        size: records.length
    });
    const mark = rt.db.mark();
    const eventsBefore = rt.events.length;
    try {
        for (const trigger of triggers) trigger.run();
    } catch (error) {
        rt.db.rollback(mark);
        rt.dropUncommittedEvents(eventsBefore);
        noteFailure(rt, definition, error);
    } finally {
        rt.triggerStack.pop();
        rt.limits.restore(limits);
        Object.assign(rt, { uncommitted, stack });
        rt.setUser(rt.db.get(user.id) ?? user);
    }
}

function runAsAutomatedProcess(rt: OrgRuntime): void {
    const automatedProcess = rt.options.eventsAsUser ? null : rt.db.get(rt.automatedProcessId);
    if (!automatedProcess) return;
    rt.setUser(automatedProcess);
    rt.permissions.all = true;
}

function noteFailure(rt: OrgRuntime, { name }: SObjectDef, error: unknown): void {
    const thrown = rt.toException(error);
    if (!thrown) throw error;
    // The bus would deliver again; that is not modelled.
    if (thrown.platformName !== 'EventBus.RetryableException') {
        const place = thrown.frames?.[0] ? ` at ${thrown.frames[0]}` : '';
        rt.debugLog.push(`event trigger failed: ${thrown.message}`);
        (rt.eventErrors ??= []).push(
            `${name} trigger failed: ${thrown.typeName()}: ${thrown.message}${place}`
        );
    }
    if (thrown.uncatchable && thrown.platformName === 'AssertException') throw thrown;
}
