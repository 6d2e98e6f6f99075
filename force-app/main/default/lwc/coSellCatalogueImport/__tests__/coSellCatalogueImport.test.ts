import CoSellCatalogueImport from 'c/coSellCatalogueImport';
import importPlays from '@salesforce/apex/CoSellCatalogueSetup.importPlays';
import importSolutions from '@salesforce/apex/CoSellCatalogueSetup.importSolutions';
import { refused } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';
import { delimitedRows } from '../delimited';

jest.mock('@salesforce/apex/CoSellCatalogueSetup.importPlays', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellCatalogueSetup.importSolutions', () => ({ default: jest.fn() }), {
    virtual: true
});

async function pasted(text: string, catalogue = 'solutions') {
    const element = await show('c-co-sell-catalogue-import', CoSellCatalogueImport, {});
    find(element, '[data-catalogue]').dispatchEvent(
        new CustomEvent('change', { detail: { value: catalogue } })
    );
    find(element, '[data-text]').dispatchEvent(new CustomEvent('change', { detail: { value: text } }));
    await rendered();
    return element;
}
const problemsOf = (element: Element) => findAll(element, '[data-problems] li').length;
async function importNow(element: Element) {
    find(element, '[data-import]').click();
    await rendered();
}
const sent = (mock: jest.Mock) => JSON.parse(mock.mock.calls[0][0].rows);

describe('rows of a sheet', () => {
    it.each([
        [
            'commas, quotes and line breaks in cells',
            'a,"b, ""c""\nd"\r\ne,f',
            [
                [1, 'a', 'b, "c"\nd'],
                [3, 'e', 'f']
            ]
        ],
        [
            'tabs',
            'a\tb, c\n\nd\te',
            [
                [1, 'a', 'b, c'],
                [3, 'd', 'e']
            ]
        ],
        [
            'semicolons',
            'a;b\nc;d',
            [
                [1, 'a', 'b'],
                [2, 'c', 'd']
            ]
        ],
        ['nothing', ' \n', []]
    ])('are read with %s', (_, text, expected) => {
        expect(delimitedRows(text).map(({ line, cells }) => [line, ...cells])).toEqual(expected);
    });
});

describe('c-co-sell-catalogue-import', () => {
    eachOnACleanPage();

    it('reads columns by their names in any order', async () => {
        importSolutions.mockResolvedValueOnce({ created: 1, updated: 0 });
        const element = await pasted(
            'Publisher,Solution name,Solution ID,Other\nContoso,Forecast,SOL-1-AAA,x'
        );
        const events = detailsOf(element, 'imported');

        expect(textOf(element, '[data-sentence]')).toBe('c.CoSell_Setup_Import_Read');
        await importNow(element);

        expect(sent(importSolutions)).toEqual([
            { publisher: 'Contoso', name: 'Forecast', identifier: 'SOL-1-AAA' }
        ]);
        expect(textOf(element, '[data-sentence]')).toBe('c.CoSell_Setup_Import_Done');
        expect(events).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('reads columns by their place where there are no names', async () => {
        importPlays.mockResolvedValueOnce({ created: 1, updated: 0 });
        const element = await pasted('Security\tData Security\tFY27', 'plays');
        await importNow(element);

        expect(sent(importPlays)).toEqual([{ area: 'Security', name: 'Data Security', fiscalYear: 'FY27' }]);
    });

    it('names each odd line, and leaves out the one that lacks something', async () => {
        importSolutions.mockResolvedValueOnce({ created: 2, updated: 0 });
        const element = await pasted(
            'SOL-1-AAA,Forecast\n,Nameless\n12345,Odd\nsol-1-aaa,Again\n7f4d1c7e-1111-4222-8333-123456789abc,Guid'
        );

        expect(problemsOf(element)).toBe(3);
        await expect(element).toBeAccessible();
        await importNow(element);
        expect(sent(importSolutions).map(({ name }) => name)).toEqual(['Forecast', 'Odd', 'Again', 'Guid']);
    });

    it('has nothing to import before something is pasted, and keeps it when it was refused', async () => {
        expect(find(await pasted(''), '[data-import]').disabled).toBe(true);

        importSolutions.mockRejectedValueOnce(refused);
        const element = await pasted('SOL-1-AAA,Forecast');
        await importNow(element);
        expect(find(element, 'c-co-sell-refusal').told.message).toBe('You may not.');
        expect(find(element, '[data-text]').value).toBe('SOL-1-AAA,Forecast');
    });
});
