import CoSellAnswer from 'c/coSellAnswer';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';
import { OTHER, reasons } from '../reasons';

const refusal = { message: 'The relay cannot be reached.', next: 'Try again.' };

/** Base components check their values; the stubs of Jest do not, so the test says what they find. */
async function showDialog(properties: object) {
    const dialog = await show('c-co-sell-answer', CoSellAnswer, properties);
    return Object.assign(dialog, { close: jest.fn() });
}

function complete(dialog: Element, isComplete = true) {
    for (const field of dialog.shadowRoot.querySelectorAll('[data-field]'))
        Object.assign(field, { reportValidity: jest.fn(() => isComplete), focus: jest.fn() });
}

async function choose(dialog: Element, reason: string) {
    find(dialog, '[data-field="reason"]').dispatchEvent(
        new CustomEvent('change', { detail: { value: reason } })
    );
    await rendered();
}

async function press(dialog: Element, action: string) {
    find(dialog, `[data-action="${action}"]`).click();
    await rendered();
}

describe('c-co-sell-answer', () => {
    eachOnACleanPage();

    it.each(['decline', 'lost'])('says what follows from %s, and wants a reason', async (answer) => {
        const send = jest.fn().mockResolvedValue(null);
        const dialog = await showDialog({ answer, send });

        expect(textOf(dialog, '[data-warning]')).toMatch(/_Warning$/);
        expect(find(dialog, '[data-field="reason"]').options).toHaveLength(8);
        expect(find(dialog, '[data-field="reason"]').required).toBe(true);
        await expect(dialog).toBeAccessible();

        await choose(dialog, reasons[1].value);
        complete(dialog);
        await press(dialog, 'send');

        expect(send.mock.calls).toEqual([[{ reason: "Customer didn't respond" }]]);
        expect(dialog.close).toHaveBeenCalledWith('sent');
    });

    it('sends nothing without a reason, and moves the focus to what is missing', async () => {
        const send = jest.fn();
        const dialog = await showDialog({ answer: 'decline', send });
        complete(dialog, false);

        await press(dialog, 'send');

        expect(send).not.toHaveBeenCalled();
        expect(find(dialog, '[data-field="reason"]').focus).toHaveBeenCalled();
    });

    it("takes the seller's own words, without blanks around them", async () => {
        const send = jest.fn().mockResolvedValue(null);
        const dialog = await showDialog({ answer: 'lost', send });
        await choose(dialog, OTHER);
        complete(dialog);
        find(dialog, '[data-field="words"]').value = '  The project was stopped. ';
        await expect(dialog).toBeAccessible();

        await press(dialog, 'send');

        expect(send).toHaveBeenCalledWith({ reason: 'The project was stopped.' });
    });

    it('stays open with what was typed when the relay refuses, and says why', async () => {
        const send = jest.fn().mockResolvedValueOnce(refusal).mockResolvedValueOnce(null);
        const dialog = await showDialog({ answer: 'decline', send });
        await choose(dialog, OTHER);
        complete(dialog);
        find(dialog, '[data-field="words"]').value = 'No capacity.';

        await press(dialog, 'send');

        expect(find(dialog, 'c-co-sell-refusal').told).toEqual(refusal);
        expect(find(dialog, '[data-field="words"]').value).toBe('No capacity.');
        expect(dialog.close).not.toHaveBeenCalled();
        await expect(dialog).toBeAccessible();

        await press(dialog, 'send');
        expect(send).toHaveBeenLastCalledWith({ reason: 'No capacity.' });
        expect(dialog.close).toHaveBeenCalledWith('sent');
    });

    it('cannot be closed or changed while it sends', async () => {
        const dialog = await showDialog({ answer: 'won', send: () => new Promise(() => undefined) });

        await press(dialog, 'send');

        expect(dialog.disableClose).toBe(true);
        expect(find(dialog, '[data-action="send"]').disabled).toBe(true);
        expect(find(dialog, '[data-action="cancel"]').disabled).toBe(true);
        expect(textOf(dialog, '[role="status"]')).toBe('c.CoSell_Sending');
        await expect(dialog).toBeAccessible();
    });

    it('asks for no reason of a won deal', async () => {
        const send = jest.fn().mockResolvedValue(null);
        const dialog = await showDialog({ answer: 'won', send });

        expect(find(dialog, '[data-field]')).toBeNull();
        await press(dialog, 'send');

        expect(send).toHaveBeenCalledWith({});
        await expect(dialog).toBeAccessible();
    });

    it('wants a won deal of less than 72 hours confirmed', async () => {
        const send = jest.fn().mockResolvedValue(null);
        const dialog = await showDialog({ answer: 'won', isEarly: true, send });

        expect(textOf(dialog, '[data-early]')).toBe('c.CoSell_Won_Too_Early');
        expect(find(dialog, '[data-field="force"]').required).toBe(true);
        await expect(dialog).toBeAccessible();

        complete(dialog, false);
        await press(dialog, 'send');
        expect(send).not.toHaveBeenCalled();

        complete(dialog);
        await press(dialog, 'send');
        expect(send).toHaveBeenCalledWith({ force: true });
    });

    it('is left without sending anything', async () => {
        const send = jest.fn();
        const dialog = await showDialog({ answer: 'decline', send });

        await press(dialog, 'cancel');

        expect(dialog.close).toHaveBeenCalledWith(undefined);
        expect(send).not.toHaveBeenCalled();
    });
});
