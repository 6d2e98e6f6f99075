import { createOrg, type Org, type PublishedEvent } from 'apex-engine';
import { changeEventPayload } from '@cosell/contracts';
import { ensureUsers } from '../../local/org/src/engine/org-users.ts';
import { RestRouter } from '../../local/org/src/rest/router.ts';
import { API_VERSION } from '../../relay/src/salesforce/api-version.ts';
import { changeHints } from '../../relay/src/salesforce/change-hints.ts';
import type { SalesforceClient } from '../../relay/src/salesforce/client.ts';
import { orgFeatures, type OrgFeatures } from '../../relay/src/salesforce/org-features.ts';
import { salesforceFailure } from '../../relay/src/salesforce/refusal.ts';
import type { Hint } from '../../relay/src/store/types.ts';
import { admin, relayUser, seller } from '../loop/people.ts';
import { seedOrg, type Seeded } from '../loop/seed-org.ts';

const BASE = `/services/data/v${API_VERSION}`;
export const root = new URL('../../', import.meta.url).pathname;

/** Users who come and go in the team of a deal. */
export const colleagues = ['Cleo', 'Cem', 'Cora'].map((firstName) => {
    const email = `${firstName.toLowerCase()}@contoso.example`;
    return {
        username: email,
        permissionSets: [],
        firstName,
        lastName: 'Colleague',
        email,
        phone: '+1 425 1'
    };
});

type Fields = Record<string, unknown>;
interface Subrequest {
    referenceId: string;
    method: string;
    body?: Fields;
}

/** The local org without sockets: the package's own triggers and rules, behind the REST API's router. */
export class ModelOrg {
    readonly #org: Org;
    readonly #router: RestRouter;
    readonly #ids: Record<string, string> = {};
    readonly #events: PublishedEvent[] = [];
    readonly #told: Hint[][] = [];
    /** In the bin; they belong to earlier schedules, whose deals had the same keys. */
    readonly #earlier = new Set<unknown>();
    readonly orgId: string;
    /** Who changes an Opportunity as part of the relay's own save, like a flow of the customer's. */
    flow: ((opportunityId: string, written: Fields) => void) | null = null;
    seeded!: Seeded;
    features!: OrgFeatures;

    private constructor() {
        this.#org = createOrg(root, { callout: () => ({ error: 'nobody is called' }) });
        const users = [seller, relayUser, admin, ...colleagues];
        ensureUsers(this.#org, users);
        this.#router = new RestRouter(this.#org, () => 'http://org.example');
        for (const { username } of users)
            this.#ids[username] = String(
                this.#org.query('SELECT Id FROM User WHERE Username = :username', { username })[0]?.Id
            );
        this.#org.onEvent((event) => this.#events.push(event));
        this.orgId = String(this.#org.query('SELECT Id FROM Organization')[0]?.Id);
    }

    static async start(): Promise<ModelOrg> {
        const org = new ModelOrg();
        org.seeded = await seedOrg(org.#asConnection() as never);
        org.features = await orgFeatures(org.client(() => Promise.resolve()));
        return org;
    }

    /** @throws what jsforce would: an error with Salesforce's code */
    call<Answer>(username: string, method: string, path: string, body?: unknown): Answer {
        const url = new URL(`${BASE}${path}`, 'http://org.example');
        const { status, body: answer } = this.#router.handle({
            method,
            path: url.pathname,
            query: Object.fromEntries(url.searchParams),
            headers: {},
            body: body === undefined ? '' : JSON.stringify(body),
            userId: this.#ids[username] as string
        });
        this.#org.runAsync();
        const plain = JSON.parse(JSON.stringify(answer ?? null)) as Answer;
        if (status < 400) return plain;
        const [first] = plain as unknown as { errorCode: string; message: string }[];
        throw Object.assign(new Error(first?.message), { errorCode: first?.errorCode, data: first });
    }

    asSeller<Answer>(method: string, path: string, body?: unknown): Answer {
        return this.call(seller.username, method, path, body);
    }

    asAdmin<Answer>(method: string, path: string, body?: unknown): Answer {
        return this.call(admin.username, method, path, body);
    }

