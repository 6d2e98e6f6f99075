import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { metadataXml, projectWith } from '../metadata/project.fixture.ts';
import { ensureJava } from '../setup/java.ts';
import { runCommand } from '../test/command.ts';
import { checkSemantics } from './check-semantics.ts';
import { checkSoql } from './check-soql.ts';

const meta = metadataXml('ApexClass', '<apiVersion>65.0</apiVersion><status>Active</status>');
const objects = {
    'objects/Deal__c/Deal__c.object-meta.xml': metadataXml(
        'CustomObject',
        '<deploymentStatus>Deployed</deploymentStatus><label>Deal</label><pluralLabel>Deals</pluralLabel>' +
            '<nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>'
    ),
    'objects/Deal__c/fields/Account__c.field-meta.xml': metadataXml(
        'CustomField',
        '<fullName>Account__c</fullName><label>Account</label><referenceTo>Account</referenceTo>' +
            '<relationshipName>Deals</relationshipName><type>Lookup</type>'
    )
};
let java: string;
let classes: string;
before(async () => {
    java = await ensureJava(runCommand);
    classes = await mkdtemp(path.join(tmpdir(), 'cosell-soql-'));
});
after(() => rm(classes, { recursive: true }));

const projectOf = (context: TestContext, body: string) =>
    projectWith(context, {
        ...objects,
        'classes/Planted.cls': `public with sharing class Planted {\n    void run() {\n        ${body}\n    }\n}\n`,
        'classes/Planted.cls-meta.xml': meta
    });

describe('apex-ls', () => {
    test('says nothing about Apex that compiles', async (context) => {
        const project = await projectOf(context, "Deal__c deal = new Deal__c(Name = 'x'); insert deal;");
        assert.deepEqual(await checkSemantics(runCommand, java, project), []);
    });

    test('finds a method that does not exist', async (context) => {
        const project = await projectOf(context, "String text = 'x'.nope();");
        assert.match((await checkSemantics(runCommand, java, project)).join('\n'), /nope/);
    });
});

describe('static SOQL', () => {
    /** Each query on a line of its own, from 3 on: Java takes three seconds to look at one, or at all. */
    const check = async (context: TestContext, queries: readonly string[]) => {
        const lines = queries.map((query, at) => `List<SObject> rows${at} = [${query}];`);
        const project = await projectOf(context, lines.join('\n'));
        const { findings } = await checkSoql(runCommand, java, project, classes);
        return findings.map((finding) => finding.replace(/^.*Planted\.cls:/, ''));
    };

    test('may name standard and custom fields, parents, children, aliases, and semi-joins', async (context) => {
        const queries = [
            'SELECT d.Name, d.Account__r.Owner.Email FROM Deal__c d ' +
                "WHERE Account__c IN (SELECT Id FROM Account WHERE BillingCity = 'x') ORDER BY CreatedDate",
            'SELECT Id, (SELECT Id FROM Deals__r) FROM Account LIMIT 1'
        ];
        assert.deepEqual(await check(context, queries), []);
    });

    test('may name nothing that is not there', async (context) => {
        const faults = {
            'SELECT Nope FROM Account': "no field or relationship 'Nope' on Account",
            'SELECT Id FROM Nope__c': "no object 'Nope__c'",
            'SELECT Account__r.Nope FROM Deal__c': "no field or relationship 'Nope' on Account",
            'SELECT (SELECT Id FROM Nopes__r) FROM Account': "no child relationship 'Nopes__r' on Account",
            'SELECT Id FROM Deal__c ORDER BY Nope__c': "no field or relationship 'Nope__c' on Deal__c"
        };
        assert.deepEqual(
            await check(context, Object.keys(faults)),
            Object.values(faults).map((fault, at) => `${at + 3}: SOQL: ${fault}`)
        );
    });
});
