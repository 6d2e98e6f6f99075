import CoSellSolutionsStep from 'c/coSellSolutionsStep';
import readCatalogues from '@salesforce/apex/CoSellCatalogueSetup.read';
import readMapping from '@salesforce/apex/CoSellMapping.read';
import setActive from '@salesforce/apex/CoSellCatalogueSetup.setActive';
import setFamilies from '@salesforce/apex/CoSellCatalogueSetup.setFamilies';
import mapping from '@cosell/contracts/examples/setup/mapping.json';
import { factsWith, withoutRelay } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, rendered, show } from '../../../../../test/show';
import { fiscalYearOf } from '../fiscalYear';

jest.mock('@salesforce/apex/CoSellCatalogueSetup.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCatalogueSetup.setActive', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellCatalogueSetup.setFamilies', () => ({ default: jest.fn() }), {
    virtual: true
});

const forecast = { id: 'a01', name: 'Forecast', identifier: 'SOL-1-AAA', families: 'Planning', active: true };
const play = { id: 'a02', name: 'Data Security', area: 'Security', fiscalYear: 'FY26', active: true };
const today = fiscalYearOf(new Date());

async function showStep(catalogues: object, facts: unknown = factsWith()) {
    readMapping.mockResolvedValue(mapping.answer.body);
    readCatalogues.mockResolvedValue(catalogues);
    return show('c-co-sell-solutions-step', CoSellSolutionsStep, { facts });
}
const statesOf = (step: Element) =>
    Object.fromEntries(find(step, 'c-co-sell-checks').checks.map(({ name, state }) => [name, state]));

describe('Microsoft’s fiscal year', () => {
    it.each([
        [2026, 5, 'FY26'],
        [2026, 6, 'FY27'],
        [2099, 11, 'FY00']
    ])('of %d, month %d, is %s', (year, month, expected) => {
        expect(fiscalYearOf(new Date(year, month, 15))).toBe(expected);
    });
});

describe('c-co-sell-solutions-step', () => {
    eachOnACleanPage();

    it('is to do without a solution, also before there is a relay', async () => {
        expect(statesOf(await showStep({ solutions: [], plays: [] }, withoutRelay))).toEqual({
            solutions: 'toDo',
            plays: 'attention'
        });
    });

    it('is ready with solutions and the plays of this year', async () => {
        const step = await showStep({ solutions: [forecast], plays: [{ ...play, fiscalYear: today }] });

        expect(statesOf(step)).toEqual({ solutions: 'ready', ids: 'ready', plays: 'ready' });
        await expect(step).toBeAccessible();
    });

    it('warns of ids that Microsoft refuses, of rules for unknown ones, and of last year’s plays', async () => {
        sessionStorage.setItem(
            'coSellMappingDraft',
            JSON.stringify({
                ...mapping.answer.body.document,
                newOpportunity: {
                    ...mapping.answer.body.document.newOpportunity,
                    owner: [{ rule: 'solution', users: { 'SOL-9-ZZZ': 'sue@x' } }]
                }
            })
        );
        const step = await showStep({ solutions: [forecast], plays: [{ ...play, fiscalYear: 'FY01' }] });
        sessionStorage.clear();
        expect(statesOf(step)).toEqual({ solutions: 'ready', ids: 'attention', plays: 'attention' });

        const odd = await showStep({ solutions: [{ ...forecast, identifier: '123' }], plays: [] });
        expect(statesOf(odd).ids).toBe('attention');
    });

    it('saves a tick at once, and families when the field is left changed', async () => {
        const step = await showStep({ solutions: [forecast], plays: [play] });
        find(step, '[data-active][data-id="a02"]').dispatchEvent(
            new CustomEvent('change', { detail: { checked: false } })
        );
        await rendered();
        expect(setActive.mock.calls).toEqual([[{ recordId: 'a02', active: false }]]);

        const families = find(step, '[data-families]');
        families.dispatchEvent(new CustomEvent('blur'));
        expect(setFamilies).not.toHaveBeenCalled();
        families.value = 'Planning; Finance';
        families.dispatchEvent(new CustomEvent('blur'));
        await rendered();
        expect(setFamilies.mock.calls).toEqual([[{ solutionId: 'a01', families: 'Planning; Finance' }]]);
    });
});
