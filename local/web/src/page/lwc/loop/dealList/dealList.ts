import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { dealFromMicrosoft, newOpportunity } from 'loop/pageRequest';
import type { OpportunityRow } from '../../../../page-state.ts';

const money = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 0
});

/**
 * The Opportunities, newest first. Events: `select` with the id of one; `created` with the id of a new
 * Opportunity, or null after a deal of Microsoft, which comes in as an Opportunity a moment later.
 */
export default class DealList extends LightningElement {
    @api opportunities: OpportunityRow[] = [];
    @api selected = '';
    busy = false;

    get isEmpty() {
        return this.opportunities.length === 0;
    }

    get rows() {
        return this.opportunities.map(({ id, name, stage, amount, syncState, direction }) => ({
            id,
            name,
            amount: amount === null ? '–' : money.format(amount),
            about: direction === 'Incoming' ? `${stage} · from Microsoft` : stage,
            state: syncState === 'Synced' ? '✔ Synced' : syncState,
            stateClass: syncState === 'Synced' ? 'synced' : /hold|fail/i.test(syncState) ? 'trouble' : '',
            current: id === this.selected ? 'true' : undefined,
            itemClass: id === this.selected ? 'slds-item item item-current' : 'slds-item item'
        }));
    }

    handleSelect(event: MouseEvent) {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('select', { detail: id }));
    }

    async handleNew() {
        await this.create(async () => (await newOpportunity()).id);
    }

    async handleFromMicrosoft() {
        await this.create(async () => {
            await dealFromMicrosoft();
            return null;
        });
    }

    async create(make: () => Promise<string | null>) {
        this.busy = true;
        try {
            this.dispatchEvent(new CustomEvent('created', { detail: await make() }));
        } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            this.dispatchEvent(new ShowToastEvent({ title: 'Not created', message, variant: 'error' }));
        } finally {
            this.busy = false;
        }
    }
}
