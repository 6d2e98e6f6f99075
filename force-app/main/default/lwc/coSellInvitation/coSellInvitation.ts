import { LightningElement, api } from 'lwc';
import { commandEvent, deadline, type Deadline, type Deal } from 'c/coSellDeal';
import type { CoSellNote } from '@salesforce/apex/CoSellNotes.read';
import readNotes from '@salesforce/apex/CoSellNotes.read';
import mayRespond from '@salesforce/customPermission/CoSell_Respond';
import accept from '@salesforce/label/c.CoSell_Accept';
import customer from '@salesforce/label/c.CoSell_Customer';
import decline from '@salesforce/label/c.CoSell_Decline';
import link from '@salesforce/label/c.CoSell_Link_Existing';
import mayNotRespond from '@salesforce/label/c.CoSell_May_Not_Respond';
import notes from '@salesforce/label/c.CoSell_Notes';
import sentBy from '@salesforce/label/c.CoSell_Sent_By';
import title from '@salesforce/label/c.CoSell_Invitation';
import value from '@salesforce/label/c.CoSell_Value';
import what from '@salesforce/label/c.CoSell_Deal';

/**
 * A deal that Microsoft sent and that waits for an answer: who, what, and how long. Event `command`: accept,
 * decline or link.
 */
export default class CoSellInvitation extends LightningElement {
    @api recordId?: string;
    @api deal!: Deal;
    /** True while something is being sent, or nothing can be. */
    @api disabled = false;

    labels = { accept, customer, decline, link, mayNotRespond, notes, sentBy, title, value, what };

    /** Whatever Microsoft wrote comes as notes that both sides share; all others are the seller's own. */
    notes: CoSellNote[] = [];

    override async connectedCallback(): Promise<void> {
        try {
            const all = (await readNotes({ opportunityId: this.recordId ?? '' })) ?? [];
            this.notes = all.filter(({ isShared }) => isShared);
        } catch {
            // The tab with the notes says so.
        }
    }

    get hasNotes(): boolean {
        return this.notes.length > 0;
    }

    get mayNot(): boolean {
        return !mayRespond;
    }

    get cannotAnswer(): boolean {
        return this.disabled || this.mayNot;
    }

    get deadline(): Deadline | null {
        return deadline(this.deal.daysLeft);
    }

    get deadlineIcon(): string {
        return this.deadline?.presses ? 'utility:warning' : 'utility:clock';
    }

    get deadlineVariant(): string | undefined {
        return this.deadline?.presses ? 'warning' : undefined;
    }

    get isSent(): boolean {
        return Boolean(this.deal.sellerName ?? this.deal.sellerEmail);
    }

    handleAccept(): void {
        this.dispatchEvent(commandEvent({ name: 'accept' }));
    }

    handleDecline(): void {
        this.dispatchEvent(commandEvent({ name: 'decline' }));
    }

    handleLink(): void {
        this.dispatchEvent(commandEvent({ name: 'link' }));
    }
}
