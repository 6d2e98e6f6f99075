import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { createRecord, deleteRecord, type RecordRepresentation } from 'lightning/uiRecordApi';
import { getRelatedListRecords, type WiredRelatedList } from 'lightning/uiRelatedListApi';
import { reasonOf, type Deal } from 'c/coSellDeal';
import { isReachable, type PersonToShare } from 'c/coSellRules';
import add from '@salesforce/label/c.CoSell_Fix_Contact';
import lacks from '@salesforce/label/c.CoSell_Contact_Lacks';
import loading from '@salesforce/label/c.CoSell_Loading';
import none from '@salesforce/label/c.CoSell_Contact_None';
import nobody from '@salesforce/label/c.CoSell_Contact_Nobody';
import remove from '@salesforce/label/c.CoSell_Remove';
import saveFailed from '@salesforce/label/c.CoSell_Save_Failed';
import title from '@salesforce/label/c.CoSell_Contacts';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';
import unreadable from '@salesforce/label/c.CoSell_List_Unreadable';

/** A contact with a role on the deal. */
interface OnDeal extends PersonToShare {
    id: string;
    contactId: string | null;
    name: string | null;
}

interface Row {
    id: string;
    name: string;
    reach: string;
    lacks: boolean;
    removeLabel: string;
}

/** The customer's people, of whom Microsoft's seller calls the first. Event `changed`: the list is another. */
export default class CoSellContacts extends LightningElement {
    @api deal!: Deal;
    @api recordId?: string;
    /** Null: the user may not read them. */
    @api contacts: readonly OnDeal[] | null = [];
    @api disabled = false;

    labels = { add, lacks, loading, none, nobody, title, unreadable };
    isPicking = false;
    isSaving = false;
    /** Taken off, and not yet gone from the list. */
    removed: readonly string[] = [];
    ofAccount?: RecordRepresentation[];
    accountProblem?: string;
    fields = ['Contact.Id'];
    optionalFields = [
        'Contact.Name',
        'Contact.FirstName',
        'Contact.LastName',
        'Contact.Phone',
        'Contact.Email'
    ];

    @wire(getRelatedListRecords, {
        parentRecordId: '$accountToRead',
        relatedListId: 'Contacts',
        fields: '$fields',
        optionalFields: '$optionalFields',
        pageSize: 249
    })
    wiredContacts({ data, error }: WiredRelatedList): void {
        if (data) this.ofAccount = data.records;
        this.accountProblem = error ? (reasonOf(error) ?? unknownReason) : undefined;
    }

    /** Opens the list of the account's contacts, with the focus in it. */
    @api focusOn(): void {
        this.isPicking = true;
        this.shallFocus = true;
    }
    shallFocus = false;

    override renderedCallback(): void {
        const picker = this.shallFocus ? this.template?.querySelector<HTMLElement>('[data-picker]') : null;
        if (!picker) return;
        this.shallFocus = false;
        picker.focus();
    }

    /** Read only when somebody picks: most deals have their contact. */
    get accountToRead(): string | undefined {
        return this.isPicking ? (this.deal.accountId ?? undefined) : undefined;
    }

    get isUnreadable(): boolean {
        return this.contacts === null;
    }

    get rows(): Row[] {
        return (this.contacts ?? [])
            .filter(({ id }) => !this.removed.includes(id))
            .map((contact) => {
                const name = contact.name ?? contact.email ?? '';
                return {
                    id: contact.id,
                    name,
                    reach: [contact.email, contact.phone].filter(Boolean).join(' · '),
                    lacks: !isReachable(contact),
                    removeLabel: remove.replace('{0}', name)
                };
            });
    }

    get isEmpty(): boolean {
        return this.rows.length === 0;
    }

    get options(): { label: string; value: string; description?: string }[] {
        const taken = (this.contacts ?? []).map(({ contactId }) => contactId);
        return (this.ofAccount ?? [])
            .filter(({ id }) => !taken.includes(id))
            .map((contact) => {
                const text = (field: string): string => String(contact.fields[field]?.value ?? '');
                const person = {
                    firstName: text('FirstName'),
                    lastName: text('LastName'),
                    phone: text('Phone'),
                    email: text('Email')
                };
                const description = isReachable(person) ? `${person.email} · ${person.phone}` : lacks;
                return { label: text('Name'), value: contact.id, description };
            });
    }

    get hasNobody(): boolean {
        return this.ofAccount !== undefined && this.options.length === 0;
    }

    get isLoading(): boolean {
        return this.ofAccount === undefined && this.accountProblem === undefined;
    }

    get cannotSave(): boolean {
        return this.disabled || this.isSaving;
    }

    get canAdd(): boolean {
        return !this.isPicking && this.deal.accountId !== null;
    }

    handleAdd(): void {
        this.focusOn();
    }

    async handlePick({ detail: { value } }: CustomEvent<{ value: string }>): Promise<void> {
        const fields = {
            OpportunityId: this.recordId ?? '',
            ContactId: value,
            IsPrimary: this.rows.length === 0
        };
        const isSaved = await this.write(() => createRecord({ apiName: 'OpportunityContactRole', fields }));
        if (isSaved) this.isPicking = false;
    }

    async handleRemove(event: Event): Promise<void> {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        this.removed = [...this.removed, id];
        const isSaved = await this.write(() => deleteRecord(id));
        if (!isSaved) this.removed = this.removed.filter((one) => one !== id);
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
