import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { answerAsMicrosoft, editInPortal } from 'loop/pageRequest';
import type { ReferralRow } from '../../../../page-state.ts';

/** What each row of the table shows of a referral; a row that is empty for all is left out. */
const rows: [label: string, text: (referral: ReferralRow) => string | null][] = [
    ['Status', ({ status, substatus }) => `${status} / ${substatus}`],
    ['Name', ({ name }) => name],
    ['Deal value', ({ dealValue, currency }) => amount(dealValue, currency)],
    ['Closing date', ({ closingDate }) => closingDate],
    ['Notes', ({ notes }) => notes],
    ['Direction', ({ direction }) => direction],
    ['Solutions', ({ solutions }) => solutions.join(', ')],
    ['Team', ({ team }) => team.join(', ')],
    ['Microsoft CRM id', ({ microsoftCrmId }) => microsoftCrmId],
    ['Our reference', ({ externalReference }) => externalReference],
    ['Answer until', ({ expires }) => time(expires)],
    ['Changed', ({ updated }) => time(updated)],
    ['Referral', ({ id }) => id]
];

/** The partner's and Microsoft's referral of one deal, and what people do there. Event: `changed`. */
export default class PartnerCenter extends LightningElement {
    @api referrals: ReferralRow[] = [];
    #recordId = '';
    draft: string | null = null;
    busy = false;

    @api get recordId() {
        return this.#recordId;
    }
    set recordId(value: string) {
        this.#recordId = value;
        this.draft = null;
    }

    get isEmpty() {
        return this.referrals.length === 0;
    }

    get nothing() {
        return this.recordId ? 'Nothing: this Opportunity has not been shared.' : 'No deal is open.';
    }

    get owners() {
        return this.referrals.map(({ id, owner }) => ({
            key: id,
            label: owner === 'Partner' ? "Partner's referral" : "Microsoft's referral"
        }));
    }

    get rows() {
        return rows
            .map(([label, text]) => ({
                label,
                cells: this.referrals.map((referral) => ({ key: referral.id, text: text(referral) || '' }))
            }))
            .filter(({ cells }) => cells.some(({ text }) => text));
    }

    get own() {
        return this.referrals.find(({ owner }) => owner === 'Partner');
    }

    get waiting() {
        return this.referrals.find(({ owner, status }) => owner === 'Microsoft' && status === 'New');
    }

    get canAnswer() {
        return this.waiting !== undefined;
    }

    /** Partner Center lets nobody edit a referral before it is accepted or after it is closed. */
    get canEdit() {
        return this.own?.status === 'Active';
    }

    get dealValue() {
        return this.draft ?? this.own?.dealValue ?? '';
    }

    get cannotSave() {
        return this.busy || !this.draft || Number(this.draft) === this.own?.dealValue;
    }

    handleDraft(event: CustomEvent<{ value: string }>) {
        this.draft = event.detail.value;
    }

    async handleAnswer(event: Event) {
        const answer = (event.currentTarget as HTMLElement).dataset['answer'] as 'accept' | 'decline';
        const { waiting } = this;
        if (waiting) await this.act(() => answerAsMicrosoft(waiting.id, answer));
    }

    async handleSave() {
        const { own, draft } = this;
        if (own && draft) await this.act(() => editInPortal(own.id, Number(draft)));
        this.draft = null;
    }

    async act(action: () => Promise<unknown>) {
        this.busy = true;
        try {
            await action();
            this.dispatchEvent(new CustomEvent('changed'));
        } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            this.dispatchEvent(
                new ShowToastEvent({ title: 'Partner Center refused', message, variant: 'error' })
            );
        } finally {
            this.busy = false;
        }
    }
}

function amount(value: number | null, currency: string | null): string | null {
    if (value === null) return null;
    return new Intl.NumberFormat('en-US', { style: 'currency', currency: currency ?? 'USD' }).format(value);
}

const time = (iso: string | null) => (iso ? new Date(iso).toLocaleString('en-GB') : null);
