import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { metadataXml, projectWith } from '../metadata/project.fixture.ts';
import { runCommand } from '../test/command.ts';
import { checkPackage } from './check-package.ts';

const meta = metadataXml('ApexClass', '<apiVersion>65.0</apiVersion><status>Active</status>');
const FAULTS = {
    // A value of another type, a field that does not exist, and a query in a loop.
    'classes/A.cls': [
        'public with sharing class A {',
        '    public static void b(List<Integer> numbers) {',
        "        Integer one = 'one';",
        '        for (Integer each : numbers) {',
        '            List<Account> found = [SELECT Nope__c FROM Account WHERE NumberOfEmployees = :each];',
        '        }',
        '    }',
        '}'
    ].join('\n'),
    'classes/A.cls-meta.xml': meta,
    'tabs/Nope.tab-meta.xml': metadataXml('CustomTab', '<customObjekt>true</customObjekt>'),
    'applications/Sales.app-meta.xml': metadataXml('CustomApplication', '<tabs>Gone__c</tabs>'),
    'labels/CustomLabels.labels-meta.xml': metadataXml(
        'CustomLabels',
        `<labels><fullName>Hello</fullName><language>en_US</language><protected>true</protected>
        <shortDescription>Hello</shortDescription><value>Hello</value></labels>`
    ),
    'lwc/card/card.ts': "import hello from '@salesforce/label/c.Hello';",
    'translations/es.translation-meta.xml': metadataXml('Translations', '')
};

test('every check counts what is wrong, and prints it', async (context) => {
    const temporary = await mkdtemp(path.join(tmpdir(), 'cosell-check-package-'));
    context.after(() => rm(temporary, { recursive: true }));
    const { findings, lines } = await checkPackage(runCommand, await projectWith(context, FAULTS), temporary);
    const numbers = new Map(
        lines.map((line) => [line.split(':')[0] ?? '', Number(/: (\d+)/.exec(line)?.[1])])
    );
    assert.equal(numbers.get('files checked'), Object.keys(FAULTS).length);
    for (const what of [
        'apex-ls errors',
        'SOQL field errors',
        'PMD and SFGE findings at severity 1-3',
        'metadata errors',
        'texts without a translation',
        'dangling cross references'
    ])
        assert.ok((numbers.get(what) ?? 0) > 0, lines.join('\n'));
    for (const finding of [
        /Nope__c/,
        /OperationWithLimitsInLoop/,
        /customObjekt/,
        /label Hello/,
        /tab Gone__c/
    ])
        assert.ok(
            findings.some((line) => finding.test(line)),
            `${finding}\n${findings.join('\n')}`
        );
});
