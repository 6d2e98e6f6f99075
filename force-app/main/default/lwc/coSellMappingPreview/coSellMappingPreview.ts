import { api } from 'lwc';
import type { MappingDocument, MappingPreviewAnswer } from '@cosell/contracts/setup-answers';
import CoSellSetupStep from 'c/coSellSetupStep';
import openFor from '@salesforce/apex/CoSellRelayOrgPermission.openFor';
import preview from '@salesforce/apex/CoSellMapping.preview';
import dealField from '@salesforce/label/c.CoSell_Setup_Deal_Field';
import empty from '@salesforce/label/c.CoSell_Setup_Preview_Empty';
import none from '@salesforce/label/c.CoSell_Setup_Preview_None';
import previewLabel from '@salesforce/label/c.CoSell_Setup_Preview';

/** What Microsoft would see of five real Opportunities by this document, side by side. */
export default class CoSellMappingPreview extends CoSellSetupStep {
    /** What was shown of another document is shown no longer. */
    @api get document(): MappingDocument {
        return this.given;
    }
    set document(document: MappingDocument) {
        if (document !== this.given) this.answer = null;
        this.given = document;
    }

    labels = { dealField, none, preview: previewLabel };
    answer: MappingPreviewAnswer | null = null;
    private given!: MappingDocument;

    get rows() {
        return (this.answer?.rows ?? []).map(({ deal, label, values }) => ({
            deal,
            label,
            cells: values.map(({ salesforce, microsoft }, index) => ({
                key: `${deal}-${index}`,
                microsoft: microsoft ?? empty,
                // Shown beside what Microsoft sees only where it differs.
                salesforce: salesforce !== null && salesforce !== microsoft ? salesforce : null
            }))
        }));
    }

    get columns() {
        return (this.answer?.opportunities ?? []).map(({ id, name, missing }) => ({
            id,
            name,
            missing: missing.join(' ')
        }));
    }

    get hasColumns(): boolean {
        return this.columns.length > 0;
    }

    get isEmpty(): boolean {
        return this.answer?.opportunities.length === 0;
    }

    /** The relay reads fields that the draft names first, so they are opened to it before. */
    async handlePreview(): Promise<void> {
        const document = JSON.stringify(this.document);
        await this.attempt(async () => {
            await openFor({ document });
            this.answer = await preview({ document, opportunityIds: null });
        });
    }
}
