import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import CoSellConflicts from 'c/coSellConflicts';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show } from '../../../../../test/show';

const fields = {
    Name: { label: 'Name der Opportunity', dataType: 'String' },
    Amount: { label: 'Betrag', dataType: 'Currency' },
    CloseDate: { label: 'Abschluss', dataType: 'Date' }
};
const conflicts = [
    { field: 'Amount', salesforce: '61000', microsoft: '73500' },
    { field: 'CloseDate', salesforce: '2027-01-31', microsoft: null },
    { field: 'Name', salesforce: 'Forecast', microsoft: 'Forecast on Azure' }
];

async function showConflicts(properties: object = {}) {
    const deal = dealWith({ conflicts: JSON.stringify(conflicts) });
    const element = await show('c-co-sell-conflicts', CoSellConflicts, { deal, ...properties });
    getObjectInfo.emit({ apiName: 'Opportunity', fields });
    await rendered();
    return element;
}

const side = (element: Element, field: string, name: string) =>
    find(element, `[data-conflict="${field}"] [data-side="${name}"]`);

describe('c-co-sell-conflicts', () => {
    eachOnACleanPage();

    it('shows both values of each field, under the name of the field', async () => {
        const element = await showConflicts();

        expect(findAll(element, 'legend').map(({ textContent }) => textContent)).toEqual([
            'Betrag',
            'Abschluss',
            'Name der Opportunity'
        ]);
        const amount = side(element, 'Amount', 'microsoft').querySelector('lightning-formatted-number');
        expect(amount.value).toBe('73500');
        const day = side(element, 'CloseDate', 'salesforce').querySelector('lightning-formatted-date-time');
        expect(day.value).toBe('2027-01-31');
        const nothing = side(element, 'CloseDate', 'microsoft').querySelector('lightning-formatted-text');
        expect(nothing.value).toBe('c.CoSell_Empty');
        const name = side(element, 'Name', 'microsoft').querySelector('lightning-formatted-text');
        expect(name.value).toBe('Forecast on Azure');
        await expect(element).toBeAccessible();
    });

    it('calls a field by its API name until its label is there, or for good where none is given', async () => {
        const deal = dealWith({
            conflicts: '[{"field":"Region__c","salesforce":"West","microsoft":"East"}]'
        });
        const element = await show('c-co-sell-conflicts', CoSellConflicts, { deal });

        expect(find(element, 'legend').textContent).toBe('Region__c');
        await expect(element).toBeAccessible();
    });

    it.each(['salesforce', 'microsoft'])('asks for the value of %s', async (name) => {
        const element = await showConflicts();
        const asked = detailsOf(element, 'command');

        side(element, 'Amount', name).querySelector('lightning-button').click();

        expect(asked).toEqual([{ name: 'resolve', field: 'Amount', side: name }]);
    });

    it('waits while something else is being sent', async () => {
        const element = await showConflicts({ disabled: true });

        expect(findAll(element, 'lightning-button').every(({ disabled }) => disabled)).toBe(true);
        await expect(element).toBeAccessible();
    });
});
