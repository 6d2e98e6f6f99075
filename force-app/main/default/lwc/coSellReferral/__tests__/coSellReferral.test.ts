import CoSellReferral from 'c/coSellReferral';
import { dealWith } from '../../../../../test/deal';
import { eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

const showReferral = (values: object) =>
    show('c-co-sell-referral', CoSellReferral, { deal: dealWith(values) });

function clipboard(writeText: unknown) {
    Object.assign(navigator, { clipboard: { writeText } });
}

describe('c-co-sell-referral', () => {
    eachOnACleanPage();

    it('shows where the referral stands on both sides, its link and its identifiers', async () => {
        const element = await showReferral({});

        expect(textOf(element, '[data-fact="status"]')).toBe('Active · Accepted');
        expect(textOf(element, '[data-fact="microsoft-status"]')).toBe('Angenommen');
        expect(find(element, '[data-fact="link"] lightning-formatted-url').value).toBe(dealWith().link);
        expect(textOf(element, '[data-fact="identifier"]')).toBe(dealWith().identifier);
        expect(textOf(element, '[data-fact="crm-identifier"]')).toBe('7-2ABCDEF');
        await expect(element).toBeAccessible();
    });

    it('leaves out what is not known', async () => {
        const element = await showReferral({
            statusText: '',
            microsoftStatusText: null,
            link: null,
            identifier: null,
            crmIdentifier: null,
            lastSynced: null
        });

        expect(findAll(element, 'dt')).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('copies the identifier, and says that it did', async () => {
        const writeText = jest.fn().mockResolvedValue(undefined);
        clipboard(writeText);
        const element = await showReferral({});

        find(element, '[data-copy]').click();
        await rendered();

        expect(writeText.mock.calls).toEqual([[dealWith().identifier]]);
        expect(textOf(element, '[role="status"]')).toBe('c.CoSell_Copied');
        await expect(element).toBeAccessible();
    });

    it.each([
        ['the browser refuses', jest.fn().mockRejectedValue(new Error('denied'))],
        ['there is no clipboard', undefined]
    ])('says what to do instead where %s', async (_where, writeText) => {
        clipboard(writeText);
        const element = await showReferral({});

        find(element, '[data-copy]').click();
        await rendered();

        expect(textOf(element, '[role="status"]')).toBe('c.CoSell_Not_Copied');
        await expect(element).toBeAccessible();
    });
});
