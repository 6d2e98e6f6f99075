import CoSellMappingStep from 'c/coSellMappingStep';
import type { Check } from 'c/coSellSetupParts';
import readCatalogues, {
    type CatalogueEntry,
    type Catalogues
} from '@salesforce/apex/CoSellCatalogueSetup.read';
import setActive from '@salesforce/apex/CoSellCatalogueSetup.setActive';
import setFamilies from '@salesforce/apex/CoSellCatalogueSetup.setFamilies';
import active from '@salesforce/label/c.CoSell_Setup_Active';
import area from '@salesforce/label/c.CoSell_Setup_Area';
import families from '@salesforce/label/c.CoSell_Setup_Solution_Families';
import familiesHelp from '@salesforce/label/c.CoSell_Setup_Solution_Families_Help';
import fiscalYear from '@salesforce/label/c.CoSell_Setup_Fiscal_Year';
import identifier from '@salesforce/label/c.CoSell_Setup_Solution_Id';
import intro from '@salesforce/label/c.CoSell_Setup_Solutions_Intro';
import play from '@salesforce/label/c.CoSell_Setup_Play';
import plays from '@salesforce/label/c.CoSell_Setup_Plays_Check';
import solution from '@salesforce/label/c.CoSell_Setup_Solution';
import solutions from '@salesforce/label/c.CoSell_Setup_Step_Solutions';
import { catalogueChecks } from './catalogueChecks';
import { fiscalYearOf } from './fiscalYear';

/** Step 4: what sellers offer with Microsoft. Ticks and families are saved at once. */
export default class CoSellSolutionsStep extends CoSellMappingStep {
    labels = {
        active,
        area,
        families,
        familiesHelp,
        fiscalYear,
        identifier,
        intro,
        play,
        plays,
        solution,
        solutions
    };
    catalogues: Catalogues | null = null;

    /** The catalogues are the org's own: they need no relay. */
    override connectedCallback(): void {
        super.connectedCallback();
        if (!this.hasRelay) this.attempt(() => this.readAgain());
    }

    get checks(): Check[] {
        return this.catalogues
            ? catalogueChecks(this.catalogues, this.document, fiscalYearOf(new Date()))
            : [];
    }

    get solutions() {
        return rowsOf(this.catalogues?.solutions);
    }

    get plays() {
        return rowsOf(this.catalogues?.plays);
    }

    get hasSolutions(): boolean {
        return this.solutions.length > 0;
    }

    get hasPlays(): boolean {
        return this.plays.length > 0;
    }

    async handleActive(event: CustomEvent<{ checked: boolean }>): Promise<void> {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        await this.attempt(() => setActive({ recordId: id, active: event.detail.checked }));
        await this.readAgain();
        this.tellChanged();
    }

    /** When the field is left, not for each letter. */
    async handleFamilies(event: Event): Promise<void> {
        const field = event.currentTarget as HTMLElement & { value: string };
        const { id = '' } = field.dataset;
        const before = this.catalogues?.solutions.find((one) => one.id === id)?.families ?? '';
        if (field.value === before) return;
        await this.attempt(async () => {
            await setFamilies({ solutionId: id, families: field.value });
            await this.readAgain();
        });
    }

    async handleImported(): Promise<void> {
        await this.attempt(() => this.readAgain());
        this.tellChanged();
    }

    protected override async look(): Promise<void> {
        await this.readAgain();
        await super.look();
    }

    private async readAgain(): Promise<void> {
        this.catalogues = await readCatalogues();
    }
}

function rowsOf(entries: readonly CatalogueEntry[] = []) {
    return entries.map((entry) => ({
        ...entry,
        activeLabel: `${active}: ${entry.name}`,
        familiesLabel: `${families}: ${entry.name}`
    }));
}
