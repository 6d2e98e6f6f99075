import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metadataXml, projectWith } from '../metadata/project.fixture.ts';
import { projectFiles } from '../metadata/project-files.ts';
import { expectedMembers } from './expected-members.ts';

test('everything that the sources hold is expected, a class that lacks its -meta.xml too', async (context) => {
    const project = await projectWith(context, {
        'classes/Lost.cls': 'class Lost {}',
        'triggers/On.trigger': 'trigger On on Opportunity (before insert) {}',
        'objects/Deal__c/Deal__c.object-meta.xml': metadataXml('CustomObject', ''),
        'objects/Deal__c/fields/Name__c.field-meta.xml': metadataXml('CustomField', '<type>Text</type>'),
        'lwc/card/card.js-meta.xml': metadataXml('LightningComponentBundle', ''),
        'lwc/card/card.ts': '',
        'objects/Deal__c/listViews/All.listView-meta.xml': metadataXml('ListView', ''),
        'reports/Ours/Deals.report-meta.xml': metadataXml('Report', ''),
        'layouts/Deal__c-Deal Layout.layout-meta.xml': metadataXml('Layout', ''),
        'labels/CustomLabels.labels-meta.xml': metadataXml(
            'CustomLabels',
            '<labels><fullName>Hi</fullName></labels>'
        )
    });
    assert.deepEqual(expectedMembers(projectFiles(project)).sort(), [
        'ApexClass:Lost',
        'ApexTrigger:On',
        'CustomField:Deal__c.Name__c',
        'CustomLabel:Hi',
        'CustomObject:Deal__c',
        'Layout:Deal__c-Deal Layout',
        'LightningComponentBundle:card',
        'ListView:Deal__c.All',
        'Report:Ours/Deals'
    ]);
});
