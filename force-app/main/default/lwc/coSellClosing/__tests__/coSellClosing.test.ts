import CoSellClosing from 'c/coSellClosing';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, show } from '../../../../../test/show';

const showClosing = (properties: object) =>
    show('c-co-sell-closing', CoSellClosing, { deal: dealWith(), ...properties });
const button = (element: Element, command: string) => find(element, `[data-command="${command}"]`);
const waiting = dealWith({ closesAt: '2026-11-20T12:15:00.000Z' });

describe('c-co-sell-closing', () => {
    eachOnACleanPage();

    it('says that nothing can change afterwards', async () => {
        const element = await showClosing({});

        expect(find(element, 'p').textContent).toBe('c.CoSell_Closing_Final');
        expect(find(element, '[data-waits]')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows when a close that waits is sent, instead of another way to close', async () => {
        const element = await showClosing({ deal: waiting });

        expect(find(element, 'lightning-formatted-date-time').value).toBe('2026-11-20T12:15:00.000Z');
        expect(button(element, 'won')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it.each([
        ['won', dealWith()],
        ['lost', dealWith()],
        ['cancelClose', waiting]
    ])('asks for %s, once at a time', async (command, deal) => {
        const element = await showClosing({ deal });
        const asked = detailsOf(element, 'command');

        button(element, command).click();
        expect(asked).toEqual([{ name: command }]);

        Object.assign(element, { disabled: true });
        await Promise.resolve();
        expect(button(element, command).disabled).toBe(true);
        await expect(element).toBeAccessible();
    });
});
