import CoSellHealth from 'c/coSellHealth';
import readHeld from '@salesforce/apex/CoSellSetup.held';
import readSupport from '@salesforce/apex/CoSellSetup.support';
import retry from '@salesforce/apex/CoSellCommands.retry';
import retryLike from '@salesforce/apex/CoSellSetup.retryLike';
import held from '@cosell/contracts/examples/setup/held.json';
import { factsWith, refused, withoutRelay } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellSetup.held', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.support', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCommands.retry', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.retryLike', () => ({ default: jest.fn() }), { virtual: true });

const two = held.answer.body;
const none = { groups: [] };
const showHealth = (facts: unknown = factsWith()) => show('c-co-sell-health', CoSellHealth, { facts });

describe('c-co-sell-health', () => {
    eachOnACleanPage();

    it('shows the lights, the queue and the held deals by cause', async () => {
        readHeld.mockResolvedValueOnce(two);
        const element = await showHealth();

        expect(find(element, 'c-co-sell-checks').checks.map(({ state }) => state)).toEqual([
            'ready',
            'ready',
            'attention',
            'ready',
            'ready',
            'attention',
            'attention'
        ]);
        expect(textOf(element, '[data-number="waiting"]')).toBe('4');
        expect(textOf(element, '[data-group="SALESFORCE_REFUSED"]')).toContain('Amount must be positive.');
        await expect(element).toBeAccessible();
    });

    it('lets all deals of a cause go on, and shows what is left', async () => {
        readHeld.mockResolvedValueOnce(two).mockResolvedValueOnce(none);
        retryLike.mockResolvedValueOnce({ retried: 2 });
        const element = await showHealth();
        const changes = detailsOf(element, 'changed');

        find(element, '[data-retry-all]').click();
        await rendered();

        expect(retryLike.mock.calls).toEqual([[{ code: 'SALESFORCE_REFUSED' }]]);
        expect(findAll(element, '[data-group]')).toEqual([]);
        expect(changes).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('lets one deal go on', async () => {
        readHeld.mockResolvedValue(two);
        const element = await showHealth();

        find(element, '[data-opportunity="006000000000001AAA"]').click();
        await rendered();

        expect(retry.mock.calls).toEqual([[{ opportunityId: '006000000000001AAA' }]]);
    });

    it('shows a text for support about one cause', async () => {
        readHeld.mockResolvedValueOnce(two);
        readSupport.mockResolvedValueOnce({ text: 'SALESFORCE_REFUSED, 2 deals' });
        const element = await showHealth();

        find(element, '[data-for-support]').click();
        await rendered();

        expect(readSupport.mock.calls).toEqual([[{ code: 'SALESFORCE_REFUSED' }]]);
        expect(find(element, '[data-support]').value).toBe('SALESFORCE_REFUSED, 2 deals');
        await expect(element).toBeAccessible();
    });

    it('says why a retry was refused', async () => {
        readHeld.mockResolvedValueOnce(two);
        retryLike.mockRejectedValueOnce(refused);
        const element = await showHealth();

        find(element, '[data-retry-all]').click();
        await rendered();

        expect(find(element, 'c-co-sell-refusal').told.message).toBe('You may not.');
    });

    it('sends the admin to step 1 without a relay', async () => {
        const element = await showHealth(withoutRelay);

        expect(element.shadowRoot.textContent).toContain('c.CoSell_Setup_Needs_Relay');
        await expect(element).toBeAccessible();
    });
});
