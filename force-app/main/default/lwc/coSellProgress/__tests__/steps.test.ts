import type { Deal } from 'c/coSellDeal';
import { dealWith } from '../../../../../test/deal';
import { stepsOf } from '../steps';

const unshared = { identifier: null, sharedOn: null, microsoftStatus: null, sellerName: null };
const unanswered = { respondedOn: null, sellerName: null };
const progressOf = (values: Partial<Deal>) => stepsOf(dealWith(values)).map(({ progress }) => progress);

describe('the steps of a deal', () => {
    it.each([
        ['saved', { ...unshared, respondedOn: null }, ['done', 'current', 'ahead', 'ahead', 'ahead']],
        ['sent', { ...unanswered, microsoftStatus: null }, ['done', 'done', 'current', 'ahead', 'ahead']],
        [
            'at Microsoft',
            { ...unanswered, microsoftStatus: 'Pending' },
            ['done', 'done', 'done', 'current', 'ahead']
        ],
        ['with a seller', { microsoftStatus: 'Received' }, ['done', 'done', 'done', 'done', 'current']],
        ['accepted', {}, ['done', 'done', 'done', 'done', 'done']],
        ['accepted by nobody in particular', { sellerName: null }, ['done', 'done', 'done', 'done', 'done']],
        [
            'declined',
            { ...unanswered, microsoftStatus: 'Declined' },
            ['done', 'done', 'done', 'ahead', 'refused']
        ],
        [
            'expired',
            { ...unanswered, microsoftStatus: 'Expired' },
            ['done', 'done', 'done', 'ahead', 'refused']
        ]
    ])('that is %s', (_case, values, expected) => {
        expect(progressOf(values)).toEqual(expected);
    });

    it('carry the times that the record keeps', () => {
        expect(stepsOf(dealWith()).map(({ name, at }) => [name, at])).toEqual([
            ['saved', '2026-11-10T08:59:58.000Z'],
            ['sent', '2026-11-10T09:00:00.000Z'],
            ['received', '2026-11-10T09:00:03.000Z'],
            ['assigned', '2026-11-11T10:00:00.000Z'],
            ['accepted', '2026-11-12T09:00:00.000Z']
        ]);
    });

    it("name a refusal in the user's language", () => {
        const refused = { microsoftStatus: 'Declined', microsoftStatusText: 'Abgelehnt' };
        expect(stepsOf(dealWith(refused)).at(-1)?.label).toBe('Abgelehnt');
    });
});
