import { api } from 'lwc';
import type { MappingDocument, Problem } from '@cosell/contracts/setup-answers';
import { forgetDraft } from 'c/coSellMapping';
import { filled } from 'c/coSellSetupParts';
import CoSellSetupStep from 'c/coSellSetupStep';
import bringInStep from '@salesforce/apex/CoSellRelayOrgPermission.bringInStep';
import openFor from '@salesforce/apex/CoSellRelayOrgPermission.openFor';
import publish from '@salesforce/apex/CoSellMapping.publish';
import refresh from '@salesforce/apex/CoSellMapping.refresh';
import discard from '@salesforce/label/c.CoSell_Setup_Discard';
import problemsLabel from '@salesforce/label/c.CoSell_Setup_Problems';
import publishLabel from '@salesforce/label/c.CoSell_Setup_Publish';
import publishName from '@salesforce/label/c.CoSell_Setup_Publish_Name';
import published from '@salesforce/label/c.CoSell_Setup_Published';
import unpublished from '@salesforce/label/c.CoSell_Setup_Unpublished';

/** Makes the draft the version in force. Events: `published`, and `discarded` with nothing. */
export default class CoSellMappingPublish extends CoSellSetupStep {
    @api document!: MappingDocument;
    /** Whether the document is a draft, and not what is in force. */
    @api hasDraft = false;

    labels = { discard, problems: problemsLabel, publish: publishLabel, publishName, unpublished };

    problems: readonly Problem[] = [];
    name = '';
    announcement = '';

    get problemRows() {
        return this.problems.map(({ path, reason }) => ({
            key: path.join('.'),
            text: path.length ? `${path.join('.')}: ${reason}` : reason
        }));
    }

    get hasProblems(): boolean {
        return this.problems.length > 0;
    }

    get said(): string {
        return this.hasDraft ? unpublished : this.announcement;
    }

    handleName(event: CustomEvent<{ value: string }>): void {
        this.name = event.detail.value;
    }

    handleDiscard(): void {
        this.problems = [];
        this.dispatchEvent(new CustomEvent('discarded'));
    }

    /**
     * Each a request of its own: what the draft names is opened to the relay, which looks at it; a version; the
     * permission set in step with it; and the relay told to read it.
     */
    async handlePublish(): Promise<void> {
        this.announcement = '';
        this.problems = [];
        let isPublished = false;
        const document = JSON.stringify(this.document);
        await this.attempt(async () => {
            await openFor({ document });
            const answer = await publish({ document, name: this.name || null });
            this.problems = answer.problems;
            if (answer.version === null) return;
            forgetDraft();
            isPublished = true;
            this.name = '';
            this.announcement = filled(published, answer.version);
            await bringInStep();
            await refresh();
        });
        // Also where what follows was refused: the version is there.
        if (isPublished) this.dispatchEvent(new CustomEvent('published'));
    }
}
