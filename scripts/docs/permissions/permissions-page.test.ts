import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { metadataXml, projectWith } from '../../metadata/project.fixture.ts';
import { formatPage } from '../format-page.ts';
import { readPermissionSets } from './permission-set.ts';
import { permissionsPage } from './permissions-page.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const page = path.join(root, 'docs/permissions.md');

test('docs/permissions.md says what the permission sets give (else: npm run docs:permissions)', async () => {
    const sets = readPermissionSets(path.join(root, 'force-app'));
    assert.ok(sets.length >= 5);
    assert.equal(readFileSync(page, 'utf8'), await formatPage(permissionsPage(sets), page));
});

describe('the page', () => {
    const seller = (fieldAccess: string, objectAccess = 'true') =>
        metadataXml(
            'PermissionSet',
            `<label>Co-sell: Seller</label><description>Sells.</description>
            <fieldPermissions><editable>${fieldAccess}</editable><field>Deal__c.Kind__c</field>
            <readable>true</readable></fieldPermissions><objectPermissions><allowCreate>false</allowCreate>
            <allowDelete>false</allowDelete><allowEdit>${objectAccess}</allowEdit><allowRead>true</allowRead>
            <modifyAllRecords>false</modifyAllRecords><object>Deal__c</object>
            <viewAllRecords>true</viewAllRecords></objectPermissions>`
        );
    const relay = metadataXml(
        'PermissionSet',
        '<label>Relay</label><customPermissions><enabled>true</enabled><name>Is_Relay</name></customPermissions>'
    );

    test('shows each set’s access to an object, a field and a custom permission', async (context) => {
        const project = await projectWith(context, {
            'permissionsets/A_Seller.permissionset-meta.xml': seller('false'),
            'permissionsets/B_Relay.permissionset-meta.xml': relay
        });
        const text = permissionsPage(readPermissionSets(project));
        assert.match(text, /\| {2}\| Seller \| Relay \|/);
        assert.match(text, /\| `Deal__c` \| REV \| {2}\|/);
        assert.match(text, /### Deal__c\n\n.*\n.*\n\| `Kind__c` \| read \| {2}\|/);
        assert.match(text, /\| `Is_Relay` \| {2}\| yes \|/);
        assert.match(text, /\| \*\*Co-sell: Seller\*\* \| `A_Seller` \| Sells\. \|/);
    });

    test('changes with every change of an access', async (context) => {
        const pages = await Promise.all(
            [seller('false'), seller('true'), seller('false', 'false')].map(async (text) =>
                permissionsPage(
                    readPermissionSets(
                        await projectWith(context, { 'permissionsets/A.permissionset-meta.xml': text })
                    )
                )
            )
        );
        assert.equal(new Set(pages).size, 3);
    });
});
