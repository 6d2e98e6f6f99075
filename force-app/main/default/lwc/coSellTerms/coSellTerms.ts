import { LightningElement, api, wire } from 'lwc';
import { getPicklistValues, type WiredPicklist } from 'lightning/uiObjectInfoApi';
import type { FieldValue } from 'lightning/uiRecordApi';
import { fields, saveEvent, type Deal } from 'c/coSellDeal';
import { isServices, type RuleName } from 'c/coSellRules';
import coSellType from '@salesforce/label/c.CoSell_Type';
import help from '@salesforce/label/c.CoSell_Help';
import notes from '@salesforce/label/c.CoSell_Notes_To_Microsoft';
import notesHelp from '@salesforce/label/c.CoSell_Notes_To_Microsoft_Help';
import purchaseIntent from '@salesforce/label/c.CoSell_Purchase_Intent';
import save from '@salesforce/label/c.CoSell_Save';
import title from '@salesforce/label/c.CoSell_Terms';
import unsaved from '@salesforce/label/c.CoSell_Unsaved';
import visible from '@salesforce/label/c.CoSell_Visible';
import visibleByHelp from '@salesforce/label/c.CoSell_Visible_By_Help';
import visibleMeans from '@salesforce/label/c.CoSell_Visible_Means';
import { helpChoices, NO_HELP, type Choice } from './helpChoices';

/** Stands for "no record type" on every object: its picklists have all values. */
const MASTER = '012000000000000AAA';

/**
 * What the partner asks of Microsoft and what kind of co-sell it is. Event `save`: each choice at once, the
 * notes when the seller leaves them.
 */
export default class CoSellTerms extends LightningElement {
    @api deal!: Deal;
    @api disabled = false;

    labels = {
        coSellType,
        help,
        notes,
        notesHelp,
        purchaseIntent,
        save,
        title,
        unsaved,
        visible,
        visibleByHelp,
        visibleMeans
    };
    helpPicklist?: WiredPicklist;
    typePicklist?: WiredPicklist;
    intentPicklist?: WiredPicklist;
    /** Kept until the record has it, so that nothing typed is lost when a save is refused. */
    typedNotes: string | null = null;

    @wire(getPicklistValues, { recordTypeId: MASTER, fieldApiName: fields.help })
    wiredHelp(value: WiredPicklist): void {
        this.helpPicklist = value;
    }

    @wire(getPicklistValues, { recordTypeId: MASTER, fieldApiName: fields.coSellType })
    wiredType(value: WiredPicklist): void {
        this.typePicklist = value;
    }

    @wire(getPicklistValues, { recordTypeId: MASTER, fieldApiName: fields.purchaseIntent })
    wiredIntent(value: WiredPicklist): void {
        this.intentPicklist = value;
    }

    /** Moves the focus to where the seller mends what the rule asks for. */
    @api focusOn(rule: RuleName): void {
        const own = this.template?.querySelector<HTMLElement>(`[data-rule="${rule}"]`);
        const services = this.template?.querySelector<HTMLElement & { focusOn(rule: RuleName): void }>(
            'c-co-sell-services'
        );
        if (own) own.focus();
        else services?.focusOn(rule);
    }

    get helpOptions(): Choice[] {
        return helpChoices(choicesOf(this.helpPicklist, this.deal.help));
    }

    get helpValue(): string {
        return this.deal.help ?? NO_HELP;
    }

    get helpMeans(): string | undefined {
        return this.helpOptions.find(({ value }) => value === this.helpValue)?.description;
    }

    get asksForHelp(): boolean {
        return this.deal.help !== null;
    }

    get isVisibleToMicrosoft(): boolean {
        return this.deal.visibleToMicrosoft || this.asksForHelp;
    }

    get visibilityText(): string {
        return this.asksForHelp ? visibleByHelp : visibleMeans;
    }

    get cannotChooseVisibility(): boolean {
        return this.disabled || this.asksForHelp;
    }

    get typeOptions(): Choice[] {
        return choicesOf(this.typePicklist, this.deal.coSellType);
    }

    get intentOptions(): Choice[] {
        return choicesOf(this.intentPicklist, this.deal.purchaseIntent);
    }

    get isServices(): boolean {
        return isServices(this.deal);
    }

    get notesShown(): string {
        return this.typedNotes ?? this.deal.notesToMicrosoft ?? '';
    }

    get hasUnsavedNotes(): boolean {
        return this.typedNotes !== null && this.typedNotes.trim() !== (this.deal.notesToMicrosoft ?? '');
    }

    handleHelp({ detail: { value } }: CustomEvent<{ value: string }>): void {
        const chosen = value === NO_HELP ? null : value;
        this.save({ [fields.help.fieldApiName]: chosen }, { help: chosen });
    }

    handleVisible({ detail: { checked } }: CustomEvent<{ checked: boolean }>): void {
        this.save({ [fields.visibleToMicrosoft.fieldApiName]: checked }, { visibleToMicrosoft: checked });
    }

    handleType({ detail: { value } }: CustomEvent<{ value: string }>): void {
        this.save({ [fields.coSellType.fieldApiName]: value }, { coSellType: value });
    }

    handleIntent({ detail: { value } }: CustomEvent<{ value: string }>): void {
        this.save({ [fields.purchaseIntent.fieldApiName]: value }, { purchaseIntent: value });
    }

    handleNotes({ detail: { value } }: CustomEvent<{ value: string }>): void {
        this.typedNotes = value;
    }

    /** Without a draft: while the org has not taken them, they stay what was typed. */
    handleSaveNotes(): void {
        if (!this.hasUnsavedNotes || this.disabled) return;
        const typed = this.typedNotes?.trim() ?? '';
        this.save({ [fields.notesToMicrosoft.fieldApiName]: typed === '' ? null : typed });
    }

    handleSaveServices(event: CustomEvent): void {
        this.dispatchEvent(saveEvent(event.detail));
    }

    private save(values: Record<string, FieldValue>, draft: Partial<Deal> = {}): void {
        this.dispatchEvent(saveEvent({ fields: values, draft }));
    }
}

/** A value that an admin has taken from the picklist since still shows. */
function choicesOf(picklist: WiredPicklist | undefined, current: string | null): Choice[] {
    const choices = picklist?.data?.values.map(({ label, value }) => ({ label, value })) ?? [];
    const isKnown = current === null || choices.some(({ value }) => value === current);
    return isKnown ? choices : [...choices, { label: current, value: current }];
}
