import CoSellMappingVersions from 'c/coSellMappingVersions';
import compare from '@salesforce/apex/CoSellMapping.compare';
import readDocument from '@salesforce/apex/CoSellMapping.document';
import readVersions from '@salesforce/apex/CoSellMapping.versions';
import comparison from '@cosell/contracts/examples/setup/mapping-compare.json';
import { refused } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellMapping.compare', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.document', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.versions', () => ({ default: jest.fn() }), { virtual: true });

const versions = [
    { version: 2, name: 'Euro', active: true, publishedAt: '2026-11-27T09:00:00.000Z', publishedBy: 'Ada' },
    { version: 1, name: 'First', active: false, publishedAt: '2026-11-20T09:00:00.000Z', publishedBy: 'Ada' }
];
const draft = { rows: [] };

async function showVersions(list: unknown = versions) {
    readVersions.mockResolvedValueOnce(list);
    const element = await show('c-co-sell-mapping-versions', CoSellMappingVersions, { document: draft });
    await rendered();
    return element;
}
async function press(element: Element, what: string, version: number) {
    find(element, `[data-${what}][data-version="${version}"]`).click();
    await rendered();
}
async function choose(element: Element, text: string) {
    const files = [{ text: async () => text }];
    find(element, '[data-import]').dispatchEvent(new CustomEvent('change', { detail: { files } }));
    await rendered();
}

describe('c-co-sell-mapping-versions', () => {
    eachOnACleanPage();

    it('lists the versions with the one in force', async () => {
        const element = await showVersions();

        expect(findAll(element, '[data-version-row]').map(({ dataset }) => dataset.versionRow)).toEqual([
            '2',
            '1'
        ]);
        expect(find(element, '[data-version-row="2"] lightning-badge')).not.toBeNull();
        expect(find(element, '[data-version-row="1"] lightning-badge')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('compares a version with what is on the page', async () => {
        readDocument.mockResolvedValueOnce('{"version":1}');
        compare.mockResolvedValueOnce(comparison.answer.body);
        const element = await showVersions();

        await press(element, 'compare', 1);

        expect(compare.mock.calls).toEqual([[{ before: '{"version":1}', after: '{"rows":[]}' }]]);
        expect(textOf(element, '[data-difference="rows.value"]')).toContain('"conflict":"ask"');
        await expect(element).toBeAccessible();
    });

    it('says when nothing differs', async () => {
        readDocument.mockResolvedValueOnce('{}');
        compare.mockResolvedValueOnce({ differences: [] });
        const element = await showVersions();

        await press(element, 'compare', 1);

        expect(find(element, '[data-same]')).not.toBeNull();
    });

    it('takes a version up again as the draft', async () => {
        readDocument.mockResolvedValueOnce('{"rows":[{"deal":"name"}]}');
        const element = await showVersions();
        const taken = detailsOf(element, 'taken');

        await press(element, 'restore', 1);

        expect(taken).toEqual([{ rows: [{ deal: 'name' }] }]);
    });

    it('exports a version as a file', async () => {
        readDocument.mockResolvedValueOnce('{"rows":[]}');
        const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation();
        const element = await showVersions();

        await press(element, 'export', 2);

        const link = clicked.mock.instances[0] as unknown as HTMLAnchorElement;
        expect(link.download).toBe('co-sell-mapping-2.json');
        expect(decodeURIComponent(link.href)).toContain('{"rows":[]}');
    });

    it('takes a file as the draft, and refuses what is no mapping', async () => {
        const element = await showVersions();
        const taken = detailsOf(element, 'taken');

        await choose(element, '{"rows":[]}');
        expect(taken).toEqual([{ rows: [] }]);

        for (const text of ['no JSON', 'null', '{"rows":3}']) {
            // eslint-disable-next-line no-await-in-loop
            await choose(element, text);
            expect(find(element, 'c-co-sell-refusal').told.message).toBe('c.CoSell_Setup_Import_Refused');
        }
        expect(taken).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('says that nothing was published, and why versions could not be read', async () => {
        const none = await showVersions([]);
        expect(none.shadowRoot.textContent).toContain('c.CoSell_Setup_Versions_None');

        readVersions.mockRejectedValueOnce(refused);
        const element = await show('c-co-sell-mapping-versions', CoSellMappingVersions, { document: draft });
        await rendered();
        expect(find(element, 'c-co-sell-refusal').told.message).toBe('You may not.');
    });
});
