import type { Connection } from 'jsforce';
import type { Loop } from '../loop/start-loop.ts';

type Json = Record<string, unknown>;

/** As the seller sees it, with the plain text of its notes that are marked for Microsoft, oldest first. */
export type Opportunity = Json & { markedNotes: string[] };

export interface Referral {
    own: Json | undefined;
    /** Microsoft's connected one. */
    microsofts: Json | undefined;
}

const columns = [
    'Id, CurrencyIsoCode, Account.Name, Account.BillingCity, Account.BillingCountryCode, Referral_Link__c',
    'Referral_Status__c, Referral_Substatus__c, Referral_Reason__c, Referral_Direction__c, Co_sell_Shared_On__c',
    'Referral_Accepted_On__c, Referral_Expires__c, Referral_Closed_On__c, Microsoft_Referral_Status__c',
    'Microsoft_CRM_Identifier__c, Microsoft_Seller_Name__c, Microsoft_Seller_Email__c',
    'Name, Amount, CloseDate, StageName, How_can_Microsoft_help__c, Co_sell_Notes_to_Microsoft__c',
    'Referral_visible_to_Microsoft_sellers__c, Customer_purchase_intent__c, Co_sell_Type__c, Owner.Email',
    'Partner_Role__r.Name, Solution_Area__r.Name, Solution_Play__r.Name, Referral_Identifier__c',
    'Co_sell_Sync_Error__c, Co_sell_Sync_State__c',
    '(SELECT Solution__r.Solution_Identifier__c, Price__c FROM Opportunity_To_Microsoft_Solutions__r)',
    '(SELECT Contact.Email FROM OpportunityContactRoles)',
    '(SELECT User.Email FROM OpportunityTeamMembers)',
    '(SELECT ContentDocumentId, ContentDocument.FileType, ContentDocument.CreatedDate, ' +
        'ContentDocument.LatestPublishedVersion.Co_sell_Share_With_Microsoft__c FROM ContentDocumentLinks)'
].join(', ');

interface NoteLink {
    ContentDocumentId: string;
    ContentDocument: {
        FileType: string;
        CreatedDate: string;
        LatestPublishedVersion: { Co_sell_Share_With_Microsoft__c: boolean };
    };
}

export async function seenInSalesforce({ seller }: Pick<Loop, 'seller'>, id: string): Promise<Opportunity> {
    const { records } = await seller.query<Json>(`SELECT ${columns} FROM Opportunity WHERE Id = '${id}'`);
    const record = records[0] ?? {};
    const links = (record['ContentDocumentLinks'] as { records: NoteLink[] } | null)?.records ?? [];
    const marked = links
        .filter(({ ContentDocument: { FileType, LatestPublishedVersion } }) =>
            FileType === 'SNOTE' ? LatestPublishedVersion.Co_sell_Share_With_Microsoft__c : false
        )
        .sort((left, right) => (ageOf(left) < ageOf(right) ? -1 : 1));
    const notes = await Promise.all(marked.map(({ ContentDocumentId }) => bodyOf(seller, ContentDocumentId)));
    return { ...record, markedNotes: notes };
}

const ageOf = ({ ContentDocument, ContentDocumentId }: NoteLink) =>
    `${ContentDocument.CreatedDate} ${ContentDocumentId}`;

/** Written by hand for these notes alone, so that the report does not trust the relay's own reading. */
async function bodyOf(seller: Connection, id: string): Promise<string> {
    const url = `/services/data/v${seller.version}/sobjects/ContentNote/${id}/Content`;
    const html = await seller.requestGet<string>(url);
    return html
        .replace(/<[^>]+>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
}

export async function seenAtMicrosoft(
    { control }: Pick<Loop, 'control'>,
    isOurs: (one: Json) => boolean
): Promise<Referral> {
    const all = (await control.referrals()) as unknown as Json[];
    const own = all.find(isOurs);
    const microsofts = all.find(
        (one) =>
            own &&
            one['engagementId'] === own['engagementId'] &&
            one['organizationId'] !== own['organizationId']
    );
    return { own, microsofts };
}
