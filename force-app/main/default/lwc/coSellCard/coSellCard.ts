import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import {
    getRecord,
    notifyRecordUpdateAvailable,
    updateRecord,
    type FieldValue,
    type RecordRepresentation,
    type WiredRecord
} from 'lightning/uiRecordApi';
import CoSellAnswer, { type Particulars } from 'c/coSellAnswer';
import {
    commandEvent,
    dealFields,
    isClosable,
    isInvited,
    isMoving,
    isOnItsWay,
    isTooEarlyForWon,
    readDeal,
    type AnswerName,
    type Command,
    type Deal
} from 'c/coSellDeal';
import readStatus from '@salesforce/apex/CoSellStatus.read';
import ID from '@salesforce/schema/Opportunity.Id';
import SYNC from '@salesforce/schema/Opportunity.Sync_With_Partner_Center__c';
import answerTitle from '@salesforce/label/c.CoSell_Answer_Title';
import asked from '@salesforce/label/c.CoSell_Asked';
import lastSynced from '@salesforce/label/c.CoSell_Last_Synced';
import loading from '@salesforce/label/c.CoSell_Loading';
import microsoftStatus from '@salesforce/label/c.CoSell_Microsoft_Status';
import nextStep from '@salesforce/label/c.CoSell_Next_Step';
import noAccess from '@salesforce/label/c.CoSell_No_Access';
import offline from '@salesforce/label/c.CoSell_Offline';
import openReferral from '@salesforce/label/c.CoSell_Open_Referral';
import referral from '@salesforce/label/c.CoSell_Referral';
import referralStatus from '@salesforce/label/c.CoSell_Referral_Status';
import retry from '@salesforce/label/c.CoSell_Retry';
import saveFailed from '@salesforce/label/c.CoSell_Save_Failed';
import sending from '@salesforce/label/c.CoSell_Sending';
import syncToggle from '@salesforce/label/c.CoSell_Sync_Toggle';
import title from '@salesforce/label/c.CoSell_Card_Title';
import toggleOff from '@salesforce/label/c.CoSell_Toggle_Off';
import toggleOn from '@salesforce/label/c.CoSell_Toggle_On';
import underWay from '@salesforce/label/c.CoSell_Under_Way';
import unknownReason from '@salesforce/label/c.CoSell_Unknown_Reason';
import unreadable from '@salesforce/label/c.CoSell_Unreadable';
import { errorText, type ErrorText } from './errorText';
import { pendingRefresh } from './pendingRefresh';
import { reasonOf } from './reasonOf';
import { refusalOf } from './refusalOf';
import { sendCommand } from './sendCommand';
import { syncStates, type SyncState, type SyncStateName } from './syncState';

/** Left out by @salesforce/lightning-types: how a dialog is opened. */
const answerDialog = CoSellAnswer as unknown as {
    open(properties: Record<string, unknown>): Promise<unknown>;
};

/** What the user has chosen, shown until the save is answered. */
type Draft = Partial<Pick<Deal, 'isOn' | 'state'>>;

/**
 * Where a deal stands at Microsoft, and what the seller can do about it. For the record page of an
 * Opportunity. Reads and saves for all its parts, which only show a deal and ask for commands.
 */
export default class CoSellCard extends LightningElement {
    @api recordId?: string;

    labels = {
        lastSynced,
        loading,
        microsoftStatus,
        nextStep,
        noAccess,
        offline,
        openReferral,
        referral,
        referralStatus,
        retry,
        syncToggle,
        title,
        toggleOff,
        toggleOn,
        unreadable
    };

    record?: RecordRepresentation;
    loadProblem?: string;
    draft: Draft | null = null;
    isSending = false;
    /** Of the last command. */
    refusal: ErrorText | null = null;
    announcement = '';
    /** Stamp of the record when the relay took a command that it had not yet carried out. */
    stampWhenAsked: string | null = null;

    polling = pendingRefresh(() => this.rereadIfChanged());
    isOffline = !navigator.onLine;
    followVisibility = (): void => this.pollWhileMoving();
    followConnection = (): void => {
        this.isOffline = !navigator.onLine;
        this.pollWhileMoving();
    };

    @wire(getRecord, { recordId: '$recordId', optionalFields: dealFields })
    wiredRecord({ data, error }: WiredRecord): void {
        if (data && data.id !== this.record?.id) this.forgetCommand();
        if (data) this.record = data;
        this.loadProblem = error ? (reasonOf(error) ?? unknownReason) : undefined;
        this.pollWhileMoving();
    }

    override connectedCallback(): void {
        document.addEventListener('visibilitychange', this.followVisibility);
        window.addEventListener('online', this.followConnection);
        window.addEventListener('offline', this.followConnection);
        this.pollWhileMoving();
    }

