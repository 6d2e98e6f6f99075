import { LightningElement, api } from 'lwc';
import { saveEvent, type Deal } from 'c/coSellDeal';
import MACC from '@salesforce/schema/Opportunity.Co_sell_MACC__c';
import hint from '@salesforce/label/c.CoSell_MACC_Hint';
import label from '@salesforce/label/c.CoSell_MACC';
import no from '@salesforce/label/c.CoSell_No';
import openReferral from '@salesforce/label/c.CoSell_Open_Referral';
import unknown from '@salesforce/label/c.CoSell_Unknown';
import yes from '@salesforce/label/c.CoSell_Yes';

/**
 * Whether the customer has an Azure consumption commitment. No referral tells it, so it is kept by hand.
 * Event `save`: the answer.
 */
export default class CoSellMacc extends LightningElement {
    @api deal!: Deal;
    /** True while something is being saved, or nothing can be. */
    @api disabled = false;

    labels = { hint, label, openReferral };
    options = [
        { label: yes, value: 'Yes' },
        { label: no, value: 'No' },
        { label: unknown, value: 'Unknown' }
    ];

    get answer(): string {
        return this.deal.macc ?? 'Unknown';
    }

    handleChange({ detail: { value } }: CustomEvent<{ value: string }>): void {
        this.dispatchEvent(saveEvent({ fields: { [MACC.fieldApiName]: value }, draft: { macc: value } }));
    }
}
