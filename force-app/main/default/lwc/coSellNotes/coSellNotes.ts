import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { CoSellNote } from '@salesforce/apex/CoSellNotes.read';
import read from '@salesforce/apex/CoSellNotes.read';
import share from '@salesforce/apex/CoSellNotes.share';
import { reasonOf } from 'c/coSellDeal';
import empty from '@salesforce/label/c.CoSell_Notes_Empty';
import failed from '@salesforce/label/c.CoSell_Notes_Failed';
import hint from '@salesforce/label/c.CoSell_Notes_Hint';
import loading from '@salesforce/label/c.CoSell_Loading';
import retry from '@salesforce/label/c.CoSell_Retry';
import saveFailed from '@salesforce/label/c.CoSell_Save_Failed';
import shareNote from '@salesforce/label/c.CoSell_Share_Note';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';

/**
 * The notes of a deal, each with a switch that shares it with Microsoft. In a tab of its own, so it is there
 * and reads only once somebody asks for the notes.
 */
export default class CoSellNotes extends LightningElement {
    @api recordId?: string;
    /** True while something is being sent, or nothing can be. */
    @api disabled = false;

    labels = { empty, failed, hint, loading, retry, shareNote };
    notes: CoSellNote[] | null = null;
    isLoading = false;
    hasFailed = false;
    knownAudit?: string | null;

    /** Changes with every step of the relay, which may have brought or taken a note. */
    @api get audit(): string | null | undefined {
        return this.knownAudit;
    }

    set audit(audit: string | null | undefined) {
        const isNews = audit !== this.knownAudit;
        this.knownAudit = audit;
        if (isNews && this.notes) this.read();
    }

    override connectedCallback(): void {
        this.read();
    }

    get isFirst(): boolean {
        return this.isLoading && this.notes === null;
    }

    get shown(): CoSellNote[] {
        return this.notes ?? [];
    }

    get isEmpty(): boolean {
        return this.notes?.length === 0;
    }

    async read(): Promise<void> {
        this.isLoading = true;
        this.hasFailed = false;
        try {
            this.notes = await read({ opportunityId: this.recordId ?? '' });
        } catch {
            this.hasFailed = true;
        } finally {
            this.isLoading = false;
        }
    }

    /** Shown at once; taken back when the org refuses it. */
    async handleShare(event: CustomEvent<{ checked: boolean }>): Promise<void> {
        const noteId = (event.currentTarget as HTMLElement).dataset.note as string;
        const isShared = event.detail.checked;
        this.mark(noteId, isShared);
        try {
            await share({ noteId, isShared });
        } catch (error) {
            this.mark(noteId, !isShared);
            const message = reasonOf(error) ?? unknownReason;
            this.dispatchEvent(new ShowToastEvent({ title: saveFailed, message, variant: 'error' }));
        }
    }

    private mark(noteId: string, isShared: boolean): void {
        this.notes = (this.notes ?? []).map((note) =>
            note.noteId === noteId ? { ...note, isShared } : note
        );
    }
}
