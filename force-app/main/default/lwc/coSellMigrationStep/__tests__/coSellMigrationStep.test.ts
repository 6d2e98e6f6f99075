import CoSellMigrationStep from 'c/coSellMigrationStep';
import readRegistration from '@salesforce/apex/CoSellSetup.registration';
import { hasConnector } from 'c/coSellSetupChecks';
import { factsWith, refused, withoutRelay } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, show } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellSetup.registration', () => ({ default: jest.fn() }), { virtual: true });

const traces = (states: Record<string, string>) =>
    Object.fromEntries(
        Object.entries(states).map(([name, state]) => [name, { name, state, details: ['200'] }])
    ) as never;
const all = traces({ microsoftConnector: 'on', connectorNames: 'on', connectorDeals: 'on' });

const showStep = (facts: unknown) => show('c-co-sell-migration-step', CoSellMigrationStep, { facts });
const statesOf = (step: Element) =>
    Object.fromEntries(find(step, 'c-co-sell-checks').checks.map(({ name, state }) => [name, state]));

describe('c-co-sell-migration-step', () => {
    eachOnACleanPage();

    it('asks to stop the trigger and the flow that hears the events, and counts what is adopted', async () => {
        readRegistration.mockResolvedValueOnce({ state: 'taken', isFlow: true });
        const step = await showStep(factsWith({ findings: all }));

        expect(statesOf(step)).toEqual({
            trigger: 'toDo',
            flows: 'attention',
            deals: 'attention',
            names: 'attention',
            fields: 'ready'
        });
        expect(find(step, 'c-co-sell-backfill')).not.toBeNull();
        await expect(step).toBeAccessible();
    });

    it('is done when the trigger is inactive, the events come here and all deals were run', async () => {
        readRegistration.mockResolvedValueOnce({ state: 'ours', isFlow: false });
        const step = await showStep(factsWith({ findings: traces({ microsoftConnector: 'paused' }) }));

        expect(statesOf(step)).toEqual({
            trigger: 'ready',
            flows: 'unknown',
            deals: 'ready',
            names: 'ready',
            fields: 'ready'
        });
    });

    it('tells what it can without a relay, and why it could not ask for the registration', async () => {
        const without = await showStep({ ...withoutRelay, findings: all });
        expect(statesOf(without).trigger).toBe('toDo');
        expect(find(without, 'c-co-sell-backfill')).toBeNull();

        readRegistration.mockRejectedValueOnce(refused);
        const step = await showStep(factsWith({ findings: all }));
        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');
    });

    it('is for orgs alone where the connector left something', () => {
        expect(hasConnector(all)).toBe(true);
        expect(hasConnector(traces({ microsoftConnector: 'paused' }))).toBe(true);
        expect(hasConnector(traces({ microsoftConnector: 'off', connectorNames: 'off' }))).toBe(false);
    });
});
