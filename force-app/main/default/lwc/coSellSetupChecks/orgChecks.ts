import { filled, type Check, type Remedy } from 'c/coSellSetupParts';
import approvals from '@salesforce/label/c.CoSell_Setup_Approvals';
import approvalsSome from '@salesforce/label/c.CoSell_Setup_Approvals_Some';
import connector from '@salesforce/label/c.CoSell_Setup_Connector';
import connectorDeals from '@salesforce/label/c.CoSell_Setup_Connector_Deals';
import connectorField from '@salesforce/label/c.CoSell_Setup_Connector_Field';
import connectorLeft from '@salesforce/label/c.CoSell_Setup_Connector_Left';
import connectorNames from '@salesforce/label/c.CoSell_Setup_Connector_Names';
import connectorNone from '@salesforce/label/c.CoSell_Setup_Connector_None';
import connectorOn from '@salesforce/label/c.CoSell_Setup_Connector_On';
import copied from '@salesforce/label/c.CoSell_Setup_Copied';
import copiedOff from '@salesforce/label/c.CoSell_Setup_Copied_Off';
import copiedOn from '@salesforce/label/c.CoSell_Setup_Copied_On';
import countries from '@salesforce/label/c.CoSell_Setup_Countries';
import countriesOff from '@salesforce/label/c.CoSell_Setup_Countries_Off';
import countriesOn from '@salesforce/label/c.CoSell_Setup_Countries_On';
import currency from '@salesforce/label/c.CoSell_Setup_Currency';
import currencyMany from '@salesforce/label/c.CoSell_Setup_Currency_Many';
import currencyOne from '@salesforce/label/c.CoSell_Setup_Currency_One';
import edition from '@salesforce/label/c.CoSell_Setup_Edition';
import editionOff from '@salesforce/label/c.CoSell_Setup_Edition_Off';
import flows from '@salesforce/label/c.CoSell_Setup_Flows';
import flowsSome from '@salesforce/label/c.CoSell_Setup_Flows_Some';
import none from '@salesforce/label/c.CoSell_Setup_None';
import notes from '@salesforce/label/c.CoSell_Setup_Notes';
import notesOff from '@salesforce/label/c.CoSell_Setup_Notes_Off';
import notesOn from '@salesforce/label/c.CoSell_Setup_Notes_On';
import off from '@salesforce/label/c.CoSell_Setup_Off';
import openSetup from '@salesforce/label/c.CoSell_Setup_Open_Setup';
import personAccounts from '@salesforce/label/c.CoSell_Setup_Person_Accounts';
import personAccountsOn from '@salesforce/label/c.CoSell_Setup_Person_Accounts_On';
import recordTypes from '@salesforce/label/c.CoSell_Setup_Record_Types';
import recordTypesNone from '@salesforce/label/c.CoSell_Setup_Record_Types_None';
import recordTypesSome from '@salesforce/label/c.CoSell_Setup_Record_Types_Some';
import sandbox from '@salesforce/label/c.CoSell_Setup_Sandbox';
import teams from '@salesforce/label/c.CoSell_Setup_Teams';
import teamsOff from '@salesforce/label/c.CoSell_Setup_Teams_Off';
import teamsOn from '@salesforce/label/c.CoSell_Setup_Teams_On';
import triggers from '@salesforce/label/c.CoSell_Setup_Triggers';
import triggersSome from '@salesforce/label/c.CoSell_Setup_Triggers_Some';
import type { Outcome } from '@salesforce/apex/CoSellWriteProof.run';
import type { Findings } from './facts';
import { writeProofChecks } from './writeProofChecks';

const inSetup = (node: string): Remedy => ({
    kind: 'link',
    url: `/lightning/setup/${node}`,
    label: openSetup
});
const deploys = (settings: string): Remedy => ({
    kind: 'command',
    text: `sf project deploy start --source-dir unpackaged/main/default/settings/${settings}.settings-meta.xml`
});

/**
 * Step 0: what Salesforce itself must have.
 *
 * @param proof of five saves; null: not tried yet
 */
