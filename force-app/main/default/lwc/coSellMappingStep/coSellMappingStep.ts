import type { MappingAnswer, MappingDocument } from '@cosell/contracts/setup-answers';
import { forgetDraft, keepDraft, keptDraft } from 'c/coSellMapping';
import CoSellSetupStep from 'c/coSellSetupStep';
import readMapping from '@salesforce/apex/CoSellMapping.read';

/**
 * A step that changes the mapping. Changes of all such steps are one draft, until it is published as a version
 * (`c-co-sell-mapping-publish`).
 */
export default class CoSellMappingStep extends CoSellSetupStep {
    mapping: MappingAnswer | null = null;
    draft: MappingDocument | null = null;
    private publications = 0;

    override connectedCallback(): void {
        if (!this.hasRelay) return;
        this.draft = keptDraft();
        this.attempt(() => this.look());
    }

    /** The draft, or what is in force; null: not known yet. */
    get document(): MappingDocument | null {
        return this.draft ?? this.mapping?.document ?? null;
    }

    get hasDraft(): boolean {
        return this.draft !== null;
    }

    /** Another one after each publication. */
    get stamp(): string {
        return String(this.publications);
    }

    handleDiscarded(): void {
        forgetDraft();
        this.draft = null;
    }

    async handlePublished(): Promise<void> {
        this.draft = null;
        this.publications += 1;
        await this.attempt(() => this.look());
        this.tellChanged();
    }

    protected changeTo(document: MappingDocument): void {
        this.draft = document;
        keepDraft(document);
    }

    protected async look(): Promise<void> {
        this.mapping = await readMapping();
    }
}
