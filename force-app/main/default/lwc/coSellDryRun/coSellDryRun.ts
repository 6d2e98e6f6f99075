import type { RoundTripAnswer } from '@cosell/contracts/setup-answers';
import { keptDraft } from 'c/coSellMapping';
import { filled } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import findOpportunities, { type FoundOpportunity } from '@salesforce/apex/CoSellOpportunities.find';
import roundTrip from '@salesforce/apex/CoSellSetup.roundTrip';
import choose from '@salesforce/label/c.CoSell_Setup_Dry_Run_Choose';
import draftLabel from '@salesforce/label/c.CoSell_Setup_Dry_Run_Draft';
import find from '@salesforce/label/c.CoSell_Setup_Dry_Run_Find';
import go from '@salesforce/label/c.CoSell_Setup_Dry_Run_Go';
import none from '@salesforce/label/c.CoSell_Setup_Dry_Run_None';
import title from '@salesforce/label/c.CoSell_Setup_Dry_Run';
import triedLabel from '@salesforce/label/c.CoSell_Setup_Dry_Run_Tried';

interface Tried {
    id: string;
    name: string;
    answer: RoundTripAnswer;
}

/** What a run of each chosen Opportunity would do. Writes nothing. */
export default class CoSellDryRun extends CoSellSetupStep {
    labels = { choose, draft: draftLabel, find, go, none, title };

    /** Those that answer the question for a name; null: not known yet. */
    found: readonly FoundOpportunity[] | null = null;
    chosen: readonly FoundOpportunity[] = [];
    tried: readonly Tried[] = [];
    isEmpty = false;

    override connectedCallback(): void {
        this.attempt(async () => {
            this.found = await findOpportunities({ named: null });
            this.chosen = this.found.slice(0, 1);
            this.isEmpty = this.found.length === 0;
        });
    }

    get options() {
        return this.offered.map(({ id, name, stage }) => ({ value: id, label: `${name} (${stage})` }));
    }

    get chosenIds(): string[] {
        return this.chosen.map(({ id }) => id);
    }

    get cannotGo(): boolean {
        return this.isBusy || this.chosen.length === 0;
    }

    get hasDraft(): boolean {
        return keptDraft() !== null;
    }

    get triedText(): string {
        return this.tried.length ? filled(triedLabel, this.tried.length, this.chosen.length) : '';
    }

    async handleFind(event: Event): Promise<void> {
        const { value } = event.target as HTMLInputElement;
        await this.attempt(async () => {
            this.found = await findOpportunities({ named: value.trim() || null });
        });
    }

    handleChoose(event: CustomEvent<{ value: string[] }>): void {
        const ids = event.detail.value;
        this.chosen = this.offered.filter(({ id }) => ids.includes(id));
        this.tried = [];
    }

    /** One after the other: the relay reads both sides for each. Why one cannot be tried holds for all. */
    async handleGo(): Promise<void> {
        this.tried = [];
        await this.attempt(async () => {
            const draft = keptDraft();
            const document = draft && JSON.stringify(draft);
            for (const { id, name } of this.chosen) {
                // eslint-disable-next-line no-await-in-loop
                const answer = await roundTrip({ opportunityId: id, document });
                this.tried = [...this.tried, { id, name, answer }];
            }
        });
    }

    /** What is chosen stays in sight when another name is looked for. */
    private get offered(): readonly FoundOpportunity[] {
        const others = (this.found ?? []).filter(({ id }) => !this.chosenIds.includes(id));
        return [...this.chosen, ...others];
    }
}
