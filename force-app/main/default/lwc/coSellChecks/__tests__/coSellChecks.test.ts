import CoSellChecks from 'c/coSellChecks';
import { detailsOf, eachOnACleanPage, find, findAll, show, textOf } from '../../../../../test/show';

const check = { name: 'notes', label: 'Notes', state: 'attention', saw: 'Off: no notes are shared.' };

const showChecks = (checks: object[], disabled = false) =>
    show('c-co-sell-checks', CoSellChecks, { checks, disabled });

describe('c-co-sell-checks', () => {
    eachOnACleanPage();

    it.each([
        ['ready', 'utility:success', 'c.CoSell_Setup_State_Ready'],
        ['attention', 'utility:warning', 'c.CoSell_Setup_State_Attention'],
        ['toDo', 'utility:error', 'c.CoSell_Setup_State_To_Do'],
        ['unknown', 'utility:question', 'c.CoSell_Setup_State_Unknown'],
        ['checking', 'utility:clock', 'c.CoSell_Setup_State_Checking']
    ])('shows a check that is %s with an icon and a word', async (state, icon, word) => {
        const element = await showChecks([{ ...check, state }]);

        expect(find(element, 'lightning-icon').iconName).toBe(icon);
        expect(textOf(element, '.state')).toBe(word);
        expect(textOf(element, '.saw')).toBe('Off: no notes are shared.');
        await expect(element).toBeAccessible();
    });

    it('offers a button, a link and a command, each saying which check it is for', async () => {
        const remedies = [
            { kind: 'button', label: 'Fix' },
            { kind: 'link', url: '/lightning/setup/NotesSetupPage/home', label: 'Open in Setup' },
            { kind: 'command', text: 'sf project deploy start' }
        ];
        const element = await showChecks([{ ...check, remedies }]);
        const fixes = detailsOf(element, 'fix');

        find(element, 'lightning-button').click();

        expect(fixes).toEqual(['notes']);
        expect(find(element, 'a').getAttribute('href')).toBe('/lightning/setup/NotesSetupPage/home');
        expect(find(element, 'a').getAttribute('aria-label')).toBe('Open in Setup: Notes');
        expect(textOf(element, 'code')).toBe('sf project deploy start');
        await expect(element).toBeAccessible();
    });

    it('locks its buttons while the step is busy', async () => {
        const element = await showChecks([{ ...check, remedies: [{ kind: 'button', label: 'Fix' }] }], true);

        expect(find(element, 'lightning-button').disabled).toBe(true);
    });

    it('shows nothing for no checks', async () => {
        const element = await showChecks([]);

        expect(findAll(element, 'li')).toEqual([]);
        await expect(element).toBeAccessible();
    });
});
