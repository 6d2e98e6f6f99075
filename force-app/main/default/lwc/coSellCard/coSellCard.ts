import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import {
    getRecord,
    notifyRecordUpdateAvailable,
    type RecordRepresentation,
    type WiredRecord
} from 'lightning/uiRecordApi';
import type { Particulars } from 'c/coSellAnswer';
import {
    commandEvent,
    dealFields,
    isClosable,
    isInvited,
    isMoving,
    isOnItsWay,
    isUnshared,
    readDeal,
    reasonOf,
    saveEvent,
    type Command,
    type Deal,
    type Save
} from 'c/coSellDeal';
import { errorText, type ErrorText } from 'c/coSellWords';
import readAvailability from '@salesforce/apex/CoSellAvailability.read';
import readStatus from '@salesforce/apex/CoSellStatus.read';
import SYNC from '@salesforce/schema/Opportunity.Sync_With_Partner_Center__c';
import asked from '@salesforce/label/c.CoSell_Asked';
import details from '@salesforce/label/c.CoSell_Details';
import history from '@salesforce/label/c.CoSell_Timeline';
import loading from '@salesforce/label/c.CoSell_Loading';
import nextStep from '@salesforce/label/c.CoSell_Next_Step';
import noAccess from '@salesforce/label/c.CoSell_No_Access';
import notes from '@salesforce/label/c.CoSell_Notes';
import offline from '@salesforce/label/c.CoSell_Offline';
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
import { askForAnswer, needsAnswer } from './askForAnswer';
import { askToShare } from './askToShare';
import { unavailability, type Availability } from './availability';
import { linkElsewhere } from './linkElsewhere';
import { pendingRefresh } from './pendingRefresh';
import { refusalOf } from './refusalOf';
import { saveRecord } from './saveRecord';
import { sendCommand, type SentCommand } from './sendCommand';
import { inConflict, syncStates, type SyncState, type SyncStateName } from './syncState';
import { isOffline, isSeen, watchPage } from './watchPage';

/**
 * Where a deal stands at Microsoft, and what the seller can do about it. For the record page of an
 * Opportunity. Reads and saves for all its parts, which only show a deal and ask for commands.
 */
export default class CoSellCard extends NavigationMixin(LightningElement) {
    @api recordId?: string;

    labels = {
        details,
        history,
        loading,
        nextStep,
        noAccess,
        notes,
        offline,
        retry,
        syncToggle,
        title,
        toggleOff,
        toggleOn,
        unreadable
    };

    record?: RecordRepresentation;
    loadProblem?: string;
    /** What the user has chosen, each shown until its save is answered. */
    drafts: Partial<Deal>[] = [];
    /** One save after the other: the last choice is the one that stays. */
    saving: Promise<void> = Promise.resolve();
    isSending = false;
    availability: Availability = 'ready';
    hasAskedAvailability = false;
    /** Of the last command. */
    refusal: ErrorText | null = null;
    announcement = '';
    /** Stamp of the record when the relay took a command that it had not yet carried out. */
    stampWhenAsked: string | null = null;

    polling = pendingRefresh(() => this.rereadIfChanged());
    isOffline = isOffline();
    stopWatching = (): void => undefined;

    @wire(getRecord, { recordId: '$recordId', optionalFields: dealFields })
    wiredRecord({ data, error }: WiredRecord): void {
        if (data && data.id !== this.record?.id) this.forgetCommand();
        if (data) this.record = data;
        this.loadProblem = error ? (reasonOf(error) ?? unknownReason) : undefined;
        this.pollWhileMoving();
    }

    override connectedCallback(): void {
        this.stopWatching = watchPage(() => {
            this.isOffline = isOffline();
            this.pollWhileMoving();
        });
        this.pollWhileMoving();
    }

    override disconnectedCallback(): void {
        this.stopWatching();
        this.polling.stop();
    }

    override renderedCallback(): void {
        if (this.record && !this.isUnshared) this.askAvailability();
    }

    get deal(): Deal {
        return Object.assign(readDeal(this.record), ...this.drafts);
    }

    get isLoading(): boolean {
        return !this.record && !this.loadProblem;
    }

    get isBusy(): boolean {
        return this.drafts.length > 0 || this.cannotSend;
    }

    /** What the seller types is not locked while another choice is being saved. */
    get cannotSend(): boolean {
        return this.isSending || this.isOffline || this.isUnavailable;
    }

    get unavailable(): ErrorText | null {
        return unavailability(this.availability);
    }

    get isUnavailable(): boolean {
        return this.unavailable !== null;
    }

