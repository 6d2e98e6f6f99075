import CoSellValuesStep from 'c/coSellValuesStep';
import readCounts from '@salesforce/apex/CoSellOpportunities.counts';
import readMapping from '@salesforce/apex/CoSellMapping.read';
import mapping from '@cosell/contracts/examples/setup/mapping.json';
import { factsWith, refused, withoutRelay } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellOpportunities.counts', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.read', () => ({ default: jest.fn() }), { virtual: true });

const stage = (value: string, count: number, isClosed = false, isWon = false) => ({
    value,
    label: value,
    count,
    isClosed,
    isWon
});
const amount = (value: string, count: number) => stage(value, count);
const counts = {
    stages: [stage('Open', 12), stage('Closed Won', 3, true, true), stage('Closed Lost', 1, true)],
    countries: [amount('Germany', 4), amount('Deutschland', 2)],
    currencies: [amount('USD', 16)]
};
const kinds = [
    { when: { isClosed: true, isWon: true }, to: 'Won' },
    { when: { isClosed: true, isWon: false }, to: 'Lost', reason: 'Closed.' }
];

async function showStep(status: object = {}, more: object = {}, found: object = counts) {
    readMapping.mockResolvedValue({
        ...mapping.answer.body,
        currencies: { active: null, fixed: 'USD' },
        ...more,
        document: {
            ...mapping.answer.body.document,
            status: { outbound: kinds, inbound: [], closeWaitsMinutes: 15, ...status }
        }
    });
    readCounts.mockResolvedValue(found);
    const step = await show('c-co-sell-values-step', CoSellValuesStep, { facts: factsWith() });
    await rendered();
    return step;
}
async function set(step: Element, selector: string, value: string) {
    find(step, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await rendered();
}
const draft = () => JSON.parse(sessionStorage.getItem('coSellMappingDraft') ?? 'null');
const statesOf = (step: Element) =>
    Object.fromEntries(find(step, 'c-co-sell-checks').checks.map(({ name, state }) => [name, state]));
const conflictOf = (step: Element, name: string) =>
    textOf(step, `[data-stage-row="${name}"] [data-conflict]`);

describe('c-co-sell-values-step', () => {
    eachOnACleanPage();
    beforeEach(() => sessionStorage.clear());

    it('shows each stage with how many Opportunities have it, and warns of an unknown country', async () => {
        const step = await showStep();

        expect(
            findAll(step, '[data-stage-row] td:nth-child(2)').map(({ textContent }) => textContent)
        ).toEqual(['12', '3', '1']);
        expect(statesOf(step)).toEqual({ stages: 'ready', countries: 'attention', currencies: 'ready' });
        await expect(step).toBeAccessible();
    });

    it('puts a row of one stage before those of its kind, and takes it away again', async () => {
        const step = await showStep();
        await set(step, '[data-move][data-stage="Open"]', 'Accepted');
        expect(draft().status.outbound).toEqual([{ when: { stage: 'Open' }, to: 'Accepted' }, ...kinds]);

        await set(step, '[data-move][data-stage="Open"]', '');
        expect(draft().status.outbound).toEqual(kinds);
    });

    it('gives a reason where Microsoft requires one', async () => {
        const step = await showStep();
        await set(step, '[data-move][data-stage="Open"]', 'Declined');
        expect(draft().status.outbound[0].reason).toBe('Stage Open.');
    });

    it.each([
        ['Open', 'Won', 'c.CoSell_Setup_Conflict_Open'],
        ['Closed Won', 'Lost', 'c.CoSell_Setup_Conflict_Won'],
        ['Closed Lost', 'Accepted', 'c.CoSell_Setup_Conflict_Lost']
    ])('marks stage %s that asks for %s', async (name, move, why) => {
        const step = await showStep();
        await set(step, `[data-move][data-stage="${name}"]`, move);

        expect(conflictOf(step, name)).toBe(why);
        expect(statesOf(step).stages).toBe('toDo');
        await expect(step).toBeAccessible();
    });

    it('marks a status that sets a stage which asks for another status', async () => {
        const step = await showStep();
        await set(step, '[data-stage][data-substatus="Expired"]', 'Closed Lost');

        expect(draft().status.inbound).toEqual([{ substatus: 'Expired', stage: 'Closed Lost' }]);
        expect(conflictOf(step, 'Closed Lost')).toBe('c.CoSell_Setup_Conflict_Back');

        await set(step, '[data-stage][data-substatus="Expired"]', '');
        expect(draft().status.inbound).toEqual([]);
    });

    it('names a stage that the org does not have any more', async () => {
        const step = await showStep({ inbound: [{ substatus: 'Accepted', stage: 'Gone' }] });
        expect(statesOf(step).stages).toBe('toDo');
    });

    it('takes two letters for a country, and nothing less', async () => {
        const step = await showStep();
        expect(findAll(step, '[data-country]').map(({ dataset }) => dataset.country)).toEqual([
            'Deutschland'
        ]);

        await set(step, '[data-country="Deutschland"]', 'd');
        expect(draft().countries).toEqual({});
        await set(step, '[data-country="Deutschland"]', 'de');
        expect(draft().countries).toEqual({ Deutschland: 'DE' });
        expect(statesOf(step).countries).toBe('ready');
    });

    it('takes whole minutes alone', async () => {
        const step = await showStep();
        await set(step, '[data-waits]', '-1');
        await set(step, '[data-waits]', '');
        expect(draft()).toBeNull();
        await set(step, '[data-waits]', '30');
        expect(draft().status.closeWaitsMinutes).toBe(30);
    });

    it('is to do where the relay sends another currency than the org counts in', async () => {
        const step = await showStep({}, { currencies: { active: null, fixed: 'EUR' } });
        expect(statesOf(step).currencies).toBe('toDo');
    });

    it('warns of amounts in a currency that is not active any more', async () => {
        const step = await showStep({}, { currencies: { active: ['EUR'], fixed: null } });
        expect(statesOf(step).currencies).toBe('attention');
    });

    it('says why the relay would not tell, and sends the admin to step 1 without one', async () => {
        readMapping.mockRejectedValueOnce(refused);
        const step = await show('c-co-sell-values-step', CoSellValuesStep, { facts: factsWith() });
        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');

        const without = await show('c-co-sell-values-step', CoSellValuesStep, { facts: withoutRelay });
        expect(without.shadowRoot.textContent).toContain('c.CoSell_Setup_Needs_Relay');
    });
});
