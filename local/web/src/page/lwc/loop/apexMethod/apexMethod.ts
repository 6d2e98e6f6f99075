import { unwrap } from 'lwc';
import { orgError, orgRequest, type OrgError } from '../orgRequest/orgRequest.ts';

type Parameters = Record<string, unknown>;
type Emit = (value: { data: unknown; error: unknown }) => void;

/** By the value that a wire received: how to provision it again. */
const refreshers = new WeakMap<object, () => Promise<void>>();

/**
 * What `import method from '@salesforce/apex/Class.method'` gives a component: a function that calls the
 * local org with named arguments and rejects with `{ body: { message } }`, and a wire adapter.
 */
export function apexMethod(name: string) {
    const call = async (parameters: Parameters = {}): Promise<unknown> => {
        try {
            return await orgRequest('POST', `/lightning/apex/${name}`, parameters);
        } catch (error) {
            const { status, statusText, body } = error as OrgError;
            throw orgError(status, statusText, Array.isArray(body) ? body[0] : body);
        }
    };
    return Object.assign(call, { adapter: wireAdapter(call) });
}

/** For adapters: what `refreshApex` does with this value. */
export function refreshable(value: object, refresh: () => Promise<void>): void {
    refreshers.set(value, refresh);
}

/**
 * Provisions a wire again, with the value that the component's wire received: that of an Apex method, or of
 * an adapter of Lightning Data Service.
 */
export async function refreshApex(wired: object): Promise<void> {
    const refresh = refreshers.get(unwrap(wired));
    if (!refresh) throw new Error('refreshApex takes what a wire provisioned');
    await refresh();
}

function wireAdapter(call: (parameters: Parameters) => Promise<unknown>) {
    return class {
        readonly emit: Emit;
        parameters: Parameters = {};

        constructor(emit: Emit) {
            this.emit = emit;
            emit({ data: undefined, error: undefined });
        }

        connect() {}
        disconnect() {}

        /** A wire waits until every reactive parameter has a value. */
        update(parameters: Parameters) {
            if (Object.values(parameters).includes(undefined)) return;
            this.parameters = parameters;
            void this.provision();
        }

        async provision() {
            const { parameters } = this;
            const value = await call(parameters).then(
                (data) => ({ data, error: undefined }),
                (error: unknown) => ({ data: undefined, error })
            );
            if (parameters !== this.parameters) return;
            refreshable(value, () => this.provision());
            this.emit(value);
        }
    };
}
