import { openLoopFiles } from '../../scripts/loop/loop-files.ts';
import { relayUser } from '../../scripts/loop/people.ts';
import { signIn } from '../../scripts/loop/salesforce-session.ts';
import { runBareClient, type BareAnswer, type BareWork } from '../bare/bare-work.ts';
import type { BenchDeal } from './deals.ts';
import type { Rig } from './start-rig.ts';

type Given = Pick<BareWork, 'deals' | 'perSecond' | 'atOnce' | 'amount'>;

/** Runs the bare client through the same proxies, signed in as the relay is, on deals of its own. */
export type BareBeside = (work: Given) => Promise<BareAnswer>;

/** @param soql as the relay asks for one Opportunity, with `$ID` */
export async function bareBeside(rig: Rig, soql: string): Promise<BareBeside> {
    const tokens = await bareTokens(rig);
    return async (work) => {
        // What it changes at Microsoft is none of the relay's business.
        await rig.loop.control.post('/control/webhooks/faults', {
            kind: 'lose',
            count: work.deals.length,
            eventName: 'referral-updated'
        });
        return runBareClient({
            ...work,
            soql,
            version: rig.seller.version,
            salesforceUrl: rig.salesforce.url,
            partnerCenterUrl: rig.partnerCenter.url,
            ...tokens
        });
    };
}

/** Of the relay's own user in Salesforce, and of a colleague at Microsoft. */
export async function bareTokens(rig: Rig): Promise<{ salesforceToken: string; partnerToken: string }> {
    const { clientId, privateKeyPem } = await openLoopFiles(rig.loop.dataDir);
    const app = { orgUrl: rig.salesforce.url, clientId, privateKeyPem };
    return {
        salesforceToken: await signIn(app, relayUser.username),
        partnerToken: await partnerTokenOf(rig)
    };
}

/** Of a colleague who signs in as the relay's did. */
export async function partnerTokenOf({ loop, direct }: Rig): Promise<string> {
    const signedIn = await loop.control.post<Record<string, string>>('/control/sign-in', {});
    const response = await fetch(`${direct.partnerCenter}/${signedIn['tenantId']}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({
            grant_type: 'refresh_token',
            client_id: signedIn['clientId'] ?? '',
            client_secret: signedIn['clientSecret'] ?? '',
            refresh_token: signedIn['refreshToken'] ?? '',
            resource: 'https://api.partner.microsoft.com'
        })
    });
    return ((await response.json()) as { access_token: string }).access_token;
}

/** How the relay asks for one Opportunity, read from what it has asked. */
export async function relaySoql(rig: Rig, deal: BenchDeal, change: () => Promise<void>): Promise<string> {
    const asked = Promise.withResolvers<string>();
    const end = rig.salesforce.watch(({ method, path }) => {
        const soql = new URL(path, rig.salesforce.url).searchParams.get('q') ?? '';
        if (method === 'GET' && soql.endsWith(`WHERE Id = '${deal.opportunityId}'`)) asked.resolve(soql);
    });
    await change();
    const soql = await asked.promise;
    end();
    return soql.replaceAll(deal.opportunityId, '$ID');
}
