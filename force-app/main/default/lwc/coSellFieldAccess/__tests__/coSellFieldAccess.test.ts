import CoSellFieldAccess from 'c/coSellFieldAccess';
import bringInStep from '@salesforce/apex/CoSellRelayOrgPermission.bringInStep';
import findGaps from '@salesforce/apex/CoSellFieldAccess.find';
import { factsWith, refused } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellRelayOrgPermission.bringInStep', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellFieldAccess.find', () => ({ default: jest.fn() }), { virtual: true });

const gap = (changes: object) => ({
    userId: '005000000000001AAA',
    name: 'Sue',
    username: 'sue@x.example',
    isRelay: false,
    hidden: [],
    locked: [],
    ...changes
});

async function look() {
    const element = await show('c-co-sell-field-access', CoSellFieldAccess, { facts: factsWith() });
    find(element, '[data-look]').click();
    await rendered();
    await expect(element).toBeAccessible();
    return element;
}
const checksOf = (element: Element) => find(element, 'c-co-sell-checks').checks;

describe('c-co-sell-field-access', () => {
    eachOnACleanPage();

    it('says so where everybody sees everything', async () => {
        findGaps.mockResolvedValueOnce({ users: 3, fields: 20, gaps: [] });
        const element = await look();

        expect(textOf(element, '[data-sentence]')).toBe('c.CoSell_Setup_Access_None');
        expect(checksOf(element)).toEqual([]);
    });

    it('names a seller who lacks a field, with the way to the permission sets', async () => {
        findGaps.mockResolvedValueOnce({
            users: 3,
            fields: 20,
            gaps: [gap({ hidden: ['Opportunity.A__c'] })]
        });
        const [check] = checksOf(await look());

        expect(check).toMatchObject({ label: 'Sue (sue@x.example)', state: 'attention' });
        expect(check.remedies[0].kind).toBe('link');
    });

    it('opens to the relay what it lacks, and looks again', async () => {
        findGaps
            .mockResolvedValueOnce({ users: 1, fields: 20, gaps: [gap({ isRelay: true, locked: ['A'] })] })
            .mockResolvedValueOnce({ users: 1, fields: 20, gaps: [] });
        const element = await look();
        expect(checksOf(element)[0].state).toBe('toDo');

        find(element, 'c-co-sell-checks').dispatchEvent(new CustomEvent('fix', { detail: 'x' }));
        await rendered();

        expect(bringInStep).toHaveBeenCalledTimes(1);
        expect(checksOf(element)).toEqual([]);
    });

    it('says why it could not be looked up', async () => {
        findGaps.mockRejectedValueOnce(refused);
        expect(find(await look(), 'c-co-sell-refusal').told.message).toBe('You may not.');
    });
});
