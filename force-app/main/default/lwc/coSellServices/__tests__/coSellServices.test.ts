import readServices from '@salesforce/apex/CoSellCatalogue.services';
import CoSellServices from 'c/coSellServices';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

jest.mock(
    '@salesforce/apex/CoSellCatalogue.services',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const catalogue = {
    roles: [{ id: 'r1', name: 'Solution design' }],
    areas: [
        { id: 'a1', name: 'Security' },
        { id: 'a2', name: 'AI' }
    ],
    plays: [
        { id: 'p1', name: 'Data Security', areaId: 'a1' },
        { id: 'p2', name: 'Copilot', areaId: 'a2' }
    ]
};

async function showServices(values: object = {}) {
    const services = await show('c-co-sell-services', CoSellServices, { deal: dealWith(values) });
    readServices.emit(catalogue);
    await rendered();
    return services;
}

const list = (services: Element, rule: string) => find(services, `[data-rule="${rule}"]`);

function choose(services: Element, rule: string, value: string) {
    list(services, rule).dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

describe('c-co-sell-services', () => {
    eachOnACleanPage();

    it('offers roles and areas, and no play before an area is chosen', async () => {
        const services = await showServices();

        expect(list(services, 'partnerRole').options).toEqual([{ label: 'Solution design', value: 'r1' }]);
        expect(list(services, 'solutionArea').options).toHaveLength(2);
        expect(list(services, 'solutionPlay').disabled).toBe(true);
        await expect(services).toBeAccessible();
    });

    it('offers the plays of the area that is chosen', async () => {
        const services = await showServices({ solutionArea: { id: 'a2', name: 'AI' } });

        expect(list(services, 'solutionPlay').options).toEqual([{ label: 'Copilot', value: 'p2' }]);
        expect(list(services, 'solutionPlay').disabled).toBe(false);
    });

    it('saves each choice, and drops the play of another area', async () => {
        const services = await showServices({ solutionArea: { id: 'a2', name: 'AI' } });
        const saves = detailsOf(services, 'save');

        choose(services, 'partnerRole', 'r1');
        choose(services, 'solutionPlay', 'p2');
        choose(services, 'solutionArea', 'a1');

        expect(saves).toEqual([
            {
                fields: { Partner_Role__c: 'r1' },
                draft: { partnerRole: { id: 'r1', name: 'Solution design' } }
            },
            { fields: { Solution_Play__c: 'p2' }, draft: { solutionPlay: { id: 'p2', name: 'Copilot' } } },
            {
                fields: { Solution_Area__c: 'a1', Solution_Play__c: null },
                draft: { solutionArea: { id: 'a1', name: 'Security' }, solutionPlay: null }
            }
        ]);
    });

    it('still shows what was chosen and is no longer active', async () => {
        const services = await showServices({ partnerRole: { id: 'old', name: 'Old role' } });

        expect(list(services, 'partnerRole').value).toBe('old');
        expect(list(services, 'partnerRole').options).toContainEqual({ label: 'Old role', value: 'old' });
    });

    it('says so when the catalogue cannot be read', async () => {
        const services = await show('c-co-sell-services', CoSellServices, { deal: dealWith() });
        readServices.error({ message: 'No.' });
        await rendered();

        expect(textOf(services, '[role="alert"]')).toBe('c.CoSell_List_Unreadable');
        await expect(services).toBeAccessible();
    });
});
