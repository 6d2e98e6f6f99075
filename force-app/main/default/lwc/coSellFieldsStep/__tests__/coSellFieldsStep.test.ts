import CoSellFieldsStep from 'c/coSellFieldsStep';
import bringInStep from '@salesforce/apex/CoSellRelayOrgPermission.bringInStep';
import publish from '@salesforce/apex/CoSellMapping.publish';
import readMapping from '@salesforce/apex/CoSellMapping.read';
import readSuggestions from '@salesforce/apex/CoSellMapping.suggestions';
import readVersions from '@salesforce/apex/CoSellMapping.versions';
import refresh from '@salesforce/apex/CoSellMapping.refresh';
import mapping from '@cosell/contracts/examples/setup/mapping.json';
import { factsWith, refused, statusExample, withoutRelay } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellRelayOrgPermission.openFor', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellRelayOrgPermission.bringInStep', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellMapping.publish', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.suggestions', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.versions', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.refresh', () => ({ default: jest.fn() }), { virtual: true });

const example = mapping.answer.body;
const deal = example.document.rows[0].deal;
const suggestion = {
    row: { deal, opportunity: 'Other__c', direction: 'out' },
    confidence: 'high',
    reason: 'Matched by type and name.',
    inForce: false
};

async function showStep(facts: unknown = factsWith()) {
    const step = await show('c-co-sell-fields-step', CoSellFieldsStep, { facts });
    await rendered();
    return step;
}
const bar = (step: Element) => find(step, 'c-co-sell-mapping-publish');
const publishNow = async (step: Element) => {
    find(bar(step), '[data-publish]').click();
    await rendered();
    await rendered();
};
const published = () => JSON.parse(publish.mock.calls[0][0].document);

describe('c-co-sell-fields-step', () => {
    eachOnACleanPage();
    beforeEach(() => {
        sessionStorage.clear();
        readMapping.mockResolvedValue(example);
        readSuggestions.mockResolvedValue({ suggestions: [] });
        readVersions.mockResolvedValue([]);
    });

    it('shows a row for each field of a deal, with where it comes from', async () => {
        const step = await showStep();

        expect(findAll(step, 'tr[data-deal]').map(({ dataset }) => dataset.deal)).toEqual(
            example.fields.map(({ deal: name }) => name)
        );
        expect(textOf(step, `tr[data-deal="${deal}"] [data-source]`)).toBe(
            example.document.rows[0].opportunity
        );
        expect(find(bar(step), '[data-discard]')).toBeNull();
        await expect(step).toBeAccessible();
    });

    it('publishes a changed direction as a version, and brings permission set and relay in step', async () => {
        publish.mockResolvedValueOnce({ version: 4, problems: [] });
        const step = await showStep();
        const changes = detailsOf(step, 'changed');

        find(step, `[data-direction][data-deal="${deal}"]`).dispatchEvent(
            new CustomEvent('change', { detail: { value: 'paused' } })
        );
        await rendered();
        await publishNow(step);

        expect(published().rows[0]).toEqual({ ...example.document.rows[0], direction: 'paused' });
        expect(bringInStep).toHaveBeenCalledTimes(1);
        expect(refresh).toHaveBeenCalledTimes(1);
        expect(textOf(bar(step), '[data-announcement]')).toBe('c.CoSell_Setup_Published');
        expect(find(bar(step), '[data-discard]')).toBeNull();
        expect(changes).toHaveLength(1);
    });

    it('takes a suggestion, with its reason shown', async () => {
        readSuggestions.mockResolvedValue({ suggestions: [suggestion] });
        publish.mockResolvedValueOnce({ version: 4, problems: [] });
        const step = await showStep();
        await expect(step).toBeAccessible();

        find(step, '[data-use]').click();
        await rendered();
        expect(find(step, '[data-use]')).toBeNull();
        await publishNow(step);

        expect(published().rows[0]).toMatchObject(suggestion.row);
    });

    it('keeps a draft that cannot be published, and says where and why', async () => {
        publish.mockResolvedValueOnce({
            version: null,
            problems: [{ path: ['rows', 0, 'direction'], reason: 'It can only come in.' }]
        });
        const step = await showStep();
        find(step, 'c-co-sell-mapping-versions').dispatchEvent(
            new CustomEvent('taken', { detail: example.document })
        );
        await rendered();

        await publishNow(step);

        expect(textOf(bar(step), '[data-problems]')).toContain('rows.0.direction: It can only come in.');
        expect(find(bar(step), '[data-discard]')).not.toBeNull();
        expect(bringInStep).not.toHaveBeenCalled();
        await expect(step).toBeAccessible();

        find(bar(step), '[data-discard]').click();
        await rendered();
        expect(find(bar(step), '[data-problems]')).toBeNull();
    });

    it('lets the relay read the mapping again when it could not', async () => {
        const trouble = { code: 'SALESFORCE_REFUSED', message: 'Refused.', next: 'Give it the set.' };
        const status = { ...statusExample, mapping: { ...statusExample.mapping, trouble } };
        const step = await showStep(factsWith({ status }));
        const changes = detailsOf(step, 'changed');
        expect(find(step, 'c-co-sell-checks').checks[0].state).toBe('toDo');

        find(step, 'c-co-sell-checks').dispatchEvent(new CustomEvent('fix', { detail: 'mapping' }));
        await rendered();

        expect(refresh).toHaveBeenCalledTimes(1);
        expect(changes).toHaveLength(1);
    });

    it('goes on with the draft of before', async () => {
        const first = await showStep();
        find(first, `[data-direction][data-deal="${deal}"]`).dispatchEvent(
            new CustomEvent('change', { detail: { value: 'paused' } })
        );
        first.remove();

        const again = await showStep();

        expect(find(again, `[data-direction][data-deal="${deal}"]`).value).toBe('paused');
    });

    it('says why the relay would not tell, and sends the admin to step 1 without one', async () => {
        readMapping.mockRejectedValueOnce(refused);
        const step = await showStep();
        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');
        await expect(step).toBeAccessible();

        const without = await showStep(withoutRelay);
        expect(without.shadowRoot.textContent).toContain('c.CoSell_Setup_Needs_Relay');
    });
});
