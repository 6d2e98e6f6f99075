import {
    hasConnector,
    healthChecks,
    mappingCheck,
    migrationChecks,
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
import migration from '@salesforce/label/c.CoSell_Setup_Step_Migration';
import org from '@salesforce/label/c.CoSell_Setup_Step_Org';
import people from '@salesforce/label/c.CoSell_Setup_Step_People';
import relay from '@salesforce/label/c.CoSell_Setup_Step_Relay';
import solutions from '@salesforce/label/c.CoSell_Setup_Step_Solutions';
import solutionsNone from '@salesforce/label/c.CoSell_Setup_Solutions_None';
import values from '@salesforce/label/c.CoSell_Setup_Step_Values';

export type StepName =
    | 'org'
    | 'relay'
    | 'microsoft'
    | 'people'
    | 'solutions'
    | 'fields'
    | 'values'
    | 'events'
    | 'migration'
    | 'live'
    | 'health';

interface Step {
    name: StepName;
    label: string;
    /** Left out for what is no step of its own on the way. */
    number?: number;
    stateOf(facts: Facts): CheckState;
}

const missingSolutions: Check = { name: 'solutions', label: solutions, state: 'toDo', saw: solutionsNone };

const ofOrg =
    (checksOf: (findings: Findings) => readonly Check[]) =>
    ({ findings }: Facts): CheckState =>
        findings ? stateOfChecks(checksOf(findings)) : 'checking';
const ofRelay =
    (checksOf: (facts: Facts) => readonly Check[]) =>
    (facts: Facts): CheckState =>
        stateOfChecks(checksOf(facts));

/** The path in its order; what comes after it is the health of everything. */
const steps: readonly Step[] = [
    { name: 'org', label: org, number: 0, stateOf: ofOrg((findings) => orgChecks(findings)) },
    { name: 'relay', label: relay, number: 1, stateOf: ofRelay((facts) => relayChecks(facts)) },
    {
        name: 'microsoft',
        label: microsoft,
        number: 2,
        stateOf: ofRelay((facts) => [partCheck(facts, 'microsoft', microsoft)])
    },
    { name: 'people', label: people, number: 3, stateOf: ofOrg(peopleChecks) },
    {
        name: 'solutions',
        label: solutions,
        number: 4,
        stateOf: ofOrg((findings) => (findings.solutions?.state === 'on' ? [] : [missingSolutions]))
    },
    { name: 'fields', label: fields, number: 5, stateOf: ofRelay((facts) => [mappingCheck(facts)]) },
    {
        name: 'values',
        label: values,
        number: 6,
        stateOf: ofRelay((facts) => [mappingCheck(facts), ...(facts.values ?? [])])
    },
    {
        name: 'events',
        label: events,
        number: 7,
        stateOf: ofRelay((facts) => [partCheck(facts, 'webhook', events)])
    },
    {
        name: 'migration',
        label: migration,
        stateOf: ofOrg((findings) => migrationChecks(findings, null))
    },
    { name: 'live', label: live, number: 8, stateOf: ofRelay((facts) => [partCheck(facts, 'live', live)]) },
    { name: 'health', label: health, stateOf: ofRelay(healthChecks) }
];

/** The steps of this org: moving over is for those alone where Microsoft's connector left something. */
export function stepsFor({ findings }: Facts): readonly Step[] {
    const isMovingOver = findings !== null && hasConnector(findings);
    return isMovingOver ? steps : steps.filter(({ name }) => name !== 'migration');
}
