import { updateRecord, type FieldValue } from 'lightning/uiRecordApi';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';
import { reasonOf } from 'c/coSellDeal';

/** @returns null when it is saved, else why not */
export async function saveRecord(
    recordId: string,
    values: Record<string, FieldValue>
): Promise<string | null> {
    try {
        await updateRecord({ fields: { Id: recordId, ...values } });
        return null;
    } catch (error) {
        return reasonOf(error) ?? unknownReason;
    }
}
