import find_ from '@salesforce/apex/CoSellOpportunitySearch.find';
import CoSellLink from 'c/coSellLink';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellOpportunitySearch.find', () => ({ default: jest.fn() }), { virtual: true });

const recordId = '006000000000009AAA';
const opportunities = [
    {
        opportunityId: '006000000000001AAA',
        name: 'Stock forecast',
        customer: 'Fabrikam',
        stage: 'Prospecting',
        closeDate: '2027-01-31'
    },
    {
        opportunityId: '006000000000002AAA',
        name: 'Claims archive',
        customer: null,
        stage: 'Qualification',
        closeDate: null
    }
];

async function showLink(send: unknown = jest.fn()) {
    const element = await show('c-co-sell-link', CoSellLink, { recordId, send });
    jest.spyOn(element, 'close' as never);
    return element;
}

async function press(element: Element, action: string) {
    find(element, `[data-action="${action}"]`).click();
    await rendered();
}

async function choose(element: Element, value: string) {
    find(element, 'lightning-radio-group').dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await rendered();
}

describe('c-co-sell-link', () => {
    eachOnACleanPage();

    it('offers the latest Opportunities of the seller, and says what becomes of both', async () => {
        find_.mockResolvedValueOnce(opportunities);
        const element = await showLink();

        expect(find_.mock.calls).toEqual([[{ term: '', exceptId: recordId }]]);
        expect(find(element, 'lightning-radio-group').options).toEqual([
            { label: 'Stock forecast · Fabrikam · Prospecting', value: '006000000000001AAA' },
            { label: 'Claims archive · Qualification', value: '006000000000002AAA' }
        ]);
        expect(textOf(element, 'p')).toBe('c.CoSell_Link_Explain');
        expect(find(element, '[data-action="link"]').disabled).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('searches for what was typed', async () => {
        find_.mockResolvedValueOnce(opportunities).mockResolvedValueOnce([]);
        const element = await showLink();

        find(element, '[data-field="term"]').value = 'claims';
        find(element, '[data-field="term"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
        await rendered();

        expect(find_.mock.calls[1]).toEqual([{ term: 'claims', exceptId: recordId }]);
        expect(textOf(element, '[data-empty]')).toBe('c.CoSell_Link_None');
        await expect(element).toBeAccessible();
    });

    it('links the chosen one, and closes with its id', async () => {
        find_.mockResolvedValueOnce(opportunities);
        const send = jest.fn().mockResolvedValue(null);
        const element = await showLink(send);

        await choose(element, '006000000000002AAA');
        await press(element, 'link');

        expect(send.mock.calls).toEqual([['006000000000002AAA']]);
        expect(element.close).toHaveBeenCalledWith('006000000000002AAA');
    });

    it('stays open with the choice when the relay refuses it', async () => {
        find_.mockResolvedValueOnce(opportunities);
        const send = jest.fn().mockResolvedValue({ message: 'It is taken.', next: 'Unlink it first.' });
        const element = await showLink(send);

        await choose(element, '006000000000001AAA');
        await press(element, 'link');

        expect(find(element, 'c-co-sell-refusal').told).toMatchObject({
            message: 'It is taken.',
            next: 'Unlink it first.'
        });
        expect(find(element, 'lightning-radio-group').value).toBe('006000000000001AAA');
        expect(element.close).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('says so when the search fails', async () => {
        find_.mockRejectedValueOnce({ body: { message: 'No access.' } });
        const element = await showLink();

        expect(textOf(element, '[role="alert"]')).toBe('c.CoSell_Link_Search_Failed');
        await expect(element).toBeAccessible();
    });

    it('is left without a change', async () => {
        find_.mockResolvedValueOnce(opportunities);
        const send = jest.fn();
        const element = await showLink(send);

        await press(element, 'cancel');

        expect(element.close).toHaveBeenCalledWith(undefined);
        expect(send).not.toHaveBeenCalled();
    });
});
