import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { FoundOpportunity } from '@salesforce/apex/CoSellOpportunitySearch.find';
import find from '@salesforce/apex/CoSellOpportunitySearch.find';
import cancel from '@salesforce/label/c.CoSell_Cancel';
import explain from '@salesforce/label/c.CoSell_Link_Explain';
import failed from '@salesforce/label/c.CoSell_Link_Search_Failed';
import found from '@salesforce/label/c.CoSell_Link_Found';
import link from '@salesforce/label/c.CoSell_Link_Choose';
import none from '@salesforce/label/c.CoSell_Link_None';
import search from '@salesforce/label/c.CoSell_Link_Search';
import searchNow from '@salesforce/label/c.CoSell_Search';
import sending from '@salesforce/label/c.CoSell_Sending';
import title from '@salesforce/label/c.CoSell_Link_Existing';

/** Null: it was sent. */
export type SendLink = (opportunityId: string) => Promise<{ message: string; next: string } | null>;

/**
 * The dialog that ties a deal of Microsoft to an Opportunity that is there already. `open` resolves to the id
 * of that Opportunity once the referral is moved, or to undefined when it was cancelled.
 */
export default class CoSellLink extends LightningModal {
    /** The Opportunity that was made for the deal. */
    @api recordId = '';
    @api send!: SendLink;

    labels = { cancel, explain, failed, found, link, none, search, searchNow, sending, title };
    opportunities: FoundOpportunity[] | null = null;
    chosen = '';
    isSending = false;
    hasFailed = false;
    refusal: { message: string; next: string } | null = null;

    /** The latest, without a word of the seller: often it is one of them. */
    override connectedCallback(): void {
        this.search('');
    }

    get options(): { label: string; value: string }[] {
        return (this.opportunities ?? []).map(({ opportunityId, name, customer, stage }) => ({
            label: [name, customer, stage].filter(Boolean).join(' · '),
            value: opportunityId
        }));
    }

    get hasFound(): boolean {
        return this.options.length > 0;
    }

    get isEmpty(): boolean {
        return this.opportunities?.length === 0;
    }

    get cannotLink(): boolean {
        return this.isSending || !this.chosen;
    }

    handleSearch(): void {
        const field = this.template?.querySelector<HTMLInputElement>('[data-field="term"]');
        this.search(field?.value ?? '');
    }

    handleKey({ key }: KeyboardEvent): void {
        if (key === 'Enter') this.handleSearch();
    }

    handleChoice(event: CustomEvent<{ value: string }>): void {
        this.chosen = event.detail.value;
    }

    handleCancel(): void {
        this.close(undefined);
    }

    async handleLink(): Promise<void> {
        this.isSending = true;
        this.disableClose = true;
        this.refusal = null;
        this.refusal = await this.send(this.chosen);
        this.isSending = false;
        this.disableClose = false;
        if (this.refusal === null) this.close(this.chosen);
    }

    private async search(term: string): Promise<void> {
        this.hasFailed = false;
        this.chosen = '';
        try {
            this.opportunities = await find({ term, exceptId: this.recordId });
        } catch {
            this.hasFailed = true;
        }
    }
}
