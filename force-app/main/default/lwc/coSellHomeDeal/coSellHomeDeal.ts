import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { deadline, type Deadline } from 'c/coSellDeal';
import type { HomeDeal } from '@salesforce/apex/CoSellHome.read';
import closeDate from '@salesforce/label/c.CoSell_Close_Date';
import failed from '@salesforce/label/c.CoSell_State_Failed';
import onHold from '@salesforce/label/c.CoSell_State_On_Hold';

/** One deal that waits, with what presses about it and a link to its record. */
export default class CoSellHomeDeal extends NavigationMixin(LightningElement) {
    @api deal!: HomeDeal;

    labels = { closeDate };
    /** For a new tab, and for a screen reader; a click stays within the app. */
    url = '';

    override async connectedCallback(): Promise<void> {
        this.url = await this[NavigationMixin.GenerateUrl](this.page);
    }

    get page() {
        return {
            type: 'standard__recordPage',
            attributes: {
                recordId: this.deal.opportunityId,
                objectApiName: 'Opportunity',
                actionName: 'view'
            }
        };
    }

    get deadline(): Deadline | null {
        return deadline(this.deal.daysLeft);
    }

    get deadlineClass(): string {
        return this.deadline?.presses ? 'presses' : '';
    }

    get trouble(): string | null {
        const { syncError } = this.deal;
        if (!syncError) return null;
        return syncError.startsWith('HELD:') ? onHold : failed;
    }

    handleOpen(event: MouseEvent): void {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this[NavigationMixin.Navigate](this.page);
    }
}
