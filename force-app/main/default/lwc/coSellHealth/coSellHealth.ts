import type { HeldGroup } from '@cosell/contracts/setup-answers';
import { healthChecks } from 'c/coSellSetupChecks';
import { filled } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import readHeld from '@salesforce/apex/CoSellSetup.held';
import readSupport from '@salesforce/apex/CoSellSetup.support';
import retry from '@salesforce/apex/CoSellCommands.retry';
import retryLike from '@salesforce/apex/CoSellSetup.retryLike';
import endsIn from '@salesforce/label/c.CoSell_Setup_Ends_In';
import endsNext from '@salesforce/label/c.CoSell_Setup_Ends_Next';
import forSupport from '@salesforce/label/c.CoSell_Setup_For_Support';
import heldCount from '@salesforce/label/c.CoSell_Setup_Held_Count';
import heldDeals from '@salesforce/label/c.CoSell_Setup_Held_Deals';
import heldNone from '@salesforce/label/c.CoSell_Setup_Held_None';
import heldTitle from '@salesforce/label/c.CoSell_Setup_Held';
import lastIn from '@salesforce/label/c.CoSell_Setup_Last_In';
import lastOut from '@salesforce/label/c.CoSell_Setup_Last_Out';
import needsRelay from '@salesforce/label/c.CoSell_Setup_Needs_Relay';
import never from '@salesforce/label/c.CoSell_Setup_Never';
import nextStep from '@salesforce/label/c.CoSell_Next_Step';
import none from '@salesforce/label/c.CoSell_Setup_None';
import retried from '@salesforce/label/c.CoSell_Setup_Retried';
import retryAll from '@salesforce/label/c.CoSell_Setup_Retry_All';
import retryOne from '@salesforce/label/c.CoSell_Setup_Retry_One';
import running from '@salesforce/label/c.CoSell_Setup_Running_Deals';
import supportText from '@salesforce/label/c.CoSell_Setup_Support_Text';
import waiting from '@salesforce/label/c.CoSell_Setup_Waiting_Deals';
import withoutOpportunity from '@salesforce/label/c.CoSell_Setup_Without_Opportunity';

/** How everything is: a light for each part, the queue, what ends next, and deals that wait for a person. */
export default class CoSellHealth extends CoSellSetupStep {
    labels = {
        endsNext,
        forSupport,
        heldDeals,
        heldNone,
        heldTitle,
        lastIn,
        lastOut,
        needsRelay,
        never,
        nextStep,
        retryAll,
        retryOne,
        running,
        supportText,
        waiting,
        withoutOpportunity
    };

    held: readonly HeldGroup[] | null = null;
    support = '';
    announcement = '';

    override connectedCallback(): void {
        if (this.hasRelay) this.attempt(() => this.look());
    }

    get checks() {
        return healthChecks(this.facts);
    }

    get groups() {
        return (this.held ?? []).map((group) => ({
            ...group,
            counted: filled(heldCount, group.count),
            deals: group.deals.map((deal) => ({
                ...deal,
                key: deal.opportunityId ?? deal.referralId ?? deal.since,
                url: deal.opportunityId && `/lightning/r/Opportunity/${deal.opportunityId}/view`
            }))
        }));
    }

    get hasNoHeld(): boolean {
        return this.held?.length === 0;
    }

    get ending(): string {
        const [first] = this.facts.status?.endings ?? [];
        return first ? filled(endsIn, first.what, first.days) : none;
    }

    async handleRetryAll(event: Event): Promise<void> {
        const code = (event.currentTarget as HTMLElement).dataset.code ?? '';
        await this.attempt(async () => {
            const answer = await retryLike({ code });
            this.announcement = filled(retried, answer.retried);
            await this.look();
        });
        this.tellChanged();
    }

    async handleRetryOne(event: Event): Promise<void> {
        const opportunityId = (event.currentTarget as HTMLElement).dataset.opportunity ?? '';
        await this.attempt(async () => {
            await retry({ opportunityId });
            this.announcement = filled(retried, 1);
            await this.look();
        });
        this.tellChanged();
    }

    async handleSupport(event: Event): Promise<void> {
        const code = (event.currentTarget as HTMLElement).dataset.code ?? null;
        await this.attempt(async () => {
            this.support = (await readSupport({ code })).text;
        });
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-support]')?.focus();
    }

    private async look(): Promise<void> {
        this.held = (await readHeld()).groups;
    }
}
