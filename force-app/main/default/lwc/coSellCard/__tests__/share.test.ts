import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import readAvailability from '@salesforce/apex/CoSellAvailability.read';
import previewDeal from '@salesforce/apex/CoSellCommands.preview';
import CoSellCard from 'c/coSellCard';
import CoSellPreview from 'c/coSellPreview';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';
import syncedDeal from './data/syncedDeal.json';

jest.mock('@salesforce/apex/CoSellAvailability.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCommands.preview', () => ({ default: jest.fn() }), { virtual: true });

const opportunityId = syncedDeal.id;
const dealWith = (values: Record<string, unknown>) => ({
    ...syncedDeal,
    fields: {
        Sync_With_Partner_Center__c: { value: false, displayValue: null },
        Co_sell_Sync_State__c: { value: 'Off', displayValue: null },
        ...Object.fromEntries(
            Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }])
        )
    }
});
const unshared = dealWith({});

async function showDeal(deal: unknown) {
    const card = await show('c-co-sell-card', CoSellCard, { recordId: opportunityId });
    getRecord.emit(deal);
    await rendered();
    return card;
}

const part = (card: Element) => find(card, 'c-co-sell-share');
const preview = { action: 'create', changes: [], locks: [], missing: [] };

async function ask(card: Element) {
    part(card).dispatchEvent(new CustomEvent('command', { detail: { name: 'share' } }));
    await rendered();
}

describe('c-co-sell-card with a deal that is not shared', () => {
    eachOnACleanPage();
    beforeEach(() => {
        CoSellPreview.open = jest.fn().mockResolvedValue(undefined);
        readAvailability.mockResolvedValue('ready');
    });

    it('shows the share part, and no way yet', async () => {
        const card = await showDeal(unshared);

        expect(part(card)).not.toBeNull();
        expect(find(card, 'c-co-sell-progress')).toBeNull();
        await expect(card).toBeAccessible();
    });

    it.each([
        ['is on its way', { Sync_With_Partner_Center__c: true, Co_sell_Sync_State__c: 'Pending' }, false],
        [
            'is held for what is missing',
            { Sync_With_Partner_Center__c: true, Co_sell_Sync_State__c: 'On hold' },
            true
        ],
        ['is known to Microsoft', { Referral_Identifier__c: 'a6f0f5f8' }, false]
    ])('a deal that %s', async (_what, values, isShown) => {
        expect(part(await showDeal(dealWith(values))) !== null).toBe(isShown);
    });

    it('switches sync on once the seller has seen what Microsoft will see', async () => {
        CoSellPreview.open.mockResolvedValueOnce('share');
        const card = await showDeal(unshared);

        await ask(card);

        const { ask: read } = CoSellPreview.open.mock.calls[0][0];
        previewDeal.mockResolvedValueOnce(preview);
        expect(await read()).toEqual({ preview });
        expect(previewDeal.mock.calls).toEqual([[{ opportunityId }]]);
        expect(updateRecord).toHaveBeenCalledWith({
            fields: { Id: opportunityId, Sync_With_Partner_Center__c: true }
        });
    });

    it('tells the dialog why there is no preview', async () => {
        const card = await showDeal(unshared);
        await ask(card);

        const { ask: read } = CoSellPreview.open.mock.calls[0][0];
        previewDeal.mockRejectedValueOnce({
            body: { message: '{"code":"NEW","message":"Not now.","next":"Later."}' }
        });

        expect(await read()).toEqual({ refusal: { message: 'Not now.', next: 'Later.' } });
    });

    it('saves nothing when the dialog is left, and the switch is off again', async () => {
        const card = await showDeal(unshared);
        const toggle = find(card, 'lightning-input');
        toggle.checked = true;

        toggle.dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
        await rendered();

        expect(CoSellPreview.open).toHaveBeenCalledTimes(1);
        expect(toggle.checked).toBe(false);
        expect(updateRecord).not.toHaveBeenCalled();
    });

    it('saves what a part asks for, one after the other, and shows it at once', async () => {
        const card = await showDeal(unshared);
        let answer: () => void;
        updateRecord.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));

        for (const help of ['General or Other', 'Quotes or Licensing']) {
            const detail = { fields: { How_can_Microsoft_help__c: help }, draft: { help } };
            part(card).dispatchEvent(new CustomEvent('save', { detail }));
        }
        await rendered();

        expect(part(card).deal.help).toBe('Quotes or Licensing');
        expect(part(card).disabled).toBe(false);
        expect(updateRecord).toHaveBeenCalledTimes(1);
        answer();
        await rendered();
        expect(updateRecord).toHaveBeenCalledTimes(2);
    });

    it('saves another record for a part, and takes the draft back when that is refused', async () => {
        const card = await showDeal(unshared);
        updateRecord.mockRejectedValueOnce({ body: { message: 'No.' } });
        const detail = { recordId: '001', fields: { BillingCity: 'Rome' }, draft: { customer: 'Rome' } };

        part(card).dispatchEvent(new CustomEvent('save', { detail }));
        await rendered();

        expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: '001', BillingCity: 'Rome' } });
        expect(part(card).deal.customer).toBeNull();
    });

    it.each([
        ['off', 'c.CoSell_Error_SWITCHED_OFF'],
        ['copied', 'c.CoSell_Org_Copied'],
        ['unpaired', 'c.CoSell_Org_Unpaired']
    ])('says quietly that nothing goes out where co-sell is %s', async (availability, text) => {
        readAvailability.mockResolvedValueOnce(availability);
        const card = await showDeal(unshared);
        expect(readAvailability).not.toHaveBeenCalled();

        part(card).dispatchEvent(new CustomEvent('read'));
        await rendered();

        expect(textOf(card, '[data-unavailable] span')).toBe(text);
        expect(part(card).disabled).toBe(true);
        expect(find(card, 'lightning-input').disabled).toBe(true);
        await expect(card).toBeAccessible();
    });

    it('works for a user who may not ask whether it is available', async () => {
        readAvailability.mockRejectedValueOnce({ body: { message: 'No access.' } });
        const card = await showDeal(unshared);

        part(card).dispatchEvent(new CustomEvent('read'));
        await rendered();

        expect(find(card, '[data-unavailable]')).toBeNull();
        expect(part(card).disabled).toBe(false);
    });
});
