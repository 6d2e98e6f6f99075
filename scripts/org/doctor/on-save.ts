import type { Connection } from '@salesforce/core';
import type { OrgWork } from '../frame/run-org-script.ts';

/** One thing of the org that acts when an Opportunity is saved. */
export interface Actor {
    kind: 'flow' | 'trigger' | 'validation rule' | 'approval process' | 'workflow rule';
    name: string;
    /** When it acts, for people; empty: at every save. */
    when: string;
}

export interface OnSave {
    org: string;
    actors: Actor[];
}

/** Record-triggered flows by when they act (Metadata API, `FlowTriggerType`). */
const FLOW_TIMES: Record<string, string> = {
    RecordBeforeSave: 'before the save',
    RecordAfterSave: 'after the save',
    RecordBeforeDelete: 'before a delete'
};

/** Process Builder's processes; they name no object in what can be queried. */
const PROCESS = 'Workflow';

/**
 * What in the org acts on a save of an Opportunity, and so on the relay's too: it may refuse a value that
 * comes from Microsoft, or change it, which then goes back to Microsoft as any other change. Ours are left
 * out. Reads names alone.
 */
export async function onSave({ org, progress }: OrgWork): Promise<OnSave> {
    const { connection } = org;
    progress('Reading flows, triggers, rules and approvals of Opportunity …');
    const found = [
        await flows(connection),
        await triggers(connection),
        await validationRules(connection),
        await approvals(connection),
        await workflowRules(connection)
    ].flat();
    return { org: org.instanceUrl, actors: found.filter(({ name }) => !name.startsWith('CoSell')) };
}

export function onSaveInWords({ actors }: OnSave): string[] {
    if (!actors.length) return ['Nothing of this org acts when an Opportunity is saved.'];
    return [
        `${actors.length} things of this org act when an Opportunity is saved, by the relay too:`,
        ...actors.map(({ kind, name, when }) => `  ○ ${kind} ${name}${when && `: ${when}`}`),
        '',
        'A validation rule that refuses a value of Microsoft holds the deal: exempt holders of the custom ' +
            'permission CoSell_Relay with NOT($Permission.CoSell_Relay) where that is right. What a flow ' +
            'changes after the relay goes to Microsoft as a change of a person does. While an approval locks ' +
            'a record, the relay waits.'
    ];
}

type Row = Record<string, unknown>;
const rowsOf = async (api: Pick<Connection, 'query'>, soql: string): Promise<Row[]> =>
    (await api.query<Row>(soql)).records;

async function flows(connection: Connection): Promise<Actor[]> {
    const soql = 'SELECT ApiName, ProcessType, TriggerType FROM FlowDefinitionView WHERE IsActive = true';
    const ofObject = await rowsOf(connection, `${soql} AND TriggerObjectOrEventId = 'Opportunity'`);
    const processes = await rowsOf(connection, `${soql} AND ProcessType = '${PROCESS}'`);
    const actor = (row: Row, when: string): Actor => ({ kind: 'flow', name: String(row.ApiName), when });
    return [
        ...ofObject.map((row) => actor(row, FLOW_TIMES[String(row.TriggerType)] ?? String(row.TriggerType))),
        ...processes.map((row) => actor(row, 'a process, whose object Salesforce does not tell'))
    ];
}

async function triggers(connection: Connection): Promise<Actor[]> {
    const soql =
        "SELECT Name FROM ApexTrigger WHERE TableEnumOrId = 'Opportunity' AND Status = 'Active' ORDER BY Name";
    return (await rowsOf(connection, soql)).map(({ Name }) => ({
        kind: 'trigger',
        name: String(Name),
        when: ''
    }));
}

async function validationRules({ tooling }: Connection): Promise<Actor[]> {
    const soql =
        'SELECT ValidationName FROM ValidationRule ' +
        "WHERE EntityDefinition.QualifiedApiName = 'Opportunity' AND Active = true";
    return (await rowsOf(tooling, soql)).map(({ ValidationName }) => ({
        kind: 'validation rule',
        name: String(ValidationName),
        when: ''
    }));
}

async function approvals(connection: Connection): Promise<Actor[]> {
    const soql =
        "SELECT DeveloperName FROM ProcessDefinition WHERE TableEnumOrId = 'Opportunity' AND State = 'Active'";
    return (await rowsOf(connection, soql)).map(({ DeveloperName }) => ({
        kind: 'approval process',
        name: String(DeveloperName),
        when: 'locks what waits for approval'
    }));
}

/** Whether one is active stands in its metadata, which comes one row at a time. */
async function workflowRules({ tooling }: Connection): Promise<Actor[]> {
    const soql = "SELECT Id, Name FROM WorkflowRule WHERE TableEnumOrId = 'Opportunity'";
    const actors: Actor[] = [];
    for (const { Id, Name } of await rowsOf(tooling, soql)) {
        const [rule] = await rowsOf(tooling, `SELECT Metadata FROM WorkflowRule WHERE Id = '${Id}'`);
        if ((rule?.Metadata as { active?: boolean } | undefined)?.active)
            actors.push({ kind: 'workflow rule', name: String(Name), when: '' });
    }
    return actors;
}
