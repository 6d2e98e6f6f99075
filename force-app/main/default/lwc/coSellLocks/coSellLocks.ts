import { LightningElement, api } from 'lwc';
import type { Deal } from 'c/coSellDeal';
import closed from '@salesforce/label/c.CoSell_Lock_Closed';
import contacts from '@salesforce/label/c.CoSell_Lock_Contacts';
import created from '@salesforce/label/c.CoSell_Lock_Created';
import customer from '@salesforce/label/c.CoSell_Lock_Customer';
import everything from '@salesforce/label/c.CoSell_Lock_Everything';
import help from '@salesforce/label/c.CoSell_Lock_Help';
import purchaseIntent from '@salesforce/label/c.CoSell_Lock_Intent';
import shared from '@salesforce/label/c.CoSell_Lock_Shared';
import title from '@salesforce/label/c.CoSell_Locks';
import untilAccepted from '@salesforce/label/c.CoSell_Lock_Until_Accepted';
import visibility from '@salesforce/label/c.CoSell_Lock_Visibility';
import { locksOf, type LockedField, type LockReason } from './lockTable';

const fields: Readonly<Record<LockedField, string>> = {
    everything,
    customer,
    purchaseIntent,
    contacts,
    help,
    visibility
};
const reasons: Readonly<Record<LockReason, string>> = {
    'until accepted': untilAccepted,
    closed,
    created,
    shared
};

/** What of the deal Microsoft no longer lets be changed, each with its reason. Empty where nothing is locked. */
export default class CoSellLocks extends LightningElement {
    @api deal!: Deal;

    labels = { title };

    get locks() {
        return locksOf(this.deal).map(({ field, reason }) => ({
            field,
            reasonKey: `${field} reason`,
            label: fields[field],
            reason: reasons[reason]
        }));
    }

    get hasLocks(): boolean {
        return this.locks.length > 0;
    }
}
