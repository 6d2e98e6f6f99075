import CoSellDryRun from 'c/coSellDryRun';
import readRecent from '@salesforce/apex/CoSellOpportunities.recent';
import roundTrip from '@salesforce/apex/CoSellSetup.roundTrip';
import example from '@cosell/contracts/examples/setup/round-trip.json';
import { refused } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellOpportunities.recent', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.roundTrip', () => ({ default: jest.fn() }), { virtual: true });

const deal = { id: '006000000000001AAA', name: 'Fabrikam fleet renewal', stage: 'Prospecting' };
const answer = example.answer.body;

async function tryDeal(outcome: Promise<unknown>) {
    readRecent.mockResolvedValueOnce([deal]);
    roundTrip.mockReturnValueOnce(outcome);
    const element = await show('c-co-sell-dry-run', CoSellDryRun, {});
    find(element, '[data-go]').click();
    await rendered();
    return element;
}

describe('c-co-sell-dry-run', () => {
    eachOnACleanPage();

    it('shows each step and what Microsoft would see', async () => {
        const element = await tryDeal(Promise.resolve(answer));

        expect(roundTrip.mock.calls).toEqual([[{ opportunityId: deal.id, document: null }]]);
        expect(find(element, 'c-co-sell-checks').checks[0].state).toBe('ready');
        expect(textOf(element, '[data-outcome]')).toBe('c.CoSell_Setup_Dry_Run_create');
        expect(textOf(element, '[data-change="Deal name"]')).toContain('Fabrikam fleet renewal');
        await expect(element).toBeAccessible();
    });

    it('tries by the draft of the mapping, and says so', async () => {
        sessionStorage.setItem('coSellMappingDraft', '{"rows":[]}');
        const element = await tryDeal(Promise.resolve(answer));
        sessionStorage.clear();

        expect(roundTrip.mock.calls[0][0].document).toBe('{"rows":[]}');
        expect(textOf(element, '[data-draft]')).toBe('c.CoSell_Setup_Dry_Run_Draft');
    });

    it('says what Microsoft would refuse', async () => {
        const element = await tryDeal(Promise.resolve({ ...answer, missing: ['A contact.'] }));

        expect(textOf(element, '[data-outcome]')).toBe('c.CoSell_Setup_Dry_Run_Missing');
    });

    it('says why it could not be tried', async () => {
        const element = await tryDeal(Promise.reject(refused));

        expect(find(element, 'c-co-sell-refusal').told.message).toBe('You may not.');
        await expect(element).toBeAccessible();
    });

    it('has nothing to try in an org without Opportunities', async () => {
        readRecent.mockResolvedValueOnce([]);
        const element = await show('c-co-sell-dry-run', CoSellDryRun, {});

        expect(find(element, '[data-go]')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
