import CoSellLiveStep from 'c/coSellLiveStep';
import setSwitches from '@salesforce/apex/CoSellSetup.setSwitches';
import { factsWith, refused, statusExample, withoutRelay } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, findAll, rendered, show } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellSetup.setSwitches', () => ({ default: jest.fn() }), { virtual: true });

const showStep = (facts: unknown) => show('c-co-sell-live-step', CoSellLiveStep, { facts });
const stateOf = (step: Element) =>
    Object.fromEntries(findAll(step, '[data-switch]').map((one) => [one.dataset.switch, one.checked]));

async function flip(step: Element, name: string, checked: boolean) {
    const toggle = find(step, `[data-switch="${name}"]`);
    toggle.dispatchEvent(new CustomEvent('change', { detail: { checked } }));
    await rendered();
}

describe('c-co-sell-live-step', () => {
    eachOnACleanPage();

    it('shows the switches as the relay has them, and that a sandbox begins read-only', async () => {
        const step = await showStep(factsWith());

        expect(stateOf(step)).toEqual({ inbound: true, outbound: false, everything: true });
        expect(step.shadowRoot.textContent).toContain('c.CoSell_Setup_Sandbox_Read_Only');
        await expect(step).toBeAccessible();
    });

    it('flips one switch and leaves the others as they are', async () => {
        setSwitches.mockResolvedValueOnce({ ...statusExample.switches, outbound: true });
        const step = await showStep(factsWith());
        const changes = detailsOf(step, 'changed');

        await flip(step, 'outbound', true);

        expect(setSwitches.mock.calls).toEqual([[{ everything: null, inbound: null, outbound: true }]]);
        expect(stateOf(step)).toEqual({ inbound: true, outbound: true, everything: true });
        expect(changes).toHaveLength(1);
    });

    it('puts a switch back that was refused, and says why', async () => {
        setSwitches.mockRejectedValueOnce(refused);
        const step = await showStep(factsWith());

        await flip(step, 'everything', false);

        expect(stateOf(step).everything).toBe(true);
        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');
        await expect(step).toBeAccessible();
    });

    it('asks to deactivate the trigger of the connector before going live', async () => {
        const trigger = { name: 'microsoftConnector', state: 'on' as const, details: [] };
        const step = await showStep(factsWith({ findings: { microsoftConnector: trigger } }));

        expect(find(step, 'c-co-sell-checks').checks).toMatchObject([
            { state: 'toDo', saw: 'c.CoSell_Setup_Migration_Trigger_On' }
        ]);
        expect(find(await showStep(factsWith()), 'c-co-sell-checks').checks).toEqual([]);
    });

    it('offers nothing without a relay', async () => {
        const step = await showStep(withoutRelay);

        expect(findAll(step, '[data-switch]')).toEqual([]);
        await expect(step).toBeAccessible();
    });
});