    override disconnectedCallback(): void {
        document.removeEventListener('visibilitychange', this.followVisibility);
        window.removeEventListener('online', this.followConnection);
        window.removeEventListener('offline', this.followConnection);
        this.polling.stop();
    }

    get deal(): Deal {
        return { ...readDeal(this.record), ...this.draft };
    }

    get isLoading(): boolean {
        return !this.record && !this.loadProblem;
    }

    get isBusy(): boolean {
        return this.draft !== null || this.isSending || this.isOffline;
    }

    get isInvited(): boolean {
        return isInvited(this.deal);
    }

    get isClosable(): boolean {
        return isClosable(this.deal);
    }

    get isOnItsWay(): boolean {
        return isOnItsWay(this.deal);
    }

    get state(): SyncState {
        return syncStates[this.deal.state as SyncStateName] ?? syncStates.Off;
    }

    get problem(): ErrorText | null {
        return this.state === syncStates['On hold'] || this.state === syncStates.Failed
            ? errorText(this.deal.syncError)
            : null;
    }

    get canRetry(): boolean {
        return this.problem !== null;
    }

    get hasFacts(): boolean {
        const { link, statusText, microsoftStatusText, lastSynced: at } = this.deal;
        return Boolean(link) || Boolean(statusText) || Boolean(microsoftStatusText) || Boolean(at);
    }

    async handleToggle(event: CustomEvent<{ checked: boolean }>): Promise<void> {
        const isOn = event.detail.checked;
        await this.save({ isOn, state: isOn ? 'Pending' : 'Off' }, { [SYNC.fieldApiName]: isOn });
    }

    async handleCommand({ detail: command }: CustomEvent<Command>): Promise<void> {
        if (command.name === 'decline' || command.name === 'won' || command.name === 'lost') {
            await this.confirm(command.name);
            return;
        }
        this.refusal = await this.send(command);
        this.focusOn(this.refusal ? '.refusal' : '.state');
    }

    async handleRetry(): Promise<void> {
        await this.handleCommand(commandEvent({ name: 'retry' }));
    }

    /** The dialog gives the focus back by itself, unless what opened it is gone. */
    private async confirm(answer: AnswerName): Promise<void> {
        const result = await answerDialog.open({
            label: answerTitle,
            size: 'small',
            answer,
            isEarly: isTooEarlyForWon(this.deal.sharedOn, new Date()),
            send: (particulars: Particulars) => this.send({ name: answer }, particulars)
        });
        if (result === 'sent') this.focusOn('.state');
    }

    /** @returns null when the relay took it */
    private async send(command: Command, particulars?: Particulars): Promise<ErrorText | null> {
        this.isSending = true;
        this.refusal = null;
        this.announcement = sending;
        try {
            const { state } = await sendCommand(this.recordId ?? '', command, particulars);
            this.announcement = state === 'done' ? asked : underWay;
            this.stampWhenAsked = state === 'done' ? null : this.deal.stamp;
            await this.reread();
            return null;
        } catch (error) {
            this.announcement = '';
            return refusalOf(error);
        } finally {
            this.isSending = false;
            this.polling.stop();
            this.pollWhileMoving();
        }
    }

    /** Shows the draft at once, and what was there before when the org refuses it. */
    private async save(draft: Draft, fields: Record<string, FieldValue>): Promise<void> {
        this.draft = draft;
        try {
            await updateRecord({ fields: { [ID.fieldApiName]: this.recordId, ...fields } });
        } catch (error) {
            const message = reasonOf(error) ?? unknownReason;
            this.dispatchEvent(new ShowToastEvent({ title: saveFailed, message, variant: 'error' }));
        } finally {
            this.draft = null;
        }
        this.pollWhileMoving();
    }

    /** A small question, since reading a record anew reads all that the page shows of it. */
    private async rereadIfChanged(): Promise<void> {
        const status = await readStatus({ opportunityId: this.recordId ?? '' });
        if (Date.parse(status?.stamp ?? '') !== Date.parse(this.deal.stamp ?? '')) await this.reread();
    }

    /** A page may show another record in the same card. */
    private forgetCommand(): void {
        this.announcement = '';
        this.refusal = null;
        this.stampWhenAsked = null;
    }

    private reread(): Promise<void> {
        return notifyRecordUpdateAvailable([{ recordId: this.recordId ?? '' }]);
    }

    /** Once what was asked for is rendered: only then an alert is there. */
    private focusOn(selector: string): void {
        Promise.resolve().then(() => this.template?.querySelector<HTMLElement>(selector)?.focus());
    }

    private pollWhileMoving(): void {
        const isSeen = this.isConnected && document.visibilityState === 'visible' && !this.isOffline;
        const isAwaited = this.stampWhenAsked !== null && this.stampWhenAsked === this.deal.stamp;
        if (isSeen && (isAwaited || isMoving(this.deal))) this.polling.start();
        else this.polling.stop();
    }
}
