import { navigate } from 'lightning/navigation';
import CoSellHomeDeal from 'c/coSellHomeDeal';
import { eachOnACleanPage, find, show, textOf } from '../../../../../test/show';

const invitation = {
    opportunityId: '006000000000001AAA',
    name: 'Stock forecast',
    customer: 'Fabrikam',
    closeDate: '2027-01-31',
    daysLeft: 2,
    syncError: null
};

const showDeal = (values: object = {}) =>
    show('c-co-sell-home-deal', CoSellHomeDeal, { deal: { ...invitation, ...values } });

describe('c-co-sell-home-deal', () => {
    eachOnACleanPage();

    it('names the deal and its customer, and leads to its record', async () => {
        const element = await showDeal();

        expect(textOf(element, 'a')).toBe('Stock forecast');
        expect(textOf(element, '.aside')).toContain('Fabrikam');
        expect(find(element, 'a').href).toBe('https://org.example/006000000000001AAA');
        find(element, 'a').click();
        expect(navigate).toHaveBeenCalledWith({
            type: 'standard__recordPage',
            attributes: { recordId: '006000000000001AAA', objectApiName: 'Opportunity', actionName: 'view' }
        });
        await expect(element).toBeAccessible();
    });

    it('leaves a click that opens a new tab to the browser', async () => {
        const element = await showDeal();
        // A browser would open the tab; this one cannot.
        element.addEventListener('click', (click) => click.preventDefault());

        find(element, 'a').dispatchEvent(
            new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true, composed: true })
        );

        expect(navigate).not.toHaveBeenCalled();
    });

    it.each([
        [2, 'presses'],
        [9, '']
    ])('says how many days are left, %d of them as "%s"', async (daysLeft, look) => {
        const element = await showDeal({ daysLeft });

        expect(textOf(element, '[data-deadline]')).toBe('c.CoSell_Days_Left_Many');
        expect(find(element, '[data-deadline]').className).toBe(look);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['HELD:NO_SOLUTION', 'c.CoSell_State_On_Hold'],
        ['REFERRAL_NOT_FOUND', 'c.CoSell_State_Failed']
    ])('of a deal with %s says %s', async (syncError, text) => {
        const element = await showDeal({ daysLeft: null, syncError });

        expect(textOf(element, '[data-trouble]')).toBe(text);
        await expect(element).toBeAccessible();
    });

    it('of any other says when it closes', async () => {
        const element = await showDeal({ daysLeft: null, customer: null });

        expect(find(element, 'lightning-formatted-date-time').value).toBe('2027-01-31');
        await expect(element).toBeAccessible();
    });
});
