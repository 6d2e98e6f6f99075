import CoSellSellers from 'c/coSellSellers';
import { dealWith } from '../../../../../test/deal';
import { eachOnACleanPage, find, show, textOf } from '../../../../../test/show';

const showSellers = (values: object) => show('c-co-sell-sellers', CoSellSellers, { deal: dealWith(values) });

describe('c-co-sell-sellers', () => {
    eachOnACleanPage();

    it('names the seller of Microsoft, with mail and a chat in Teams', async () => {
        const element = await showSellers({});

        expect(textOf(element, '[data-seller] strong')).toBe('Mia Marsh');
        expect(find(element, 'lightning-formatted-email').value).toBe('mia.marsh@microsoft.example');
        expect(find(element, 'lightning-formatted-url').value).toBe(
            'https://teams.microsoft.com/l/chat/0/0?users=mia.marsh%40microsoft.example'
        );
        await expect(element).toBeAccessible();
    });

    it('offers neither for a seller without an address', async () => {
        const element = await showSellers({ sellerEmail: null });

        expect(textOf(element, '[data-seller] strong')).toBe('Mia Marsh');
        expect(find(element, 'lightning-formatted-url')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says so while Microsoft has named nobody', async () => {
        const element = await showSellers({ sellerName: null, sellerEmail: null });

        expect(textOf(element, '[data-nobody]')).toBe('c.CoSell_No_Seller_Yet');
        await expect(element).toBeAccessible();
    });
});
