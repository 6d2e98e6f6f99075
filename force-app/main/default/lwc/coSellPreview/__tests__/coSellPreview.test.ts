import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import CoSellPreview from 'c/coSellPreview';
import { eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

const change = (field: string, after: string | null) => ({ field, before: null, after });
const preview = {
    action: 'create',
    changes: [
        change('visibleToMicrosoft', 'true'),
        change('currency', 'EUR'),
        change('value', '61000.5'),
        change('name', 'Forecast'),
        change('closeDate', '2027-03-31'),
        change('help', 'ProofOfConceptOrDemo'),
        change('solutions', 'Forecast, 1\nArchive, 2'),
        change('newerField', 'x'),
        change('notes', null)
    ],
    locks: ['customer', 'help'],
    missing: []
};
const missing = {
    ...preview,
    missing: [
        { rule: 'solution', what: 'No solution.' },
        { rule: 'newerRule', what: 'Something new is missing.' }
    ]
};
const refusal = { message: 'The relay cannot be reached.', next: 'Tell your admin.' };

async function showDialog(ask: () => Promise<unknown>) {
    const dialog = await show('c-co-sell-preview', CoSellPreview, { label: 'Preview', ask });
    await rendered();
    return Object.assign(dialog, { close: jest.fn() });
}

const valueOf = (dialog: Element, field: string) => textOf(dialog, `[data-value="${field}"] dd`);

function agree(dialog: Element, isAgreed: boolean) {
    Object.assign(find(dialog, '[data-consent]'), { reportValidity: () => isAgreed, focus: jest.fn() });
}

describe('c-co-sell-preview', () => {
    eachOnACleanPage();

    it('shows that it is asking', async () => {
        const dialog = await showDialog(() => new Promise(() => undefined));

        expect(find(dialog, 'lightning-spinner').alternativeText).toBe('c.CoSell_Preview_Loading');
        expect(find(dialog, '[data-share]').disabled).toBe(true);
        await expect(dialog).toBeAccessible();
    });

    it('shows what Microsoft will see, in order, as the user writes numbers and days', async () => {
        const dialog = await showDialog(async () => ({ preview }));
        getPicklistValues.emit(
            { values: [{ label: 'Machbarkeit', value: 'Proof Of Concept or Demo' }] },
            ({ fieldApiName }) => fieldApiName.fieldApiName === 'How_can_Microsoft_help__c'
        );
        await rendered();

        expect(findAll(dialog, '[data-value]').map(({ dataset }) => dataset.value)).toEqual([
            ...['name', 'value', 'closeDate', 'solutions', 'help', 'visibleToMicrosoft', 'newerField']
        ]);
        expect(valueOf(dialog, 'value')).toBe('€61,000.50');
        expect(valueOf(dialog, 'closeDate')).toBe('Mar 31, 2027');
        expect(valueOf(dialog, 'help')).toBe('Machbarkeit');
        expect(valueOf(dialog, 'visibleToMicrosoft')).toBe('c.CoSell_Yes');
        expect(findAll(dialog, '[data-locks] li').map(({ textContent }) => textContent)).toEqual([
            'c.CoSell_Customer',
            'c.CoSell_Help'
        ]);
        await expect(dialog).toBeAccessible();
    });

    it('shares once the customer has agreed', async () => {
        const dialog = await showDialog(async () => ({ preview }));

        agree(dialog, false);
        find(dialog, '[data-share]').click();
        expect(dialog.close).not.toHaveBeenCalled();
        expect(find(dialog, '[data-consent]').focus).toHaveBeenCalledTimes(1);

        agree(dialog, true);
        find(dialog, '[data-share]').click();
        expect(dialog.close.mock.calls).toEqual([['share']]);
    });

    it('lets nothing through that Microsoft would refuse, and says what', async () => {
        const dialog = await showDialog(async () => ({ preview: missing }));

        expect(findAll(dialog, '[data-missing] li').map(({ textContent }) => textContent)).toEqual([
            'c.CoSell_Rule_Solution',
            'Something new is missing.'
        ]);
        expect(find(dialog, '[data-share]').disabled).toBe(true);
        await expect(dialog).toBeAccessible();
    });

    it('says why there is no preview, and asks again', async () => {
        const ask = jest.fn().mockResolvedValueOnce({ refusal }).mockResolvedValueOnce({ preview });
        const dialog = await showDialog(ask);
        expect(find(dialog, 'c-co-sell-refusal').told).toEqual(refusal);
        await expect(dialog).toBeAccessible();

        find(dialog, '[data-retry]').click();
        await rendered();

        expect(find(dialog, 'c-co-sell-refusal').told).toBeNull();
        expect(find(dialog, '[data-share]').disabled).toBe(false);
    });

    it('can be left', async () => {
        const dialog = await showDialog(async () => ({ preview }));

        find(dialog, '[data-cancel]').click();

        expect(dialog.close.mock.calls).toEqual([[undefined]]);
    });
});
