import CoSellDryRunResult from 'c/coSellDryRunResult';
import example from '@cosell/contracts/examples/setup/round-trip.json';
import { eachOnACleanPage, find, findAll, show, textOf } from '../../../../../test/show';

const showResult = (changes: object = {}) =>
    show('c-co-sell-dry-run-result', CoSellDryRunResult, {
        name: 'Fabrikam fleet renewal',
        answer: { ...example.answer.body, ...changes }
    });

describe('c-co-sell-dry-run-result', () => {
    eachOnACleanPage();

    it('shows each step and what Microsoft would see', async () => {
        const element = await showResult();

        expect(textOf(element, 'h4')).toBe('Fabrikam fleet renewal');
        expect(find(element, 'c-co-sell-checks').checks[0].state).toBe('ready');
        expect(textOf(element, '[data-outcome]')).toBe('c.CoSell_Setup_Dry_Run_create');
        expect(textOf(element, '[data-change="Deal name"]')).toContain('Fabrikam fleet renewal');
        await expect(element).toBeAccessible();
    });

    it('shows what is there now beside it, where something is', async () => {
        const changes = [{ field: 'Deal value', before: '100', after: '200' }];
        const texts = (element: Element) => findAll(element, 'td').map(({ textContent }) => textContent);

        expect(texts(await showResult({ changes }))).toEqual(['100', '200']);
        const fresh = changes.map((change) => ({ ...change, before: null }));
        expect(texts(await showResult({ changes: fresh }))).toEqual(['200']);
    });

    it('says what Microsoft would refuse', async () => {
        const element = await showResult({ missing: ['A contact.'] });

        expect(textOf(element, '[data-outcome]')).toBe('c.CoSell_Setup_Dry_Run_Missing');
    });

    it('says at which step it ends, and what a person does next', async () => {
        const trouble = { code: 'SALESFORCE_NOT_FOUND', message: 'It is gone.', next: 'Restore it.' };
        const step = { what: 'Read', ok: false, milliseconds: 1, detail: '', trouble };
        const element = await showResult({ steps: [step], action: null, changes: [] });

        expect(find(element, 'c-co-sell-checks').checks).toMatchObject([
            { state: 'toDo', saw: 'c.CoSell_Error_SALESFORCE_NOT_FOUND c.CoSell_Next_SALESFORCE_NOT_FOUND' }
        ]);
        expect(find(element, 'table')).toBeNull();
    });
});
