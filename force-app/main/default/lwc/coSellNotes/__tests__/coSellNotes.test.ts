import read from '@salesforce/apex/CoSellNotes.read';
import share from '@salesforce/apex/CoSellNotes.share';
import CoSellNotes from 'c/coSellNotes';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';
import notes from './data/notes.json';

jest.mock('@salesforce/apex/CoSellNotes.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellNotes.share', () => ({ default: jest.fn() }), { virtual: true });

const opportunityId = '006000000000001AAA';

async function showNotes(properties: object = {}) {
    return show('c-co-sell-notes', CoSellNotes, {
        recordId: opportunityId,
        audit: 'one line',
        ...properties
    });
}

const boxes = (element: Element) => findAll(element, 'lightning-input');

async function tick(box: Element, checked: boolean) {
    box.dispatchEvent(new CustomEvent('change', { detail: { checked } }));
    await rendered();
}

describe('c-co-sell-notes', () => {
    eachOnACleanPage();

    it('shows each note, and which of them Microsoft sees', async () => {
        read.mockResolvedValueOnce(notes);
        const element = await showNotes();

        expect(read.mock.calls).toEqual([[{ opportunityId }]]);
        expect(findAll(element, 'strong').map(({ textContent }) => textContent)).toEqual([
            'Call with the buyer',
            'Margin'
        ]);
        expect(boxes(element).map(({ checked }) => checked)).toEqual([true, false]);
        await expect(element).toBeAccessible();
    });

    it('shares a note as soon as its box is ticked', async () => {
        read.mockResolvedValueOnce(notes);
        share.mockResolvedValueOnce(undefined);
        const element = await showNotes();

        await tick(boxes(element)[1], true);

        expect(share.mock.calls).toEqual([[{ noteId: '069000000000001AAA', isShared: true }]]);
        expect(boxes(element).map(({ checked }) => checked)).toEqual([true, true]);
        await expect(element).toBeAccessible();
    });

    it('takes the tick back and says why when the org refuses it', async () => {
        read.mockResolvedValueOnce(notes);
        share.mockRejectedValueOnce({ body: { message: 'The note is locked.' } });
        const element = await showNotes();
        const toasts = detailsOf(element, 'lightning__showtoast');

        await tick(boxes(element)[0], false);

        expect(boxes(element).map(({ checked }) => checked)).toEqual([true, false]);
        expect(toasts).toMatchObject([{ message: 'The note is locked.', variant: 'error' }]);
        await expect(element).toBeAccessible();
    });

    it('reads them anew once the relay has done something to the deal', async () => {
        read.mockResolvedValueOnce([]).mockResolvedValueOnce(notes);
        const element = await showNotes();

        Object.assign(element, { audit: 'one line' });
        await rendered();
        expect(read).toHaveBeenCalledTimes(1);

        Object.assign(element, { audit: 'another line' });
        await rendered();
        expect(boxes(element)).toHaveLength(2);
        await expect(element).toBeAccessible();
    });

    it('says where to write one when there is none', async () => {
        read.mockResolvedValueOnce([]);
        const element = await showNotes();

        expect(textOf(element, '[data-empty]')).toBe('c.CoSell_Notes_Empty');
        await expect(element).toBeAccessible();
    });

    it('says so when they cannot be read, and can be asked again', async () => {
        read.mockRejectedValueOnce({ body: { message: 'No access.' } }).mockResolvedValueOnce(notes);
        const element = await showNotes();

        expect(textOf(element, '[role="alert"]')).toBe('c.CoSell_Notes_Failed');
        await expect(element).toBeAccessible();

        find(element, '[data-retry]').click();
        await rendered();
        expect(find(element, '[role="alert"]')).toBeNull();
        expect(boxes(element)).toHaveLength(2);
    });

    it('lets nothing be shared while something else is being sent', async () => {
        read.mockResolvedValueOnce(notes);
        const element = await showNotes({ disabled: true });

        expect(boxes(element).every(({ disabled }) => disabled)).toBe(true);
        await expect(element).toBeAccessible();
    });
});
