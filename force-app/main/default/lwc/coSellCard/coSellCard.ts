import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import {
    getFieldDisplayValue,
    getFieldValue,
    getRecord,
    notifyRecordUpdateAvailable,
    updateRecord,
    type FieldValue,
    type RecordRepresentation,
    type WiredRecord
} from 'lightning/uiRecordApi';
import type { FieldReference } from '@salesforce/schema/Opportunity.Id';
import ID from '@salesforce/schema/Opportunity.Id';
import LAST_SYNCED from '@salesforce/schema/Opportunity.Co_sell_Last_Synced__c';
import LINK from '@salesforce/schema/Opportunity.Referral_Link__c';
import MICROSOFT_STATUS from '@salesforce/schema/Opportunity.Microsoft_Referral_Status__c';
import STATE from '@salesforce/schema/Opportunity.Co_sell_Sync_State__c';
import STATUS from '@salesforce/schema/Opportunity.Referral_Status__c';
import SUBSTATUS from '@salesforce/schema/Opportunity.Referral_Substatus__c';
import SYNC from '@salesforce/schema/Opportunity.Sync_With_Partner_Center__c';
import SYNC_ERROR from '@salesforce/schema/Opportunity.Co_sell_Sync_Error__c';
import lastSynced from '@salesforce/label/c.CoSell_Last_Synced';
import loading from '@salesforce/label/c.CoSell_Loading';
import microsoftStatus from '@salesforce/label/c.CoSell_Microsoft_Status';
import nextStep from '@salesforce/label/c.CoSell_Next_Step';
import noAccess from '@salesforce/label/c.CoSell_No_Access';
import openReferral from '@salesforce/label/c.CoSell_Open_Referral';
import referral from '@salesforce/label/c.CoSell_Referral';
import referralStatus from '@salesforce/label/c.CoSell_Referral_Status';
import saveFailed from '@salesforce/label/c.CoSell_Save_Failed';
import syncToggle from '@salesforce/label/c.CoSell_Sync_Toggle';
import title from '@salesforce/label/c.CoSell_Card_Title';
import toggleOff from '@salesforce/label/c.CoSell_Toggle_Off';
import toggleOn from '@salesforce/label/c.CoSell_Toggle_On';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';
import unreadable from '@salesforce/label/c.CoSell_Unreadable';
import { errorText, type ErrorText } from './errorText';
import { pendingRefresh } from './pendingRefresh';
import { reasonOf } from './reasonOf';
import { syncStates, type SyncState, type SyncStateName } from './syncState';

/** None of them is required: a user who may not see the fields gets a sentence instead of an error. */
const FIELDS = [SYNC, STATE, SYNC_ERROR, LINK, STATUS, SUBSTATUS, MICROSOFT_STATUS, LAST_SYNCED];

/** Where a deal stands at Microsoft, and the switch that shares it. For the record page of an Opportunity. */
export default class CoSellCard extends LightningElement {
    @api recordId?: string;

    labels = {
        lastSynced,
        loading,
        microsoftStatus,
        nextStep,
        noAccess,
        openReferral,
        referral,
        referralStatus,
        syncToggle,
        title,
        toggleOff,
        toggleOn,
        unreadable
    };

    record?: RecordRepresentation;
    loadProblem?: string;
    /** What the user has chosen, shown until the save is answered. */
    chosen?: boolean;

    polling = pendingRefresh(() => notifyRecordUpdateAvailable([{ recordId: this.recordId ?? '' }]));
    followVisibility = (): void => this.pollWhilePending();

    @wire(getRecord, { recordId: '$recordId', optionalFields: FIELDS })
    wiredRecord({ data, error }: WiredRecord): void {
        if (data) this.record = data;
        this.loadProblem = error ? (reasonOf(error) ?? unknownReason) : undefined;
        this.pollWhilePending();
    }

    override connectedCallback(): void {
        document.addEventListener('visibilitychange', this.followVisibility);
        this.pollWhilePending();
    }

    override disconnectedCallback(): void {
        document.removeEventListener('visibilitychange', this.followVisibility);
        this.polling.stop();
    }

    get isLoading(): boolean {
        return !this.record && !this.loadProblem;
    }

    get isHidden(): boolean {
        return this.value(SYNC) === undefined;
    }

    get isOn(): boolean {
        return this.chosen ?? this.value(SYNC) === true;
    }

    get isSaving(): boolean {
        return this.chosen !== undefined;
    }

    get state(): SyncState {
        if (this.chosen !== undefined) return this.chosen ? syncStates.Pending : syncStates.Off;
        return syncStates[(this.text(STATE) ?? 'Off') as SyncStateName] ?? syncStates.Off;
    }

    get problem(): ErrorText | null {
        return this.state === syncStates['On hold'] || this.state === syncStates.Failed
            ? errorText(this.text(SYNC_ERROR))
            : null;
    }

    get link(): string | null {
        return this.text(LINK);
    }

    get status(): string {
        return [this.display(STATUS), this.display(SUBSTATUS)].filter(Boolean).join(' · ');
    }

    get microsoftStatus(): string | null {
        return this.display(MICROSOFT_STATUS);
    }

    get lastSynced(): string | null {
        return this.text(LAST_SYNCED);
    }

    get hasFacts(): boolean {
        return Boolean(this.link ?? this.status) || Boolean(this.microsoftStatus ?? this.lastSynced);
    }

    async handleToggle(event: CustomEvent<{ checked: boolean }>): Promise<void> {
        this.chosen = event.detail.checked;
        try {
            await updateRecord({
                fields: { [ID.fieldApiName]: this.recordId, [SYNC.fieldApiName]: this.chosen }
            });
        } catch (error) {
            const message = reasonOf(error) ?? unknownReason;
            this.dispatchEvent(new ShowToastEvent({ title: saveFailed, message, variant: 'error' }));
        } finally {
            this.chosen = undefined;
        }
        this.pollWhilePending();
    }

    private pollWhilePending(): void {
        if (this.isConnected && this.state === syncStates.Pending && document.visibilityState === 'visible')
            this.polling.start();
        else this.polling.stop();
    }

    private value(field: FieldReference): FieldValue | undefined {
        return getFieldValue(this.record, field);
    }

    private text(field: FieldReference): string | null {
        const value = this.value(field);
        return typeof value === 'string' && value !== '' ? value : null;
    }

    /** In the language of the user, as picklist values are. */
    private display(field: FieldReference): string | null {
        return getFieldDisplayValue(this.record, field) ?? this.text(field);
    }
}
