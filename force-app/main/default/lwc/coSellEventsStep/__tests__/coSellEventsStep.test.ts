import CoSellEventsStep from 'c/coSellEventsStep';
import readRegistration from '@salesforce/apex/CoSellSetup.registration';
import readTestEvent from '@salesforce/apex/CoSellSetup.testEvent';
import register from '@salesforce/apex/CoSellSetup.register';
import sendTestEvent from '@salesforce/apex/CoSellSetup.sendTestEvent';
import registration from '@cosell/contracts/examples/setup/registration.json';
import testEvent from '@cosell/contracts/examples/setup/test-event.json';
import { factsWith, refused, withoutRelay } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, rendered, show } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellSetup.registration', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.testEvent', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.register', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.sendTestEvent', () => ({ default: jest.fn() }), { virtual: true });

const taken = registration.answer.body;
const ours = { ...taken, state: 'ours', host: 'relay.example.com', isFlow: false };
const arrived = testEvent.answer.body;

async function showStep(answer: object) {
    readRegistration.mockResolvedValueOnce(answer);
    return show('c-co-sell-events-step', CoSellEventsStep, { facts: factsWith() });
}
const statesOf = (step: Element) => find(step, 'c-co-sell-checks').checks.map(({ state }) => state);

describe('c-co-sell-events-step', () => {
    eachOnACleanPage();

    it('takes over from another tool only after a clear yes', async () => {
        register.mockResolvedValueOnce(ours);
        const step = await showStep(taken);
        expect(statesOf(step)).toEqual(['toDo', 'unknown']);
        expect(find(step, '[data-take-over]').disabled).toBe(true);
        await expect(step).toBeAccessible();

        find(step, '[data-sure]').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
        await rendered();
        find(step, '[data-take-over]').click();
        await rendered();

        expect(register.mock.calls).toEqual([[{ takeOver: true }]]);
        expect(statesOf(step)).toEqual(['ready', 'unknown']);
    });

    it('registers without a question where nobody is', async () => {
        register.mockResolvedValueOnce(ours);
        const step = await showStep({ ...taken, state: 'nobody', host: null, isFlow: false });

        find(step, '[data-register]').click();
        await rendered();

        expect(register.mock.calls).toEqual([[{ takeOver: false }]]);
    });

    it('asks for a test event and waits until it has come', async () => {
        jest.useFakeTimers();
        sendTestEvent.mockResolvedValueOnce({ correlationId: arrived.correlationId, sentAt: '' });
        readTestEvent
            .mockResolvedValueOnce({ ...arrived, state: 'waiting', tries: [] })
            .mockResolvedValueOnce(arrived);
        const step = await showStep(ours);

        find(step, '[data-test-event]').click();
        await rendered();
        expect(statesOf(step)).toEqual(['ready', 'checking']);
        expect(find(step, '[data-test-event]').disabled).toBe(true);

        jest.advanceTimersByTime(3000);
        await rendered();
        expect(statesOf(step)).toEqual(['ready', 'ready']);
        jest.useRealTimers();
        await expect(step).toBeAccessible();
    });

    it('says what Microsoft met when it could not deliver', async () => {
        sendTestEvent.mockResolvedValueOnce({ correlationId: arrived.correlationId, sentAt: '' });
        const tries = [{ at: '', status: '502', detail: 'Bad gateway' }];
        readTestEvent.mockResolvedValueOnce({ ...arrived, state: 'failed', tries });
        const step = await showStep(ours);

        find(step, '[data-test-event]').click();
        await rendered();

        expect(statesOf(step)).toEqual(['ready', 'toDo']);
    });

    it('says why it could not ask, and sends the admin to step 1 without a relay', async () => {
        readRegistration.mockRejectedValueOnce(refused);
        const step = await show('c-co-sell-events-step', CoSellEventsStep, { facts: factsWith() });
        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');

        const without = await show('c-co-sell-events-step', CoSellEventsStep, { facts: withoutRelay });
        expect(without.shadowRoot.textContent).toContain('c.CoSell_Setup_Needs_Relay');
        await expect(without).toBeAccessible();
    });
});
