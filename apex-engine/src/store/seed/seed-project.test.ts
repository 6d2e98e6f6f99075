// What Apex reads of the org around it: its edition, and what acts on a save.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { smallProject } from '../../../test/small-project.ts';
import { createOrg } from '../../org/create-org.ts';

const flow = (status: string) => `<Flow xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Round</label><processType>AutoLaunchedFlow</processType>
    <start><object>Opportunity</object><triggerType>RecordBeforeSave</triggerType></start>
    <status>${status}</status></Flow>`;
const trigger = (name: string) =>
    `trigger ${name} on Opportunity (before insert) {
        Trigger.new[0].NextStep = (Trigger.new[0].NextStep ?? '') + '${name}';
    }`;
const meta = (status: string) => `<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>62.0</apiVersion><status>${status}</status></ApexTrigger>`;

const project = smallProject({
    'flows/Round.flow-meta.xml': flow('Active'),
    'flows/Old.flow-meta.xml': flow('Obsolete'),
    'approvalProcesses/Opportunity.Discount.approvalProcess-meta.xml': `<ApprovalProcess
        xmlns="http://soap.sforce.com/2006/04/metadata"><active>true</active><label>Discount</label>
        </ApprovalProcess>`,
    'Works.trigger': trigger('Works'),
    'triggers/Works.trigger-meta.xml': meta('Active'),
    'Rests.trigger': trigger('Rests'),
    'triggers/Rests.trigger-meta.xml': meta('Inactive')
});

test('the flows, approvals and triggers of a project are listed with whether they are active', () => {
    const org = createOrg(project);
    const named = (soql: string) => org.query(soql).map(({ Id: _, ...row }) => Object.values(row));
    assert.deepEqual(named('SELECT ApiName, IsActive, TriggerObjectOrEventId FROM FlowDefinitionView'), [
        ['Old', false, 'Opportunity'],
        ['Round', true, 'Opportunity']
    ]);
    assert.deepEqual(named('SELECT DeveloperName, State, TableEnumOrId FROM ProcessDefinition'), [
        ['Discount', 'Active', 'Opportunity']
    ]);
    assert.deepEqual(named('SELECT Name, Status FROM ApexTrigger ORDER BY Name'), [
        ['Rests', 'Inactive'],
        ['Works', 'Active']
    ]);
});

test('an inactive trigger does not fire', () => {
    const org = createOrg(project);
    org.insert('Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2030-01-31' });
    assert.deepEqual(
        org.query('SELECT NextStep FROM Opportunity').map(({ NextStep }) => NextStep),
        ['Works']
    );
});

test('an org is of the edition that its definition names', () => {
    const shape = path.join(project, 'definition.json');
    fs.writeFileSync(shape, '{ "edition": "Professional" }');
    const editionOf = (options: { shape?: string }) =>
        createOrg(project, options).query('SELECT OrganizationType FROM Organization')[0]![
            'OrganizationType'
        ];
    assert.equal(editionOf({ shape }), 'Professional Edition');
    assert.equal(editionOf({}), 'Developer Edition');
});
