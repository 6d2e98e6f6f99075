import read from '@salesforce/apex/CoSellTimeline.read';
import CoSellTimeline from 'c/coSellTimeline';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';
import timeline from './data/timeline.json';

jest.mock('@salesforce/label/c.CoSell_By', () => ({ default: 'by {0}' }), { virtual: true });
jest.mock('@salesforce/apex/CoSellTimeline.read', () => ({ default: jest.fn() }), { virtual: true });

const opportunityId = '006000000000001AAA';
const showTimeline = (properties: object = {}) =>
    show('c-co-sell-timeline', CoSellTimeline, {
        recordId: opportunityId,
        deal: dealWith(),
        ...properties
    });
/** More than are shown at once. */
const twelve = {
    entries: Array.from({ length: 12 }, (_, index) => ({
        ...timeline.entries[0],
        entryId: `a0000000000${index}AAA`
    })),
    audit: timeline.audit
};
const steps = (element: Element) =>
    findAll(element, '[data-moment] strong').map(({ textContent }) => textContent);

describe('c-co-sell-timeline', () => {
    eachOnACleanPage();

    it('tells what happened, which way it went and how it ended, with what only the trail still knows', async () => {
        read.mockResolvedValueOnce(timeline);
        const element = await showTimeline();

        expect(read.mock.calls).toEqual([[{ opportunityId }]]);
        expect(steps(element)).toEqual([
            'c.CoSell_Log_Update_Opportunity',
            'c.CoSell_Log_Not_Written',
            'A step of a newer relay',
            'c.CoSell_Log_Create_Referral'
        ]);
        expect(textOf(element, '[data-moment]')).toContain('c.CoSell_Value: 61,000 → 73,500');
        expect(textOf(element, '[data-moment] .aside')).toBe('c.CoSell_From_Microsoft');
        expect(findAll(element, 'lightning-icon').map(({ alternativeText }) => alternativeText)).toEqual([
            'c.CoSell_Outcome_Done',
            'c.CoSell_Outcome_Held',
            'c.CoSell_Outcome_Failed',
            'c.CoSell_Outcome_Done'
        ]);
        await expect(element).toBeAccessible();
    });

    it('says who made a change, and asks to give back a value that lost', async () => {
        read.mockResolvedValueOnce(timeline);
        const element = await showTimeline();
        const asked = detailsOf(element, 'command');
        expect(findAll(element, '[data-by]').map(({ textContent }) => textContent)).toEqual([
            'by Sue Seller'
        ]);
        expect(findAll(element, '[data-restore]')).toHaveLength(1);

        find(element, '[data-restore]').click();

        expect(asked).toEqual([{ name: 'restore', logId: 'a0000000000003AAA' }]);
        await expect(element).toBeAccessible();
    });

    it('gives nothing back while something else is being sent', async () => {
        read.mockResolvedValueOnce(timeline);
        const element = await showTimeline({ disabled: true });

        expect(find(element, '[data-restore]').disabled).toBe(true);
    });

    it('shows ten, and all on request', async () => {
        read.mockResolvedValueOnce(twelve);
        const element = await showTimeline();
        expect(steps(element)).toHaveLength(10);

        find(element, '[data-more]').click();
        await rendered();

        expect(steps(element)).toHaveLength(13);
        expect(find(element, '[data-more]').label).toBe('c.CoSell_Timeline_Fewer');
        await expect(element).toBeAccessible();

        find(element, '[data-more]').click();
        await rendered();
        expect(steps(element)).toHaveLength(10);
    });

    it('shows the last change alone where there is no room for more', async () => {
        read.mockResolvedValueOnce(twelve);
        const element = await showTimeline({ latestOnly: true });

        expect(textOf(element, 'h3')).toBe('c.CoSell_Last_Change');
        expect(steps(element)).toHaveLength(1);
        expect(find(element, '[data-more]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('reads again when the record has changed, and only then', async () => {
        read.mockResolvedValueOnce({ entries: [], audit: null }).mockResolvedValueOnce(timeline);
        const element = await showTimeline();

        Object.assign(element, { deal: dealWith() });
        await rendered();
        expect(read).toHaveBeenCalledTimes(1);

        Object.assign(element, { deal: dealWith({ amount: '$73,500.00' }) });
        await rendered();
        expect(steps(element)).toHaveLength(4);
    });

    it.each([{ entries: [], audit: null }, null])(
        'says that nothing has happened yet (%p)',
        async (nothing) => {
            read.mockResolvedValueOnce(nothing);
            const element = await showTimeline();

            expect(textOf(element, '[data-empty]')).toBe('c.CoSell_Timeline_Empty');
            await expect(element).toBeAccessible();
        }
    );

    it('says so when it cannot be read', async () => {
        read.mockRejectedValueOnce({ body: { message: 'No access.' } });
        const element = await showTimeline();

        expect(textOf(element, '[role="alert"]')).toBe('c.CoSell_Timeline_Failed');
        await expect(element).toBeAccessible();
    });
});
