import { isTooEarlyForWon } from 'c/coSellDeal';

describe('a deal won', () => {
    it.each([
        ['at once', '2026-11-20T12:00:00.000Z', true],
        ['a second before 72 hours are over', '2026-11-17T12:00:01.000Z', true],
        ['after 72 hours', '2026-11-17T12:00:00.000Z', false],
        ['nobody knows when after', null, false]
    ])('%s: too early %s', (_case, sharedOn, expected) => {
        expect(isTooEarlyForWon(sharedOn, new Date('2026-11-20T12:00:00.000Z'))).toBe(expected);
    });
});
