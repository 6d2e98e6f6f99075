import { setTimeout as wait } from 'node:timers/promises';
import type { BareAnswer, BareWork } from './bare-work.ts';

/**
 * A process of its own that makes the outside calls of a synced deal and does nothing else: it stores,
 * decides and checks nothing, and what it measures is what the two APIs force.
 */
process.once('message', (work: BareWork) => {
    doAll(work).then(
        (answer) => process.send?.(answer, () => process.exit(0)),
        (error: unknown) => {
            console.error(error);
            process.exit(1);
        }
    );
});

async function doAll(work: BareWork): Promise<BareAnswer> {
    const line = [...work.deals];
    const milliseconds: number[] = [];
    const before = process.cpuUsage();
    const started = performance.now();
    const one = async (deal: BareWork['deals'][number]) => {
        const begun = performance.now();
        const patched = await syncOne(work, deal);
        milliseconds.push(patched - begun);
    };
    if (work.perSecond === null) {
        const worker = async () => {
            for (let deal = line.pop(); deal; deal = line.pop()) await one(deal);
        };
        await Promise.all(Array.from({ length: work.atOnce }, worker));
    } else {
        const underWay = line.map(async (deal, index) => {
            await wait((index * 1_000) / (work.perSecond ?? 1));
            await one(deal);
        });
        await Promise.all(underWay);
    }
    const { user, system } = process.cpuUsage(before);
    return { milliseconds, seconds: (performance.now() - started) / 1_000, cpuMs: (user + system) / 1_000 };
}

/** @returns when the PATCH was answered */
async function syncOne(
    work: BareWork,
    { opportunityId, referralId }: BareWork['deals'][number]
): Promise<number> {
    const referralUrl = `${work.partnerCenterUrl}/v1.0/engagements/referrals/${referralId}`;
    const partner = { authorization: `Bearer ${work.partnerToken}`, 'content-type': 'application/json' };
    const org = { authorization: `Bearer ${work.salesforceToken}`, 'content-type': 'application/json' };
    const base = `/services/data/v${work.version}`;
    const query = `${base}/query?${new URLSearchParams({ q: work.soql.replaceAll('$ID', opportunityId) })}`;
    const [{ records }, referral] = (await Promise.all([
        ask(`${work.salesforceUrl}${query}`, { headers: org }),
        ask(referralUrl, { headers: partner })
    ])) as [{ records: [{ Co_sell_Revision__c: number; Audit__c: string | null }] }, { eTag: string }];
    await ask(referralUrl, {
        method: 'PATCH',
        headers: { ...partner, 'if-match': referral.eTag, prefer: 'return=representation' },
        body: JSON.stringify([{ op: 'replace', path: '/details/dealValue', value: work.amount }])
    });
    const patchedAt = performance.now();
    const row = `${base}/sobjects/Opportunity/${opportunityId}`;
    const [record] = records;
    await ask(`${work.salesforceUrl}${base}/composite`, {
        method: 'POST',
        headers: org,
        body: JSON.stringify({
            allOrNone: false,
            compositeRequest: [
                {
                    method: 'POST',
                    url: `${base}/sobjects/Co_sell_Log__c`,
                    referenceId: 'log',
                    body: {
                        Opportunity__c: opportunityId,
                        Direction__c: 'To Microsoft',
                        Step__c: 'Update referral'
                    }
                },
                {
                    method: 'PATCH',
                    url: row,
                    referenceId: 'bookkeeping',
                    body: { Audit__c: `Update referral\n${record.Audit__c ?? ''}`.slice(0, 4_000) }
                },
                {
                    method: 'PATCH',
                    url: row,
                    referenceId: 'business',
                    body: { Co_sell_Synced_Revision__c: record.Co_sell_Revision__c }
                },
                { method: 'GET', url: query, referenceId: 'read' }
            ]
        })
    });
    // The echo of the PATCH: whoever hears of it has to look.
    await ask(referralUrl, { headers: partner });
    return patchedAt;
}

async function ask(url: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(url, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
}
