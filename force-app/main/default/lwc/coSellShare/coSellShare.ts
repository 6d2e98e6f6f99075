import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import { getRelatedListRecordsBatch, type WiredRelatedLists } from 'lightning/uiRelatedListApi';
import { commandEvent, saveEvent, type Deal, type Save } from 'c/coSellDeal';
import { judge, type RuleName, type Verdict } from 'c/coSellRules';
import loading from '@salesforce/label/c.CoSell_Loading';
import previewAndShare from '@salesforce/label/c.CoSell_Preview_Share';
import title from '@salesforce/label/c.CoSell_Share_Title';
import unreadable from '@salesforce/label/c.CoSell_List_Unreadable';
import { dealToShare } from './dealToShare';
import { readLists, relatedLists, type Lists } from './relatedLists';
import { today } from './today';

/** A part of the form that a rule leads to. */
interface Part extends HTMLElement {
    focusOn(rule: RuleName): void;
}

/** Where the seller mends what a rule asks for. */
const partOf: Partial<Record<RuleName, string>> = {
    customerContact: 'c-co-sell-contacts',
    fewContacts: 'c-co-sell-contacts',
    solution: 'c-co-sell-solutions',
    fewSolutions: 'c-co-sell-solutions',
    purchaseIntent: 'c-co-sell-terms',
    partnerRole: 'c-co-sell-terms',
    solutionArea: 'c-co-sell-terms',
    solutionPlay: 'c-co-sell-terms'
};

/**
 * A deal that Microsoft does not know yet: what the partner asks for, what is still missing, and sharing it.
 * Events: `save` for fields, `command` share, `read`: the lists are here, or why they are not.
 */
export default class CoSellShare extends LightningElement {
    @api
    get recordId(): string | undefined {
        return this.parentId;
    }
    set recordId(id: string | undefined) {
        if (id !== this.parentId) this.lists = undefined;
        this.parentId = id;
    }
    @api deal!: Deal;
    /** True while nothing can be saved or sent. */
    @api disabled = false;

    labels = { loading, previewAndShare, title, unreadable };
    relatedLists = relatedLists;
    parentId?: string;
    wired?: WiredRelatedLists;
    lists?: Lists;
    isUnreadable = false;

    @wire(getRelatedListRecordsBatch, {
        parentRecordId: '$parentId',
        relatedListParameters: '$relatedLists'
    })
    wiredLists(value: WiredRelatedLists): void {
        this.wired = value;
        if (value.data) this.lists = readLists(value.data);
        if (value.data || value.error) this.dispatchEvent(new CustomEvent('read'));
        this.isUnreadable = value.error !== undefined;
    }

    get verdicts(): Verdict[] {
        return this.lists ? judge(dealToShare(this.deal, this.lists), today(new Date())) : [];
    }

    /** Sharing is the switch's: a deal that is on and held goes on by itself once it is mended. */
    get canShare(): boolean {
        return !this.deal.isOn;
    }

    /** A preview helps while something is missing too; there the dialog lets nothing through. */
    get shareVariant(): string {
        return this.verdicts.every(({ isMet }) => isMet) ? 'brand' : 'neutral';
    }

    handleSave({ detail }: CustomEvent<Save>): void {
        this.dispatchEvent(saveEvent(detail));
    }

    handleFix({ detail: rule }: CustomEvent<RuleName>): void {
        const part = partOf[rule];
        if (part) this.template?.querySelector<Part>(part)?.focusOn(rule);
    }

    /** Rows of a list were changed; Lightning Data Service does not tell by itself. */
    async handleChanged(): Promise<void> {
        if (this.wired) await refreshApex(this.wired);
    }

    handleShare(): void {
        this.dispatchEvent(commandEvent({ name: 'share' }));
    }
}
