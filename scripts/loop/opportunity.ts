import type { Connection } from 'jsforce';

/** What the seller sees of an Opportunity. */
export interface SeenOpportunity {
    Id: string;
    Name: string;
    Amount: number | null;
    CloseDate: string;
    StageName: string;
    Sync_With_Partner_Center__c: boolean;
    Co_sell_Sync_State__c: string;
    Co_sell_Sync_Error__c: string | null;
    Referral_Identifier__c: string | null;
    Referral_Link__c: string | null;
    Referral_Status__c: string | null;
    Referral_Substatus__c: string | null;
    Referral_Direction__c: string | null;
    Microsoft_Referral_Status__c: string | null;
    Microsoft_CRM_Identifier__c: string | null;
    Microsoft_Seller_Name__c: string | null;
}

const FIELDS = [
    'Id',
    'Name',
    'Amount',
    'CloseDate',
    'StageName',
    'Sync_With_Partner_Center__c',
    'Co_sell_Sync_State__c',
    'Co_sell_Sync_Error__c',
    'Referral_Identifier__c',
    'Referral_Link__c',
    'Referral_Status__c',
    'Referral_Substatus__c',
    'Referral_Direction__c',
    'Microsoft_Referral_Status__c',
    'Microsoft_CRM_Identifier__c',
    'Microsoft_Seller_Name__c'
].join(', ');

export async function readOpportunity(seller: Connection, id: string): Promise<SeenOpportunity> {
    const { records } = await seller.query<SeenOpportunity>(
        `SELECT ${FIELDS} FROM Opportunity WHERE Id = '${id}'`
    );
    if (!records[0]) throw new Error(`Opportunity ${id} is gone.`);
    return records[0];
}

export async function opportunitiesOfReferral(
    seller: Connection,
    referralId: string
): Promise<SeenOpportunity[]> {
    const where = `Referral_Identifier__c = '${referralId}'`;
    return (await seller.query<SeenOpportunity>(`SELECT ${FIELDS} FROM Opportunity WHERE ${where}`)).records;
}

/** For the message of a wait that ran out. */
export const stateOf = (opportunity: SeenOpportunity) =>
    [opportunity.Co_sell_Sync_State__c, opportunity.Co_sell_Sync_Error__c].filter(Boolean).join(', ');

/** The deal's newest line in the trail, as a sentence; the relay writes there why it holds a deal. */
export async function lastLogLine(seller: Connection, opportunityId: string): Promise<string> {
    const { records } = await seller.query<Record<string, string | null>>(
        'SELECT Happened_At__c, Step__c, Outcome__c, Code__c, Detail__c FROM Co_sell_Log__c ' +
            `WHERE Opportunity__c = '${opportunityId}' ORDER BY Happened_At__c DESC, Id DESC LIMIT 1`
    );
    const [log] = records;
    if (!log) return 'The deal has no line in its sync log.';
    const { Happened_At__c, Step__c, Outcome__c, Code__c, Detail__c } = log;
    return `Last line of its sync log: ${[Happened_At__c, Step__c, Outcome__c, Code__c, Detail__c].filter(Boolean).join(' ')}`;
}
