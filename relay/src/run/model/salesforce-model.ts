import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from '../../salesforce/client.ts';

type Row = Record<string, unknown>;
interface Subrequest {
    method: string;
    url: string;
    referenceId: string;
    body?: Row;
}

export const ORG_ID = '00D000000000001EAA';

/**
 * One org in memory with the rules that the relay counts on: a save of a watched field raises the revision,
 * the relay's business write is refused as stale when the row has a higher one, child rows are rows of their
 * own.
 */
export class SalesforceModel {
    readonly opportunities = new Map<string, Row>();
    /** Rows of Microsoft_Solutions__c: id → identifier, price, Opportunity. */
    readonly solutions = new Map<
        string,
        { opportunityId: string; identifier: string; price: number | null }
    >();
    readonly log: Row[] = [];
    #rows = 0;

    newId(prefix: string): string {
        return `${prefix}${String(++this.#rows).padStart(15, '0')}`;
    }

    /** A person saves: the trigger raises the revision. */
    edit(id: string, fields: Row): void {
        const row = this.#row(id);
        Object.assign(row, fields, { Co_sell_Revision__c: (row['Co_sell_Revision__c'] as number) + 1 });
    }

    /** As the one query of a run returns it. */
    read(id: string): Row {
        const rows = [...this.solutions].filter(([, { opportunityId }]) => opportunityId === id);
        const records = rows.map(([Id, { identifier, price }]) => ({
            Id,
            Price__c: price,
            Quantity__c: 1,
            Solution__r: { Name: identifier, Solution_Identifier__c: identifier }
        }));
        return structuredClone({ ...this.#row(id), Opportunity_To_Microsoft_Solutions__r: { records } });
    }

    /** The port of one worker; `pause` stands before and after each effect. */
    client(pause: () => Promise<void>): SalesforceClient {
        const call = async <Answer>(effect: () => unknown): Promise<Answer> => {
            await pause();
            const answer = effect();
            await pause();
            return answer as Answer;
        };
        return {
            orgId: ORG_ID,
            query: (soql) => call(() => this.#query(soql)),
            request: (method, path, body) => call(() => this.#request(method, path, body)),
            sweepRows: () => {
                throw new Error('not part of a run');
            }
        };
    }

    #row(id: string): Row {
        const row = this.opportunities.get(id);
        if (!row) throw new CosellError('SALESFORCE_NOT_FOUND', id);
        return row;
    }

    #query(soql: string): unknown[] {
        const id = /FROM Opportunity WHERE Id = '(\w+)'/.exec(soql)?.[1];
        if (id) return [this.read(id)];
        const wanted = /Solution_Identifier__c IN \((.*?)\)/.exec(soql)?.[1] ?? '';
        // Every solution has its entry in the catalogue, with its identifier for an id.
        return [...wanted.matchAll(/'([^']+)'/g)].map(([, identifier]) => ({
            Id: identifier,
            Solution_Identifier__c: identifier
        }));
    }

    #request(method: string, path: string, body: unknown): unknown {
        if (path === '/composite') {
            const { compositeRequest } = body as { compositeRequest: Subrequest[] };
            return { compositeResponse: compositeRequest.map((request) => this.#subrequest(request)) };
        }
        if (method === 'DELETE') {
            const ids = (new URL(path, 'https://org').searchParams.get('ids') ?? '').split(',');
            return ids.map((id) =>
                this.solutions.delete(id)
                    ? { id, success: true, errors: [] }
                    : { success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED', message: 'is deleted' }] }
            );
        }
        const { records } = body as { records: Row[] };
        return records.map((record) => (method === 'POST' ? this.#create(record) : this.#update(record)));
    }

    #create(record: Row) {
        const id = this.newId('a00');
        this.solutions.set(id, {
            opportunityId: String(record['Opportunity__c']),
            identifier: String(record['Solution__c']),
            price: record['Price__c'] as number | null
        });
        return { id, success: true, errors: [] };
    }

    #update(record: Row) {
        const row = this.solutions.get(String(record['id']));
        if (row) row.price = record['Price__c'] as number | null;
        return { id: record['id'], success: true, errors: [] };
    }

    #subrequest({ method, url, referenceId, body }: Subrequest) {
        const answer = (httpStatusCode: number, content: unknown) => ({
            referenceId,
            httpStatusCode,
            body: content
        });
        if (url.endsWith('/Co_sell_Log__c')) {
            this.log.push({ ...body });
            return answer(201, {});
        }
        if (method === 'GET') {
            const soql = new URL(url, 'https://org').searchParams.get('q') ?? '';
            return answer(200, { records: this.#query(soql) });
        }
        const row = this.#row(url.split('/').at(-1) ?? '');
        const mark = body?.['Co_sell_Synced_Revision__c'];
        const isBusiness = typeof mark === 'number';
        if (isBusiness && mark < (row['Co_sell_Revision__c'] as number))
            return answer(400, [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'COSELL_STALE' }]);
        Object.assign(row, body);
        return answer(204, null);
    }
}
