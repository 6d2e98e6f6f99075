import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { checkMetadata } from '../check-metadata.ts';
import { formatFinding } from '../finding.ts';
import { metadataXml, projectWith } from '../project.fixture.ts';
import { PROJECT } from './all-kinds.fixture.ts';
import { collectors } from './collectors.ts';

/** Part of a file's name, what stands there, what is planted instead, and what must be found. */
const FAULTS: [file: string, right: string, wrong: string, finding: string][] = [
    ['Deal__c.object', 'Short', 'Long', 'no compact layout Deal__c.Long'],
    ['Kind__c.field', '>Area__c<', '>Nope__c<', 'no field Deal__c.Nope__c'],
    ['Area__c.field', '<referenceTo>Area__c', '<referenceTo>Nope__c', 'no object Nope__c'],
    ['Area__c.field', 'Area__c.Active__c', 'Area__c.Nope__c', 'no field Area__c.Nope__c'],
    ['Sign__c.field', 'Area__r.Active__c', 'Area__r.Nope__c', 'no field Area__c.Nope__c'],
    ['Sign__c.field', 'Area__r.Active__c', 'Nope__r.Active__c', 'no field Deal__c.Nope__c'],
    ['Sign__c.field', '/resource/Tick', '/resource/Nope', 'no static resource Nope'],
    ['Short.compactLayout', 'Kind__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['All.listView', 'Sign__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['All.listView', 'Kind__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['Fixed.validationRule', 'Kind__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['Fixed.validationRule', 'Area__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['Fixed.validationRule', '$Permission.Relay', '$Permission.Nope', 'no custom permission Nope'],
    ['Area Layout', 'Active__c', 'Nope__c', 'no field Area__c.Nope__c'],
    ['Area Layout', 'Kind__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['Area Layout', 'Deal__c.Area__c', 'Deal__c.Nope__c', 'no field Deal__c.Nope__c'],
    ['Area Layout', 'Sign__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['Area_Page', '>card<', '>nope<', 'no component nope'],
    ['Area_Page', 'Deals__r', 'Nope__r', 'no relationship Area__c.Nope__r'],
    ['Area_Page', 'Kind__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['Area_Page', 'Sign__c', 'Nope__c', 'no field Deal__c.Nope__c'],
    ['Sales.app', '<tabs>Deal__c', '<tabs>Nope', 'no tab Nope'],
    ['Sales.app', 'Area_Page', 'Nope_Page', 'no page Nope_Page'],
    ['Seller.permissionset', '>Sales<', '>Nope<', 'no application Nope'],
    ['Areas_with_Deals', '<baseObject>Area__c', '<baseObject>Nope__c', 'no object Nope__c'],
    ['Areas_with_Deals', '>Deals__r<', '>Nope__r<', 'no relationship Area__c.Nope__r'],
    ['Areas_with_Deals', '>Active__c<', '>Nope__c<', 'no field Area__c.Nope__c'],
    ['Areas_with_Deals', '>Kind__c<', '>Nope__c<', 'no field Deal__c.Nope__c'],
    ['By_Kind', 'Areas_with_Deals__c', 'Nope__c', 'no report type Nope'],
    ['By_Kind', 'Area__c$Active__c', 'Area__c$Kind__c', 'no report column Areas_with_Deals: Area__c$Kind__c'],
    ['Plain', 'Deal__c.Kind__c', 'Deal__c.Nope__c', 'no field Deal__c.Nope__c'],
    ['Board', 'Ours/By_Kind', 'Ours/Nope', 'no report Ours/Nope'],
    ['es.translation', '>Sales<', '>Nope<', 'no application Nope'],
    ['es.translation', '>Hello<', '>Nope<', 'no label Nope'],
    ['Deal__c-es.object', '>Kind__c<', '>Nope__c<', 'no field Deal__c.Nope__c'],
    ['Deal__c-es.object', 'New one', 'Old one', 'no picklist value Deal__c.Kind__c: Old one'],
    ['Deal__c-es.object', '>Fixed<', '>Nope<', 'no validation rule Deal__c.Nope'],
    ['Area__c-es.object', 'Area Layout', 'Nope Layout', 'no layout Area__c-Nope Layout'],
    ['Area__c-es.object', '>Information<', '>Nope<', 'no layout section Area__c-Area Layout: Nope']
];

async function findingsOf(context: TestContext, files: Record<string, string>): Promise<string[]> {
    const project = await projectWith(context, files);
    const { findings, dangling } = checkMetadata(project);
    return [...findings, ...dangling].map((finding) => formatFinding(finding, project));
}

test('a project whose names all exist has no finding, and every kind of file is looked at', async (context) => {
    const project = await projectWith(context, PROJECT);
    const { findings, dangling, names } = checkMetadata(project);
    assert.deepEqual([...findings, ...dangling], []);
    const looked = new Set([...names.keys()].map((name) => name.split(' → ')[0]));
    for (const { from } of Object.values(collectors)) assert.ok(looked.has(from), from);
});

describe('a name of something that is not there is found', () => {
    for (const [part, right, wrong, expected] of FAULTS)
        test(`${part}: ${right} → ${wrong}`, async (context) => {
            const [file = ''] = Object.keys(PROJECT).filter((name) => name.includes(part));
            const text = PROJECT[file] ?? '';
            assert.ok(text.includes(right), `${file} has no ${right}`);
            const found = await findingsOf(context, { ...PROJECT, [file]: text.replace(right, wrong) });
            assert.ok(
                found.some((line) => line.includes(`${expected} in the project`) && line.includes(part)),
                found.join('\n') || 'nothing was found'
            );
        });

    test('a report in a folder that no file describes', async (context) => {
        const { 'reports/Ours.reportFolder-meta.xml': _folder, ...rest } = PROJECT;
        const found = await findingsOf(context, rest);
        assert.match(found[0] ?? '', /By_Kind.*no report folder Ours in the project$/);
    });

    test('a translation of an object that is not there', async (context) => {
        const file = 'objectTranslations/Nope__c-es/Nope__c-es.objectTranslation-meta.xml';
        const found = await findingsOf(context, {
            ...PROJECT,
            [file]: metadataXml('CustomObjectTranslation', '')
        });
        assert.match(found[0] ?? '', /no object Nope__c in the project$/);
    });
});

test('a package may not name what only another directory defines; one that is no package may', async (context) => {
    const project = await projectWith(context, {});
    const write = async (file: string, text: string) => {
        await mkdir(path.dirname(path.join(project, file)), { recursive: true });
        await writeFile(path.join(project, file), text);
    };
    const directories = [
        { path: 'core', package: 'Core' },
        { path: 'addon', package: 'Add-on', dependencies: [{ package: 'Core' }] },
        { path: 'more' }
    ];
    await write('sfdx-project.json', JSON.stringify({ packageDirectories: directories }));
    const tab = metadataXml('CustomTab', '<customObject>true</customObject>');
    const app = (name: string) => metadataXml('CustomApplication', `<tabs>${name}</tabs>`);
    await write('core/tabs/Core__c.tab-meta.xml', tab);
    await write('addon/tabs/Addon__c.tab-meta.xml', tab);
    await write('core/applications/Core.app-meta.xml', app('Addon__c'));
    await write('addon/applications/Addon.app-meta.xml', app('Core__c'));
    await write('more/applications/More.app-meta.xml', app('Addon__c'));
    const dangling = checkMetadata(project).dangling.map((finding) => formatFinding(finding, project));
    assert.deepEqual(dangling, ['core/applications/Core.app-meta.xml:3: no tab Addon__c in the project']);
});
