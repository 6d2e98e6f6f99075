import {
    getFieldDisplayValue,
    getFieldValue,
    type FieldValue,
    type RecordRepresentation
} from 'lightning/uiRecordApi';
import type { FieldReference } from '@salesforce/schema/Opportunity.Id';
import ACCEPTED_ON from '@salesforce/schema/Opportunity.Referral_Accepted_On__c';
import AMOUNT from '@salesforce/schema/Opportunity.Amount';
import CLOSED_ON from '@salesforce/schema/Opportunity.Referral_Closed_On__c';
import CLOSES_AT from '@salesforce/schema/Opportunity.Co_sell_Closes_At__c';
import CONFLICTS from '@salesforce/schema/Opportunity.Co_sell_Conflicts__c';
import CRM_IDENTIFIER from '@salesforce/schema/Opportunity.Microsoft_CRM_Identifier__c';
import CUSTOMER from '@salesforce/schema/Opportunity.Account.Name';
import DAYS_LEFT from '@salesforce/schema/Opportunity.Co_sell_Days_Left__c';
import DIRECTION from '@salesforce/schema/Opportunity.Referral_Direction__c';
import IDENTIFIER from '@salesforce/schema/Opportunity.Referral_Identifier__c';
import LAST_SYNCED from '@salesforce/schema/Opportunity.Co_sell_Last_Synced__c';
import LINK from '@salesforce/schema/Opportunity.Referral_Link__c';
import MACC from '@salesforce/schema/Opportunity.Co_sell_MACC__c';
import MICROSOFT_STATUS from '@salesforce/schema/Opportunity.Microsoft_Referral_Status__c';
import NAME from '@salesforce/schema/Opportunity.Name';
import NOTES from '@salesforce/schema/Opportunity.Description';
import REASON from '@salesforce/schema/Opportunity.Referral_Reason__c';
import RESPONDED_ON from '@salesforce/schema/Opportunity.Microsoft_Responded_On__c';
import SELLER_EMAIL from '@salesforce/schema/Opportunity.Microsoft_Seller_Email__c';
import SELLER_NAME from '@salesforce/schema/Opportunity.Microsoft_Seller_Name__c';
import SHARED_ON from '@salesforce/schema/Opportunity.Co_sell_Shared_On__c';
import STAMP from '@salesforce/schema/Opportunity.SystemModstamp';
import STATE from '@salesforce/schema/Opportunity.Co_sell_Sync_State__c';
import STATUS from '@salesforce/schema/Opportunity.Referral_Status__c';
import SUBSTATUS from '@salesforce/schema/Opportunity.Referral_Substatus__c';
import SYNC from '@salesforce/schema/Opportunity.Sync_With_Partner_Center__c';
import SYNC_ERROR from '@salesforce/schema/Opportunity.Co_sell_Sync_Error__c';

/** To be read as optional fields: a user who may not see one gets a card without it, not an error. */
export const dealFields = [
    ...[ACCEPTED_ON, AMOUNT, CLOSED_ON, CLOSES_AT, CONFLICTS, CRM_IDENTIFIER, CUSTOMER, DAYS_LEFT],
    ...[DIRECTION, IDENTIFIER, LAST_SYNCED, LINK, MACC, MICROSOFT_STATUS, NAME, NOTES, REASON],
    ...[RESPONDED_ON, SELLER_EMAIL, SELLER_NAME, SHARED_ON, STAMP, STATE, STATUS, SUBSTATUS],
    ...[SYNC, SYNC_ERROR]
];

/** An Opportunity as the card shows it. Null: empty, or not for this user. Moments are ISO 8601, UTC. */
export interface Deal {
    /** False: the user may not see the fields of the package. */
    isVisible: boolean;
    name: string | null;
    customer: string | null;
    notes: string | null;
    /** With its currency, in the locale of the user. */
    amount: string | null;
    isOn: boolean;
    /** `Co_sell_Sync_State__c`. */
    state: string;
    /** `HELD:<code>` or `<code>`. */
    syncError: string | null;
    lastSynced: string | null;
    /** Changes with every save of the record. */
    stamp: string | null;
    /** Incoming: from Microsoft. */
    direction: string | null;
    status: string | null;
    substatus: string | null;
    /** Status and substatus in the language of the user. */
    statusText: string;
    reason: string | null;
    identifier: string | null;
    link: string | null;
    sharedOn: string | null;
    acceptedOn: string | null;
    closedOn: string | null;
    /** Of an invitation that waits for an answer. */
    daysLeft: number | null;
    /** When a close that comes from the stage goes to Microsoft. */
    closesAt: string | null;
    /** JSON, see `Co_sell_Conflicts__c`. */
    conflicts: string | null;
    microsoftStatus: string | null;
    microsoftStatusText: string | null;
    respondedOn: string | null;
    sellerName: string | null;
    sellerEmail: string | null;
    crmIdentifier: string | null;
    macc: string | null;
}

/** @param record with `dealFields`; undefined reads as a deal that the user may not see */
export function readDeal(record: RecordRepresentation | undefined): Deal {
    const value = (field: FieldReference): FieldValue | undefined => getFieldValue(record, field);
    const text = (field: FieldReference): string | null => {
        const found = value(field);
        return typeof found === 'string' && found !== '' ? found : null;
    };
    const display = (field: FieldReference): string | null =>
        getFieldDisplayValue(record, field) ?? text(field);
    const daysLeft = value(DAYS_LEFT);

    return {
        isVisible: value(SYNC) !== undefined,
        name: text(NAME),
        customer: text(CUSTOMER),
        notes: text(NOTES),
        amount: display(AMOUNT),
        isOn: value(SYNC) === true,
        state: text(STATE) ?? 'Off',
        syncError: text(SYNC_ERROR),
        lastSynced: text(LAST_SYNCED),
        stamp: text(STAMP),
        direction: text(DIRECTION),
        status: text(STATUS),
        substatus: text(SUBSTATUS),
        statusText: [display(STATUS), display(SUBSTATUS)].filter(Boolean).join(' · '),
        reason: text(REASON),
        identifier: text(IDENTIFIER),
        link: text(LINK),
        sharedOn: text(SHARED_ON),
        acceptedOn: text(ACCEPTED_ON),
        closedOn: text(CLOSED_ON),
        daysLeft: typeof daysLeft === 'number' ? daysLeft : null,
        closesAt: text(CLOSES_AT),
        conflicts: text(CONFLICTS),
        microsoftStatus: text(MICROSOFT_STATUS),
        microsoftStatusText: display(MICROSOFT_STATUS),
        respondedOn: text(RESPONDED_ON),
        sellerName: text(SELLER_NAME),
        sellerEmail: text(SELLER_EMAIL),
        crmIdentifier: text(CRM_IDENTIFIER),
        macc: text(MACC)
    };
}
