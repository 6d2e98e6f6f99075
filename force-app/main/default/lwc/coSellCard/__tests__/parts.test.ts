import { getRecord } from 'lightning/uiRecordApi';
import { navigate } from 'lightning/navigation';
import link from '@salesforce/apex/CoSellCommands.link';
import restore from '@salesforce/apex/CoSellCommands.restore';
import resolveConflict from '@salesforce/apex/CoSellCommands.resolveConflict';
import CoSellCard from 'c/coSellCard';
import CoSellLink from 'c/coSellLink';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';
import invitation from './data/invitation.json';
import syncedDeal from './data/syncedDeal.json';

jest.mock('@salesforce/apex/CoSellCommands.restore', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCommands.link', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCommands.resolveConflict', () => ({ default: jest.fn() }), {
    virtual: true
});

const opportunityId = invitation.id;
const referralId = 'a6f0f5f8-2f5b-4a53-8b5e-0a4d3f3f9b11';
const field = (value: unknown) => ({ value, displayValue: null });

async function showCard(record: object) {
    const card = await show('c-co-sell-card', CoSellCard, { recordId: opportunityId });
    getRecord.emit(record);
    await rendered();
    return card;
}

const withFields = (record: { fields: object }, fields: object) => ({
    ...record,
    fields: { ...record.fields, ...fields }
});

async function ask(card: Element, part: string, command: object) {
    find(card, part).dispatchEvent(new CustomEvent('command', { detail: command }));
    await rendered();
}

describe('c-co-sell-card, of a deal that Partner Center knows', () => {
    eachOnACleanPage();
    beforeEach(() => {
        CoSellLink.open = jest.fn();
    });

    it('shows the referral, the people, the locks, the notes and the history', async () => {
        const card = await showCard(syncedDeal);

        for (const part of ['referral', 'sellers', 'macc', 'locks', 'notes', 'timeline']) {
            expect(find(card, `c-co-sell-${part}`)).not.toBeNull();
        }
        expect(find(card, 'c-co-sell-conflicts')).toBeNull();
        await expect(card).toBeAccessible();
    });

    it('lets a conflict be resolved, and says when the relay refuses', async () => {
        resolveConflict
            .mockRejectedValueOnce({ body: { message: '{"code":"X","message":"Not now.","next":"Wait."}' } })
            .mockResolvedValueOnce({ state: 'done' });
        const conflicts = '[{"field":"Amount","salesforce":"1","microsoft":"2"}]';
        const card = await showCard(withFields(syncedDeal, { Co_sell_Conflicts__c: field(conflicts) }));
        expect(find(card, '.state').dataset.state).toBe('On hold');
        expect(textOf(card, '.state')).toContain('c.CoSell_Explain_Conflict');
        const command = { name: 'resolve', field: 'Amount', side: 'microsoft' };

        await ask(card, 'c-co-sell-conflicts', command);
        expect(textOf(card, '.refusal')).toContain('Not now.');
        await expect(card).toBeAccessible();

        await ask(card, 'c-co-sell-conflicts', command);
        expect(resolveConflict).toHaveBeenLastCalledWith({
            opportunityId,
            field: 'Amount',
            side: 'microsoft'
        });
        expect(find(card, '.refusal')).toBeNull();
    });

    it('gives back a value that lost a conflict', async () => {
        const logId = 'a0000000000003AAA';
        restore.mockResolvedValueOnce({ state: 'done' });
        const card = await showCard(syncedDeal);

        await ask(card, 'c-co-sell-timeline', { name: 'restore', logId });

        expect(restore.mock.calls).toEqual([[{ opportunityId, logId }]]);
        expect(card.shadowRoot.activeElement).toBe(find(card, '.state'));
    });

    it('moves the referral to the Opportunity that was chosen, and goes there', async () => {
        const target = '006000000000007AAA';
        link.mockResolvedValueOnce({ state: 'done' });
        CoSellLink.open.mockImplementationOnce(async ({ send }) => {
            expect(await send(target)).toBeNull();
            return target;
        });
        const card = await showCard(withFields(invitation, { Referral_Identifier__c: field(referralId) }));

        await ask(card, 'c-co-sell-invitation', { name: 'link' });

        expect(CoSellLink.open.mock.calls[0][0]).toMatchObject({ recordId: opportunityId });
        expect(link.mock.calls).toEqual([[{ opportunityId: target, referralId }]]);
        expect(navigate.mock.calls).toEqual([
            [
                {
                    type: 'standard__recordPage',
                    attributes: { recordId: target, objectApiName: 'Opportunity', actionName: 'view' }
                }
            ]
        ]);
    });

    it('leaves a refusal of the link to the dialog, and stays', async () => {
        link.mockRejectedValueOnce({ body: { message: '{"code":"X","message":"Taken.","next":"Unlink."}' } });
        const refusals: unknown[] = [];
        CoSellLink.open.mockImplementationOnce(async ({ send }) => {
            refusals.push(await send('006000000000007AAA'));
        });
        const card = await showCard(invitation);

        await ask(card, 'c-co-sell-invitation', { name: 'link' });

        expect(refusals).toEqual([{ message: 'Taken.', next: 'Unlink.' }]);
        expect(navigate).not.toHaveBeenCalled();
        await expect(card).toBeAccessible();
    });
});
