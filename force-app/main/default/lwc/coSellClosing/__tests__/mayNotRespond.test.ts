import CoSellClosing from 'c/coSellClosing';
import { dealWith } from '../../../../../test/deal';
import { eachOnACleanPage, find, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/customPermission/CoSell_Respond', () => ({ default: undefined }), { virtual: true });

const showClosing = (deal: unknown) => show('c-co-sell-closing', CoSellClosing, { deal });

describe('c-co-sell-closing for a user who may not answer', () => {
    eachOnACleanPage();

    it('says why the deal cannot be closed', async () => {
        const element = await showClosing(dealWith());

        expect(find(element, '[data-command="won"]').disabled).toBe(true);
        expect(find(element, '[data-command="lost"]').disabled).toBe(true);
        expect(textOf(element, '[data-may-not]')).toBe('c.CoSell_May_Not_Respond');
        await expect(element).toBeAccessible();
    });

    it('still lets a close be taken back, as moving the stage back would', async () => {
        const element = await showClosing(dealWith({ closesAt: '2026-11-20T12:15:00.000Z' }));

        expect(find(element, '[data-command="cancelClose"]').disabled).toBe(false);
        await expect(element).toBeAccessible();
    });
});
