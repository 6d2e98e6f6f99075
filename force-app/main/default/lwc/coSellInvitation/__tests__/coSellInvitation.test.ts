import readNotes from '@salesforce/apex/CoSellNotes.read';
import CoSellInvitation from 'c/coSellInvitation';
import { dealWith, invitation } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellNotes.read', () => ({ default: jest.fn() }), { virtual: true });

const opportunityId = '006000000000001AAA';
const showInvitation = (properties: object) =>
    show('c-co-sell-invitation', CoSellInvitation, {
        recordId: opportunityId,
        deal: invitation,
        ...properties
    });
const button = (element: Element, command: string) => find(element, `[data-command="${command}"]`);

describe('c-co-sell-invitation', () => {
    eachOnACleanPage();

    it('tells who sent what for whom, what they wrote, and how long it waits', async () => {
        readNotes.mockResolvedValueOnce([
            { noteId: '069000000000001AAA', preview: 'Needs a forecast.', isShared: true },
            { noteId: '069000000000002AAA', preview: 'We can go down to 61,000.', isShared: false }
        ]);
        const element = await showInvitation({});

        expect(textOf(element, '[data-fact="sent-by"]')).toBe('Mia Marsh');
        expect(find(element, 'lightning-formatted-email').value).toBe('mia.marsh@microsoft.example');
        expect(textOf(element, '[data-fact="deal"]')).toBe('Forecast on Azure');
        expect(textOf(element, '[data-fact="customer"]')).toBe('Fabrikam');
        expect(textOf(element, '[data-fact="value"]')).toBe('$61,000.00');
        expect(readNotes.mock.calls).toEqual([[{ opportunityId }]]);
        const texts = [
            ...element.shadowRoot!.querySelectorAll('[data-fact="notes"] lightning-formatted-text')
        ];
        expect(texts.map((text) => (text as unknown as { value: string }).value)).toEqual([
            'Needs a forecast.'
        ]);
        expect(textOf(element, '[data-deadline]')).toBe('c.CoSell_Days_Left_Many');
        expect(find(element, 'lightning-icon').iconName).toBe('utility:clock');
        await expect(element).toBeAccessible();
    });

    it('warns in the last three days', async () => {
        const element = await showInvitation({ deal: { ...invitation, daysLeft: 3 } });

        expect(find(element, 'lightning-icon').iconName).toBe('utility:warning');
        await expect(element).toBeAccessible();
    });

    it('leaves out what nobody has said, and notes that cannot be read', async () => {
        readNotes.mockRejectedValueOnce({ body: { message: 'No access.' } });
        const empty = { sellerName: null, sellerEmail: null, name: null, customer: null, amount: null };
        const element = await showInvitation({
            deal: dealWith({ ...empty, daysLeft: null })
        });

        expect(find(element, 'dt')).toBeNull();
        expect(find(element, '[data-deadline]')).toBeNull();
        expect(button(element, 'accept').disabled).toBe(false);
        await expect(element).toBeAccessible();
    });

    it.each(['accept', 'decline'])('asks to %s', async (command) => {
        const element = await showInvitation({});
        const asked = detailsOf(element, 'command');

        button(element, command).click();

        expect(asked).toEqual([{ name: command }]);
    });

    it('cannot be answered twice', async () => {
        const element = await showInvitation({ disabled: true });

        expect(button(element, 'accept').disabled).toBe(true);
        expect(button(element, 'decline').disabled).toBe(true);
        expect(find(element, '[data-may-not]')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
