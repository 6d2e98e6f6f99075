import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { createRecord, deleteRecord, updateRecord, type FieldValue } from 'lightning/uiRecordApi';
import readDefaults from '@salesforce/apex/CoSellCatalogue.defaults';
import search, { type CatalogueSolution } from '@salesforce/apex/CoSellCatalogue.solutions';
import orgCurrency from '@salesforce/i18n/currency';
import { reasonOf, type Deal } from 'c/coSellDeal';
import add from '@salesforce/label/c.CoSell_Add';
import none from '@salesforce/label/c.CoSell_Solution_None';
import noneFound from '@salesforce/label/c.CoSell_Solution_None_Found';
import price from '@salesforce/label/c.CoSell_Price';
import quantity from '@salesforce/label/c.CoSell_Quantity';
import remove from '@salesforce/label/c.CoSell_Remove';
import saveFailed from '@salesforce/label/c.CoSell_Save_Failed';
import searchLabel from '@salesforce/label/c.CoSell_Solution_Search';
import suggested from '@salesforce/label/c.CoSell_Solution_Suggested';
import title from '@salesforce/label/c.CoSell_Solutions';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';
import unreadable from '@salesforce/label/c.CoSell_List_Unreadable';

/** A row of `Microsoft_Solutions__c`. */
interface OnDeal {
    id: string;
    solutionId: string | null;
    name: string | null;
    identifier: string | null;
    price: number | null;
    quantity: number | null;
}

interface NumberField extends HTMLElement {
    value: string;
    reportValidity(): boolean;
}

/** Typing goes on while the catalogue is asked: not for each letter. */
const PAUSE_MILLISECONDS = 300;

const withName = (label: string, name: string): string => label.replace('{0}', name);

/**
 * The solutions that the deal offers: found in the catalogue by name or id, with price and quantity. Event
 * `changed`: the list is another.
 */
export default class CoSellSolutions extends LightningElement {
    @api deal!: Deal;
    @api recordId?: string;
    /** Null: the user may not read them. */
    @api solutions: readonly OnDeal[] | null = [];
    @api disabled = false;

    labels = { noneFound, none, quantity, searchLabel, suggested, title, unreadable };
    /** What is asked of the catalogue; undefined: nothing yet. */
    text?: string;
    found?: readonly CatalogueSolution[];
    /** Those of the deal's products, while nothing is chosen. */
    defaults: readonly CatalogueSolution[] = [];
    searchProblem?: string;
    isSaving = false;
    /** Taken off, and not yet gone from the list. */
    removed: readonly string[] = [];
    pause?: ReturnType<typeof setTimeout>;

    @wire(search, { text: '$text', opportunityId: '$recordId' })
    wiredSearch({ data, error }: { data?: CatalogueSolution[]; error?: unknown }): void {
        this.found = data;
        this.searchProblem = error ? (reasonOf(error) ?? unknownReason) : undefined;
    }

    @wire(readDefaults, { opportunityId: '$suggestsFor' })
    wiredDefaults({ data }: { data?: CatalogueSolution[] }): void {
        this.defaults = data ?? [];
    }

    override disconnectedCallback(): void {
        clearTimeout(this.pause);
    }

    @api focusOn(): void {
        this.template?.querySelector<HTMLElement>('[data-search]')?.focus();
    }

    /** A number field shows the user's own currency, which need not be the deal's. */
    get priceLabel(): string {
        return `${price} (${this.deal.currency ?? orgCurrency})`;
    }

    get isUnreadable(): boolean {
        return this.solutions === null;
    }

    get rows() {
        return (this.solutions ?? [])
            .filter(({ id }) => !this.removed.includes(id))
            .map((row) => {
                const name = row.name ?? row.identifier ?? '';
                return { ...row, name, removeLabel: withName(remove, name) };
            });
    }

    get isEmpty(): boolean {
        return this.rows.length === 0;
    }

    /** Undefined: nothing is asked. */
    get suggestsFor(): string | undefined {
        return this.isEmpty && !this.isUnreadable ? this.recordId : undefined;
    }

    get suggestions() {
        return this.isEmpty ? this.defaults.map(shown) : [];
    }

    get hasSuggestions(): boolean {
        return this.suggestions.length > 0;
    }

    /** What the deal offers already is not offered again. */
    get results() {
        const taken = this.rows.map(({ solutionId }) => solutionId);
        return (this.found ?? []).filter(({ id }) => !taken.includes(id)).map(shown);
    }

    get isNothingFound(): boolean {
        return Boolean(this.text) && this.found !== undefined && this.results.length === 0;
    }

    get cannotSave(): boolean {
        return this.disabled || this.isSaving;
    }

    /** The first solutions of the catalogue, before anything is typed. */
    handleFocus(): void {
        this.text ??= '';
    }

    handleType({ detail: { value } }: CustomEvent<{ value: string }>): void {
        clearTimeout(this.pause);
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.pause = setTimeout(() => (this.text = value.trim()), PAUSE_MILLISECONDS);
    }

    async handleAdd(event: Event): Promise<void> {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        const fields = { Opportunity__c: this.recordId ?? '', Solution__c: id, Quantity__c: 1 };
        if (await this.write(() => createRecord({ apiName: 'Microsoft_Solutions__c', fields })))
            this.focusOn();
    }

    async handleRemove(event: Event): Promise<void> {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        this.removed = [...this.removed, id];
        const isSaved = await this.write(() => deleteRecord(id));
        if (isSaved) this.focusOn();
        else this.removed = this.removed.filter((one) => one !== id);
    }

    /** What was typed stays in the field, also when the org refuses it. */
    async handleNumber(event: Event): Promise<void> {
        const field = event.currentTarget as NumberField;
        const { id = '', name = '' } = field.dataset;
        if (!field.reportValidity()) return;
        const typed: FieldValue = field.value === '' ? null : Number(field.value);
        await this.write(() => updateRecord({ fields: { Id: id, [name]: typed } }));
    }

    private async write(change: () => Promise<unknown>): Promise<boolean> {
        this.isSaving = true;
        try {
            await change();
            this.dispatchEvent(new CustomEvent('changed'));
            return true;
        } catch (error) {
            const message = reasonOf(error) ?? unknownReason;
            this.dispatchEvent(new ShowToastEvent({ title: saveFailed, message, variant: 'error' }));
            return false;
        } finally {
            this.isSaving = false;
        }
    }
}

function shown(solution: CatalogueSolution) {
    return {
        ...solution,
        about: [solution.identifier, solution.publisher].filter(Boolean).join(' · '),
        addLabel: withName(add, solution.name)
    };
}
