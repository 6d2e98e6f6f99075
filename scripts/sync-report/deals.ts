import { sampleOpportunity } from '@cosell/local-web';
import type { Loop } from '../loop/start-loop.ts';
import { waitFor } from '../loop/wait-for.ts';
import { seenAtMicrosoft, seenInSalesforce, type Opportunity, type Referral } from './sides.ts';
import type { Wire } from './wire.ts';

type Json = Record<string, unknown>;

export type ReportLoop = Loop & { wire: Wire };

/** A deal, looked at from both sides. */
export interface Deal {
    id: string;
    inSalesforce(): Promise<Opportunity>;
    atMicrosoft(): Promise<Referral>;
    /** As Partner Center answered the relay's create. */
    asCreated(): Referral;
}

const SECONDS = 30;

/** A seller's deal, sync switched on last. `fields` replace those of the sample; null leaves one out. */
export async function dealOfOurs(loop: ReportLoop, fields: Json, note: string): Promise<Deal> {
    const { seller, seeded } = loop;
    const deal = {
        name: 'Report',
        amount: 50_000,
        closeDate: '2031-01-01',
        stage: 'Prospecting',
        sync: false
    };
    const sample = sampleOpportunity(seeded, deal);
    Object.assign((sample.compositeRequest[0] as { body: Json }).body, fields);
    const answer = await seller.requestPost<{ compositeResponse: { body: { id: string } }[] }>(
        `/services/data/v${seller.version}/composite`,
        sample
    );
    const id = answer.compositeResponse[0]?.body.id;
    if (!id) throw new Error(`The org refused the deal: ${JSON.stringify(answer)}`);
    await addMarkedNote(loop, id, note);
    await change(loop, id, { Sync_With_Partner_Center__c: true });
    const isOurs = ({ externalReferenceId }: Json) => String(externalReferenceId).endsWith(`:${id}`);
    return {
        id,
        inSalesforce: () => seenInSalesforce(loop, id),
        atMicrosoft: () => seenAtMicrosoft(loop, isOurs),
        asCreated: () => loop.wire.created(isOurs)
    };
}

/** A deal that Microsoft sends; resolves when it is an Opportunity. */
export async function dealOfMicrosofts(loop: Loop, deal: Json): Promise<Deal> {
    const { referralId } = await loop.control.post<{ referralId: string }>('/control/microsoft/deals', deal);
    const soql = `SELECT Id FROM Opportunity WHERE Referral_Identifier__c = '${referralId}'`;
    const id = await waitFor('the deal of Microsoft as an Opportunity', SECONDS, async () => {
        const { records } = await loop.seller.query<{ Id: string }>(soql);
        return { done: records.length > 0, seen: `${records.length}`, value: records[0]?.Id ?? '' };
    });
    return {
        id,
        inSalesforce: () => seenInSalesforce(loop, id),
        atMicrosoft: () => seenAtMicrosoft(loop, (one) => one['id'] === referralId),
        asCreated: () => ({ own: undefined, microsofts: undefined })
    };
}

export async function change({ seller }: Loop, id: string, fields: Json): Promise<void> {
    await seller.sobject('Opportunity').update({ Id: id, ...fields } as { Id: string });
}

/** A colleague edits the referral in the portal. */
export async function inPortal(loop: Loop, deal: Deal, operations: [string, unknown][]): Promise<void> {
    const id = String((await deal.atMicrosoft()).own?.['id']);
    await loop.control.post(
        `/control/portal/referrals/${id}`,
        operations.map(([path, value]) => ({ op: path.endsWith('/-') ? 'add' : 'replace', path, value }))
    );
}

/** A seller at Microsoft answers the invitation. */
export async function microsoftAccepts({ control }: ReportLoop, deal: Deal): Promise<void> {
    const invited = await waitFor("Microsoft's connected referral", SECONDS, async () => {
        const { microsofts } = await deal.atMicrosoft();
        return {
            done: microsofts?.['status'] === 'New',
            seen: JSON.stringify(microsofts?.['status']),
            value: microsofts?.['id']
        };
    });
    await control.post(`/control/microsoft/referrals/${String(invited)}/accept`, {});
}

/** As the seller writes it in Lightning, with the mark that the card sets. */
export async function addMarkedNote({ seller }: Loop, opportunityId: string, text: string): Promise<void> {
    const rest = `/services/data/v${seller.version}`;
    const { id } = await seller.requestPost<{ id: string }>(`${rest}/sobjects/ContentNote`, {
        Title: 'Call',
        Content: Buffer.from(`<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).toString(
            'base64'
        )
    });
    await seller
        .sobject('ContentDocumentLink')
        .create({ ContentDocumentId: id, LinkedEntityId: opportunityId, ShareType: 'V' });
    const { records } = await seller.query<{ LatestPublishedVersionId: string }>(
        `SELECT LatestPublishedVersionId FROM ContentDocument WHERE Id = '${id}'`
    );
    await seller.sobject('ContentVersion').update({
        Id: records[0]?.LatestPublishedVersionId ?? '',
        Co_sell_Share_With_Microsoft__c: true
    });
}
