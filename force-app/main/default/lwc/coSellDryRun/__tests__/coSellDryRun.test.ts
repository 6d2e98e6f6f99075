import CoSellDryRun from 'c/coSellDryRun';
import findOpportunities from '@salesforce/apex/CoSellOpportunities.find';
import roundTrip from '@salesforce/apex/CoSellSetup.roundTrip';
import example from '@cosell/contracts/examples/setup/round-trip.json';
import { refused } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellOpportunities.find', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.roundTrip', () => ({ default: jest.fn() }), { virtual: true });

const deal = (no: number, name: string) => ({ id: `00600000000000${no}AAA`, name, stage: 'Prospecting' });
const [renewal, planner, support] = [deal(1, 'Renewal'), deal(2, 'Planner'), deal(3, 'Support')];
const answer = example.answer.body;

async function showDryRun() {
    findOpportunities.mockResolvedValueOnce([renewal, planner]);
    return show('c-co-sell-dry-run', CoSellDryRun, {});
}

async function choose(element: Element, ...ids: string[]) {
    find(element, '[data-choose]').dispatchEvent(new CustomEvent('change', { detail: { value: ids } }));
    await rendered();
}

async function go(element: Element) {
    find(element, '[data-go]').click();
    await rendered();
}

const valuesOf = (element: Element) => find(element, '[data-choose]').options.map(({ value }) => value);

describe('c-co-sell-dry-run', () => {
    eachOnACleanPage();

    it('tries each of the chosen ones and shows what would become of it', async () => {
        roundTrip.mockResolvedValueOnce(answer).mockResolvedValueOnce({ ...answer, action: 'nothing' });
        const element = await showDryRun();
        await choose(element, renewal.id, planner.id);
        await go(element);

        expect(roundTrip.mock.calls).toEqual([
            [{ opportunityId: renewal.id, document: null }],
            [{ opportunityId: planner.id, document: null }]
        ]);
        const results = findAll(element, '[data-result]');
        expect(results.map(({ name, answer: { action } }) => [name, action])).toEqual([
            ['Renewal', 'create'],
            ['Planner', 'nothing']
        ]);
        expect(textOf(element, '[data-tried]')).toBe('c.CoSell_Setup_Dry_Run_Tried');
        await expect(element).toBeAccessible();
    });

    it('has chosen the one that was changed last, and nothing to try without a choice', async () => {
        const element = await showDryRun();
        expect(find(element, '[data-choose]').value).toEqual([renewal.id]);

        await choose(element);
        expect(find(element, '[data-go]').disabled).toBe(true);
    });

    it('takes no other choice while one is tried', async () => {
        const answered = Promise.withResolvers();
        roundTrip.mockReturnValueOnce(answered.promise);
        const element = await showDryRun();
        await go(element);
        expect(find(element, '[data-choose]').disabled).toBe(true);

        answered.resolve(answer);
        await rendered();
        expect(find(element, '[data-choose]').disabled).toBe(false);
        expect(findAll(element, '[data-result]')).toHaveLength(1);
    });

    it('finds others by name, and keeps what is chosen in sight', async () => {
        const element = await showDryRun();
        findOpportunities.mockResolvedValueOnce([support]);
        const name = find(element, '[data-find]');
        name.value = ' supp ';
        name.dispatchEvent(new CustomEvent('commit'));
        await rendered();

        expect(findOpportunities.mock.calls.at(-1)).toEqual([{ named: 'supp' }]);
        expect(valuesOf(element)).toEqual([renewal.id, support.id]);
    });

    it('tries by the draft of the mapping, and says so', async () => {
        sessionStorage.setItem('coSellMappingDraft', '{"rows":[]}');
        roundTrip.mockResolvedValueOnce(answer);
        const element = await showDryRun();
        await go(element);
        sessionStorage.clear();

        expect(roundTrip.mock.calls[0][0].document).toBe('{"rows":[]}');
        expect(textOf(element, '[data-draft]')).toBe('c.CoSell_Setup_Dry_Run_Draft');
    });

    it('says why it cannot be tried, and asks no further', async () => {
        roundTrip.mockRejectedValueOnce(refused);
        const element = await showDryRun();
        await choose(element, renewal.id, planner.id);
        await go(element);

        expect(find(element, 'c-co-sell-refusal').told.message).toBe('You may not.');
        expect(roundTrip).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('has nothing to try in an org without Opportunities', async () => {
        findOpportunities.mockResolvedValueOnce([]);
        const element = await show('c-co-sell-dry-run', CoSellDryRun, {});

        expect(find(element, '[data-go]')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
