import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import accept from '@salesforce/apex/CoSellCommands.accept';
import decline from '@salesforce/apex/CoSellCommands.decline';
import readStatus from '@salesforce/apex/CoSellStatus.read';
import CoSellAnswer from 'c/coSellAnswer';
import CoSellCard from 'c/coSellCard';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';
import invitation from './data/invitation.json';

jest.mock('@salesforce/apex/CoSellCommands.accept', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCommands.decline', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellStatus.read', () => ({ default: jest.fn() }), { virtual: true });

const opportunityId = invitation.id;
const unreachable = {
    body: {
        message:
            '{"code":"RELAY_UNREACHABLE","message":"The relay cannot be reached.","next":"Tell your admin."}'
    }
};

async function showInvitation() {
    const card = await show('c-co-sell-card', CoSellCard, { recordId: opportunityId });
    getRecord.emit(invitation);
    await rendered();
    return card;
}

const part = (card: Element) => find(card, 'c-co-sell-invitation');

async function ask(card: Element, name: string) {
    part(card).dispatchEvent(new CustomEvent('command', { detail: { name } }));
    await rendered();
}

describe('c-co-sell-card, asked for a command', () => {
    eachOnACleanPage();
    beforeEach(() => {
        CoSellAnswer.open = jest.fn();
    });

    it('shows a deal of Microsoft that waits for an answer', async () => {
        const card = await showInvitation();

        expect(part(card).deal).toMatchObject({ customer: 'Fabrikam', amount: '$61,000.00', daysLeft: 9 });
        await expect(card).toBeAccessible();
    });

    it.each([
        ['done', 'c.CoSell_Asked'],
        ['waiting', 'c.CoSell_Under_Way']
    ])('accepts, reads the deal again and says that it is %s', async (state, text) => {
        accept.mockResolvedValueOnce({ state });
        const card = await showInvitation();

        await ask(card, 'accept');

        expect(accept.mock.calls).toEqual([[{ opportunityId }]]);
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: opportunityId }]);
        expect(textOf(card, '.announcement')).toBe(text);
        expect(card.shadowRoot.activeElement).toBe(find(card, '.state'));
        await expect(card).toBeAccessible();
    });

    it('looks out for what the relay has taken and not yet done, until the record has changed', async () => {
        jest.useFakeTimers();
        accept.mockResolvedValueOnce({ state: 'waiting' });
        readStatus.mockResolvedValue({ stamp: invitation.fields.SystemModstamp.value, state: 'Synced' });
        const card = await showInvitation();

        await ask(card, 'accept');
        jest.advanceTimersByTime(2000 + 4000);
        expect(readStatus).toHaveBeenCalledTimes(2);

        const SystemModstamp = { value: '2026-11-20T11:00:09.000Z', displayValue: null };
        getRecord.emit({ ...invitation, fields: { ...invitation.fields, SystemModstamp } });
        jest.advanceTimersByTime(60_000);
        expect(readStatus).toHaveBeenCalledTimes(2);
    });

    it('sends one command at a time', async () => {
        let answer: (value: unknown) => void;
        accept.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
        const card = await showInvitation();

        await ask(card, 'accept');

        expect(part(card).disabled).toBe(true);
        expect(find(card, 'lightning-input').disabled).toBe(true);
        expect(textOf(card, '.announcement')).toBe('c.CoSell_Sending');

        answer({ state: 'done' });
        await rendered();
        expect(part(card).disabled).toBe(false);
    });

    it("says the relay's sentence and the next step when it refuses, and can be asked again", async () => {
        accept.mockRejectedValueOnce(unreachable).mockResolvedValueOnce({ state: 'done' });
        const card = await showInvitation();

        await ask(card, 'accept');

        expect(textOf(card, '[role="alert"]')).toContain('The relay cannot be reached.');
        expect(textOf(card, '[role="alert"]')).toContain('Tell your admin.');
        expect(card.shadowRoot.activeElement).toBe(find(card, '[role="alert"]'));
        expect(textOf(card, '.announcement')).toBe('');
        await expect(card).toBeAccessible();

        await ask(card, 'accept');
        expect(find(card, '[role="alert"]')).toBeNull();
    });

    it('declines by a dialog, with the reason that was given there', async () => {
        decline.mockResolvedValueOnce({ state: 'done' });
        CoSellAnswer.open.mockImplementationOnce(async ({ send }) => {
            expect(await send({ reason: 'Not a customer' })).toBeNull();
            return 'sent';
        });
        const card = await showInvitation();

        await ask(card, 'decline');

        expect(CoSellAnswer.open.mock.calls[0][0]).toMatchObject({ answer: 'decline', size: 'small' });
        expect(decline.mock.calls).toEqual([[{ opportunityId, reason: 'Not a customer' }]]);
        expect(card.shadowRoot.activeElement).toBe(find(card, '.state'));
    });

    it('says nothing of it on the next record that the page shows', async () => {
        accept.mockResolvedValueOnce({ state: 'done' });
        const card = await showInvitation();
        await ask(card, 'accept');

        getRecord.emit({ ...invitation, id: '006000000000003AAA' });
        await rendered();

        expect(textOf(card, '.announcement')).toBe('');
        await expect(card).toBeAccessible();
    });

    it('leaves a refusal to the dialog, where the reason still stands', async () => {
        decline.mockRejectedValueOnce(unreachable);
        const refusals: unknown[] = [];
        CoSellAnswer.open.mockImplementationOnce(async ({ send }) => {
            refusals.push(await send({ reason: 'Not a customer' }));
        });
        const card = await showInvitation();

        await ask(card, 'decline');

        expect(refusals).toEqual([{ message: 'The relay cannot be reached.', next: 'Tell your admin.' }]);
        expect(find(card, '[role="alert"]')).toBeNull();
        expect(part(card).disabled).toBe(false);
    });

    it('sends nothing when the dialog is left', async () => {
        CoSellAnswer.open.mockResolvedValueOnce(undefined);
        const card = await showInvitation();

        await ask(card, 'decline');

        expect(decline).not.toHaveBeenCalled();
        expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
    });
});
