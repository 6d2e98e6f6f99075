import CoSellHealth from 'c/coSellHealth';
import readHeld from '@salesforce/apex/CoSellSetup.held';
import { factsWith, withoutRelay } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellSetup.held', () => ({ default: jest.fn() }), { virtual: true });

const showHealth = (facts: unknown = factsWith()) => show('c-co-sell-health', CoSellHealth, { facts });
const checksOf = (element: HTMLElement) => find(element, 'c-co-sell-checks').checks;

describe('c-co-sell-health', () => {
    eachOnACleanPage();

    it('shows the lights and the queue', async () => {
        readHeld.mockResolvedValueOnce({ groups: [] });
        const element = await showHealth();

        expect(checksOf(element).map(({ state }) => state)).toEqual([
            'ready',
            'ready',
            'attention',
            'ready',
            'ready',
            'attention',
            'attention'
        ]);
        expect(textOf(element, '[data-number="waiting"]')).toBe('4');
        await expect(element).toBeAccessible();
    });

    it('has the page look again when a held deal has gone on', async () => {
        readHeld.mockResolvedValueOnce({ groups: [] });
        const element = await showHealth();
        const changes = detailsOf(element, 'changed');

        find(element, 'c-co-sell-held').dispatchEvent(new CustomEvent('changed'));

        expect(changes).toHaveLength(1);
    });

    it('says why the relay does not answer, and of the rest that nobody knows', async () => {
        const trouble = { code: 'RELAY_UNAVAILABLE', message: 'No answer.', next: 'Start it.' };
        const element = await showHealth({ ...withoutRelay, relayTrouble: trouble });

        const [relay, ...others] = checksOf(element);
        expect(relay).toMatchObject({ name: 'relay', state: 'toDo', saw: 'No answer. Start it.' });
        expect(others.every(({ state }) => state === 'unknown')).toBe(true);
        await expect(element).toBeAccessible();
    });
});
