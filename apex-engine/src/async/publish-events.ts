import { randomUUID } from 'node:crypto';
import type { OrgRuntime } from '../org/runtime.ts';
import { dmlError, type DmlError } from '../store/dml-error.ts';
import type { Row } from '../store/row.ts';
import { Datetime, type SObject } from '../values/index.ts';

export interface PublishResult {
    ok: boolean;
    id?: string;
    uuid?: string;
    errors: DmlError[];
}

/** The platform gives the same id to every event that was published. */
const PUBLISHED_ID = 'e00xx0000000001AAA';

/** EventBus.publish: queues events; told at once or after the commit, as the event's metadata says. */
export function publishEvents(runtime: OrgRuntime, events: SObject[]): PublishResult[] {
    return events.map((event) => {
        const { definition } = event;
        if (!definition.isEvent)
            throw runtime.exception('TypeException', `${definition.name} is not a platform event`);
        const row = eventRow(runtime, event);
        const missing = [...definition.fields.values()]
            .filter(({ required, key }) => required && row[key] === null)
            .map(({ name }) => name);
        if (missing.length) {
            const message = `Required fields are missing: [${missing.join(', ')}]`;
            return { ok: false, errors: [dmlError('REQUIRED_FIELD_MISSING', message, missing)] };
        }
        row.eventuuid = event.fields.eventuuid || newUuid(runtime);
        row.replayid = String(++runtime.async.replay);
        row.createddate = new Datetime(runtime.now());
        row.createdbyid = runtime.user.id;
        const inFlight = { row, source: event };
        runtime.events.push(inFlight);
        if (!definition.afterCommit) runtime.announce([inFlight]);
        return { ok: true, id: PUBLISHED_ID, errors: [], uuid: row.eventuuid as string };
    });
}

function eventRow({ db }: OrgRuntime, { definition, fields }: SObject): Row {
    const row = db.fresh(definition);
    for (const field of definition.fields.values()) {
        if (field.type === 'BOOLEAN') row[field.key] = false;
        if (field.defaultValue !== null && !(field.key in fields)) row[field.key] = db.defaultValue(field);
    }
    for (const [name, value] of Object.entries(fields)) {
        const field = definition.field(name);
        row[name] = field ? db.toStored(field, value) : value;
    }
    return row;
}

/** A version 4 UUID, of the org's own random numbers where it was given some. */
function newUuid({ options }: OrgRuntime): string {
    if (!options.random) return randomUUID();
    const digit = (last: number) => Math.floor(options.random!() * (last + 1)).toString(16);
    return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) =>
        place === 'x' ? digit(15) : (8 + Math.floor(options.random!() * 4)).toString(16)
    );
}
