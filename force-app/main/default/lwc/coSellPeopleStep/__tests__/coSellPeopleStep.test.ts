import CoSellPeopleStep from 'c/coSellPeopleStep';
import findPeople from '@salesforce/apex/CoSellPeople.find';
import give from '@salesforce/apex/CoSellPeople.give';
import take from '@salesforce/apex/CoSellPeople.take';
import { factsWith, refused } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellPeople.find', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellPeople.give', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellPeople.take', () => ({ default: jest.fn() }), { virtual: true });

const sue = {
    id: '005000000000002AAA',
    name: 'Sue',
    username: 'sue@x.example',
    permissionSets: ['CoSell_Seller']
};
const showStep = () => show('c-co-sell-people-step', CoSellPeopleStep, { facts: factsWith() });

async function tick(step: Element, set: string, checked: boolean) {
    find(step, `[data-set="${set}"]`).dispatchEvent(new CustomEvent('change', { detail: { checked } }));
    await rendered();
}

describe('c-co-sell-people-step', () => {
    eachOnACleanPage();

    it('shows which sets nobody holds, and who holds which', async () => {
        findPeople.mockResolvedValueOnce([sue]);
        const step = await showStep();

        expect(find(step, 'c-co-sell-checks').checks.map(({ state }) => state)).toEqual([
            'toDo',
            'toDo',
            'attention',
            'attention'
        ]);
        expect(find(step, '[data-set="CoSell_Seller"]').checked).toBe(true);
        expect(find(step, '[data-set="CoSell_Admin"]').checked).toBe(false);
        await expect(step).toBeAccessible();
    });

    it('gives a set by a ticked box and takes it by an unticked one', async () => {
        findPeople.mockResolvedValue([sue]);
        const step = await showStep();
        const changes = detailsOf(step, 'changed');

        await tick(step, 'CoSell_Relay', true);
        await tick(step, 'CoSell_Seller', false);

        expect(give.mock.calls).toEqual([[{ userId: sue.id, permissionSet: 'CoSell_Relay' }]]);
        expect(take.mock.calls).toEqual([[{ userId: sue.id, permissionSet: 'CoSell_Seller' }]]);
        expect(changes).toHaveLength(2);
    });

    it('says why a set could not be given, and reads again what the user holds', async () => {
        findPeople.mockResolvedValue([sue]);
        give.mockRejectedValueOnce(refused);
        const step = await showStep();

        await tick(step, 'CoSell_Relay', true);

        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');
        expect(findPeople).toHaveBeenCalledTimes(2);
        await expect(step).toBeAccessible();
    });

    it('says when nobody was found', async () => {
        findPeople.mockResolvedValueOnce([]);
        const step = await showStep();

        expect(findAll(step, 'tr')).toEqual([]);
        expect(step.shadowRoot.textContent).toContain('c.CoSell_Setup_No_User');
        await expect(step).toBeAccessible();
    });
});
