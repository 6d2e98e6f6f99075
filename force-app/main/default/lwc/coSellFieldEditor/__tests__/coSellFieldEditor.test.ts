import CoSellFieldEditor from 'c/coSellFieldEditor';
import readChoices from '@salesforce/apex/CoSellMapping.choices';
import choices from '@cosell/contracts/examples/setup/mapping-choices.json';
import { refused } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellMapping.choices', () => ({ default: jest.fn() }), { virtual: true });

const info = {
    deal: 'value',
    label: 'Deal value',
    directions: ['in', 'out', 'both', 'paused'],
    relation: null
};
const row = { deal: 'value', opportunity: 'Amount', direction: 'both', default: 1 };
const showEditor = (properties: object = {}) =>
    show('c-co-sell-field-editor', CoSellFieldEditor, { info, row, ...properties });

async function change(editor: Element, field: string, value: string) {
    find(editor, `[data-${field}]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await rendered();
}

describe('c-co-sell-field-editor', () => {
    eachOnACleanPage();
    beforeEach(() => readChoices.mockReset().mockResolvedValue(choices.answer.body));

    it('offers what fits, and says why the rest does not', async () => {
        const editor = await showEditor();

        expect(find(editor, '[data-field]').options.map(({ value }) => value)).toEqual([
            'Amount',
            'ExpectedRevenue'
        ]);
        expect(findAll(editor, 'li').map(({ textContent }) => textContent)).toEqual([
            'Expected Amount: A formula: it can be sent and not written.',
            'Close Date: A date cannot hold an amount.'
        ]);
        await expect(editor).toBeAccessible();
    });

    it('takes the direction that the chosen field allows', async () => {
        const editor = await showEditor();
        const rows = detailsOf(editor, 'row');

        await change(editor, 'field', 'ExpectedRevenue');

        expect(rows).toEqual([{ ...row, opportunity: 'ExpectedRevenue', direction: 'out' }]);
    });

    it('says that a change of such a field follows late', async () => {
        const editor = await showEditor({ row: { ...row, opportunity: 'ExpectedRevenue' } });

        expect(find(editor, '[data-late]')).not.toBeNull();
    });

    it('asks for the fields of a related record', async () => {
        const editor = await showEditor();

        await change(editor, 'relation', 'Account');

        expect(readChoices).toHaveBeenLastCalledWith({ dealField: 'value', relation: 'Account' });
        expect(find(editor, '[data-relation]').options.map(({ value }) => value)).toEqual([
            'Opportunity',
            'Account'
        ]);
    });

    it('sets and empties a default, and puts a constant in the place of the field', async () => {
        const editor = await showEditor();
        const rows = detailsOf(editor, 'row');

        await change(editor, 'default', '5');
        await change(editor, 'default', '');
        await change(editor, 'constant', 'Always');

        expect(rows).toEqual([
            { ...row, default: '5' },
            { deal: 'value', opportunity: 'Amount', direction: 'both' },
            { deal: 'value', constant: 'Always', direction: 'out' }
        ]);
    });

    it('shows a fixed relation without a choice, and why choices could not be read', async () => {
        const fixed = await showEditor({ info: { ...info, relation: 'OpportunityContactRoles' } });
        expect(find(fixed, '[data-field]')).toBeNull();

        readChoices.mockRejectedValueOnce(refused);
        const editor = await showEditor();
        expect(find(editor, 'c-co-sell-refusal').told.message).toBe('You may not.');
        await expect(editor).toBeAccessible();
    });
});
