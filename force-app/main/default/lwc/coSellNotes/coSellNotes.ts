import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { CoSellNote } from '@salesforce/apex/CoSellNotes.read';
import read from '@salesforce/apex/CoSellNotes.read';
import share from '@salesforce/apex/CoSellNotes.share';
import empty from '@salesforce/label/c.CoSell_Notes_Empty';
import failed from '@salesforce/label/c.CoSell_Notes_Failed';
import hint from '@salesforce/label/c.CoSell_Notes_Hint';
import loading from '@salesforce/label/c.CoSell_Loading';
import saveFailed from '@salesforce/label/c.CoSell_Save_Failed';
import shareNote from '@salesforce/label/c.CoSell_Share_Note';
import showNotes from '@salesforce/label/c.CoSell_Notes_Show';
import title from '@salesforce/label/c.CoSell_Deal_Notes';

/**
 * The notes of a deal, each with a switch that shares it with Microsoft. Read when they are asked for: most
 * visits to a deal are not about its notes.
 */
export default class CoSellNotes extends LightningElement {
    @api recordId?: string;
    /** True while something is being sent, or nothing can be. */
    @api disabled = false;

    labels = { empty, failed, hint, loading, shareNote, showNotes, title };
    notes: CoSellNote[] | null = null;
    isLoading = false;
    hasFailed = false;

    get isClosed(): boolean {
        return this.notes === null && !this.isLoading;
    }

    get shown(): CoSellNote[] {
        return this.notes ?? [];
    }

    get isEmpty(): boolean {
        return this.notes?.length === 0;
    }

    async handleShow(): Promise<void> {
        this.isLoading = true;
        this.hasFailed = false;
        try {
            this.notes = await read({ opportunityId: this.recordId ?? '' });
        } catch {
            this.hasFailed = true;
        } finally {
            this.isLoading = false;
        }
        // The button that had the focus is gone.
        if (this.notes) Promise.resolve().then(() => this.template?.querySelector('h3')?.focus());
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
            const { message } = (error as { body?: { message?: string } }).body ?? {};
            this.dispatchEvent(new ShowToastEvent({ title: saveFailed, message, variant: 'error' }));
        }
    }

    private mark(noteId: string, isShared: boolean): void {
        this.notes = (this.notes ?? []).map((note) =>
            note.noteId === noteId ? { ...note, isShared } : note
        );
    }
}
