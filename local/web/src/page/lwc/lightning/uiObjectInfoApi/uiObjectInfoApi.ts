/** `lightning/uiObjectInfoApi` against the local org: labels and types of an object's fields, picklists. */
import { orgRequest } from '../../loop/orgRequest/orgRequest.ts';
import { fieldPath, type FieldReference } from '../uiRecordApi/record.ts';

const OBJECTS = '/services/data/v67.0/ui-api/object-info';

interface Config {
    objectApiName?: string | { objectApiName: string };
}
type Emit = (value: { data: unknown; error: unknown }) => void;

/** One request per object and page, as Lightning Data Service does. */
const infos = new Map<string, Promise<unknown>>();

function infoOf(name: string): Promise<unknown> {
    let info = infos.get(name);
    if (!info) {
        info = orgRequest('GET', `${OBJECTS}/${name}`);
        info.catch(() => infos.delete(name));
        infos.set(name, info);
    }
    return info;
}

export class getObjectInfo {
    readonly emit: Emit;
    name = '';

    constructor(emit: Emit) {
        this.emit = emit;
        emit({ data: undefined, error: undefined });
    }

    connect() {}
    disconnect() {
        this.name = '';
    }

    update({ objectApiName }: Config) {
        const name = typeof objectApiName === 'string' ? objectApiName : objectApiName?.objectApiName;
        if (!name) return;
        this.name = name;
        infoOf(name).then(
            (data) => this.provide(name, { data, error: undefined }),
            (error: unknown) => this.provide(name, { data: undefined, error })
        );
    }

    provide(name: string, value: { data: unknown; error: unknown }) {
        if (name === this.name) this.emit(value);
    }
}

interface PicklistConfig {
    recordTypeId?: string;
    fieldApiName?: FieldReference;
}
/** Lightning Data Service keeps the values of a picklist for long: they are metadata. */
const picklists = new Map<string, Promise<unknown>>();

export class getPicklistValues {
    readonly emit: Emit;
    path = '';

    constructor(emit: Emit) {
        this.emit = emit;
        emit({ data: undefined, error: undefined });
    }

    connect() {}
    disconnect() {
        this.path = '';
    }

    update({ recordTypeId, fieldApiName }: PicklistConfig) {
        if (!recordTypeId || !fieldApiName) return;
        const [object, field] = fieldPath(fieldApiName).split('.');
        const path = `${OBJECTS}/${object}/picklist-values/${recordTypeId}/${field}`;
        if (path === this.path) return;
        this.path = path;
        void this.provision(path);
    }

    async provision(path: string): Promise<void> {
        const answer = picklists.get(path) ?? orgRequest('GET', path);
        picklists.set(path, answer);
        const value = await answer.then(
            (data) => ({ data, error: undefined }),
            (error: unknown) => {
                picklists.delete(path);
                return { data: undefined, error };
            }
        );
        if (path === this.path) this.emit(value);
    }
}
