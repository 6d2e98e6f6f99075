import { api, LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getFieldValue, getRecord, updateRecord } from 'lightning/uiRecordApi';

const FIELDS = ['Name', 'Amount', 'CloseDate', 'StageName'] as const;
type Field = (typeof FIELDS)[number];
type Values = Partial<Record<Field, unknown>>;
type RecordInput = Parameters<typeof getFieldValue>[0];

interface InputEvent extends Event {
    detail: { value: string };
}

/** Key fields of one Opportunity, each saved as the seller when he leaves it. Event: `saved`. */
export default class Opportunity extends LightningElement {
    @api recordId = '';
    @api stages: string[] = [];
    record: RecordInput | undefined;
    problem = '';
    /** Typed, not yet saved: kept when somebody else changes the record meanwhile. */
    draft: Values = {};

    @wire(getRecord, {
        recordId: '$recordId',
        fields: FIELDS.map((field) => `Opportunity.${field}`),
        optionalFields: ['Opportunity.Owner.Name', 'Opportunity.Account.Name']
    })
    provision({ data, error }: { data?: RecordInput; error?: unknown }) {
        this.record = data;
        this.problem = error ? messageOf(error) : '';
    }

    get heading() {
        return this.saved('Name') ?? '…';
    }

    get about() {
        const account = getFieldValue(this.record, 'Opportunity.Account.Name') as string | undefined;
        const owner = getFieldValue(this.record, 'Opportunity.Owner.Name') as string | undefined;
        return [account, owner && `owned by ${owner}`].filter(Boolean).join(' · ');
    }

    get values(): Values {
        return { ...Object.fromEntries(FIELDS.map((field) => [field, this.saved(field)])), ...this.draft };
    }

    get stageOptions() {
        return this.stages.map((stage) => ({ label: stage, value: stage }));
    }

    saved(field: Field) {
        return getFieldValue(this.record, `Opportunity.${field}`);
    }

    handleDraft(event: InputEvent) {
        this.draft = { ...this.draft, [fieldOf(event)]: event.detail.value };
    }

    async handleCommit(event: Event) {
        await this.save(fieldOf(event));
    }

    async handleStage(event: InputEvent) {
        this.handleDraft(event);
        await this.save('StageName');
    }

    async save(field: Field) {
        const draft = this.draft[field];
        if (draft === undefined) return;
        const value = field === 'Amount' ? (draft === '' ? null : Number(draft)) : draft;
        try {
            if (value !== this.saved(field)) {
                await updateRecord({ fields: { Id: this.recordId, [field]: value } });
                this.dispatchEvent(new CustomEvent('saved'));
            }
        } catch (error) {
            this.dispatchEvent(
                new ShowToastEvent({ title: 'Not saved', message: messageOf(error), variant: 'error' })
            );
        } finally {
            const { [field]: _, ...others } = this.draft;
            this.draft = others;
        }
    }
}

const fieldOf = (event: Event) => (event.currentTarget as HTMLElement).dataset['field'] as Field;

/** A refused read carries a list of errors, a refused write one. */
function messageOf(error: unknown): string {
    const { body } = error as { body?: { message?: string } | { message?: string }[] };
    const message = Array.isArray(body) ? body[0]?.message : body?.message;
    return message ?? String(error);
}
