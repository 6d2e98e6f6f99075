import { createRecord, deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import readDefaults from '@salesforce/apex/CoSellCatalogue.defaults';
import search from '@salesforce/apex/CoSellCatalogue.solutions';
import CoSellSolutions from 'c/coSellSolutions';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

jest.mock(
    '@salesforce/apex/CoSellCatalogue.solutions',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

jest.mock(
    '@salesforce/apex/CoSellCatalogue.defaults',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const recordId = '006000000000001AAA';
const forecast = {
    id: 'a001',
    solutionId: 'a011',
    name: 'Contoso Forecast',
    identifier: 'SOL-1-AAA',
    price: 1200,
    quantity: 2
};
const archive = { id: 'a012', name: 'Contoso Archive', identifier: 'SOL-2-BBB', publisher: 'Contoso' };

const showSolutions = (properties: object = {}) =>
    show('c-co-sell-solutions', CoSellSolutions, {
        recordId,
        deal: dealWith(),
        solutions: [forecast],
        ...properties
    });

const searchField = (part: Element) => find(part, '[data-search]');
const type = (part: Element, value: string) =>
    searchField(part).dispatchEvent(new CustomEvent('change', { detail: { value } }));

async function findInCatalogue(part: Element, found: unknown) {
    searchField(part).dispatchEvent(new CustomEvent('focus'));
    await rendered();
    search.emit(found);
    await rendered();
}

function enter(part: Element, name: string, value: string, isValid = true) {
    const field = find(part, `[data-name="${name}"]`);
    Object.assign(field, { value, reportValidity: () => isValid });
    field.dispatchEvent(new CustomEvent('commit'));
}

describe('c-co-sell-solutions', () => {
    eachOnACleanPage();

    it('shows each solution with its id, price in the currency of the deal, and quantity', async () => {
        const part = await showSolutions({ deal: dealWith({ currency: 'EUR' }) });

        expect(textOf(part, '[data-solution] .weak')).toBe('SOL-1-AAA');
        expect(find(part, '[data-name="Price__c"]').value).toBe(1200);
        expect(find(part, '[data-name="Price__c"]').label).toBe('c.CoSell_Price (EUR)');
        expect(find(part, '[data-name="Quantity__c"]').value).toBe(2);
        await expect(part).toBeAccessible();
    });

    it('says when there is none, and when they cannot be read', async () => {
        const none = await showSolutions({ solutions: [] });
        expect(textOf(none, '[data-none]')).toBe('c.CoSell_Solution_None');
        await expect(none).toBeAccessible();

        const unreadable = await showSolutions({ solutions: null });
        expect(textOf(unreadable, '[role="alert"]')).toBe('c.CoSell_List_Unreadable');
        await expect(unreadable).toBeAccessible();
    });

    it('offers the default of its products to a deal without a solution, and adds it by one click', async () => {
        const part = await showSolutions({ solutions: [] });
        expect(readDefaults.getLastConfig()).toEqual({ opportunityId: recordId });
        readDefaults.emit([archive]);
        await rendered();
        await expect(part).toBeAccessible();

        find(part, '[data-suggested]').click();
        await rendered();

        expect(createRecord.mock.calls[0][0].fields).toMatchObject({
            Opportunity__c: recordId,
            Solution__c: archive.id
        });
    });

    it.each([
        ['a deal that has one', [forecast]],
        ['a deal whose solutions cannot be read', null]
    ])('offers no default to %s', async (_what, solutions) => {
        const part = await showSolutions({ solutions });

        expect(readDefaults.getLastConfig()?.opportunityId).toBeUndefined();
        expect(find(part, '[data-suggested]')).toBeNull();
    });

    it('asks the catalogue when the seller has paused, not for each letter', async () => {
        jest.useFakeTimers();
        const part = await showSolutions();

        type(part, 'f');
        jest.advanceTimersByTime(100);
        type(part, 'fo ');
        jest.advanceTimersByTime(299);
        await rendered();
        expect(search.getLastConfig()?.text).toBeUndefined();

        jest.advanceTimersByTime(1);
        await rendered();
        expect(search.getLastConfig()).toEqual({ text: 'fo', opportunityId: '006000000000001AAA' });
    });

    it('offers what the deal does not have yet', async () => {
        const part = await showSolutions();

        await findInCatalogue(part, [{ ...archive, id: 'a011' }, archive]);

        expect(findAll(part, '[data-found]').map(({ dataset }) => dataset.found)).toEqual(['a012']);
        expect(textOf(part, '[data-found] .weak')).toBe('SOL-2-BBB · Contoso');
        await expect(part).toBeAccessible();
    });

    it('says that nothing was found, and why a search failed', async () => {
        jest.useFakeTimers();
        const part = await showSolutions();
        type(part, 'nothing');
        jest.advanceTimersByTime(300);
        await rendered();
        search.emit([]);
        await rendered();
        expect(textOf(part, '[data-none-found]')).toBe('c.CoSell_Solution_None_Found');

        search.error({ message: 'No.' });
        await rendered();
        expect(textOf(part, '[role="status"]')).toContain('c.CoSell_List_Unreadable');
        jest.useRealTimers();
        await expect(part).toBeAccessible();
    });

    it('adds a solution, once, and puts the focus back into the search', async () => {
        const part = await showSolutions();
        const changes = detailsOf(part, 'changed');
        await findInCatalogue(part, [archive]);
        const focus = jest.spyOn(searchField(part), 'focus');

        find(part, '[data-found] [data-id]').click();
        await rendered();

        expect(createRecord.mock.calls).toEqual([
            [
                {
                    apiName: 'Microsoft_Solutions__c',
                    fields: { Opportunity__c: recordId, Solution__c: 'a012', Quantity__c: 1 }
                }
            ]
        ]);
        expect(changes).toHaveLength(1);
        expect(focus).toHaveBeenCalledTimes(1);
    });

    it.each([
        ['Price__c', '99.50', 99.5],
        ['Quantity__c', '3', 3],
        ['Price__c', '', null]
    ])('saves %s as it is left: %s', async (name, typed, value) => {
        const part = await showSolutions();

        enter(part, name, typed);
        await rendered();

        expect(updateRecord.mock.calls).toEqual([[{ fields: { Id: 'a001', [name]: value } }]]);
    });

    it('saves no number that is none', async () => {
        const part = await showSolutions();

        enter(part, 'Quantity__c', '-1', false);
        await rendered();

        expect(updateRecord).not.toHaveBeenCalled();
    });

    it('takes a solution off at once, and puts it back when the org refuses', async () => {
        deleteRecord.mockRejectedValueOnce({ body: { message: 'Locked.' } });
        const part = await showSolutions();
        const toasts = detailsOf(part, 'lightning__showtoast');

        find(part, '[data-solution] lightning-button-icon').click();
        await Promise.resolve();
        expect(findAll(part, '[data-solution]')).toHaveLength(0);
        await rendered();

        expect(deleteRecord.mock.calls).toEqual([['a001']]);
        expect(findAll(part, '[data-solution]')).toHaveLength(1);
        expect(toasts).toMatchObject([{ message: 'Locked.' }]);
    });
});
