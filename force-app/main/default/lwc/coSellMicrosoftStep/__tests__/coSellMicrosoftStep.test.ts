import CoSellMicrosoftStep from 'c/coSellMicrosoftStep';
import readPrerequisites from '@salesforce/apex/CoSellSetup.prerequisites';
import readSignIn from '@salesforce/apex/CoSellSetup.signInState';
import startSignIn from '@salesforce/apex/CoSellSetup.signIn';
import prerequisites from '@cosell/contracts/examples/setup/prerequisites.json';
import signIn from '@cosell/contracts/examples/setup/sign-in.json';
import signInState from '@cosell/contracts/examples/setup/sign-in-state.json';
import { factsWith, refused, withoutRelay } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellSetup.prerequisites', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.signInState', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.signIn', () => ({ default: jest.fn() }), { virtual: true });

const done = signInState.answer.body;
const nobody = { ...done, signedIn: false, who: null, attempt: { outcome: 'none', trouble: null } };
const underWay = { ...nobody, attempt: { outcome: 'under way', trouble: null } };

const showStep = (facts: unknown) => show('c-co-sell-microsoft-step', CoSellMicrosoftStep, { facts });
const statesOf = (step: Element) =>
    Object.fromEntries(find(step, 'c-co-sell-checks').checks.map(({ name, state }) => [name, state]));

describe('c-co-sell-microsoft-step', () => {
    eachOnACleanPage();
    beforeEach(() => [readSignIn, readPrerequisites, startSignIn].forEach((mock) => mock.mockReset()));

    it('shows who is signed in and what Microsoft requires, looked up and not told', async () => {
        readSignIn.mockResolvedValueOnce(done);
        readPrerequisites.mockResolvedValueOnce(prerequisites.answer.body);
        const step = await showStep(factsWith());

        expect(statesOf(step)).toEqual({ signedIn: 'ready', role: 'toDo', secondFactor: 'unknown' });
        expect(textOf(step, '.needs')).toContain(done.app.redirectUri);
        await expect(step).toBeAccessible();
    });

    it('makes a link that can be sent, and notices when the colleague has signed in', async () => {
        jest.useFakeTimers();
        readSignIn.mockResolvedValueOnce(nobody).mockResolvedValueOnce(underWay).mockResolvedValueOnce(done);
        startSignIn.mockResolvedValueOnce(signIn.answer.body);
        readPrerequisites.mockResolvedValueOnce(prerequisites.answer.body);
        const step = await showStep(factsWith());
        const changes = detailsOf(step, 'changed');

        find(step, '[data-get-link]').click();
        await rendered();
        expect(find(step, '[data-link]').value).toBe(signIn.answer.body.link);

        jest.advanceTimersByTime(3000);
        await rendered();
        expect(changes).toHaveLength(1);
        expect(find(step, '[data-link]')).toBeNull();
        expect(statesOf(step).signedIn).toBe('ready');
        jest.useRealTimers();
        await expect(step).toBeAccessible();
    });

    it.each([
        ['SIGN_IN_MFA', ['secondFactor']],
        ['SIGN_IN_ROLE', ['referrals', 'role']],
        ['SIGN_IN_OTHER_PARTNER', ['partner']],
        ['SIGN_IN_CONSENT', ['webhooks']],
        ['SIGN_IN_REFUSED', []]
    ])('shows what the colleague lacked whose sign-in was refused with %s', async (code, lacked) => {
        const trouble = { code, message: 'Not so.', next: 'Ask again.' };
        readSignIn.mockResolvedValueOnce({ ...nobody, attempt: { outcome: 'refused', trouble } });
        const step = await showStep(factsWith());

        const [signedIn, ...others] = find(step, 'c-co-sell-checks').checks;
        expect(signedIn).toMatchObject({ name: 'signedIn', state: 'toDo', saw: 'Not so. Ask again.' });
        expect(others.map(({ name }) => name)).toEqual(lacked);
        expect(others.every(({ state }) => state === 'toDo')).toBe(true);
        await expect(step).toBeAccessible();
    });

    it('says why the relay would not tell', async () => {
        readSignIn.mockRejectedValueOnce(refused);
        const step = await showStep(factsWith());

        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');
        await expect(step).toBeAccessible();
    });

    it('sends the admin to step 1 while there is no relay', async () => {
        const step = await showStep(withoutRelay);

        expect(step.shadowRoot.textContent).toContain('c.CoSell_Setup_Needs_Relay');
        expect(readSignIn).not.toHaveBeenCalled();
        await expect(step).toBeAccessible();
    });
});