    get isUnshared(): boolean {
        return isUnshared(this.deal) && ['Off', 'On hold', 'Failed'].includes(this.deal.state);
    }

    get isInvited(): boolean {
        return isInvited(this.deal);
    }

    get isClosable(): boolean {
        return isClosable(this.deal);
    }

    get isOnItsWay(): boolean {
        return isOnItsWay(this.deal) && !this.isUnshared;
    }

    get state(): SyncState {
        const state = syncStates[this.deal.state as SyncStateName] ?? syncStates.Off;
        // The record counts as synced, since no run is to come: but the sides are not equal.
        return state === syncStates.Synced && this.hasConflicts ? inConflict : state;
    }

    get problem(): ErrorText | null {
        return this.state === syncStates['On hold'] || this.state === syncStates.Failed
            ? errorText(this.deal.syncError)
            : null;
    }

    get canRetry(): boolean {
        return this.problem !== null;
    }

    /** Partner Center knows the deal. */
    get isShared(): boolean {
        return this.deal.identifier !== null;
    }

    /** Microsoft has a referral of its own, so it has a seller or will have one. */
    get hasSellers(): boolean {
        return this.deal.microsoftStatus !== null && !this.isInvited;
    }

    get hasConflicts(): boolean {
        return this.deal.conflicts !== null;
    }

    handleToggle(event: CustomEvent<{ checked: boolean }>): void {
        const isOn = event.detail.checked;
        if (isOn && isUnshared(this.deal)) {
            // The switch itself shows On; it is, once the seller has confirmed.
            (event.currentTarget as HTMLElement & { checked: boolean }).checked = false;
            this.share();
            return;
        }
        this.switchSync(isOn);
    }

    handleSave({ detail: save }: CustomEvent<Save>): void {
        this.saving = this.saving.then(() => this.save(save));
        this.drafts = [...this.drafts, { ...save.draft }];
    }

    async handleCommand({ detail: command }: CustomEvent<Command>): Promise<void> {
        if (command.name === 'link') {
            await this.moveReferral();
            return;
        }
        if (needsAnswer(command.name)) {
            const { name } = command;
            const send = (particulars: Particulars) => this.send({ name }, particulars);
            if (await askForAnswer(name, this.deal, send)) this.focusOn('.state');
            return;
        }
        if (command.name === 'share') {
            await this.share();
            return;
        }
        this.refusal = await this.send(command);
        this.focusOn(this.refusal ? '.refusal' : '.state');
    }

    async handleRetry(): Promise<void> {
        await this.handleCommand(commandEvent({ name: 'retry' }));
    }

    /** The other Opportunity is where the seller goes on. */
    private async moveReferral(): Promise<void> {
        const recordId = await linkElsewhere(this.recordId ?? '', this.deal.identifier ?? '');
        if (!recordId) return;
        // The relay has written it, of which Lightning Data Service does not know.
        await notifyRecordUpdateAvailable([{ recordId }]);
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId, objectApiName: 'Opportunity', actionName: 'view' }
        });
    }

    private switchSync(isOn: boolean): void {
        this.handleSave(
            saveEvent({
                fields: { [SYNC.fieldApiName]: isOn },
                draft: { isOn, state: isOn ? 'Pending' : 'Off' }
            })
        );
    }

    /** Nothing is shared before the seller has seen what Microsoft will see. */
    private async share(): Promise<void> {
        if (!(await askToShare(this.recordId ?? ''))) return;
        this.switchSync(true);
        this.focusOn('.state');
    }

    /** Once, after the first paint: most orgs are ready. */
    async askAvailability(): Promise<void> {
        if (this.hasAskedAvailability) return;
        this.hasAskedAvailability = true;
        try {
            this.availability = await readAvailability();
        } catch {
            // A user without the class sees the card as before; what it may not do, it is told when it asks.
        }
    }

    /** @returns null when the relay took it */
    private async send(command: SentCommand, particulars?: Particulars): Promise<ErrorText | null> {
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

    /** The draft is shown already; what was there before comes back when the org refuses it. */
    private async save({ recordId, fields }: Save): Promise<void> {
        const message = await saveRecord(recordId ?? this.recordId ?? '', fields);
        this.drafts = this.drafts.slice(1);
        if (message) {
            this.dispatchEvent(new ShowToastEvent({ title: saveFailed, message, variant: 'error' }));
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
        const canAsk = this.isConnected && isSeen() && !this.isOffline;
        const isAwaited = this.stampWhenAsked !== null && this.stampWhenAsked === this.deal.stamp;
        if (canAsk && (isAwaited || isMoving(this.deal))) this.polling.start();
        else this.polling.stop();
    }
}
