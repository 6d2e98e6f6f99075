import CoSellLocks from 'c/coSellLocks';
import { dealWith } from '../../../../../test/deal';
import { eachOnACleanPage, find, findAll, show } from '../../../../../test/show';

const showLocks = (values: object) => show('c-co-sell-locks', CoSellLocks, { deal: dealWith(values) });
const shown = (element: Element) =>
    findAll(element, 'dt').map((term) => [term.textContent, term.nextElementSibling.textContent]);

describe('c-co-sell-locks', () => {
    eachOnACleanPage();

    it('names each field that Microsoft no longer lets be changed, and why', async () => {
        const element = await showLocks({ visibleToMicrosoft: true });

        expect(shown(element)).toEqual([
            ['c.CoSell_Lock_Customer', 'c.CoSell_Lock_Created'],
            ['c.CoSell_Lock_Intent', 'c.CoSell_Lock_Created'],
            ['c.CoSell_Lock_Visibility', 'c.CoSell_Lock_Shared'],
            ['c.CoSell_Lock_Contacts', 'c.CoSell_Lock_Shared'],
            ['c.CoSell_Lock_Help', 'c.CoSell_Lock_Shared']
        ]);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['New', 'c.CoSell_Lock_Until_Accepted'],
        ['Closed', 'c.CoSell_Lock_Closed']
    ])('of a deal that is %s names everything', async (status, reason) => {
        const element = await showLocks({ status });

        expect(shown(element)).toEqual([['c.CoSell_Lock_Everything', reason]]);
        await expect(element).toBeAccessible();
    });

    it('shows nothing where nothing is locked', async () => {
        const element = await showLocks({ status: null });

        expect(find(element, 'section')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
