import CoSellMappingPublish from 'c/coSellMappingPublish';
import bringInStep from '@salesforce/apex/CoSellRelayOrgPermission.bringInStep';
import openFor from '@salesforce/apex/CoSellRelayOrgPermission.openFor';
import publish from '@salesforce/apex/CoSellMapping.publish';
import refresh from '@salesforce/apex/CoSellMapping.refresh';
import mapping from '@cosell/contracts/examples/setup/mapping.json';
import { factsWith, refused } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellRelayOrgPermission.openFor', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellRelayOrgPermission.bringInStep', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellMapping.publish', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.refresh', () => ({ default: jest.fn() }), { virtual: true });

const { document: draft } = mapping.answer.body;

async function publishWith(properties: object = {}) {
    const bar = await show('c-co-sell-mapping-publish', CoSellMappingPublish, {
        facts: factsWith(),
        document: draft,
        hasDraft: true,
        ...properties
    });
    const events = { published: detailsOf(bar, 'published'), discarded: detailsOf(bar, 'discarded') };
    return { bar, events };
}
const press = async (bar: Element, selector: string) => {
    find(bar, selector).click();
    await rendered();
};

describe('c-co-sell-mapping-publish', () => {
    eachOnACleanPage();

    it('publishes under the name that was given, and tells it', async () => {
        publish.mockResolvedValueOnce({ version: 7, problems: [] });
        const { bar, events } = await publishWith();
        find(bar, '[data-name]').dispatchEvent(
            new CustomEvent('change', { detail: { value: 'With regions' } })
        );

        await press(bar, '[data-publish]');

        expect(publish.mock.calls[0][0]).toEqual({ document: JSON.stringify(draft), name: 'With regions' });
        expect(openFor.mock.calls).toEqual([[{ document: JSON.stringify(draft) }]]);
        expect(events.published).toHaveLength(1);
        await expect(bar).toBeAccessible();
    });

    it('tells of the version also where the permission set could not be brought in step', async () => {
        publish.mockResolvedValueOnce({ version: 7, problems: [] });
        bringInStep.mockRejectedValueOnce(refused);
        const { bar, events } = await publishWith();

        await press(bar, '[data-publish]');

        expect(events.published).toHaveLength(1);
        expect(find(bar, 'c-co-sell-refusal').told.message).toBe('You may not.');
        expect(refresh).not.toHaveBeenCalled();
    });

    it('says that changes wait, and discards them', async () => {
        const { bar, events } = await publishWith();
        expect(textOf(bar, '[data-announcement]')).toBe('c.CoSell_Setup_Unpublished');

        await press(bar, '[data-discard]');

        expect(events.discarded).toHaveLength(1);
        expect(publish).not.toHaveBeenCalled();
    });
});
