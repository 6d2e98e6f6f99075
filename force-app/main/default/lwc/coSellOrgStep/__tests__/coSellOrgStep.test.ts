import CoSellOrgStep from 'c/coSellOrgStep';
import proveWrites from '@salesforce/apex/CoSellWriteProof.run';
import { factsWith, refused } from '../../../../../test/setup-facts';
import { eachOnACleanPage, find, rendered, show } from '../../../../../test/show';

jest.mock('@salesforce/apex/CoSellWriteProof.run', () => ({ default: jest.fn() }), { virtual: true });

const showStep = () => show('c-co-sell-org-step', CoSellOrgStep, { facts: factsWith() });

async function checksAfterTheProof() {
    const step = await showStep();
    find(step, 'c-co-sell-checks').dispatchEvent(new CustomEvent('fix', { detail: 'validationRules' }));
    await rendered();
    await expect(step).toBeAccessible();
    return { step, checks: find(step, 'c-co-sell-checks').checks };
}
const ofRules = (checks) => checks.find(({ name }) => name === 'validationRules');

describe('c-co-sell-org-step', () => {
    eachOnACleanPage();

    it('does not know of rules before they were tried', async () => {
        const step = await showStep();

        expect(ofRules(find(step, 'c-co-sell-checks').checks).state).toBe('unknown');
        expect(proveWrites).not.toHaveBeenCalled();
    });

    it('is ready where five saves went through', async () => {
        proveWrites.mockResolvedValueOnce({ tried: 5, refusals: [] });
        const { checks } = await checksAfterTheProof();

        expect(ofRules(checks)).toMatchObject({ state: 'ready', saw: 'c.CoSell_Setup_Rules_None' });
    });

    it('names each deal that could not be saved, in the words of the rule', async () => {
        const refusal = {
            opportunityId: '006000000000001AAA',
            opportunityName: 'Fabrikam',
            message: 'Enter a region.',
            fields: ['Region__c']
        };
        proveWrites.mockResolvedValueOnce({ tried: 5, refusals: [refusal] });
        const { checks } = await checksAfterTheProof();

        expect(ofRules(checks).state).toBe('attention');
        expect(checks.find(({ label }) => label === 'Fabrikam')).toMatchObject({
            state: 'attention',
            saw: 'Enter a region. (Region__c)'
        });
    });

    it('stays open where there is no deal to try on, and says why it was refused', async () => {
        proveWrites.mockResolvedValueOnce({ tried: 0, refusals: [] });
        expect(ofRules((await checksAfterTheProof()).checks).state).toBe('unknown');

        proveWrites.mockRejectedValueOnce(refused);
        const { step } = await checksAfterTheProof();
        expect(find(step, 'c-co-sell-refusal').told.message).toBe('You may not.');
    });
});
