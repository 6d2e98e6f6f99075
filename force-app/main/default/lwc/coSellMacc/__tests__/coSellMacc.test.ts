import CoSellMacc from 'c/coSellMacc';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, show, textOf } from '../../../../../test/show';

const showMacc = (properties: object) => show('c-co-sell-macc', CoSellMacc, properties);
const box = (element: Element) => find(element, 'lightning-combobox');

describe('c-co-sell-macc', () => {
    eachOnACleanPage();

    it('shows what was kept, and says that nobody tells it, with the way to the referral', async () => {
        const element = await showMacc({ deal: dealWith({ macc: 'Yes' }) });

        expect(box(element).value).toBe('Yes');
        expect(textOf(element, 'p')).toContain('c.CoSell_MACC_Hint');
        expect(find(element, 'lightning-formatted-url').value).toBe(dealWith().link);
        await expect(element).toBeAccessible();
    });

    it('is unknown until somebody has answered', async () => {
        const element = await showMacc({ deal: dealWith({ macc: null, link: null }) });

        expect(box(element).value).toBe('Unknown');
        expect(find(element, 'lightning-formatted-url')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('asks the container to save the answer', async () => {
        const element = await showMacc({ deal: dealWith() });
        const saved = detailsOf(element, 'save');

        box(element).dispatchEvent(new CustomEvent('change', { detail: { value: 'No' } }));

        expect(saved).toEqual([{ fields: { Co_sell_MACC__c: 'No' }, draft: { macc: 'No' } }]);
    });

    it('waits while something else is being sent', async () => {
        const element = await showMacc({ deal: dealWith(), disabled: true });

        expect(box(element).disabled).toBe(true);
        await expect(element).toBeAccessible();
    });
});
