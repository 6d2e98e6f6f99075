import { Connection } from 'jsforce';
import { CosellError } from '@cosell/contracts';
import type { Host } from '../host/create-host.ts';
import { API_VERSION } from './api-version.ts';
import type { OpportunityAccess } from './opportunity-access.ts';
import { salesforceFailure } from './refusal.ts';
import { signIn, type SalesforceSignIn } from './sign-in.ts';

export interface SalesforceCall {
    method: string;
    /** Path only: a query string can hold values. */
    path: string;
    milliseconds: number;
    outcome: 'answered' | 'failed';
}

/** The REST API of one org, as the integration user. Every failure is a CosellError. */
export interface SalesforceClient {
    /** 18 characters. */
    orgId: string;
    /** As whom it is signed in. */
    userId: string;
    /** Where runs go together: how they reach Opportunities. Without it each does so alone. */
    together?: OpportunityAccess;
    /** Rows of the first page (at most 2,000), for queries by id. `all` includes deleted rows. */
    query<Row>(soql: string, options?: { all?: boolean }): Promise<Row[]>;
    /** All rows, deleted ones too, page by page as far as the caller reads on. */
    sweepRows<Row>(soql: string): AsyncGenerator<Row, void, undefined>;
    /** `path` is relative to `/services/data/vXX.0`. */
    request<Answer>(
        method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
        path: string,
        body?: unknown
    ): Promise<Answer>;
}

const CALL_TIMEOUT_MS = 30_000;
/**
 * jsforce signs in again at every 401 without an end; a session that does not hold is a refusal, not a
 * loop.
 */
const MOST_SIGN_INS_PER_MINUTE = 3;

export async function connectSalesforce(options: {
    signIn: SalesforceSignIn;
    /** The org that the relay is paired with; another one is refused. */
    orgId: string;
    now: () => Date;
    /** Every call of the REST API goes through it. */
    host: Host;
    onCall?: (call: SalesforceCall) => void;
}): Promise<SalesforceClient> {
    const signIns: number[] = [];
    const freshSession = async () => {
        const at = options.now().getTime();
        while (signIns[0] !== undefined && signIns[0] < at - 60_000) signIns.shift();
        if (signIns.length >= MOST_SIGN_INS_PER_MINUTE)
            throw new CosellError(
                'SALESFORCE_SIGN_IN',
                'Salesforce keeps refusing sessions that it has just given.'
            );
        signIns.push(at);
        return signIn(options.signIn, options.now);
    };
    const session = await freshSession();
    const connection = new Connection({
        ...session,
        version: API_VERSION,
        callOptions: { client: 'CoSellRelay' },
        refreshFn: (_connection, done) => {
            freshSession().then(
                ({ accessToken }) => done(null, accessToken),
                (error: Error) => done(error)
            );
        }
    });
    const identity = await connection.identity().catch((error: unknown) => {
        throw salesforceFailure(error);
    });
    if (identity.organization_id !== options.orgId)
        throw new CosellError(
            'ORG_MISMATCH',
            `Signed in to ${identity.organization_id}, paired with ${options.orgId}.`
        );

    async function call<Answer>(
        method: 'GET' | 'POST' | 'PATCH',
        path: string,
        body?: unknown
    ): Promise<Answer> {
        const start = options.now().getTime();
        const report = (outcome: SalesforceCall['outcome']) =>
            options.onCall?.({
                method,
                path: path.split('?')[0] ?? path,
                milliseconds: options.now().getTime() - start,
                outcome
            });
        try {
            const answer = await options.host.call(() =>
                connection.request<Answer>(
                    {
                        method,
                        url: `${connection._baseUrl()}${path}`,
                        headers: { 'content-type': 'application/json' },
                        ...(body === undefined ? {} : { body: JSON.stringify(body) })
                    },
                    { timeout: CALL_TIMEOUT_MS }
                )
            );
            report('answered');
            return answer;
        } catch (error) {
            report('failed');
            throw salesforceFailure(error);
        }
    }

    return {
        orgId: identity.organization_id,
        userId: identity.user_id,
        request: call,
        async query<Row>(soql: string, { all = false } = {}): Promise<Row[]> {
            const path = `/${all ? 'queryAll' : 'query'}?${new URLSearchParams({ q: soql })}`;
            return (await call<Page<Row>>('GET', path)).records;
        },
        async *sweepRows<Row>(soql: string): AsyncGenerator<Row, void, undefined> {
            for (let path: string | null = `/queryAll?${new URLSearchParams({ q: soql })}`; path; ) {
                const page: Page<Row> = await call('GET', path);
                yield* page.records;
                path = page.nextRecordsUrl ? pathOf(page.nextRecordsUrl) : null;
            }
        }
    };
}

interface Page<Row> {
    records: Row[];
    /** `/services/data/v67.0/query/01g…-2000`; missing on the last page. */
    nextRecordsUrl?: string;
}

/** Without the version: paths of `request` are relative to it. */
const pathOf = (nextRecordsUrl: string) => nextRecordsUrl.replace(/^\/services\/data\/v[\d.]+/, '');
