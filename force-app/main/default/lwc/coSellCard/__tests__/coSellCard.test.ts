import { createElement } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import readStatus from '@salesforce/apex/CoSellStatus.read';
import CoSellCard from 'c/coSellCard';
import { eachOnACleanPage, find, rendered, textOf } from '../../../../../test/show';
import syncedDeal from './data/syncedDeal.json';

jest.mock('@salesforce/apex/CoSellStatus.read', () => ({ default: jest.fn() }), { virtual: true });

const recordId = syncedDeal.id;
const stamp = syncedDeal.fields.SystemModstamp.value;

/** The synced deal with other values. */
function dealWith(values: Record<string, unknown>) {
    const fields: Record<string, unknown> = { ...syncedDeal.fields };
    for (const [name, value] of Object.entries(values)) fields[name] = { value, displayValue: null };
    return { ...syncedDeal, fields };
}

const plainDeal = dealWith({
    Sync_With_Partner_Center__c: false,
    Co_sell_Sync_State__c: 'Off',
    Referral_Identifier__c: null,
    Referral_Link__c: null,
    Referral_Status__c: null,
    Referral_Substatus__c: null,
    Microsoft_Referral_Status__c: null,
    Co_sell_Last_Synced__c: null
});
/** Shared before, and switched off since: switching it on again shows Microsoft nothing new. */
const pausedDeal = dealWith({ Sync_With_Partner_Center__c: false, Co_sell_Sync_State__c: 'Off' });
const pendingDeal = dealWith({ Co_sell_Sync_State__c: 'Pending' });

function showCard() {
    const card = createElement('c-co-sell-card', { is: CoSellCard });
    Object.assign(card, { recordId });
    document.body.appendChild(card);
    return card;
}

async function showDeal(deal: unknown) {
    const card = showCard();
    getRecord.emit(deal);
    await rendered();
    return card;
}

const stateOf = (card: Element) => find(card, '[role="status"]').dataset.state;

function toggle(card: Element, checked: boolean) {
    find(card, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { checked } }));
}

function toastsOf(card: Element) {
    const toasts: { title: string; message: string; variant: string }[] = [];
    card.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
    return toasts;
}

function lookAway(hidden: boolean) {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
    document.dispatchEvent(new CustomEvent('visibilitychange'));
}

