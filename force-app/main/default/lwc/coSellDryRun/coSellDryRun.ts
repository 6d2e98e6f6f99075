import type { RoundTripAnswer } from '@cosell/contracts/setup-answers';
import { keptDraft } from 'c/coSellMapping';
import { filled, type Check } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import readRecent, { type RecentOpportunity } from '@salesforce/apex/CoSellOpportunities.recent';
import roundTrip from '@salesforce/apex/CoSellSetup.roundTrip';
import after from '@salesforce/label/c.CoSell_Setup_Then';
import before from '@salesforce/label/c.CoSell_Setup_Now';
import choose from '@salesforce/label/c.CoSell_Setup_Dry_Run_Choose';
import draftLabel from '@salesforce/label/c.CoSell_Setup_Dry_Run_Draft';
import create from '@salesforce/label/c.CoSell_Setup_Dry_Run_create';
import field from '@salesforce/label/c.CoSell_Setup_Field';
import go from '@salesforce/label/c.CoSell_Setup_Dry_Run_Go';
import missing from '@salesforce/label/c.CoSell_Setup_Dry_Run_Missing';
import none from '@salesforce/label/c.CoSell_Setup_Dry_Run_None';
import nothing from '@salesforce/label/c.CoSell_Setup_Dry_Run_nothing';
import title from '@salesforce/label/c.CoSell_Setup_Dry_Run';
import update from '@salesforce/label/c.CoSell_Setup_Dry_Run_update';

const actions = { create, update, nothing };

/** What a run of one Opportunity would do: each step of it, and what Microsoft would see. Writes nothing. */
export default class CoSellDryRun extends CoSellSetupStep {
    labels = { after, before, choose, draft: draftLabel, field, go, none, title };

    opportunities: readonly RecentOpportunity[] | null = null;
    chosen = '';
    answer: RoundTripAnswer | null = null;

    override connectedCallback(): void {
        this.attempt(async () => {
            this.opportunities = await readRecent();
            this.chosen = this.opportunities[0]?.id ?? '';
        });
    }

    get options() {
        return (this.opportunities ?? []).map(({ id, name, stage }) => ({
            value: id,
            label: `${name} (${stage})`
        }));
    }

    get hasDraft(): boolean {
        return keptDraft() !== null;
    }

    get isEmpty(): boolean {
        return this.opportunities?.length === 0;
    }

    get checks(): Check[] {
        return (this.answer?.steps ?? []).map(({ what, ok, milliseconds, detail, trouble }) => ({
            name: what,
            label: what,
            state: ok ? 'ready' : 'toDo',
            saw: trouble ? `${trouble.message} ${trouble.next}` : `${detail} (${milliseconds} ms)`
        }));
    }

    get outcome(): string {
        const { answer } = this;
        if (!answer) return '';
        if (answer.missing.length) return filled(missing, answer.missing.join(' '));
        return answer.action ? actions[answer.action] : '';
    }

    get hasChanges(): boolean {
        return Boolean(this.answer?.changes.length);
    }

    handleChoose(event: CustomEvent<{ value: string }>): void {
        this.chosen = event.detail.value;
        this.answer = null;
    }

    async handleGo(): Promise<void> {
        this.answer = null;
        await this.attempt(async () => {
            const draft = keptDraft();
            const document = draft && JSON.stringify(draft);
            this.answer = await roundTrip({ opportunityId: this.chosen, document });
        });
    }
}
