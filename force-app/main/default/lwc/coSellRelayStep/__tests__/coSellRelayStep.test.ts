import CoSellRelayStep from 'c/coSellRelayStep';
import bindOrg from '@salesforce/apex/CoSellCredential.bindOrg';
import checkConnection from '@salesforce/apex/CoSellPairing.check';
import saveAddress from '@salesforce/apex/CoSellCredential.saveAddress';
import redeem from '@salesforce/apex/CoSellPairing.redeem';
import rotate from '@salesforce/apex/CoSellPairing.rotate';
import saveToken from '@salesforce/apex/CoSellCredential.saveToken';
import { factsWith, refused, withoutRelay } from '../../../../../test/setup-facts';
import { detailsOf, eachOnACleanPage, find, rendered, show, textOf } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellCredential.bindOrg', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellPairing.check', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCredential.saveAddress', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/CoSellPairing.redeem', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellPairing.rotate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellCredential.saveToken', () => ({ default: jest.fn() }), { virtual: true });

const showStep = (facts: unknown) => show('c-co-sell-relay-step', CoSellRelayStep, { facts });
const statesOf = (step: Element) => find(step, 'c-co-sell-checks').checks.map(({ state }) => state);

async function type(step: Element, field: string, value: string) {
    find(step, `[data-field="${field}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await rendered();
}

describe('c-co-sell-relay-step', () => {
    eachOnACleanPage();

    it('pairs: address, code, token, binding and a first answer, in this order', async () => {
        checkConnection.mockResolvedValueOnce({ version: '0.1.0', milliseconds: 84 });
        const step = await showStep(withoutRelay);
        const changes = detailsOf(step, 'changed');
        expect(find(step, '[data-connect]').disabled).toBe(true);

        await type(step, 'url', ' https://relay.example.com ');
        await type(step, 'code', 'ABCD-EFGH');
        find(step, '[data-connect]').click();
        await rendered();

        expect(saveAddress.mock.calls).toEqual([[{ url: 'https://relay.example.com' }]]);
        expect(saveToken.mock.calls).toEqual([[{ token: 'ABCD-EFGH' }]]);
        const order = [saveAddress, saveToken, redeem, bindOrg, checkConnection].map(
            ({ mock }) => mock.invocationCallOrder[0]
        );
        expect(order).toEqual([...order].sort((one, other) => one - other));
        expect(changes).toHaveLength(1);
        await expect(step).toBeAccessible();
    });

    it('is not paired in the copy of an org that was', async () => {
        const on = ['namedCredential', 'paired', 'copiedFromAnotherOrg'].map(
            (name) => [name, { name, state: 'on', details: [] }] as const
        );
        const step = await showStep({ ...withoutRelay, findings: Object.fromEntries(on) });

        expect(find(step, 'c-co-sell-checks').checks[2]).toMatchObject({ name: 'paired', state: 'toDo' });
    });

    it('says why a code was refused, keeps it, and does not bind the org', async () => {
        redeem.mockRejectedValueOnce(refused);
        const step = await showStep(withoutRelay);
        await type(step, 'url', 'https://relay.example.com');
        await type(step, 'code', 'WRONG');

        find(step, '[data-connect]').click();
        await rendered();

        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');
        expect(find(step, '[data-field="code"]').value).toBe('WRONG');
        expect(bindOrg).not.toHaveBeenCalled();
        await expect(step).toBeAccessible();
    });

    it('needs the code alone where the address is kept', async () => {
        const step = await showStep(factsWith({ status: null }));
        expect(statesOf(step)).toEqual(['ready', 'toDo', 'ready', 'toDo']);

        await type(step, 'code', 'ABCD-EFGH');
        find(step, '[data-connect]').click();
        await rendered();

        expect(saveAddress).not.toHaveBeenCalled();
        expect(saveToken.mock.calls).toEqual([[{ token: 'ABCD-EFGH' }]]);
    });

    it('shows version and latency once paired, and replaces the token when asked', async () => {
        checkConnection.mockResolvedValueOnce({ version: '0.1.0', milliseconds: 84 });
        const step = await showStep(factsWith());

        expect(statesOf(step)).toEqual(['ready', 'ready', 'ready', 'ready']);
        find(step, '[data-rotate]').click();
        await rendered();

        expect(rotate).toHaveBeenCalledTimes(1);
        expect(textOf(step, '[data-announcement]')).toBe('c.CoSell_Setup_Rotated');
        await expect(step).toBeAccessible();
    });
});
