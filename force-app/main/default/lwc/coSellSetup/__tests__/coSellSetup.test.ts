import CoSellSetup from 'c/coSellSetup';
import readCounts from '@salesforce/apex/CoSellOpportunities.counts';
import readMapping from '@salesforce/apex/CoSellMapping.read';
import readStatus from '@salesforce/apex/CoSellSetup.status';
import runOrgCheck from '@salesforce/apex/CoSellOrgCheck.run';
import mapping from '@cosell/contracts/examples/setup/mapping.json';
import { eachOnACleanPage, find, findAll, rendered, show, textOf } from '../../../../../test/show';
import { refused, statusExample } from '../../../../../test/setup-facts';
import findings from './data/findings.json';

jest.mock('@salesforce/apex/CoSellOpportunities.counts', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellMapping.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellSetup.status', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoSellOrgCheck.run', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/CoSell_Administer', () => ({ default: true }), { virtual: true });

/** A paired org, with somebody for each permission set. */
const complete = [
    ...findings,
    ...['namedCredential', 'paired', 'CoSell_Relay', 'CoSell_Seller', 'solutions'].map((name) => ({
        name,
        state: 'on',
        details: ['1']
    }))
];

const showSetup = () => show('c-co-sell-setup', CoSellSetup, {});

describe('c-co-sell-setup', () => {
    eachOnACleanPage();

    beforeEach(() => {
        readStatus.mockRejectedValue(refused);
        readMapping.mockRejectedValue(refused);
        readCounts.mockResolvedValue({ stages: [], countries: [], currencies: [] });
    });

    it('shows the steps with their state in words, and opens the first that is to do', async () => {
        runOrgCheck.mockResolvedValueOnce(findings);
        const page = await showSetup();

        expect(find(page, '[data-step="relay"]').getAttribute('aria-current')).toBe('step');
        expect(textOf(page, '[data-step="org"] .word')).toBe('c.CoSell_Setup_State_Ready');
        expect(textOf(page, '[data-step="relay"] .word')).toBe('c.CoSell_Setup_State_To_Do');
        expect(find(page, 'c-co-sell-relay-step').facts.findings.edition.details).toEqual([
            'Enterprise Edition'
        ]);
        await expect(page).toBeAccessible();
    });

    it('opens the health of everything once no step is to do', async () => {
        runOrgCheck.mockResolvedValueOnce(complete);
        readStatus.mockResolvedValueOnce(statusExample);
        const page = await showSetup();

        expect(find(page, '[data-step="health"]').getAttribute('aria-current')).toBe('step');
        expect(find(page, 'c-co-sell-health').facts.status.version).toBe('0.1.0');
        await expect(page).toBeAccessible();
    });

    it('counts what is ready by itself, and what needs attention beside it', async () => {
        runOrgCheck.mockResolvedValueOnce(complete);
        readStatus.mockResolvedValueOnce(statusExample);
        const page = await showSetup();
        const states = findAll(page, 'nav li').map(({ dataset }) => dataset.state);

        expect(states).toContain('attention');
        expect(states).not.toContain('toDo');
        expect(textOf(page, '[data-ready]')).toBe('c.CoSell_Setup_Ready_Count_Attention');
    });

    it('opens the step of the values where a stage asks for what contradicts it', async () => {
        runOrgCheck.mockResolvedValueOnce(complete);
        readStatus.mockResolvedValueOnce(statusExample);
        const { document, ...rest } = mapping.answer.body;
        const wrong = { when: { stage: 'Prospecting' }, to: 'Won' };
        readMapping.mockResolvedValueOnce({
            ...rest,
            document: { ...document, status: { ...document.status, outbound: [wrong], inbound: [] } }
        });
        const stage = { value: 'Prospecting', label: 'Prospecting', isClosed: false, isWon: false, count: 3 };
        readCounts.mockResolvedValueOnce({ stages: [stage], countries: [], currencies: [] });
        const page = await showSetup();

        expect(find(page, '[data-step="values"]').getAttribute('aria-current')).toBe('step');
        expect(textOf(page, '[data-step="values"] .word')).toBe('c.CoSell_Setup_State_To_Do');
        expect(textOf(page, '[data-step="fields"] .word')).not.toBe('c.CoSell_Setup_State_To_Do');
    });

    it('goes back and forth, and keeps the step when a step has changed something', async () => {
        runOrgCheck.mockResolvedValue(findings);
        const page = await showSetup();

        find(page, '[data-next]').click();
        await rendered();
        expect(find(page, 'c-co-sell-microsoft-step')).not.toBeNull();
        find(page, 'c-co-sell-microsoft-step').dispatchEvent(new CustomEvent('changed'));
        await rendered();
        find(page, '[data-back]').click();
        await rendered();

        expect(find(page, 'c-co-sell-relay-step')).not.toBeNull();
        expect(runOrgCheck).toHaveBeenCalledTimes(2);
    });

    it('has a step to move over where Microsoft’s connector is, and leaves it when that has gone', async () => {
        const trigger = { name: 'microsoftConnector', state: 'on', details: [] };
        runOrgCheck.mockResolvedValueOnce([...findings, trigger]);
        const page = await showSetup();
        const last = findAll(page, '[data-step]').at(-3);
        expect(last.dataset.step).toBe('migration');
        expect(find(page, '[data-step="values"] .name').textContent).toContain('6. ');

        last.click();
        await rendered();
        expect(find(page, 'c-co-sell-migration-step')).not.toBeNull();
        await expect(page).toBeAccessible();

        runOrgCheck.mockResolvedValueOnce(findings);
        find(page, '[data-check-again]').click();
        await rendered();
        expect(find(page, '[data-step="migration"]')).toBeNull();
        expect(find(page, '[data-step="relay"]').getAttribute('aria-current')).toBe('step');
    });

    it('shows solutions and values as steps of their own', async () => {
        runOrgCheck.mockResolvedValue(findings);
        const page = await showSetup();
        for (const [name, tag] of [
            ['solutions', 'c-co-sell-solutions-step'],
            ['values', 'c-co-sell-values-step']
        ]) {
            find(page, `[data-step="${name}"]`).click();
            // eslint-disable-next-line no-await-in-loop
            await rendered();
            expect(find(page, tag)).not.toBeNull();
        }
    });

    it('looks again when asked', async () => {
        runOrgCheck.mockResolvedValue(findings);
        const page = await showSetup();

        find(page, '[data-check-again]').click();
        await rendered();

        expect(runOrgCheck).toHaveBeenCalledTimes(2);
    });

    it('says why nothing could be looked up, and what to do', async () => {
        const message = '{"code":"NOT_ALLOWED","message":"You may not.","next":"Ask your admin."}';
        runOrgCheck.mockRejectedValueOnce({ body: { message } });
        const page = await showSetup();

        expect(textOf(page, '[role="alert"]')).toContain('You may not.');
        expect(textOf(page, '[role="alert"]')).toContain('Ask your admin.');
        expect(findAll(page, '[data-step]')).toEqual([]);
        await expect(page).toBeAccessible();
    });
});
