import CoSellInboundDeals from 'c/coSellInboundDeals';
import inboundExamples from '@salesforce/apex/CoSellMapping.inboundExamples';
import readMapping from '@salesforce/apex/CoSellMapping.read';
import answered from '@cosell/contracts/examples/setup/inbound-examples.json';
import mapping from '@cosell/contracts/examples/setup/mapping.json';
import { factsWith } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, findAll, rendered, show } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellMapping.inboundExamples', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellMapping.read', () => ({ default: jest.fn() }), { virtual: true });

const example = mapping.answer.body;
const withOwner = (owner: object[], more: object = {}) => ({
    ...example,
    document: { ...example.document, newOpportunity: { ...example.document.newOpportunity, owner, ...more } }
});
const recordTypes = { name: 'recordTypes', state: 'on', details: ['Partner', 'Direct'] };

async function showDeals(owner: object[], more: object = {}) {
    readMapping.mockResolvedValue(withOwner(owner, more));
    const facts = factsWith({ findings: { recordTypes } as never });
    return show('c-co-sell-inbound-deals', CoSellInboundDeals, { facts });
}
async function set(element: Element, selector: string, value: string) {
    find(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await rendered();
}
async function press(element: Element, selector: string) {
    find(element, selector).click();
    await rendered();
}
const draft = () => JSON.parse(sessionStorage.getItem('coSellMappingDraft') ?? 'null')?.newOpportunity;

describe('c-co-sell-inbound-deals', () => {
    eachOnACleanPage();
    beforeEach(() => sessionStorage.clear());

    it('shows the rules in their order, and no publishing before something is changed', async () => {
        const element = await showDeals([
            { rule: 'country', users: { DE: 'de@x' } },
            { rule: 'account owner' }
        ]);

        expect(findAll(element, '[data-kind]').map(({ value }) => value)).toEqual([
            'country',
            'account owner'
        ]);
        expect(find(element, '[data-detail]').value).toBe('DE = de@x');
        expect(find(element, 'c-co-sell-mapping-publish')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('takes one user a line, and leaves out lines that are not finished', async () => {
        const element = await showDeals([{ rule: 'country', users: {} }]);

        await set(element, '[data-detail]', 'DE = de@x\nFR =\n AT = at@x ');

        expect(draft().owner).toEqual([{ rule: 'country', users: { DE: 'de@x', AT: 'at@x' } }]);
        expect(find(element, 'c-co-sell-mapping-publish').hasDraft).toBe(true);
    });

    it('adds, changes, moves and removes rules', async () => {
        const element = await showDeals([{ rule: 'account owner' }]);

        await press(element, '[data-add]');
        await set(element, '[data-kind][data-index="1"]', 'rotation');
        await set(element, '[data-detail][data-index="1"]', 'Partner_Desk');
        await press(element, '[data-earlier][data-index="1"]');
        expect(draft().owner).toEqual([
            { rule: 'rotation', group: 'Partner_Desk' },
            { rule: 'account owner' }
        ]);

        await press(element, '[data-remove][data-index="1"]');
        expect(draft().owner).toEqual([{ rule: 'rotation', group: 'Partner_Desk' }]);
    });

    it('takes a record type of the org, and the default again', async () => {
        const element = await showDeals([]);
        await set(element, '[data-record-type]', 'Partner');
        expect(draft().recordType).toBe('Partner');

        await set(element, '[data-record-type]', '');
        expect('recordType' in draft()).toBe(false);
    });

    it('shows what would become of real deals by the draft', async () => {
        inboundExamples.mockResolvedValueOnce(answered.answer.body);
        const element = await showDeals([{ rule: 'user', username: 'sue@x' }]);
        await press(element, '[data-examples]');

        const [type, first] = find(element, 'c-co-sell-checks').checks;
        expect(type).toMatchObject({ name: 'recordType', state: 'ready' });
        expect(first).toMatchObject({ label: 'Fabrikam fleet renewal (Fabrikam, DE)', state: 'ready' });
        expect(JSON.parse(inboundExamples.mock.calls[0][0].document).newOpportunity.owner).toEqual([
            { rule: 'user', username: 'sue@x' }
        ]);
        await expect(element).toBeAccessible();
    });

    it('warns where nobody would own a deal, and of a record type that is gone', async () => {
        const [one] = answered.answer.body.examples;
        inboundExamples.mockResolvedValueOnce({
            examples: [{ ...one, owner: null, rule: null, account: null }],
            recordType: { developerName: 'Gone', isThere: false }
        });
        const element = await showDeals([], { recordType: 'Gone' });
        await press(element, '[data-examples]');

        expect(find(element, 'c-co-sell-checks').checks.map(({ state }) => state)).toEqual([
            'toDo',
            'attention'
        ]);
    });

    it('shows nothing of a draft any longer that was discarded', async () => {
        inboundExamples.mockResolvedValueOnce(answered.answer.body);
        const element = await showDeals([]);
        await press(element, '[data-add]');
        await press(element, '[data-examples]');
        expect(find(element, 'c-co-sell-checks').checks.length).toBeGreaterThan(0);

        find(element, 'c-co-sell-mapping-publish').dispatchEvent(new CustomEvent('discarded'));
        await rendered();
        expect(find(element, 'c-co-sell-checks').checks).toEqual([]);
    });
});
