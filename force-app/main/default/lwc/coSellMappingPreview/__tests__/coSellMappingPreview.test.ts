import CoSellMappingPreview from 'c/coSellMappingPreview';
import preview from '@salesforce/apex/CoSellMapping.preview';
import example from '@cosell/contracts/examples/setup/mapping-preview.json';
import { refused } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellRelayOrgPermission.openFor', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellMapping.preview', () => ({ default: jest.fn() }), { virtual: true });

async function preview5(answer: Promise<unknown>) {
    preview.mockReturnValueOnce(answer);
    const element = await show('c-co-sell-mapping-preview', CoSellMappingPreview, { document: { rows: [] } });
    find(element, '[data-preview]').click();
    await rendered();
    return element;
}

describe('c-co-sell-mapping-preview', () => {
    eachOnACleanPage();

    it('shows real Opportunities side by side, with what Microsoft would miss', async () => {
        const element = await preview5(Promise.resolve(example.answer.body));

        expect(preview.mock.calls).toEqual([[{ document: '{"rows":[]}', opportunityIds: null }]]);
        expect(textOf(element, '[data-opportunity]')).toContain('A contact of the customer');
        expect(textOf(element, '[data-deal="value"]')).toContain('100,000');
        await expect(element).toBeAccessible();
    });

    it('shows what Salesforce holds where Microsoft would see something else, or nothing', async () => {
        const { opportunities } = example.answer.body;
        const values = [{ salesforce: 'Rich <b>text</b>', microsoft: null }];
        const rows = [{ deal: 'notes', label: 'Notes', values }];
        const element = await preview5(Promise.resolve({ opportunities, rows }));

        expect(findAll(element, '[data-deal="notes"] td p').map(({ textContent }) => textContent)).toEqual([
            'c.CoSell_Setup_Preview_Empty',
            'Rich <b>text</b>'
        ]);
    });

    it('shows nothing any longer once the document is another one', async () => {
        const element = await preview5(Promise.resolve(example.answer.body));
        element.document = { rows: [{ deal: 'value', constant: 1, direction: 'out' }] };
        await rendered();

        expect(find(element, 'table')).toBeNull();
    });

    it('says when there is no Opportunity, and why it could not be shown', async () => {
        const none = await preview5(Promise.resolve({ opportunities: [], rows: [] }));
        expect(none.shadowRoot.textContent).toContain('c.CoSell_Setup_Preview_None');

        const element = await preview5(Promise.reject(refused));
        expect(find(element, 'c-co-sell-refusal').told.message).toBe('You may not.');
        await expect(element).toBeAccessible();
    });
});
