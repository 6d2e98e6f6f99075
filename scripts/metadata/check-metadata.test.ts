import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { checkMetadata } from './check-metadata.ts';
import { formatFinding } from './finding.ts';
import { readMetadataTypes } from './metadata-types.ts';
import { metadataXml, projectWith } from './project.fixture.ts';

const FIELD = 'objects/Opportunity/fields/Note__c.field-meta.xml';
const SET = 'permissionsets/Seller.permissionset-meta.xml';
const LABELS = 'labels/CustomLabels.labels-meta.xml';

const field = (content = '') =>
    metadataXml(
        'CustomField',
        `<fullName>Note__c</fullName><label>Note</label>\n<type>Text</type>\n${content}`
    );
const permissionSet = (content: string) => metadataXml('PermissionSet', `<label>Seller</label>\n${content}`);
const label = (name: string) =>
    `<labels><fullName>${name}</fullName><language>en_US</language><protected>true</protected>
    <shortDescription>${name}</shortDescription><value>${name}</value></labels>`;

async function findingsOf(context: TestContext, files: Record<string, string>): Promise<string[]> {
    const project = await projectWith(context, files);
    const { findings, dangling } = checkMetadata(project);
    return [...findings, ...dangling].map((finding) =>
        formatFinding(finding, `${project}/force-app/main/default`)
    );
}

test('the types of the Metadata API are read: all of them, with base types and enumerations', () => {
    const types = readMetadataTypes();
    assert.ok(types.count > 2000, `${types.count} types`);
    assert.equal(types.properties('CustomField')?.get('required')?.type, 'boolean');
    // From the base type `Metadata`.
    assert.ok(types.properties('CustomField')?.has('fullName'));
    assert.ok(types.values('FieldType')?.includes('MasterDetail'));
});

describe('one file', () => {
    test('is fine as the platform takes it', async (context) => {
        assert.deepEqual(await findingsOf(context, { [FIELD]: field('<length>80</length>') }), []);
    });

    const faults: [string, string, RegExp][] = [
        ['an unknown element', field('<lenght>80</lenght>'), /:5: <lenght> is not part of CustomField$/],
        ['an element given twice', field('<type>Text</type>'), /<type> appears twice in CustomField$/],
        [
            'a boolean that is none',
            field('<required>yes</required>'),
            /<required> must be true or false, not "yes"$/
        ],
        ['a number that is none', field('<length>long</length>'), /<length> must be a number, not "long"$/],
        [
            'a value that the enumeration lacks',
            metadataXml('CustomField', '<fullName>Note__c</fullName><type>Textt</type>'),
            /<type> must be one of FieldType/
        ],
        ['XML that is not well-formed', '<CustomField><type></CustomField>', /not well-formed/],
        ['an unknown root', metadataXml('CustomFeld', ''), /unknown metadata type CustomFeld$/],
        ['text between elements', field('stray'), /text inside <CustomField>$/]
    ];
    for (const [what, text, expected] of faults)
        test(`is not fine with ${what}`, async (context) => {
            const [finding = 'none'] = await findingsOf(context, { [FIELD]: text });
            assert.match(finding, expected);
        });

    test('is not fine without an element that the type requires', async (context) => {
        const [finding = 'none'] = await findingsOf(context, { [SET]: metadataXml('PermissionSet', '') });
        assert.match(finding, /<label> is missing in PermissionSet$/);
    });
});

describe('a permission set', () => {
    const access = (name: string, editable = false) =>
        permissionSet(
            `<fieldPermissions><editable>${editable}</editable><field>${name}</field><readable>true</readable></fieldPermissions>`
        );

    test('may name fields of the project, and standard fields', async (context) => {
        assert.deepEqual(
            await findingsOf(context, { [FIELD]: field(), [SET]: access('Opportunity.Note__c', true) }),
            []
        );
        assert.deepEqual(await findingsOf(context, { [SET]: access('Opportunity.Description') }), []);
    });

    const faults: [string, string, string, RegExp][] = [
        [
            'a field that does not exist',
            field(),
            access('Opportunity.Nope__c'),
            /no field Opportunity\.Nope__c/
        ],
        [
            'a required field',
            field('<required>true</required>'),
            access('Opportunity.Note__c'),
            /takes no permission for it/
        ],
        [
            'a formula as editable',
            field('<formula>Name</formula>'),
            access('Opportunity.Note__c', true),
            /is a formula and cannot be editable/
        ],
        [
            'a class that does not exist',
            field(),
            permissionSet(
                '<classAccesses><apexClass>Nope</apexClass><enabled>true</enabled></classAccesses>'
            ),
            /no Apex class Nope/
        ],
        [
            'an object that does not exist',
            field(),
            permissionSet(
                `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete>
                <allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>true</modifyAllRecords>
                <object>Nope__c</object><viewAllRecords>true</viewAllRecords></objectPermissions>`
            ),
            /no object Nope__c/
        ],
        [
            'a tab that does not exist',
            field(),
            permissionSet('<tabSettings><tab>Nope__c</tab><visibility>Visible</visibility></tabSettings>'),
            /no tab Nope__c/
        ],
        [
            'a custom permission that does not exist',
            field(),
            permissionSet('<customPermissions><enabled>true</enabled><name>Nope</name></customPermissions>'),
            /no custom permission Nope/
        ]
    ];
    for (const [what, fieldText, setText, expected] of faults)
        test(`may not name ${what}`, async (context) => {
            const found = await findingsOf(context, { [FIELD]: fieldText, [SET]: setText });
            assert.equal(found.length, 1, found.join('\n'));
            assert.match(found[0] ?? '', expected);
        });
});

describe('names in sources', () => {
    const labels = metadataXml('CustomLabels', label('Used'));

    test('are fine when the project defines them', async (context) => {
        const found = await findingsOf(context, {
            [LABELS]: labels,
            [FIELD]: field(),
            'lwc/card/card.ts':
                "import used from '@salesforce/label/c.Used';\nimport NOTE from '@salesforce/schema/Opportunity.Note__c';"
        });
        assert.deepEqual(found, []);
    });

    test('an unknown label in a component or in Apex is found, with its line', async (context) => {
        const found = await findingsOf(context, {
            [LABELS]: labels,
            'lwc/card/card.ts':
                "import a from '@salesforce/label/c.Used';\nimport b from '@salesforce/label/c.Lost';",
            'classes/A.cls': 'class A { String text = Label.Gone; }'
        });
        assert.deepEqual(found, [
            'classes/A.cls:1: no label Gone in the project',
            'lwc/card/card.ts:2: no label Lost in the project'
        ]);
    });

    test('a label that nothing uses is found', async (context) => {
        const [finding = 'none'] = await findingsOf(context, { [LABELS]: labels });
        assert.match(finding, /nothing uses label Used$/);
    });

    test('a field or custom permission that a component imports and the project lacks is found', async (context) => {
        const found = await findingsOf(context, {
            'lwc/card/card.ts':
                "import A from '@salesforce/schema/Opportunity.Nope__c';\nimport b from '@salesforce/customPermission/Nope';"
        });
        assert.deepEqual(found, [
            'lwc/card/card.ts:1: no field Opportunity.Nope__c in the project',
            'lwc/card/card.ts:2: no custom permission Nope in the project'
        ]);
    });
});
