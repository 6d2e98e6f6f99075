import { LightningElement, api } from 'lwc';
import type { Deal } from 'c/coSellDeal';
import copied from '@salesforce/label/c.CoSell_Copied';
import copyIdentifier from '@salesforce/label/c.CoSell_Copy_Identifier';
import crmIdentifier from '@salesforce/label/c.CoSell_CRM_Identifier';
import identifier from '@salesforce/label/c.CoSell_Identifier';
import lastSynced from '@salesforce/label/c.CoSell_Last_Synced';
import microsoftStatus from '@salesforce/label/c.CoSell_Microsoft_Status';
import notCopied from '@salesforce/label/c.CoSell_Not_Copied';
import openReferral from '@salesforce/label/c.CoSell_Open_Referral';
import referral from '@salesforce/label/c.CoSell_Referral';
import referralStatus from '@salesforce/label/c.CoSell_Referral_Status';

/** Where the referral stands on both sides, and by what it is found there. */
export default class CoSellReferral extends LightningElement {
    @api deal!: Deal;

    labels = {
        copyIdentifier,
        crmIdentifier,
        identifier,
        lastSynced,
        microsoftStatus,
        openReferral,
        referral,
        referralStatus
    };

    announcement = '';

    async handleCopy(): Promise<void> {
        try {
            await navigator.clipboard.writeText(this.deal.identifier ?? '');
            this.announcement = copied;
        } catch {
            // Not there without HTTPS; refused by the user, or by a frame around the page.
            this.announcement = notCopied;
        }
    }
}
