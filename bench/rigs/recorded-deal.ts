import { partnerTokenOf } from './bare-beside.ts';
import type { BenchDeal } from './deals.ts';
import type { Rig } from './start-rig.ts';

export type Json = Record<string, unknown>;

/** How the two local servers show one deal. */
export interface RecordedDeal extends BenchDeal {
    /** As the relay's own query returns it, before the relay has written any of its own fields. */
    record: Json;
    /** As `GET` of the referral returns it. */
    referral: Json;
}

/** Ties the two sides together, so a move from elsewhere keeps it. */
const KEPT = 'Referral_Identifier__c';

/**
 * Records a deal that is in step, and takes from the Opportunity what the relay has written into it: so it
 * looks on the day that an org moves over from another tool, when every deal needs a write.
 * @param soql of the relay, with `$ID`
 */
export async function recordDeal(
    rig: Rig,
    deal: BenchDeal,
    { soql, written }: { soql: string; written: ReadonlySet<string> }
): Promise<RecordedDeal> {
    const query = soql.replaceAll('$ID', deal.opportunityId);
    const [found] = (await rig.loop.admin.query<Json>(query)).records;
    if (!found) throw new Error(`Opportunity ${deal.opportunityId} is not there.`);
    const record = Object.fromEntries(
        Object.entries(found).map(([name, value]) => [
            name,
            written.has(name) && name !== KEPT ? null : value
        ])
    );
    const url = `${rig.direct.partnerCenter}/v1.0/engagements/referrals/${deal.referralId}`;
    const authorization = `Bearer ${await partnerTokenOf(rig)}`;
    const referral = (await (await fetch(url, { headers: { authorization } })).json()) as Json;
    if (referral['id'] !== deal.referralId) throw new Error(`Not a referral: ${JSON.stringify(referral)}.`);
    return { ...deal, record, referral };
}

/** Runs `change` and tells which fields of the Opportunity the relay's writes have named. */
export async function fieldsWritten(rig: Rig, change: () => Promise<unknown>): Promise<ReadonlySet<string>> {
    const fields = new Set<string>();
    const end = rig.salesforce.watch(({ method, path, body }) => {
        if (method !== 'POST' || !path.endsWith('/composite')) return;
        const { compositeRequest } = JSON.parse(body) as {
            compositeRequest: { url: string; method: string; body?: Json }[];
        };
        for (const { url, method: kind, body: values = {} } of compositeRequest)
            if (kind === 'PATCH' && url.includes('/sobjects/Opportunity/'))
                for (const name of Object.keys(values)) fields.add(name);
    });
    await change();
    end();
    return fields;
}
