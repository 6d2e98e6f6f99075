import CoSellSetup from 'c/coSellSetup';
import runOrgCheck from '@salesforce/apex/CoSellOrgCheck.run';
import { eachOnACleanPage, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellOrgCheck.run', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/CoSell_Administer', () => ({ default: undefined }), {
    virtual: true
});

describe('c-co-sell-setup, opened by a seller', () => {
    eachOnACleanPage();

    it('says why not, and whom to ask, and asks nothing of the org', async () => {
        const page = await show('c-co-sell-setup', CoSellSetup, {});

        expect(textOf(page, '[data-refused]')).toContain('c.CoSell_Setup_Not_Admin');
        expect(runOrgCheck).not.toHaveBeenCalled();
        await expect(page).toBeAccessible();
    });
});
