import { findingsByName, orgChecks, type Finding } from 'c/coSellSetupChecks';
import { stateOf } from 'c/coSellSetupParts';

/** An org that has all it needs, with these findings changed. */
function checksWith(...changes: Finding[]) {
    const on = ['edition', 'sandbox', 'notes', 'opportunityTeams', 'stateAndCountryPicklists'];
    const findings = [...on.map((name) => ({ name, state: 'on', details: [] })), ...changes];
    const checks = orgChecks(findingsByName(findings as Finding[]));
    return Object.fromEntries(checks.map((check) => [check.name, check]));
}
const off = (name: string, ...details: string[]): Finding => ({ name, state: 'off', details });
const on = (name: string, ...details: string[]): Finding => ({ name, state: 'on', details });

describe('what step 0 looks at', () => {
    it('is ready in an org that has all it needs, though Apex cannot read validation rules', () => {
        const checks = checksWith();

        expect(stateOf(Object.values(checks))).toBe('ready');
        expect(checks.validationRules.state).toBe('unknown');
    });

    it.each(['notes', 'opportunityTeams'])('offers the page in Setup and the command for %s', (name) => {
        const { state, remedies } = checksWith(off(name))[name];

        expect(state).toBe('attention');
        expect(remedies.map(({ kind }) => kind)).toEqual(['link', 'command']);
        expect(remedies[1].text).toContain('sf project deploy start --source-dir unpackaged/');
    });

    it.each([
        ['an edition without Apex', off('edition', 'Professional Edition'), 'edition', 'toDo'],
        ['a copy of another org', on('copiedFromAnotherOrg'), 'copiedFromAnotherOrg', 'toDo'],
        ['country names as text', off('stateAndCountryPicklists'), 'stateAndCountryPicklists', 'attention'],
        ['person accounts', on('personAccounts'), 'personAccounts', 'attention'],
        ['other triggers', on('opportunityTriggers', 'Their'), 'opportunityTriggers', 'attention'],
        ['active flows', on('opportunityFlows', 'Round_the_Amount'), 'opportunityFlows', 'attention'],
        ['approvals', on('approvals', 'Discount'), 'approvals', 'attention'],
        ['an active trigger of the connector', on('microsoftConnector'), 'microsoftConnector', 'toDo'],
        ['an obsolete field of the connector', on('connectorField'), 'microsoftConnector', 'attention'],
        ['marks before names', on('connectorNames', '3'), 'microsoftConnector', 'attention'],
        ['deals to take over', on('connectorDeals', '12'), 'microsoftConnector', 'attention']
    ] as const)('tells of %s', (_what, finding, check, state) => {
        expect(checksWith(finding)[check].state).toBe(state);
    });

    it('says that the trigger of the connector no longer runs once it is inactive', () => {
        const paused = { name: 'microsoftConnector', state: 'paused', details: [] } as const;

        expect(checksWith(paused).microsoftConnector.state).toBe('attention');
    });
});
