/**
 * `lightning/uiRecordApi` against the local org's UI API: the part that this package and page use, with the
 * platform's behaviour (shared cache, re-provisioning after a write). What is missing here is missing
 * loudly: the build fails on an import, a wire throws on a configuration.
 */
import { orgError, orgRequest, type OrgError } from '../../loop/orgRequest/orgRequest.ts';
import { forgetRecord, rereadRecord, watchRecord, RECORDS } from './recordCache.ts';
import { fieldPath, type FieldReference, type RecordRepresentation, type RecordValue } from './record.ts';

interface GetRecordConfig {
    recordId?: string;
    fields?: FieldReference | FieldReference[];
    optionalFields?: FieldReference | FieldReference[];
    layoutTypes?: unknown;
}
type Emit = (value: RecordValue) => void;

const list = <Item>(items: Item | Item[] | undefined): Item[] =>
    items === undefined ? [] : Array.isArray(items) ? items : [items];

/**
 * Wire adapter: provisions `fields` and `optionalFields` of one record, again whenever this page changes it.
 */
export class getRecord {
    readonly emit: Emit;
    config: GetRecordConfig = {};
    stop = () => {};

    constructor(emit: Emit) {
        this.emit = emit;
        emit({ data: undefined, error: undefined });
    }

    connect() {
        this.watch();
    }

    disconnect() {
        this.stop();
    }

    update(config: GetRecordConfig) {
        if (config.layoutTypes) throw new Error('The local page has no layouts: give getRecord fields.');
        this.config = config;
        this.watch();
    }

    watch() {
        this.stop();
        const { recordId } = this.config;
        const fields = list(this.config.fields).map(fieldPath);
        const optionalFields = list(this.config.optionalFields).map(fieldPath);
        if (!recordId || fields.length + optionalFields.length === 0) return;
        this.stop = watchRecord({ recordId, fields, optionalFields }, this.emit);
    }
}

/** `{ fields: { Id, … } }`; resolves to the saved record once every wire on it has the new values. */
export async function updateRecord(input: {
    fields: Record<string, unknown>;
}): Promise<RecordRepresentation> {
    const { Id, ...fields } = input.fields;
    if (typeof Id !== 'string')
        throw orgError(400, 'Bad Request', { message: 'updateRecord needs fields.Id' });
    const record = await write('PATCH', `${RECORDS}/${Id}`, { fields });
    await rereadRecord(Id);
    return record;
}

export async function createRecord(input: { apiName: string; fields: Record<string, unknown> }) {
    return write('POST', RECORDS, input);
}

export async function deleteRecord(recordId: string): Promise<void> {
    await write('DELETE', `${RECORDS}/${recordId}`);
    forgetRecord(recordId);
}

/** Says that records changed behind the page's back: every wire on them is provisioned anew. */
export async function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void> {
    await Promise.all(records.map(({ recordId }) => rereadRecord(recordId)));
}

/**
 * Undefined for a field that the record does not carry, also for an optional one that the user may not see.
 */
export const getFieldValue = (record: RecordRepresentation | undefined, field: FieldReference) =>
    fieldOf(record, field)?.value;

export const getFieldDisplayValue = (record: RecordRepresentation | undefined, field: FieldReference) =>
    fieldOf(record, field)?.displayValue;

function fieldOf(record: RecordRepresentation | undefined, field: FieldReference) {
    const [, ...names] = fieldPath(field).split('.');
    const last = names.pop() ?? '';
    let parent = record;
    for (const name of names) parent = parent?.fields[name]?.value as RecordRepresentation | undefined;
    return parent?.fields[last];
}

/** A refused write has one error as its body, a refused read a list: so the platform gives them. */
async function write(method: string, path: string, body?: unknown): Promise<RecordRepresentation> {
    try {
        return (await orgRequest(method, path, body)) as RecordRepresentation;
    } catch (error) {
        const { status, statusText, body: answer } = error as OrgError;
        throw orgError(status, statusText, Array.isArray(answer) ? answer[0] : answer);
    }
}
