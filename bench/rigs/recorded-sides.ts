import type { Json, RecordedDeal } from './recorded-deal.ts';
import type { Rig } from './start-rig.ts';

/** Both far sides, as many deals as wanted, answered from one recorded deal. */
export interface RecordedSides {
    /** From now on these are all deals that there are. */
    show(count: number): void;
    /** Opportunities that were written to since `show`. */
    written(): number;
    /** Calls that were answered since `show`. */
    calls(): { salesforce: number; partnerCenter: number };
}

interface Part {
    method: string;
    url: string;
    referenceId: string;
    body?: Json & { records?: Json[] };
}

const OPPORTUNITY_ID = /'(006\w{15})'/g;

/**
 * Stands before the two local servers, which would need hours for a hundred thousand deals: answers what a
 * backfill asks from one recorded deal under many ids, and keeps what is written. Everything else goes on to
 * the servers behind. Refuses what it has not been made for, rather than to answer anything.
 */
export function standForBoth(rig: Rig, recorded: RecordedDeal, orgId: string): RecordedSides {
    // Far from the ids of the org behind.
    let first = 50_000_000;
    let count = 0;
    const changed = new Map<string, Json>();
    const calls = { salesforce: 0, partnerCenter: 0 };
    const opportunityId = (no: number) => `006${String(no).padStart(12, '0')}AAA`;
    const numberOf = (id: string) => Number(id.slice(3, 15));
    const referralId = (no: number) => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;

    const record = (id: string): Json => ({
        ...recorded.record,
        attributes: { type: 'Opportunity', url: `/services/data/v67.0/sobjects/Opportunity/${id}` },
        Id: id,
        Name: `Recorded ${numberOf(id)}`,
        Referral_Identifier__c: referralId(numberOf(id)),
        ...changed.get(id)
    });
    const answerOf = (records: Json[]) => ({ totalSize: records.length, done: true, records });

    function query(soql: string): Json | null {
        if (!soql.includes(' FROM Opportunity WHERE ')) return null;
        if (soql.startsWith('SELECT COUNT(Id)')) return answerOf([{ expr0: count }]);
        if (soql.startsWith('SELECT Id FROM Opportunity WHERE Sync_With_Partner_Center__c = true')) {
            const after = /Id > '(\w{18})'/.exec(soql)?.[1];
            const limit = Number(/LIMIT (\d+)$/.exec(soql)?.[1]);
            const from = after ? numberOf(after) + 1 : first;
            const left = Math.max(0, Math.min(limit, first + count - from));
            return answerOf(Array.from({ length: left }, (_, no) => ({ Id: opportunityId(from + no) })));
        }
        const condition = /WHERE Id (?:IN \(|= )(.*)$/s.exec(soql)?.[1];
        if (condition === undefined) throw new Error(`Nothing is recorded for ${soql}`);
        return answerOf([...condition.matchAll(OPPORTUNITY_ID)].map(([, id]) => record(id as string)));
    }

    function write({ method, url, referenceId, body }: Part): Json {
        const answered = (httpStatusCode: number, answer: unknown) => ({
            referenceId,
            httpStatusCode,
            httpHeaders: {},
            body: answer
        });
        if (method === 'GET')
            return answered(200, query(new URL(url, 'http://org').searchParams.get('q') ?? ''));
        if (!url.endsWith('/composite/sobjects')) throw new Error(`Nothing is recorded for ${method} ${url}`);
        const results = (body?.records ?? []).map(({ attributes: _, Id, ...values }) => {
            if (method === 'PATCH') changed.set(String(Id), { ...changed.get(String(Id)), ...values });
            return { id: Id ?? 'a00000000000001AAA', success: true, errors: [] };
        });
        return answered(200, results);
    }

    rig.salesforce.stand = ({ method, path, body }) => {
        const url = new URL(path, rig.salesforce.url);
        const answer =
            method === 'GET' && url.pathname.endsWith('/query')
                ? query(url.searchParams.get('q') ?? '')
                : method === 'POST' && url.pathname.endsWith('/composite')
                  ? {
                        compositeResponse: (
                            JSON.parse(body) as { compositeRequest: Part[] }
                        ).compositeRequest.map(write)
                    }
                  : null;
        if (answer) calls.salesforce += 1;
        return answer;
    };
    rig.partnerCenter.stand = ({ method, path }) => {
        const id = /\/referrals\/(00000000-0000-4000-8000-\d{12})$/.exec(path)?.[1];
        if (!id) return null;
        if (method !== 'GET') throw new Error(`Nothing is recorded for ${method} ${path}`);
        calls.partnerCenter += 1;
        const no = Number(id.slice(-12));
        return {
            ...recorded.referral,
            id,
            name: `Recorded ${no}`,
            engagementId: id.replace(/^0{8}/, '11111111'),
            externalReferenceId: `${orgId}:${opportunityId(no)}`
        };
    };
    return {
        show(wanted) {
            first += count;
            count = wanted;
            changed.clear();
            calls.salesforce = calls.partnerCenter = 0;
        },
        written: () => changed.size,
        calls: () => ({ ...calls })
    };
}
