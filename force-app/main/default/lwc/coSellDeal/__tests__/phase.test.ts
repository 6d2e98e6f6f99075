import { isInvited, isMoving, isOnItsWay } from 'c/coSellDeal';
import { dealWith, invitation } from '../../../../../test/deal';

const waiting = { microsoftStatus: 'Pending' };

describe('a deal', () => {
    it.each([
        ['of Microsoft that waits', invitation, true],
        ['of Microsoft that was accepted', dealWith({ direction: 'Incoming' }), false],
        ['of the partner that is new', dealWith({ status: 'New' }), false]
    ])('%s: invited %s', (_case, deal, expected) => {
        expect(isInvited(deal)).toBe(expected);
    });

    it.each([
        ['of the partner that is shared', dealWith(), true],
        ['of which nobody knows yet who began', dealWith({ direction: null, status: null }), true],
        ['that is off', dealWith({ isOn: false }), false],
        ['that is closed', dealWith({ status: 'Closed' }), false],
        ['of Microsoft', invitation, false]
    ])('%s: on its way %s', (_case, deal, expected) => {
        expect(isOnItsWay(deal)).toBe(expected);
    });

    it.each([
        ['that is pending', dealWith({ state: 'Pending' }), true],
        ['that is tried again', dealWith({ state: 'Failed' }), true],
        ['that Microsoft has not answered', dealWith(waiting), true],
        ['that Microsoft has not yet', dealWith({ microsoftStatus: null }), true],
        ['that closes soon', dealWith({ closesAt: '2026-11-20T12:00:00.000Z' }), true],
        ['that both sides have accepted', dealWith(), false],
        ['that Microsoft has declined', dealWith({ microsoftStatus: 'Declined' }), false],
        ['that is held', dealWith({ ...waiting, state: 'On hold' }), false],
        ['that is off', dealWith({ ...waiting, state: 'Off', isOn: false }), false],
        ['that waits for the partner', invitation, false]
    ])('%s: moving %s', (_case, deal, expected) => {
        expect(isMoving(deal)).toBe(expected);
    });
});
