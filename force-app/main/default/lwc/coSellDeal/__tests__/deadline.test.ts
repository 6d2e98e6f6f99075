import { deadline } from '../deadline';

jest.mock('@salesforce/label/c.CoSell_Days_Left_Many', () => ({ default: '{0} days left' }), {
    virtual: true
});

describe('deadline', () => {
    it.each([
        [14, '14 days left', false],
        [4, '4 days left', false],
        [3, '3 days left', true],
        [2, '2 days left', true],
        [1, 'c.CoSell_Days_Left_One', true],
        [0, 'c.CoSell_Days_Left_None', true]
    ])('of %i days says "%s"', (daysLeft, text, presses) => {
        expect(deadline(daysLeft)).toEqual({ text, presses });
    });

    it('is unknown where no end is known', () => {
        expect(deadline(null)).toBeNull();
    });
});
