import type { List, PlatformObject, SObject, Value } from '../values/index.ts';
import type { Library } from './library.ts';
import { defineDataClass } from './data-class.ts';
import type { SObjectDef } from './schema/definition.ts';
import type { DmlResultObject } from './database/results.ts';

type EventUuids = PlatformObject & { uuids: string[] };

declare module './apex-types.ts' {
    interface ApexTypes {
        'EventBus.SuccessResult': EventUuids;
        'EventBus.FailureResult': EventUuids;
    }
}

/** Platform events: publishing, call-backs, and what tests steer. */
export function defineEventBus(library: Library): void {
    const { runtime } = library;
    const publish = (event: SObject, callback: Value): DmlResultObject => {
        const [result] = runtime.async.publish([event]);
        const published = runtime.events.at(-1);
        if (callback && result!.ok && published) published.callback = callback;
        const { ok, id, errors = [], uuid = '' } = result!;
        return library.object('Database.SaveResult', { ok, id, errors, uuid });
    };
    const publishAll = (events: SObject[], callback: Value = null): DmlResultObject[] => {
        if (events.length && (events[0]!.definition as SObjectDef).afterCommit)
            runtime.limits.dml(events.length);
        else if (events.length) runtime.limits.hit('events', 1, 'Too many PublishImmediate DML');
        return events.map((event) => publish(event, callback));
    };
    const results = (events: List<SObject>, callback: Value = null) =>
        library.list('Database.SaveResult', publishAll(events.items, callback));
    library.define('EventBus', {
        'static Database.SaveResult publish(SObject)': (event) => publishAll([event])[0]!,
        'static Database.SaveResult publish(SObject, Object)': (event, callback) =>
            publishAll([event], callback)[0]!,
        'static List<Database.SaveResult> publish(List<SObject>)': (events) => results(events),
        'static List<Database.SaveResult> publish(List<SObject>, Object)': results,
        'static String getOperationId(Object)': (result) => (result as DmlResultObject).uuid ?? null
    });
    for (const outcome of ['SuccessResult', 'FailureResult'] as const)
        library.define(`EventBus.${outcome}`, {
            'List<String> getEventUuids()': ({ uuids }) => library.list('String', [...uuids])
        });
    library.define('EventBus.TestBroker', {
        'void deliver()': () => runtime.async.deliver(),
        'void fail()': () => runtime.async.deliver(true),
        'void deliverAll()': () => runtime.async.deliver()
    });
    library.define('EventBus.TriggerContext', {
        'static EventBus.TriggerContext currentContext()': () => library.object('EventBus.TriggerContext'),
        'void setResumeCheckpoint(String?)': () => {},
        'String getResumeCheckpoint()': () => null,
        'Integer retries': { get: () => 0 },
        'String lastError': { get: () => null }
    });
    defineDataClass(
        library,
        'EventBus.ChangeEventHeader',
        `String changeType; String changeOrigin; List<String> changedFields; Long commitNumber;
        Long commitTimestamp; String commitUser; List<String> diffFields; String entityName;
        List<String> nulledFields; List<String> recordIds; Integer sequenceNumber; String transactionKey`,
        { getters: true }
    );
}
