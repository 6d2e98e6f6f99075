/** `lightning/uiObjectInfoApi` against the local org: labels and types of an object's fields. */
import { orgRequest } from '../../loop/orgRequest/orgRequest.ts';

interface Config {
    objectApiName?: string | { objectApiName: string };
}
type Emit = (value: { data: unknown; error: unknown }) => void;

/** One request per object and page, as Lightning Data Service does. */
const infos = new Map<string, Promise<unknown>>();

function infoOf(name: string): Promise<unknown> {
    let info = infos.get(name);
    if (!info) {
        info = orgRequest('GET', `/services/data/v67.0/ui-api/object-info/${name}`);
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
