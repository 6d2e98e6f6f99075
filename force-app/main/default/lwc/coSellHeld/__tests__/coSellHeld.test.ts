import CoSellHeld from 'c/coSellHeld';
import dropHeld from '@salesforce/apex/CoSellSetup.dropHeld';
import readHeld from '@salesforce/apex/CoSellSetup.held';
import readSupport from '@salesforce/apex/CoSellSetup.support';
import retry from '@salesforce/apex/CoSellCommands.retry';
import retryLike from '@salesforce/apex/CoSellSetup.retryLike';
import held from '@cosell/contracts/examples/setup/held.json';
import { refused } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellSetup.dropHeld', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.held', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.support', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCommands.retry', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.retryLike', () => ({ default: jest.fn() }), { virtual: true });

const two = held.answer.body;
const none = { groups: [] };
const [first] = two.groups[0].deals;
const showHeld = () => show('c-co-sell-held', CoSellHeld);
const press = async (element: HTMLElement, selector: string) => {
    find(element, selector).click();
    await rendered();
};

describe('c-co-sell-held', () => {
    eachOnACleanPage();

    it('shows the held deals by cause, with what the org said', async () => {
        readHeld.mockResolvedValueOnce(two);
        const element = await showHeld();

        expect(textOf(element, '[data-group="SALESFORCE_REFUSED"]')).toContain('Amount must be positive.');
        await expect(element).toBeAccessible();
    });

    it('asks anew which ones are held as soon as their number is another', async () => {
        readHeld.mockResolvedValueOnce(none).mockResolvedValueOnce(two);
        const element = await show('c-co-sell-held', CoSellHeld, { count: 0 });

        Object.assign(element, { count: 0 });
        Object.assign(element, { count: 2 });
        await rendered();

        expect(readHeld).toHaveBeenCalledTimes(2);
        expect(textOf(element, '[data-group="SALESFORCE_REFUSED"]')).toContain('Amount must be positive.');
    });

    it('lets all deals of a cause go on, and shows what is left', async () => {
        readHeld.mockResolvedValueOnce(two).mockResolvedValueOnce(none);
        retryLike.mockResolvedValueOnce({ retried: 2 });
        const element = await showHeld();
        const changes = detailsOf(element, 'changed');

        await press(element, '[data-retry-all]');

        expect(retryLike.mock.calls).toEqual([[{ code: 'SALESFORCE_REFUSED' }]]);
        expect(findAll(element, '[data-group]')).toEqual([]);
        expect(changes).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('lets one deal go on', async () => {
        readHeld.mockResolvedValue(two);
        const element = await showHeld();

        await press(element, '[data-opportunity="006000000000001AAA"]');

        expect(retry.mock.calls).toEqual([[{ opportunityId: '006000000000001AAA' }]]);
    });

    it('asks before it lets a deal go, and does nothing after a no', async () => {
        readHeld.mockResolvedValueOnce(two);
        const element = await showHeld();

        await press(element, `[data-drop][data-deal="${first.dealId}"]`);
        expect(textOf(element, '[data-question]')).toBe('c.CoSell_Setup_Drop_Question');
        await expect(element).toBeAccessible();
        await press(element, '[data-drop-no]');

        expect(findAll(element, '[data-question]')).toEqual([]);
        expect(dropHeld).not.toHaveBeenCalled();
    });

    it.each([
        [true, 'c.CoSell_Setup_Dropped'],
        [false, 'c.CoSell_Setup_Dropped_Not']
    ])('lets it go after a yes, and says what became of it (%s)', async (isDropped, said) => {
        readHeld.mockResolvedValueOnce(two).mockResolvedValueOnce(none);
        dropHeld.mockResolvedValueOnce({ dropped: isDropped });
        const element = await showHeld();
        const changes = detailsOf(element, 'changed');

        await press(element, `[data-drop][data-deal="${first.dealId}"]`);
        await press(element, '[data-drop-yes]');

        expect(dropHeld.mock.calls).toEqual([[{ deal: first.dealId }]]);
        expect(textOf(element, '[data-announcement]')).toBe(said);
        expect(findAll(element, '[data-group]')).toEqual([]);
        expect(changes).toHaveLength(1);
    });

    it('shows a text for support about one cause', async () => {
        readHeld.mockResolvedValueOnce(two);
        readSupport.mockResolvedValueOnce({ text: 'SALESFORCE_REFUSED, 2 deals' });
        const element = await showHeld();

        await press(element, '[data-for-support]');

        expect(readSupport.mock.calls).toEqual([[{ code: 'SALESFORCE_REFUSED' }]]);
        expect(find(element, '[data-support]').value).toBe('SALESFORCE_REFUSED, 2 deals');
        await expect(element).toBeAccessible();
    });

    it('copies that text where the browser allows it, and says so', async () => {
        const text = 'SALESFORCE_REFUSED, 2 deals';
        readHeld.mockResolvedValue(two);
        readSupport.mockResolvedValue({ text });
        const writeText = jest
            .fn()
            .mockResolvedValueOnce(undefined)
            .mockRejectedValueOnce(new Error('denied'));
        Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
        const element = await showHeld();

        await press(element, '[data-for-support]');
        expect(writeText.mock.calls).toEqual([[text]]);
        expect(textOf(element, '[data-announcement]')).toBe('c.CoSell_Setup_Support_Copied');

        await press(element, '[data-for-support]');
        expect(textOf(element, '[data-announcement]')).toBe('');
        expect(find(element, '[data-support]').value).toBe(text);
        Reflect.deleteProperty(navigator, 'clipboard');
    });

    it('says why a retry was refused', async () => {
        readHeld.mockResolvedValueOnce(two);
        retryLike.mockRejectedValueOnce(refused);
        const element = await showHeld();

        await press(element, '[data-retry-all]');

        expect(find(element, 'c-co-sell-refusal').told.message).toBe('You may not.');
    });
});
