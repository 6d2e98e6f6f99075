import CoSellInvitation from 'c/coSellInvitation';
import { invitation } from '../../../../../test/deal';
import { eachOnACleanPage, find, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/customPermission/CoSell_Respond', () => ({ default: undefined }), { virtual: true });

describe('c-co-sell-invitation for a user who may not answer', () => {
    eachOnACleanPage();

    it('shows the deal, and says why it cannot be answered', async () => {
        const element = await show('c-co-sell-invitation', CoSellInvitation, { deal: invitation });

        expect(textOf(element, '[data-fact="deal"]')).toBe('Forecast on Azure');
        expect(find(element, '[data-command="accept"]').disabled).toBe(true);
        expect(find(element, '[data-command="decline"]').disabled).toBe(true);
        expect(textOf(element, '[data-may-not]')).toBe('c.CoSell_May_Not_Respond');
        await expect(element).toBeAccessible();
    });
});
