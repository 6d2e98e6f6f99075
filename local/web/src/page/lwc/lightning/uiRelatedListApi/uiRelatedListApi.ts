/**
 * `lightning/uiRelatedListApi` against the local org's UI API: the part that this package uses. As on the
 * platform a list is not read anew when a record is created or deleted: the component asks for it with
 * `refreshApex`.
 */
import { refreshable } from 'loop/apexMethod';
import { orgRequest } from '../../loop/orgRequest/orgRequest.ts';

const LISTS = '/services/data/v67.0/ui-api/related-list-records';

interface Asked {
    relatedListId?: string;
    fields?: string[];
    optionalFields?: string[];
    sortBy?: string[];
    pageSize?: number;
}
interface Config extends Asked {
    parentRecordId?: string;
    where?: unknown;
}
interface BatchConfig {
    parentRecordId?: string;
    relatedListParameters?: (Asked & { where?: unknown })[];
}
interface Value {
    data: unknown;
    error: unknown;
}
type Emit = (value: Value) => void;

/** A wire that provisions what `pathOf` names; null: something is still missing. */
abstract class ListWire<Configuration> {
    readonly emit: Emit;
    path: string | null = null;

    constructor(emit: Emit) {
        this.emit = emit;
        emit({ data: undefined, error: undefined });
    }

    abstract pathOf(config: Configuration): string | null;

    connect() {}
    disconnect() {
        this.path = null;
    }

    update(config: Configuration) {
        const path = this.pathOf(config);
        if (path === this.path) return;
        this.path = path;
        if (path) void this.provision(path);
    }

    async provision(path: string): Promise<void> {
        const value: Value = await orgRequest('GET', path).then(
            (data) => ({ data, error: undefined }),
            (error: unknown) => ({ data: undefined, error })
        );
        if (path !== this.path) return;
        refreshable(value, () => this.provision(path));
        this.emit(value);
    }
}

export class getRelatedListRecords extends ListWire<Config> {
    pathOf({ parentRecordId, relatedListId, where, ...asked }: Config): string | null {
        refuse(where);
        if (!parentRecordId || !relatedListId) return null;
        const parameters = new URLSearchParams(
            Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)])
        );
        return `${LISTS}/${parentRecordId}/${relatedListId}?${parameters}`;
    }
}

export class getRelatedListRecordsBatch extends ListWire<BatchConfig> {
    pathOf({ parentRecordId, relatedListParameters = [] }: BatchConfig): string | null {
        if (!parentRecordId || relatedListParameters.length === 0) return null;
        const lists = relatedListParameters.map(({ relatedListId, where, ...asked }) => {
            refuse(where);
            return { relatedListId, asked: asked as Record<string, unknown> };
        });
        const parameters = new URLSearchParams();
        for (const name of ['fields', 'optionalFields', 'sortBy', 'pageSize']) {
            const each = lists
                .filter(({ asked }) => asked[name] !== undefined)
                .map(({ relatedListId, asked }) => `${relatedListId}:${String(asked[name])}`);
            if (each.length) parameters.set(name, each.join(';'));
        }
        const ids = lists.map(({ relatedListId }) => relatedListId).join(',');
        return `${LISTS}/batch/${parentRecordId}/${ids}?${parameters}`;
    }
}

function refuse(where: unknown): void {
    if (where !== undefined) throw new Error('The local page has no filters of related lists.');
}
