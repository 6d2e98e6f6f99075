import { getRecord } from 'lightning/uiRecordApi';
import cancelClose from '@salesforce/apex/CoSellCommands.cancelClose';
import won from '@salesforce/apex/CoSellCommands.won';
import lost from '@salesforce/apex/CoSellCommands.lost';
import CoSellAnswer from 'c/coSellAnswer';
import CoSellCard from 'c/coSellCard';
import { eachOnACleanPage, find, rendered, show } from '../../../../../test/show';
import syncedDeal from './data/syncedDeal.json';

jest.mock('@salesforce/apex/CoSellCommands.cancelClose', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCommands.won', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCommands.lost', () => ({ default: jest.fn() }), { virtual: true });

const opportunityId = syncedDeal.id;

async function showDeal(values: Record<string, unknown>) {
    const card = await show('c-co-sell-card', CoSellCard, { recordId: opportunityId });
    const changed = Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }]);
    getRecord.emit({ ...syncedDeal, fields: { ...syncedDeal.fields, ...Object.fromEntries(changed) } });
    await rendered();
    return card;
}

const part = (card: Element) => find(card, 'c-co-sell-closing');

async function ask(card: Element, name: string) {
    part(card).dispatchEvent(new CustomEvent('command', { detail: { name } }));
    await rendered();
}

describe('c-co-sell-card at the end of a deal', () => {
    eachOnACleanPage();
    beforeEach(() => {
        CoSellAnswer.open = jest.fn();
    });

    it.each([
        ['active', {}, true],
        ['not accepted', { Referral_Status__c: 'New' }, false],
        ['closed', { Referral_Status__c: 'Closed' }, false],
        ['off', { Sync_With_Partner_Center__c: false }, false],
        ['about to close', { Co_sell_Closes_At__c: '2026-11-20T12:15:00.000Z' }, true]
    ])('lets a deal be closed that is %s: %o %s', async (_case, values, isShown) => {
        const card = await showDeal(values);

        expect(part(card) !== null).toBe(isShown);
        await expect(card).toBeAccessible();
    });

    it('closes as won, and confirms what may come too early', async () => {
        won.mockResolvedValueOnce({ state: 'done' });
        CoSellAnswer.open.mockImplementationOnce(async ({ send }) => {
            await send({ force: true });
            return 'sent';
        });
        const card = await showDeal({ Co_sell_Shared_On__c: new Date().toISOString() });

        await ask(card, 'won');

        expect(CoSellAnswer.open.mock.calls[0][0]).toMatchObject({ answer: 'won', isEarly: true });
        expect(won.mock.calls).toEqual([[{ opportunityId, force: true }]]);
    });

    it('closes as lost with the reason', async () => {
        lost.mockResolvedValueOnce({ state: 'done' });
        CoSellAnswer.open.mockImplementationOnce(async ({ send }) => {
            await send({ reason: 'Not a customer' });
            return 'sent';
        });
        const card = await showDeal({ Co_sell_Shared_On__c: '2020-01-01T00:00:00.000Z' });

        await ask(card, 'lost');

        expect(CoSellAnswer.open.mock.calls[0][0]).toMatchObject({ answer: 'lost', isEarly: false });
        expect(lost.mock.calls).toEqual([[{ opportunityId, reason: 'Not a customer' }]]);
    });

    it('takes back a close that waits, without asking again', async () => {
        cancelClose.mockResolvedValueOnce({ state: 'done' });
        const card = await showDeal({ Co_sell_Closes_At__c: '2026-11-20T12:15:00.000Z' });

        await ask(card, 'cancelClose');

        expect(CoSellAnswer.open).not.toHaveBeenCalled();
        expect(cancelClose.mock.calls).toEqual([[{ opportunityId }]]);
    });
});
