import type { RunContext } from '../../relay/src/run/context.ts';
import type { Store } from '../../relay/src/store/types.ts';

/** A relay with a fault that the model has to find. */
export type Fault = (context: RunContext) => RunContext;

/** Each takes away one thing that keeps edits from getting lost, or referrals from being doubled. */
export const faults: Record<string, Fault> = {
    /** Microsoft's newer state is overwritten. */
    'no If-Match': (context) => ({
        ...context,
        partnerCenter: {
            ...context.partnerCenter,
            patchReferral: (id, patch, _options, call) =>
                context.partnerCenter.patchReferral(id, patch, { eTag: null }, call)
        }
    }),
    /** Salesforce's newer state is overwritten. */
    'any revision': (context) => ({
        ...context,
        salesforce: {
            ...context.salesforce,
            request: (method, path, body) =>
                context.salesforce.request(
                    method,
                    path,
                    path === '/composite' ? withHighRevision(body) : body
                )
        }
    }),
    /** A create whose answer was lost is repeated. */
    'no look before a create': (context) => ({
        ...context,
        partnerCenter: {
            ...context.partnerCenter,
            async *listReferrals(query, call) {
                if (query.engagementId) yield* context.partnerCenter.listReferrals(query, call);
            }
        }
    }),
    /** The value that a conflict costs is told to nobody. */
    'no conflict rows': (context) => ({
        ...context,
        salesforce: {
            ...context.salesforce,
            request: (method, path, body) =>
                context.salesforce.request(
                    method,
                    path,
                    path === '/composite' ? withoutConflictRows(body) : body
                )
        }
    }),
    /** After a crash nobody knows that a create was sent, nor what both sides held by it. */
    'no memory before a create': withStore(() => ({ rememberFirst: () => Promise.resolve() }))
};

function withStore(change: (store: Store) => Partial<Store>): Fault {
    return (context) => {
        const changed = change(context.store);
        const store = new Proxy(context.store, {
            get: (target, name) => Reflect.get(name in changed ? changed : target, name) as unknown
        });
        return { ...context, store };
    };
}

interface Part {
    referenceId: string;
    body?: Record<string, unknown>;
}
const parts = (body: unknown) => (body as { compositeRequest: Part[] }).compositeRequest;

function withHighRevision(body: unknown): object {
    const compositeRequest = parts(body).map((part) =>
        typeof part.body?.['Co_sell_Synced_Revision__c'] === 'number'
            ? { ...part, body: { ...part.body, Co_sell_Synced_Revision__c: 1_000_000 } }
            : part
    );
    return { ...(body as object), compositeRequest };
}

function withoutConflictRows(body: unknown): object {
    const compositeRequest = parts(body).filter((part) => part.body?.['Step__c'] !== 'Conflict');
    return { ...(body as object), compositeRequest };
}
