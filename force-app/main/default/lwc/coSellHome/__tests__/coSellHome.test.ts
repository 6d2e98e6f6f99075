import read from '@salesforce/apex/CoSellHome.read';
import CoSellHome from 'c/coSellHome';
import { eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';
import home from './data/home.json';

jest.mock(
    '@salesforce/apex/CoSellHome.read',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const none = { total: 0, deals: [] };

async function showHome(data?: unknown) {
    const element = await show('c-co-sell-home', CoSellHome, {});
    if (data) read.emit(data);
    await rendered();
    return element;
}

describe('c-co-sell-home', () => {
    eachOnACleanPage();

    it('shows a spinner until it knows', async () => {
        const element = await showHome();

        expect(find(element, 'lightning-spinner')).not.toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows what waits, kind by kind, and leaves out the kinds of which there is none', async () => {
        const element = await showHome(home);

        expect(findAll(element, '[data-group]').map(({ ariaLabel }) => ariaLabel)).toEqual([
            'c.CoSell_Home_Invitations',
            'c.CoSell_Home_Troubles'
        ]);
        expect(findAll(element, 'lightning-badge').map(({ label }) => label)).toEqual(['7', '1']);
        expect(findAll(element, 'c-co-sell-home-deal').map(({ deal }) => deal.name)).toEqual([
            'Stock forecast',
            'Claims archive'
        ]);
        expect(textOf(element, '[data-more]')).toBe('c.CoSell_Home_More');
        await expect(element).toBeAccessible();
    });

    it('says that nothing waits', async () => {
        const element = await showHome({ invitations: none, troubles: none, ready: none });

        expect(textOf(element, '[data-empty]')).toBe('c.CoSell_Home_Nothing');
        await expect(element).toBeAccessible();
    });

    it('says so when it cannot be read', async () => {
        const element = await showHome();
        read.error({ message: 'No access.' });
        await rendered();

        expect(textOf(element, '[role="alert"]')).toBe('c.CoSell_Home_Failed');
        await expect(element).toBeAccessible();
    });
});
