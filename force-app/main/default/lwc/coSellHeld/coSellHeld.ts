import { api } from 'lwc';
import type { HeldGroup } from '@cosell/contracts/setup-answers';
import { filled, translated } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import dropHeld from '@salesforce/apex/CoSellSetup.dropHeld';
import readHeld from '@salesforce/apex/CoSellSetup.held';
import readSupport from '@salesforce/apex/CoSellSetup.support';
import retry from '@salesforce/apex/CoSellCommands.retry';
import retryLike from '@salesforce/apex/CoSellSetup.retryLike';
import drop from '@salesforce/label/c.CoSell_Setup_Drop';
import dropNo from '@salesforce/label/c.CoSell_Setup_Drop_No';
import dropped from '@salesforce/label/c.CoSell_Setup_Dropped';
import droppedNot from '@salesforce/label/c.CoSell_Setup_Dropped_Not';
import dropQuestion from '@salesforce/label/c.CoSell_Setup_Drop_Question';
import dropYes from '@salesforce/label/c.CoSell_Setup_Drop_Yes';
import forSupport from '@salesforce/label/c.CoSell_Setup_For_Support';
import heldCount from '@salesforce/label/c.CoSell_Setup_Held_Count';
import heldNone from '@salesforce/label/c.CoSell_Setup_Held_None';
import heldTitle from '@salesforce/label/c.CoSell_Setup_Held';
import nextStep from '@salesforce/label/c.CoSell_Next_Step';
import retried from '@salesforce/label/c.CoSell_Setup_Retried';
import retryAll from '@salesforce/label/c.CoSell_Setup_Retry_All';
import retryOne from '@salesforce/label/c.CoSell_Setup_Retry_One';
import supportCopied from '@salesforce/label/c.CoSell_Setup_Support_Copied';
import supportText from '@salesforce/label/c.CoSell_Setup_Support_Text';
import withoutOpportunity from '@salesforce/label/c.CoSell_Setup_Without_Opportunity';

/** Deals that wait for a person, by cause: to try again, to let go, to tell support of. Event: `changed`. */
export default class CoSellHeld extends CoSellSetupStep {
    labels = {
        drop,
        dropNo,
        dropQuestion,
        dropYes,
        forSupport,
        heldNone,
        heldTitle,
        nextStep,
        retryAll,
        retryOne,
        supportText,
        withoutOpportunity
    };

    held: readonly HeldGroup[] | null = null;
    /** Deal of which the admin is asked whether it shall go. */
    asked: string | null = null;
    support = '';
    announcement = '';
    private counted: number | null = null;

    /** How many the newest look at the relay has found. Another number: which ones is asked anew. */
    @api get count(): number | null {
        return this.counted;
    }
    set count(count: number | null) {
        const isNew = count !== this.counted;
        this.counted = count;
        if (isNew && this.held) this.attempt(() => this.look());
    }

    override connectedCallback(): void {
        this.attempt(() => this.look());
    }

    get groups() {
        return (this.held ?? []).map((group) => ({
            ...group,
            ...translated(group),
            counted: filled(heldCount, group.count),
            deals: group.deals.map((deal) => ({
                ...deal,
                url: deal.opportunityId && `/lightning/r/Opportunity/${deal.opportunityId}/view`,
                isAsked: deal.dealId === this.asked
            }))
        }));
    }

    get hasNone(): boolean {
        return this.held?.length === 0;
    }

    handleRetryAll(event: Event): Promise<void> {
        const { code = '' } = dataOf(event);
        return this.change(async () => filled(retried, (await retryLike({ code })).retried));
    }

    handleRetryOne(event: Event): Promise<void> {
        const { opportunity: opportunityId = '' } = dataOf(event);
        return this.change(async () => {
            await retry({ opportunityId });
            return filled(retried, 1);
        });
    }

    async handleDrop(event: Event): Promise<void> {
        this.asked = dataOf(event).deal ?? null;
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-question]')?.focus();
    }

    handleDropNo(): void {
        this.asked = null;
    }

    handleDropYes(event: Event): Promise<void> {
        const { deal = '' } = dataOf(event);
        return this.change(async () => ((await dropHeld({ deal })).dropped ? dropped : droppedNot));
    }

    async handleSupport(event: Event): Promise<void> {
        const code = dataOf(event).code ?? null;
        this.announcement = '';
        await this.attempt(async () => {
            this.support = (await readSupport({ code })).text;
            // A browser that does not allow it still shows the text to be copied.
            await navigator.clipboard?.writeText(this.support).then(
                () => (this.announcement = supportCopied),
                () => undefined
            );
        });
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-support]')?.focus();
    }

    /** @param work resolves with what is said of it */
    private async change(work: () => Promise<string>): Promise<void> {
        this.announcement = '';
        await this.attempt(async () => {
            this.announcement = await work();
            this.asked = null;
            await this.look();
        });
        this.tellChanged();
    }

    private async look(): Promise<void> {
        this.held = (await readHeld()).groups;
    }
}

function dataOf(event: Event): DOMStringMap {
    return (event.currentTarget as HTMLElement).dataset;
}
