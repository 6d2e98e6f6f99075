import { api, wire } from 'lwc';
import LightningModal from 'lightning/modal';
import { getPicklistValues, type WiredPicklist } from 'lightning/uiObjectInfoApi';
import type { Preview } from '@salesforce/apex/CoSellCommands.preview';
import { fields } from 'c/coSellDeal';
import type { RuleName } from 'c/coSellRules';
import { fieldText, ruleTexts } from 'c/coSellWords';
import cancel from '@salesforce/label/c.CoSell_Cancel';
import consent from '@salesforce/label/c.CoSell_Consent';
import intro from '@salesforce/label/c.CoSell_Preview_Intro';
import loading from '@salesforce/label/c.CoSell_Preview_Loading';
import locksTitle from '@salesforce/label/c.CoSell_Preview_Locks';
import missingTitle from '@salesforce/label/c.CoSell_Preview_Missing';
import retry from '@salesforce/label/c.CoSell_Retry';
import share from '@salesforce/label/c.CoSell_Share';
import { shownValues, type Picklist, type ShownValue } from './shownValues';

/** What the relay says Microsoft will see, or why it cannot say. */
export type AskPreview = () => Promise<{ preview: Preview } | { refusal: { message: string; next: string } }>;

/** Stands for "no record type" on every object: its picklists have all values. */
const MASTER = '012000000000000AAA';

/**
 * The dialog before a deal is shared: what Microsoft will see, what locks for good, what is missing. `open`
 * resolves to `share`, or to undefined when it was cancelled.
 */
export default class CoSellPreview extends LightningModal {
    @api ask!: AskPreview;

    labels = { cancel, consent, intro, loading, locksTitle, missingTitle, retry, share };
    preview: Preview | null = null;
    refusal: { message: string; next: string } | null = null;
    picklists: Record<string, Picklist> = {};

    @wire(getPicklistValues, { recordTypeId: MASTER, fieldApiName: fields.help })
    wiredHelp(value: WiredPicklist): void {
        this.keep('help', value);
    }

    @wire(getPicklistValues, { recordTypeId: MASTER, fieldApiName: fields.coSellType })
    wiredType(value: WiredPicklist): void {
        this.keep('coSellType', value);
    }

    @wire(getPicklistValues, { recordTypeId: MASTER, fieldApiName: fields.purchaseIntent })
    wiredIntent(value: WiredPicklist): void {
        this.keep('purchaseIntent', value);
    }

    override connectedCallback(): void {
        this.read();
    }

    get isLoading(): boolean {
        return this.preview === null && this.refusal === null;
    }

    get values(): ShownValue[] {
        return shownValues(this.preview?.changes ?? [], this.picklists);
    }

    get locks(): { field: string; label: string }[] {
        return (this.preview?.locks ?? []).map((field) => ({ field, label: fieldText(field) }));
    }

    get hasLocks(): boolean {
        return this.locks.length > 0;
    }

    /** A rule of a newer relay is told in the relay's words. */
    get missing(): { rule: string; text: string }[] {
        return (this.preview?.missing ?? []).map(({ rule, what }) => ({
            rule,
            text: ruleTexts[rule as RuleName] ?? what
        }));
    }

    get isMissing(): boolean {
        return this.missing.length > 0;
    }

    get cannotShare(): boolean {
        return this.preview === null || this.isMissing;
    }

    async read(): Promise<void> {
        this.refusal = null;
        const answer = await this.ask();
        if ('preview' in answer) this.preview = answer.preview;
        else this.refusal = answer.refusal;
    }

    handleRetry(): void {
        this.read();
    }

    handleCancel(): void {
        this.close(undefined);
    }

    handleShare(): void {
        const box = this.template?.querySelector<HTMLElement & { reportValidity(): boolean }>(
            '[data-consent]'
        );
        if (box?.reportValidity()) this.close('share');
        else box?.focus();
    }

    private keep(field: string, { data }: WiredPicklist): void {
        if (data) this.picklists = { ...this.picklists, [field]: data.values };
    }
}
