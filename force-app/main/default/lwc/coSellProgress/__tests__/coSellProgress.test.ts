import CoSellProgress from 'c/coSellProgress';
import { dealWith } from '../../../../../test/deal';
import { eachOnACleanPage, find, findAll, show } from '../../../../../test/show';

const showProgress = (values: object) =>
    show('c-co-sell-progress', CoSellProgress, { deal: dealWith(values) });

describe('c-co-sell-progress', () => {
    eachOnACleanPage();

    it('shows the steps in order, each with what it says without colour', async () => {
        const element = await showProgress({ microsoftStatus: 'Received', respondedOn: null });

        expect(findAll(element, 'li').map(({ dataset }) => dataset.step)).toEqual([
            'saved',
            'sent',
            'received',
            'assigned',
            'accepted'
        ]);
        expect(find(element, '[aria-current="step"]').dataset.step).toBe('accepted');
        expect(findAll(element, 'lightning-icon').map(({ alternativeText }) => alternativeText)).toEqual([
            ...Array(4).fill('c.CoSell_Step_Is_Done'),
            'c.CoSell_Step_Is_Current'
        ]);
        expect(findAll(element, 'lightning-formatted-date-time').map(({ value }) => value)).toEqual([
            '2026-11-10T08:59:58.000Z',
            '2026-11-10T09:00:00.000Z',
            '2026-11-10T09:00:03.000Z',
            '2026-11-11T10:00:00.000Z'
        ]);
        await expect(element).toBeAccessible();
    });

    it('shows a deal that is only saved, and no time that nobody knows', async () => {
        const element = await showProgress({
            askedOn: null,
            identifier: null,
            sharedOn: null,
            microsoftStatus: null,
            sellerName: null,
            respondedOn: null
        });

        expect(find(element, '[aria-current="step"]').dataset.step).toBe('sent');
        expect(find(element, 'lightning-formatted-date-time')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows that Microsoft declined', async () => {
        const element = await showProgress({ microsoftStatus: 'Declined', microsoftStatusText: 'Declined' });

        expect(find(element, '[data-progress="refused"]').textContent).toContain('Declined');
        expect(find(element, '[aria-current]')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
