import {
    healthChecks,
    mappingCheck,
    orgChecks,
    partCheck,
    peopleChecks,
    relayChecks,
    type Facts,
    type Findings
} from 'c/coSellSetupChecks';
import { stateOf as stateOfChecks, type Check, type CheckState } from 'c/coSellSetupParts';
import events from '@salesforce/label/c.CoSell_Setup_Step_Events';
import fields from '@salesforce/label/c.CoSell_Setup_Step_Fields';
import health from '@salesforce/label/c.CoSell_Setup_Health';
import live from '@salesforce/label/c.CoSell_Setup_Step_Live';
import microsoft from '@salesforce/label/c.CoSell_Setup_Step_Microsoft';
import org from '@salesforce/label/c.CoSell_Setup_Step_Org';
import people from '@salesforce/label/c.CoSell_Setup_Step_People';
import relay from '@salesforce/label/c.CoSell_Setup_Step_Relay';

export type StepName = 'org' | 'relay' | 'microsoft' | 'people' | 'fields' | 'events' | 'live' | 'health';

interface Step {
    name: StepName;
    label: string;
    stateOf(facts: Facts): CheckState;
}

const ofOrg =
    (checksOf: (findings: Findings) => readonly Check[]) =>
    ({ findings }: Facts): CheckState =>
        findings ? stateOfChecks(checksOf(findings)) : 'checking';
const ofRelay =
    (checksOf: (facts: Facts) => readonly Check[]) =>
    (facts: Facts): CheckState =>
        stateOfChecks(checksOf(facts));

/** The path in its order; what comes after it is the health of everything. */
export const steps: readonly Step[] = [
    { name: 'org', label: org, stateOf: ofOrg((findings) => orgChecks(findings)) },
    { name: 'relay', label: relay, stateOf: ofRelay((facts) => relayChecks(facts)) },
    {
        name: 'microsoft',
        label: microsoft,
        stateOf: ofRelay((facts) => [partCheck(facts, 'microsoft', microsoft)])
    },
    { name: 'people', label: people, stateOf: ofOrg(peopleChecks) },
    { name: 'fields', label: fields, stateOf: ofRelay((facts) => [mappingCheck(facts)]) },
    { name: 'events', label: events, stateOf: ofRelay((facts) => [partCheck(facts, 'webhook', events)]) },
    { name: 'live', label: live, stateOf: ofRelay((facts) => [partCheck(facts, 'live', live)]) },
    { name: 'health', label: health, stateOf: ofRelay(healthChecks) }
];