export function orgChecks(findings: Findings, proof: Outcome | null = null): Check[] {
    const isOn = (name: string) => findings[name]?.state === 'on';
    const detailsOf = (name: string) => findings[name]?.details ?? [];
    const listOf = (name: string) => detailsOf(name).join(', ');
    const editionName = listOf('edition');

    return [
        {
            name: 'edition',
            label: edition,
            state: isOn('edition') ? 'ready' : 'toDo',
            saw: isOn('edition')
                ? filled(isOn('sandbox') ? sandbox : '{0}', editionName)
                : filled(editionOff, editionName)
        },
        {
            name: 'copiedFromAnotherOrg',
            label: copied,
            state: isOn('copiedFromAnotherOrg') ? 'toDo' : 'ready',
            saw: isOn('copiedFromAnotherOrg') ? copiedOn : copiedOff
        },
        {
            name: 'notes',
            label: notes,
            state: isOn('notes') ? 'ready' : 'attention',
            saw: isOn('notes') ? notesOn : notesOff,
            remedies: isOn('notes') ? [] : [inSetup('NotesSetupPage/home'), deploys('EnhancedNotes')]
        },
        {
            name: 'opportunityTeams',
            label: teams,
            state: isOn('opportunityTeams') ? 'ready' : 'attention',
            saw: isOn('opportunityTeams') ? teamsOn : teamsOff,
            remedies: isOn('opportunityTeams')
                ? []
                : [inSetup('OpportunityTeamMemberSettings/home'), deploys('Opportunity')]
        },
        {
            name: 'multiCurrency',
            label: currency,
            state: 'ready',
            saw: isOn('multiCurrency') ? currencyMany : currencyOne
        },
        {
            name: 'stateAndCountryPicklists',
            label: countries,
            state: isOn('stateAndCountryPicklists') ? 'ready' : 'attention',
            saw: isOn('stateAndCountryPicklists') ? countriesOn : countriesOff,
            remedies: isOn('stateAndCountryPicklists') ? [] : [inSetup('AddressCleanerOverview/home')]
        },
        {
            name: 'personAccounts',
            label: personAccounts,
            state: isOn('personAccounts') ? 'attention' : 'ready',
            saw: isOn('personAccounts') ? personAccountsOn : off
        },
        {
            name: 'recordTypes',
            label: recordTypes,
            state: 'ready',
            saw: isOn('recordTypes') ? filled(recordTypesSome, listOf('recordTypes')) : recordTypesNone
        },
        {
            name: 'opportunityTriggers',
            label: triggers,
            state: isOn('opportunityTriggers') ? 'attention' : 'ready',
            saw: isOn('opportunityTriggers') ? filled(triggersSome, listOf('opportunityTriggers')) : none
        },
        {
            name: 'opportunityFlows',
            label: flows,
            state: isOn('opportunityFlows') ? 'attention' : 'ready',
            saw: isOn('opportunityFlows') ? filled(flowsSome, listOf('opportunityFlows')) : none,
            remedies: isOn('opportunityFlows') ? [inSetup('Flows/home')] : []
        },
        {
            name: 'approvals',
            label: approvals,
            state: isOn('approvals') ? 'attention' : 'ready',
            saw: isOn('approvals') ? filled(approvalsSome, listOf('approvals')) : none,
            remedies: isOn('approvals') ? [inSetup('ApprovalProcesses/home')] : []
        },
        ...writeProofChecks(proof),
        connectorCheck(findings)
    ];
}

function connectorCheck(findings: Findings): Check {
    const check = { name: 'microsoftConnector', label: connector } as const;
    if (findings.microsoftConnector?.state === 'on') {
        return { ...check, state: 'toDo', saw: connectorOn, remedies: [inSetup('ApexTriggers/home')] };
    }
    const left = [
        findings.microsoftConnector?.state === 'paused' ? 'msft_SolutionTrigger' : '',
        findings.connectorField?.state === 'on' ? connectorField : '',
        counted(findings, 'connectorNames', connectorNames),
        counted(findings, 'connectorDeals', connectorDeals)
    ].filter(Boolean);
    return left.length
        ? { ...check, state: 'attention', saw: filled(connectorLeft, left.join(', ')) }
        : { ...check, state: 'ready', saw: connectorNone };
}

function counted(findings: Findings, name: string, label: string): string {
    const finding = findings[name];
    return finding?.state === 'on' ? filled(label, finding.details[0] ?? '') : '';
}
