import { filled } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import importPlays from '@salesforce/apex/CoSellCatalogueSetup.importPlays';
import importSolutions from '@salesforce/apex/CoSellCatalogueSetup.importSolutions';
import done from '@salesforce/label/c.CoSell_Setup_Import_Done';
import importLabel from '@salesforce/label/c.CoSell_Setup_Import_Title';
import lacks from '@salesforce/label/c.CoSell_Setup_Import_Lacks';
import lineLabel from '@salesforce/label/c.CoSell_Setup_Import_Line';
import oddId from '@salesforce/label/c.CoSell_Setup_Import_Odd_Id';
import paste from '@salesforce/label/c.CoSell_Setup_Import_Paste';
import plays from '@salesforce/label/c.CoSell_Setup_Plays_Check';
import playsHelp from '@salesforce/label/c.CoSell_Setup_Import_Plays_Help';
import readable from '@salesforce/label/c.CoSell_Setup_Import_Read';
import solutions from '@salesforce/label/c.CoSell_Setup_Step_Solutions';
import solutionsHelp from '@salesforce/label/c.CoSell_Setup_Import_Solutions_Help';
import twice from '@salesforce/label/c.CoSell_Setup_Import_Twice';
import what from '@salesforce/label/c.CoSell_Setup_Import_What';
import { catalogueRows, type CatalogueName, type CatalogueRows, type LineProblem } from './catalogueRows';

export { isMicrosoftsId } from './catalogueRows';

const problemLabels: Readonly<Record<LineProblem['problem'], string>> = { lacks, 'odd id': oddId, twice };
/** More than these tell an admin nothing new. */
const MOST_SHOWN = 20;
/** Rows of one request: each is a record to save. */
const PORTION = 500;

/** Rows of a catalogue from the clipboard or a file; looked at before they are imported. Event: `imported`. */
export default class CoSellCatalogueImport extends CoSellSetupStep {
    labels = { import: importLabel, paste, what };
    options = [
        { value: 'solutions', label: solutions },
        { value: 'plays', label: plays }
    ];

    catalogue: CatalogueName = 'solutions';
    text = '';
    announcement = '';

    get help(): string {
        return this.catalogue === 'solutions' ? solutionsHelp : playsHelp;
    }

    get found(): CatalogueRows {
        return catalogueRows(this.text, this.catalogue);
    }

    get sentence(): string {
        return this.text.trim() ? filled(readable, this.found.entries.length) : this.announcement;
    }

    get problems() {
        return this.found.problems.slice(0, MOST_SHOWN).map(({ line, problem, what: value }) => ({
            key: `${line} ${problem}`,
            text: filled(lineLabel, line, filled(problemLabels[problem], value))
        }));
    }

    get cannotImport(): boolean {
        return this.isBusy || this.found.entries.length === 0;
    }

    handleCatalogue(event: CustomEvent<{ value: CatalogueName }>): void {
        this.catalogue = event.detail.value;
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        this.text = event.detail.value;
        this.announcement = '';
    }

    async handleFile(event: CustomEvent<{ files: FileList }>): Promise<void> {
        this.text = (await event.detail.files[0]?.text()) ?? '';
        this.announcement = '';
    }

    async handleImport(): Promise<void> {
        const { entries } = this.found;
        const send = this.catalogue === 'solutions' ? importSolutions : importPlays;
        let created = 0;
        let updated = 0;
        const went = await this.attempt(async () => {
            for (let at = 0; at < entries.length; at += PORTION) {
                // eslint-disable-next-line no-await-in-loop -- a later row may be about an earlier one
                const part = await send({ rows: JSON.stringify(entries.slice(at, at + PORTION)) });
                created += part.created;
                updated += part.updated;
            }
        });
        if (!went) return;
        this.text = '';
        this.announcement = filled(done, created, updated);
        this.dispatchEvent(new CustomEvent('imported'));
    }
}
