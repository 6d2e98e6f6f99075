import { api } from 'lwc';
import type { Difference, MappingDocument } from '@cosell/contracts/setup-answers';
import { textOf } from 'c/coSellMapping';
import { filled } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import compare from '@salesforce/apex/CoSellMapping.compare';
import readDocument from '@salesforce/apex/CoSellMapping.document';
import readVersions, { type MappingVersion } from '@salesforce/apex/CoSellMapping.versions';
import after from '@salesforce/label/c.CoSell_Setup_Now';
import before from '@salesforce/label/c.CoSell_Setup_Before';
import compareLabel from '@salesforce/label/c.CoSell_Setup_Compare';
import differencesNone from '@salesforce/label/c.CoSell_Setup_Differences_None';
import exportLabel from '@salesforce/label/c.CoSell_Setup_Export';
import field from '@salesforce/label/c.CoSell_Setup_Field';
import importLabel from '@salesforce/label/c.CoSell_Setup_Import';
import importRefused from '@salesforce/label/c.CoSell_Setup_Import_Refused';
import inForce from '@salesforce/label/c.CoSell_Setup_In_Force';
import nextStep from '@salesforce/label/c.CoSell_Try_Again';
import none from '@salesforce/label/c.CoSell_Setup_Versions_None';
import restore from '@salesforce/label/c.CoSell_Setup_Restore';
import title from '@salesforce/label/c.CoSell_Setup_Versions';
import version from '@salesforce/label/c.CoSell_Setup_Version';

/**
 * The published versions of the mapping. One that is taken up again, or a file that is imported, becomes the
 * draft: it is published like any other change. Event: `taken` with the document.
 */
export default class CoSellMappingVersions extends CoSellSetupStep {
    /** What a version is compared with. */
    @api document!: MappingDocument;
    /** The versions are read again when this changes. */
    @api get stamp(): string {
        return this.readFor;
    }
    set stamp(stamp: string) {
        if (stamp === this.readFor) return;
        this.readFor = stamp;
        if (this.isConnected) this.attempt(() => this.look());
    }

    labels = {
        after,
        before,
        compare: compareLabel,
        differencesNone,
        export: exportLabel,
        field,
        import: importLabel,
        inForce,
        none,
        restore,
        title
    };

    versions: readonly MappingVersion[] | null = null;
    differences: readonly Difference[] | null = null;
    private readFor = '';

    override connectedCallback(): void {
        this.attempt(() => this.look());
    }

    get rows() {
        return (this.versions ?? []).map((one) => ({
            ...one,
            text: filled(version, one.version, one.name)
        }));
    }

    get isEmpty(): boolean {
        return this.versions?.length === 0;
    }

    get differenceRows() {
        return (this.differences ?? []).map((one) => ({
            path: one.path,
            before: textOf(one.before),
            after: textOf(one.after)
        }));
    }

    get isSame(): boolean {
        return this.differences?.length === 0;
    }

    get hasDifferences(): boolean {
        return this.differenceRows.length > 0;
    }

    async handleCompare(event: Event): Promise<void> {
        await this.withDocument(event, async (text) => {
            const answer = await compare({ before: text, after: JSON.stringify(this.document) });
            this.differences = answer.differences;
        });
    }

    async handleRestore(event: Event): Promise<void> {
        await this.withDocument(event, async (text) => this.take(JSON.parse(text)));
    }

    async handleExport(event: Event): Promise<void> {
        await this.withDocument(event, async (text, number) => {
            const link = document.createElement('a');
            link.href = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
            link.download = `co-sell-mapping-${number}.json`;
            link.click();
        });
    }

    /** Checked by the relay when it is published; here only that it is one. */
    async handleImport(event: CustomEvent<{ files: FileList }>): Promise<void> {
        const file = event.detail.files[0];
        if (!file) return;
        try {
            const read = JSON.parse(await file.text()) as Partial<MappingDocument> | null;
            if (!Array.isArray(read?.rows)) throw new SyntaxError('no rows');
            this.refusal = null;
            this.take(read as MappingDocument);
        } catch {
            this.refusal = { code: 'MAPPING_FILE', message: importRefused, next: nextStep };
        }
    }

    private take(read: MappingDocument): void {
        this.dispatchEvent(new CustomEvent('taken', { detail: read }));
    }

    private async withDocument(
        event: Event,
        work: (text: string, version: number) => Promise<void>
    ): Promise<void> {
        const number = Number((event.currentTarget as HTMLElement).dataset.version);
        await this.attempt(async () => {
            const text = await readDocument({ version: number });
            if (text !== null) await work(text, number);
        });
    }

    private async look(): Promise<void> {
        this.versions = await readVersions();
    }
}
