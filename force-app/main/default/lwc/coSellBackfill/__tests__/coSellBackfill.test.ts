import CoSellBackfill from 'c/coSellBackfill';
import preview from '@salesforce/apex/CoSellSetup.previewBackfill';
import readState from '@salesforce/apex/CoSellSetup.backfill';
import start from '@salesforce/apex/CoSellSetup.startBackfill';
import stop from '@salesforce/apex/CoSellSetup.stopBackfill';
import { refused, statusExample } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellSetup.previewBackfill', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.backfill', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.startBackfill', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.stopBackfill', () => ({ default: jest.fn() }), { virtual: true });

const running = statusExample.backfill;
const never = { ...running, state: 'never', total: 0, handed: 0, done: 0, held: 0 };
const showBackfill = (initial: object) => show('c-co-sell-backfill', CoSellBackfill, { initial });

describe('c-co-sell-backfill', () => {
    eachOnACleanPage();

    it('begins only after it has shown what would happen', async () => {
        preview.mockResolvedValueOnce({ opportunities: 12, adopted: 9, shared: 3 });
        start.mockResolvedValueOnce(running);
        const element = await showBackfill(never);
        expect(find(element, '[data-start]')).toBeNull();

        find(element, '[data-look]').click();
        await rendered();
        expect(textOf(element, '[data-sentence]')).toBe('c.CoSell_Setup_Backfill_Would');
        find(element, '[data-start]').click();
        await rendered();

        expect(start.mock.calls).toEqual([[{ afresh: false }]]);
        expect(find(element, 'lightning-progress-bar').value).toBe(29);
        await expect(element).toBeAccessible();
    });

    it('shows how far it has come until it is done', async () => {
        jest.useFakeTimers();
        readState.mockResolvedValueOnce({ ...running, state: 'done', done: 1198, held: 2 });
        const element = await showBackfill(running);

        jest.advanceTimersByTime(3000);
        await rendered();

        expect(find(element, 'lightning-progress-bar').value).toBe(100);
        expect(textOf(element, '[data-sentence]')).toBe('c.CoSell_Setup_Backfill_done');
        expect(find(element, '[data-stop]')).toBeNull();
    });

    it('can be stopped', async () => {
        stop.mockResolvedValueOnce({ ...running, state: 'stopped' });
        const element = await showBackfill(running);

        find(element, '[data-stop]').click();
        await rendered();

        expect(textOf(element, '[data-sentence]')).toBe('c.CoSell_Setup_Backfill_stopped');
        await expect(element).toBeAccessible();
    });

    it('says why it could not look', async () => {
        preview.mockRejectedValueOnce(refused);
        const element = await showBackfill(never);

        find(element, '[data-look]').click();
        await rendered();

        expect(find(element, 'c-co-sell-refusal').told.message).toBe('You may not.');
    });
});
