import { refreshApex } from '@salesforce/apex';
import { getRelatedListRecordsBatch } from 'lightning/uiRelatedListApi';
import CoSellShare from 'c/coSellShare';
import { dealWith } from '../../../../../test/deal';
import { detailsOf, eachOnACleanPage, find, rendered, show } from '../../../../../test/show';
import lists from './data/relatedLists.json';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

const recordId = '006000000000001AAA';
const deal = dealWith({ isOn: false, state: 'Off', identifier: null, closeDate: '2999-12-31' });
const noLists = {
    results: lists.results.map(({ statusCode }) => ({
        statusCode,
        result: statusCode === 200 ? { count: 0, records: [] } : []
    }))
};

async function showShare(properties: object = {}, data: unknown = lists) {
    const part = await show('c-co-sell-share', CoSellShare, { recordId, deal, ...properties });
    if (data) getRelatedListRecordsBatch.emit(data);
    await rendered();
    return part;
}

const unmet = (part: Element) =>
    find(part, 'c-co-sell-readiness')
        .verdicts.filter(({ isMet }) => !isMet)
        .map(({ rule }) => rule);

describe('c-co-sell-share', () => {
    eachOnACleanPage();

    it('asks for all lists of the deal in one call, and shows that it is loading', async () => {
        const part = await showShare({}, null);

        const { parentRecordId, relatedListParameters } = getRelatedListRecordsBatch.getLastConfig();
        expect(parentRecordId).toBe(recordId);
        expect(relatedListParameters.map(({ relatedListId }) => relatedListId)).toEqual([
            'OpportunityContactRoles',
            'Opportunity_To_Microsoft_Solutions__r',
            'OpportunityTeamMembers'
        ]);
        expect(find(part, 'lightning-spinner')).not.toBeNull();
        await expect(part).toBeAccessible();
    });

    it('finds a complete deal ready, also in an org without Opportunity Teams', async () => {
        const part = await showShare();

        expect(unmet(part)).toEqual([]);
        expect(find(part, 'c-co-sell-contacts').contacts).toMatchObject([{ name: 'Carla Customer' }]);
        expect(find(part, 'c-co-sell-solutions').solutions).toMatchObject([
            { name: 'Contoso Forecast', identifier: 'SOL-1-AAA', price: 1200, quantity: 2 }
        ]);
        expect(find(part, '[data-command="share"]').variant).toBe('brand');
        await expect(part).toBeAccessible();
    });

    it('finds what a deal without lists lacks, and still shows a preview', async () => {
        const part = await showShare({ deal: { ...deal, value: null } }, noLists);

        expect(unmet(part)).toEqual(['value', 'customerContact', 'solution']);
        expect(find(part, '[data-command="share"]').variant).toBe('neutral');
        expect(find(part, '[data-command="share"]').disabled).toBe(false);
        await expect(part).toBeAccessible();
    });

    it('counts a colleague where the owner cannot be reached', async () => {
        const owner = { ...deal.owner, phone: null };
        expect(unmet(await showShare({ deal: { ...deal, owner } }))).toEqual(['teamMember']);

        const member = { FirstName: 'Tim', LastName: 'Team', Phone: '1', Email: 'tim@partner.example' };
        const fields = Object.fromEntries(
            Object.entries(member).map(([name, value]) => [name, { value, displayValue: null }])
        );
        const user = { id: '005', apiName: 'User', fields };
        const records = [{ id: '00q', apiName: 'OpportunityTeamMember', fields: { User: { value: user } } }];
        const team = { statusCode: 200, result: { count: 1, records } };
        document.body.replaceChildren();
        const part = await showShare(
            { deal: { ...deal, owner } },
            { results: [...lists.results.slice(0, 2), team] }
        );
        expect(unmet(part)).toEqual([]);
    });

    it('says so when the lists cannot be read', async () => {
        const part = await showShare({}, null);
        getRelatedListRecordsBatch.error({ message: 'No.' });
        await rendered();

        expect(find(part, '[role="alert"]').textContent).toBe('c.CoSell_List_Unreadable');
        await expect(part).toBeAccessible();
    });

    it('forgets the lists of a deal when it is given another', async () => {
        const part = await showShare();

        Object.assign(part, { recordId: '006000000000002AAA' });
        await rendered();

        expect(find(part, 'c-co-sell-readiness')).toBeNull();
    });

    it('asks the container to share and to save', async () => {
        const part = await showShare();
        const commands = detailsOf(part, 'command');
        const saves = detailsOf(part, 'save');
        const save = { fields: { Amount: 5 }, draft: { value: 5 } };

        find(part, '[data-command="share"]').click();
        find(part, 'c-co-sell-terms').dispatchEvent(new CustomEvent('save', { detail: save }));

        expect(commands).toEqual([{ name: 'share' }]);
        expect(saves).toEqual([save]);
    });

    it.each([
        ['customerContact', 'c-co-sell-contacts'],
        ['solution', 'c-co-sell-solutions'],
        ['purchaseIntent', 'c-co-sell-terms']
    ])('leads from the rule %s to where it is mended', async (rule, tag) => {
        const part = await showShare();
        const focusOn = jest.spyOn(find(part, tag), 'focusOn').mockImplementation(() => undefined);

        find(part, 'c-co-sell-readiness').dispatchEvent(new CustomEvent('fix', { detail: rule }));

        expect(focusOn.mock.calls).toEqual([[rule]]);
    });

    it('reads the lists anew when a part has changed them', async () => {
        const part = await showShare();

        find(part, 'c-co-sell-solutions').dispatchEvent(new CustomEvent('changed'));
        await rendered();

        expect(refreshApex).toHaveBeenCalledTimes(1);
    });

    it('has no button on a deal that is switched on and held', async () => {
        const part = await showShare({ deal: { ...deal, isOn: true, state: 'On hold' } });

        expect(find(part, '[data-command="share"]')).toBeNull();
        await expect(part).toBeAccessible();
    });
});
