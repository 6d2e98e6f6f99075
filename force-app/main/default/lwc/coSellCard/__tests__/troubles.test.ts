import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import retry from '@salesforce/apex/CoSellCommands.retry';
import readStatus from '@salesforce/apex/CoSellStatus.read';
import CoSellCard from 'c/coSellCard';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';
import syncedDeal from './data/syncedDeal.json';

jest.mock('@salesforce/apex/CoSellCommands.retry', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellStatus.read', () => ({ default: jest.fn() }), { virtual: true });

const opportunityId = syncedDeal.id;
const inState = (state: string, error: string | null) => ({
    ...syncedDeal,
    fields: {
        ...syncedDeal.fields,
        Co_sell_Sync_State__c: { value: state, displayValue: null },
        Co_sell_Sync_Error__c: { value: error, displayValue: null }
    }
});
const held = inState('On hold', 'HELD:REFERRAL_INCOMPLETE');

async function showDeal(deal: unknown) {
    const card = await show('c-co-sell-card', CoSellCard, { recordId: opportunityId });
    getRecord.emit(deal);
    await rendered();
    return card;
}

const retryButton = (card: Element) => find(card, '[data-command="retry"]');

async function connect(online: boolean) {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    window.dispatchEvent(new CustomEvent(online ? 'online' : 'offline'));
    await rendered();
}

describe('c-co-sell-card in trouble', () => {
    eachOnACleanPage();

    it.each([
        ['On hold', 'HELD:REFERRAL_INCOMPLETE'],
        ['Failed', 'PARTNER_CENTER_UNAVAILABLE']
    ])('lets a deal that is %s go on', async (state, error) => {
        retry.mockResolvedValueOnce({ state: 'done' });
        const card = await showDeal(inState(state, error));
        await expect(card).toBeAccessible();

        retryButton(card).click();
        await rendered();

        expect(retry.mock.calls).toEqual([[{ opportunityId }]]);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: opportunityId }]);
        expect(card.shadowRoot.activeElement).toBe(find(card, '.state'));
    });

    it.each(['Off', 'Pending', 'Synced'])('has nothing to retry on a deal that is %s', async (state) => {
        expect(retryButton(await showDeal(inState(state, null)))).toBeNull();
    });

    it('says why a retry was refused, and lets the seller try again', async () => {
        retry.mockRejectedValueOnce({
            body: {
                message: '{"code":"NOT_ALLOWED","message":"You may not do this.","next":"Ask an admin."}'
            }
        });
        const card = await showDeal(held);

        retryButton(card).click();
        await rendered();

        expect(textOf(card, '.refusal')).toContain('You may not do this.');
        expect(textOf(card, '.refusal')).toContain('Ask an admin.');
        expect(retryButton(card).disabled).toBe(false);
        await expect(card).toBeAccessible();
    });

    it('says that it is offline, sends nothing meanwhile, and recovers', async () => {
        const card = await showDeal(held);
        expect(find(card, '[data-offline]')).toBeNull();

        await connect(false);

        expect(textOf(card, '[data-offline]')).toBe('c.CoSell_Offline');
        expect(retryButton(card).disabled).toBe(true);
        expect(find(card, 'lightning-input').disabled).toBe(true);
        await expect(card).toBeAccessible();

        await connect(true);
        expect(find(card, '[data-offline]')).toBeNull();
        expect(retryButton(card).disabled).toBe(false);
    });

    it('does not ask for a pending deal while it is offline', async () => {
        jest.useFakeTimers();
        readStatus.mockResolvedValue(null);
        await showDeal(inState('Pending', null));
        await connect(false);

        jest.advanceTimersByTime(60_000);
        expect(readStatus).not.toHaveBeenCalled();

        await connect(true);
        jest.advanceTimersByTime(2000);
        expect(readStatus).toHaveBeenCalledTimes(1);
    });
});
