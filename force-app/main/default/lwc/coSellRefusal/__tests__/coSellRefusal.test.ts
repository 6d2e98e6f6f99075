import CoSellRefusal from 'c/coSellRefusal';
import { eachOnACleanPage, find, show, textOf } from '../../../../../test/show';

const showTold = (told: unknown) => show('c-co-sell-refusal', CoSellRefusal, { told });

describe('c-co-sell-refusal', () => {
    eachOnACleanPage();

    it.each([
        ['with a code of ours', { code: 'X', message: 'Not now.', next: 'Wait.' }],
        ['without one', { message: 'Not now.', next: 'Wait.' }]
    ])('says why, and what to do next, %s', async (_what, told) => {
        const element = await showTold(told);

        expect(textOf(element, '[role="alert"]')).toContain('Not now.');
        expect(textOf(element, '[role="alert"]')).toContain('Wait.');
        await expect(element).toBeAccessible();
    });

    it('is there before anything is refused, so that a reader hears of it, and says nothing', async () => {
        const element = await showTold(null);

        expect(textOf(element, '[role="alert"]')).toBe('');
        expect(find(element, '[data-refusal]')).toBeNull();
    });
});
