import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { AnswerName } from 'c/coSellDeal';
import cancel from '@salesforce/label/c.CoSell_Cancel';
import force from '@salesforce/label/c.CoSell_Won_Anyway';
import ownWords from '@salesforce/label/c.CoSell_Own_Words';
import reason from '@salesforce/label/c.CoSell_Reason';
import sending from '@salesforce/label/c.CoSell_Sending';
import tooEarly from '@salesforce/label/c.CoSell_Won_Too_Early';
import { answers } from './answers';
import { OTHER, reasons } from './reasons';

/** What the seller says with an answer. */
export interface Particulars {
    reason?: string;
    /** Won, also within 72 hours of the referral's creation. */
    force?: boolean;
}

/** Null: it was sent. */
export type SendAnswer = (particulars: Particulars) => Promise<{ message: string; next: string } | null>;

interface Field extends HTMLElement {
    reportValidity(): boolean;
    value: string;
    checked: boolean;
}

/**
 * The dialog before a deal is declined, won or lost. Stays open with all that was typed until the answer was
 * sent; `open` resolves to `sent`, or to undefined when it was cancelled.
 */
export default class CoSellAnswer extends LightningModal {
    @api answer: AnswerName = 'decline';
    /** True: Microsoft may not count the deal as won yet, which the seller has to confirm. */
    @api isEarly = false;
    @api send!: SendAnswer;

    labels = { cancel, force, ownWords, reason, sending, tooEarly };
    reasons = reasons;
    chosen = '';
    isSending = false;
    refusal: { message: string; next: string } | null = null;

    get text(): (typeof answers)[AnswerName] {
        return answers[this.answer];
    }

    get needsOwnWords(): boolean {
        return this.chosen === OTHER;
    }

    get needsForce(): boolean {
        return this.answer === 'won' && this.isEarly;
    }

    handleReason(event: CustomEvent<{ value: string }>): void {
        this.chosen = event.detail.value;
    }

    handleCancel(): void {
        this.close(undefined);
    }

    async handleSend(): Promise<void> {
        if (!this.isComplete()) return;
        this.isSending = true;
        this.disableClose = true;
        this.refusal = null;
        this.refusal = await this.send(this.particulars());
        this.isSending = false;
        this.disableClose = false;
        if (this.refusal === null) this.close('sent');
    }

    /** Marks what is missing and moves the focus there. */
    private isComplete(): boolean {
        const words = this.words();
        // Blanks alone pass for a value.
        if (words) words.value = words.value.trim();
        const wrong = this.fields().filter((field) => !field.reportValidity());
        wrong[0]?.focus();
        return wrong.length === 0;
    }

    private particulars(): Particulars {
        if (this.text.needsReason) return { reason: this.words()?.value ?? this.chosen };
        return this.needsForce ? { force: true } : {};
    }

    private words(): Field | undefined {
        return this.fields().find(({ dataset }) => dataset.field === 'words');
    }

    private fields(): Field[] {
        return [...(this.template?.querySelectorAll<Field>('[data-field]') ?? [])];
    }
}