describe('c-co-sell-card', () => {
    eachOnACleanPage();

    it('asks for its fields as optional ones, so that a missing right is no error', async () => {
        showCard();
        await rendered();

        const config = getRecord.getLastConfig();

        expect(config.recordId).toBe(recordId);
        expect(config.fields).toBeUndefined();
        expect(config.optionalFields).toContainEqual({
            objectApiName: 'Opportunity',
            fieldApiName: 'Co_sell_Sync_State__c'
        });
    });

    it('shows that it is loading until the record is there', async () => {
        const card = showCard();
        await rendered();

        expect(find(card, 'lightning-spinner').alternativeText).toBe('c.CoSell_Loading');
        await expect(card).toBeAccessible();
    });

    it('shows a synced deal with its link, both statuses in the language of the user, and when', async () => {
        const card = await showDeal(syncedDeal);

        expect(stateOf(card)).toBe('Synced');
        expect(textOf(card, '[role="status"] strong')).toBe('c.CoSell_State_Synced');
        expect(find(card, 'lightning-icon').iconName).toBe('utility:check');
        expect(find(card, 'lightning-input').checked).toBe(true);
        expect(find(card, 'c-co-sell-referral').deal).toMatchObject({
            link: syncedDeal.fields.Referral_Link__c.value,
            statusText: 'Aktiv · Angenommen',
            microsoftStatusText: 'Angenommen',
            lastSynced: '2026-11-20T11:00:00.000Z'
        });
        await expect(card).toBeAccessible();
    });

    it('shows a deal that is not shared as off, without any fact', async () => {
        const card = await showDeal(plainDeal);

        expect(stateOf(card)).toBe('Off');
        expect(find(card, 'lightning-input').checked).toBe(false);
        expect(find(card, 'dl')).toBeNull();
        await expect(card).toBeAccessible();
    });

    it('shows a held deal with what is wrong and what to do', async () => {
        const card = await showDeal(
            dealWith({ Co_sell_Sync_State__c: 'On hold', Co_sell_Sync_Error__c: 'HELD:REFERRAL_INCOMPLETE' })
        );

        expect(stateOf(card)).toBe('On hold');
        expect(textOf(card, '.problem')).toBe('c.CoSell_Error_REFERRAL_INCOMPLETE');
        expect(textOf(card, '[role="status"]')).toContain('c.CoSell_Next_REFERRAL_INCOMPLETE');
        await expect(card).toBeAccessible();
    });

    it('shows a failed deal with what is wrong and what to do', async () => {
        const card = await showDeal(
            dealWith({ Co_sell_Sync_State__c: 'Failed', Co_sell_Sync_Error__c: 'PARTNER_CENTER_UNAVAILABLE' })
        );

        expect(stateOf(card)).toBe('Failed');
        expect(textOf(card, '.problem')).toBe('c.CoSell_Error_PARTNER_CENTER_UNAVAILABLE');
        await expect(card).toBeAccessible();
    });

    it('does not show an old error on a deal that is pending again', async () => {
        const card = await showDeal(
            dealWith({
                Co_sell_Sync_State__c: 'Pending',
                Co_sell_Sync_Error__c: 'PARTNER_CENTER_UNAVAILABLE'
            })
        );

        expect(stateOf(card)).toBe('Pending');
        expect(find(card, '.problem')).toBeNull();
        await expect(card).toBeAccessible();
    });

    it('says what is missing to a user who may not see the fields', async () => {
        const card = await showDeal({ ...syncedDeal, fields: {} });

        expect(card.shadowRoot.textContent).toContain('c.CoSell_No_Access');
        expect(find(card, 'lightning-input')).toBeNull();
        await expect(card).toBeAccessible();
    });

    it('says why when the record cannot be read, and recovers', async () => {
        const card = showCard();
        getRecord.error({ message: 'You are offline.' });
        await rendered();

        expect(textOf(card, '[role="alert"]')).toContain('You are offline.');
        await expect(card).toBeAccessible();

        getRecord.emit(syncedDeal);
        await rendered();
        expect(find(card, '[role="alert"]')).toBeNull();
        expect(stateOf(card)).toBe('Synced');
    });

    describe('the switch', () => {
        it('shows the choice at once, saves it, and cannot be moved meanwhile', async () => {
            let answer: (value?: unknown) => void;
            updateRecord.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
            const card = await showDeal(pausedDeal);

            toggle(card, true);
            await rendered();

            expect(updateRecord).toHaveBeenCalledWith({
                fields: { Id: recordId, Sync_With_Partner_Center__c: true }
            });
            expect(find(card, 'lightning-input').checked).toBe(true);
            expect(find(card, 'lightning-input').disabled).toBe(true);
            expect(stateOf(card)).toBe('Pending');
            await expect(card).toBeAccessible();

            getRecord.emit(pendingDeal);
            answer();
            await rendered();
            expect(find(card, 'lightning-input').checked).toBe(true);
            expect(find(card, 'lightning-input').disabled).toBe(false);
        });

        it('goes back and says why when the org refuses', async () => {
            updateRecord.mockRejectedValueOnce({
                body: { message: 'failed', output: { errors: [{ message: 'Close date is in the past.' }] } }
            });
            const card = await showDeal(pausedDeal);
            const toasts = toastsOf(card);

            toggle(card, true);
            await rendered();

            expect(find(card, 'lightning-input').checked).toBe(false);
            expect(stateOf(card)).toBe('Off');
            expect(toasts).toEqual([
                { title: 'c.CoSell_Save_Failed', message: 'Close date is in the past.', variant: 'error' }
            ]);
            await expect(card).toBeAccessible();
        });

        it('names the field that the user may not edit', async () => {
            updateRecord.mockRejectedValueOnce({
                body: { output: { fieldErrors: { Amount: [{ message: 'Amount is required.' }] } } }
            });
            const card = await showDeal(pausedDeal);
            const toasts = toastsOf(card);

            toggle(card, true);
            await rendered();

            expect(toasts[0].message).toBe('Amount is required.');
        });

        it('says so when no reason is given', async () => {
            updateRecord.mockRejectedValueOnce(undefined);
            const card = await showDeal(pausedDeal);
            const toasts = toastsOf(card);

            toggle(card, true);
            await rendered();

            expect(toasts[0].message).toBe('c.CoSell_Unknown_Reason');
        });
    });

    describe('while a deal is moving', () => {
        beforeEach(() => {
            jest.useFakeTimers();
            readStatus.mockResolvedValue({ stamp, state: 'Pending' });
        });

        it('asks for its stamp after 2, 4 and 8 seconds, and stops once it is in step', async () => {
            await showDeal(pendingDeal);

            jest.advanceTimersByTime(1999);
            expect(readStatus).not.toHaveBeenCalled();
            jest.advanceTimersByTime(1);
            expect(readStatus).toHaveBeenCalledWith({ opportunityId: recordId });
            jest.advanceTimersByTime(4000 + 8000);
            expect(readStatus).toHaveBeenCalledTimes(3);
            await rendered();
            expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();

            getRecord.emit(syncedDeal);
            jest.advanceTimersByTime(3600_000);
            expect(readStatus).toHaveBeenCalledTimes(3);
        });

        it.each([
            ['has changed', { stamp: '2026-11-20T11:00:01.000Z', state: 'Synced' }],
            ['is gone', null]
        ])('reads the record again when it %s', async (_case, status) => {
            readStatus.mockResolvedValueOnce(status);
            await showDeal(pendingDeal);

            jest.advanceTimersByTime(2000);
            await rendered();

            expect(notifyRecordUpdateAvailable.mock.calls).toEqual([[[{ recordId }]]]);
        });

        it('asks at least once a minute, however long it takes', async () => {
            await showDeal(pendingDeal);

            jest.advanceTimersByTime(3600_000);

            expect(readStatus.mock.calls.length).toBeGreaterThanOrEqual(60);
        });

        it('goes on after a question that failed', async () => {
            readStatus.mockRejectedValueOnce(new Error('offline'));
            await showDeal(pendingDeal);

            jest.advanceTimersByTime(2000 + 4000);

            expect(readStatus).toHaveBeenCalledTimes(2);
        });

        it('rests while nobody looks and begins anew when somebody does', async () => {
            await showDeal(pendingDeal);

            lookAway(true);
            jest.advanceTimersByTime(60_000);
            expect(readStatus).not.toHaveBeenCalled();

            lookAway(false);
            jest.advanceTimersByTime(2000);
            expect(readStatus).toHaveBeenCalledTimes(1);
        });

        it('stops when it is taken from the page', async () => {
            const card = await showDeal(pendingDeal);

            card.remove();
            lookAway(false);
            jest.advanceTimersByTime(60_000);

            expect(readStatus).not.toHaveBeenCalled();
        });

        it.each([
            ['Pending', null],
            ['Failed', null],
            ['Synced', 'Pending'],
            ['Synced', null]
        ])('asks for a deal that is %s, which Microsoft has answered with %s', async (state, answer) => {
            await showDeal(dealWith({ Co_sell_Sync_State__c: state, Microsoft_Referral_Status__c: answer }));

            jest.advanceTimersByTime(2000);

            expect(readStatus).toHaveBeenCalledTimes(1);
        });

        it.each(['Off', 'On hold', 'Synced'])('never asks for an answered deal that is %s', async (state) => {
            await showDeal(dealWith({ Co_sell_Sync_State__c: state }));

            jest.advanceTimersByTime(60_000);

            expect(readStatus).not.toHaveBeenCalled();
        });
    });

    it.each([
        ['Outgoing', 'Active', true],
        ['Incoming', 'Active', false],
        ['Outgoing', 'Closed', false]
    ])('shows how far a deal has come that is %s and %s: %s', async (direction, status, isShown) => {
        const card = await showDeal(
            dealWith({ Referral_Direction__c: direction, Referral_Status__c: status })
        );

        expect(find(card, 'c-co-sell-progress') !== null).toBe(isShown);
        await expect(card).toBeAccessible();
    });
});