    query<Row>(soql: string, username = admin.username): Row[] {
        const path = `/query?${new URLSearchParams({ q: soql })}`;
        return this.call<{ records: Row[] }>(username, 'GET', path).records;
    }

    /** Leaves nothing of this schedule to the next one. */
    clear(): void {
        for (const { Id } of this.query<{ Id: string }>('SELECT Id FROM Opportunity')) {
            this.asAdmin('DELETE', `/sobjects/Opportunity/${Id}`);
            this.#earlier.add(Id);
        }
    }

    /** What the triggers have told of since the last time, as the hints that a subscriber makes of it. */
    takeEvents(): Hint[][] {
        const events = this.#events.splice(0).map(({ fields }) => {
            const payload = changeEventPayload.safeParse(fields);
            return payload.success ? changeHints(payload.data) : [];
        });
        return [...events, ...this.#told.splice(0)];
    }

    /** What a trigger outside this package tells of an Opportunity. */
    tellOf(opportunityId: string): void {
        this.#told.push([{ alias: { kind: 'opportunity', value: opportunityId }, kind: 'changed' }]);
    }

    userId(username: string): string {
        return this.#ids[username] as string;
    }

    /**
     * The port of one worker; `pause` stands before each effect, the answer to a write may be cut, and sweeps
     * find what belongs to `swept`.
     */
    client(
        pause: () => Promise<void>,
        {
            isCut = () => false,
            swept = () => null
        }: { isCut?: () => boolean; swept?: () => string | null } = {}
    ): SalesforceClient {
        const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
            await pause();
            try {
                const answer =
                    path === '/composite' && this.flow
                        ? (this.#compositeWithFlow(body) as Answer)
                        : this.call<Answer>(relayUser.username, method, path, body);
                if (method !== 'GET' && isCut())
                    throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
                return answer;
            } catch (error) {
                throw salesforceFailure(error);
            }
        };
        const read = <Row>(resource: string, soql: string) =>
            call<{ records: Row[] }>('GET', `/${resource}?${new URLSearchParams({ q: soql })}`);
        return {
            orgId: this.orgId,
            userId: this.#ids[relayUser.username] as string,
            query: async <Row>(soql: string, { all = false } = {}) => {
                const { records } = await read<Row & Fields>(all ? 'queryAll' : 'query', soql);
                return records.filter(({ Id }) => !this.#earlier.has(Id));
            },
            request: call,
            async *sweepRows<Row>(soql: string) {
                const { records } = await read<Row & Record<string, unknown>>('queryAll', soql);
                // In the bin are the deals of earlier schedules, which this one's store has never heard of.
                yield* records.filter((row) =>
                    [row['Id'], row['Opportunity__c'], row['OpportunityId']].includes(swept())
                );
            }
        };
    }

    /** The relay reads back what the flow has left, as it does where a flow runs in the same save. */
    #compositeWithFlow(body: unknown): unknown {
        const { compositeRequest } = body as { compositeRequest: Subrequest[] };
        const send = (parts: Subrequest[]) =>
            this.call<{ compositeResponse: { httpStatusCode: number }[] }>(
                relayUser.username,
                'POST',
                '/composite',
                { allOrNone: false, compositeRequest: parts }
            ).compositeResponse;
        const written = send(compositeRequest.slice(0, -1));
        const at = compositeRequest.findIndex(({ referenceId }) => referenceId === 'business');
        const business = compositeRequest[at] as (Subrequest & { url: string }) | undefined;
        if (business && (written[at]?.httpStatusCode ?? 500) < 300)
            this.flow?.(business.url.split('/').at(-1) ?? '', business.body ?? {});
        return { compositeResponse: [...written, ...send(compositeRequest.slice(-1))] };
    }

    #asConnection() {
        return {
            query: async (soql: string) => ({ records: this.query(soql) }),
            sobject: (object: string) => ({
                describe: async () => this.call(admin.username, 'GET', `/sobjects/${object}/describe`),
                create: async (fields: Fields) =>
                    this.call(admin.username, 'POST', `/sobjects/${object}`, fields)
            })
        };
    }
}
