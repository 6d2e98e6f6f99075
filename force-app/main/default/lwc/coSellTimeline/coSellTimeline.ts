import { LightningElement, api } from 'lwc';
import { commandEvent, type Deal } from 'c/coSellDeal';
import read from '@salesforce/apex/CoSellTimeline.read';
import all from '@salesforce/label/c.CoSell_Timeline_All';
import empty from '@salesforce/label/c.CoSell_Timeline_Empty';
import failed from '@salesforce/label/c.CoSell_Timeline_Failed';
import fewer from '@salesforce/label/c.CoSell_Timeline_Fewer';
import lastChange from '@salesforce/label/c.CoSell_Last_Change';
import restore from '@salesforce/label/c.CoSell_Restore';
import { momentsOf, type Moment } from './moments';

/** Shown at once; the others on request. */
const FEW = 10;

/**
 * What happened to the deal, newest first, read anew whenever the record has changed. Event `command`:
 * restore, for a value that lost a conflict.
 */
export default class CoSellTimeline extends LightningElement {
    @api recordId?: string;
    /** The newest alone, under a heading of its own. */
    @api latestOnly = false;
    /** True while something is being sent, or nothing can be. */
    @api disabled = false;

    labels = { empty, failed, lastChange, restore };
    moments: Moment[] | null = null;
    hasFailed = false;
    showsAll = false;

    shownDeal?: Deal;
    /** What the deal was like when its history was read last. */
    readFor = '';

    @api get deal(): Deal | undefined {
        return this.shownDeal;
    }

    set deal(deal: Deal) {
        this.shownDeal = deal;
        // All of it: two saves within one second have the same stamp.
        const now = JSON.stringify(deal);
        if (now !== this.readFor) this.reread(now);
    }

    get shown(): Moment[] {
        if (this.latestOnly) return (this.moments ?? []).slice(0, 1);
        return (this.moments ?? []).slice(0, this.showsAll ? undefined : FEW);
    }

    get isEmpty(): boolean {
        return this.moments?.length === 0;
    }

    get hasMore(): boolean {
        return !this.latestOnly && (this.moments?.length ?? 0) > FEW;
    }

    get more(): string {
        return this.showsAll ? fewer : all;
    }

    get isExpanded(): 'true' | 'false' {
        return this.showsAll ? 'true' : 'false';
    }

    handleMore(): void {
        this.showsAll = !this.showsAll;
    }

    handleRestore(event: Event): void {
        const logId = (event.currentTarget as HTMLElement).dataset.restore as string;
        this.dispatchEvent(commandEvent({ name: 'restore', logId }));
    }

    private async reread(now: string): Promise<void> {
        this.readFor = now;
        // A parent sets one property after the other; all are there a turn later.
        await Promise.resolve();
        try {
            const timeline = await read({ opportunityId: this.recordId ?? '' });
            if (now !== this.readFor) return;
            this.moments = timeline ? momentsOf(timeline) : [];
            this.hasFailed = false;
        } catch {
            this.hasFailed = true;
        }
    }
}
