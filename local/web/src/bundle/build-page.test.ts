import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { buildPage } from './build-page.ts';

const provided = ['badge', 'button', 'combobox', 'input', 'toast', 'toastContainer'];
const vendor = {
    dir: '',
    files: Object.fromEntries(
        ['lwc', ...provided.map((name) => `lightning/${name}`)].map((id) => [id, `${id}.js`])
    )
};

const html = '<template><lightning-badge label={label}></lightning-badge></template>';
const source = `
import { api, LightningElement, wire } from 'lwc';
import AMOUNT from '@salesforce/schema/Opportunity.Amount';
import greeting from '@salesforce/label/c.Greeting';
import count from '@salesforce/apex/Deals.count';

export default class CoSellCard extends LightningElement {
    @api recordId: string = '';
    label: string = greeting;
    field = AMOUNT;
    @wire(count, { stage: 'Won' }) counted: unknown;
}`;
const labels = `<?xml version="1.0" encoding="UTF-8" ?>
<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">
    <labels>
        <fullName>Greeting</fullName>
        <value>Sellers &amp; friends</value>
    </labels>
</CustomLabels>`;

/** A package that has what the page shows: the card, with this source, and the home component. */
async function packageWith(t: TestContext, typescript: string): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), 'package-'));
    t.after(() => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, 'lwc/coSellCard'), { recursive: true });
    await mkdir(path.join(folder, 'lwc/coSellHome'));
    await mkdir(path.join(folder, 'labels'));
    const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
    // The LWC resolver looks for one above each file.
    await write('package.json', '{}');
    await write('labels/CustomLabels.labels-meta.xml', labels);
    await write('lwc/coSellCard/coSellCard.html', html);
    await write('lwc/coSellCard/coSellCard.ts', typescript);
    await write('lwc/coSellHome/coSellHome.html', '<template></template>');
    return folder;
}

const codeOf = async (folder: string) => (await buildPage(folder, [], vendor)).get('main.js') ?? '';

test("a component gets the text of the package's label, with entities decoded", async (t) => {
    assert.match(await codeOf(await packageWith(t, source)), /"Sellers & friends"/);
});

test('a component gets a reference for a field and a function for an Apex method', async (t) => {
    const code = await codeOf(await packageWith(t, source));
    assert.match(code, /\{"objectApiName":"Opportunity","fieldApiName":"Amount"\}/);
    assert.match(code, /apexMethod\("Deals\.count"\)/);
});

test('types are taken out, and the component gets its tag from the name of its folder', async (t) => {
    const code = await codeOf(await packageWith(t, source));
    assert.doesNotMatch(code, /label: string/);
    assert.match(code, /sel: "c-co-sell-card"/);
});

test('a component is told the custom permissions of the user, and no others', async (t) => {
    const folder = await packageWith(
        t,
        `import may from '@salesforce/customPermission/May'; import mayNot from
        '@salesforce/customPermission/May_Not'; ${source.replace('label: string', 'may = [may, mayNot]; label: string')}`
    );
    const permission = (name: string, enabled: boolean) =>
        `<customPermissions><enabled>${enabled}</enabled><name>${name}</name></customPermissions>`;
    await mkdir(path.join(folder, 'permissionsets'));
    await writeFile(
        path.join(folder, 'permissionsets/Seller.permissionset-meta.xml'),
        `<PermissionSet>${permission('May', true)}${permission('May_Not', false)}</PermissionSet>`
    );
    const code = (await buildPage(folder, ['Seller'], vendor)).get('main.js') ?? '';
    assert.match(code, /(var|const) may = true;/);
    assert.match(code, /(var|const) mayNot = undefined;/);
    await assert.rejects(buildPage(folder, ['Nobody'], vendor), /Nobody\.permissionset-meta\.xml/);
});

test('the TypeScript source counts, not a JavaScript file that a build left beside it', async (t) => {
    const folder = await packageWith(t, source);
    await writeFile(path.join(folder, 'lwc/coSellCard/coSellCard.js'), 'throw new Error("stale")');
    assert.doesNotMatch(await codeOf(folder), /stale/);
});

test('a label that the package does not have fails the build by its name', async (t) => {
    const folder = await packageWith(t, source.replace('c.Greeting', 'c.Missing'));
    await assert.rejects(buildPage(folder, [], vendor), /No custom label Missing/);
});

test('a platform module that the page does not have fails the build by its name', async (t) => {
    const folder = await packageWith(t, `import 'lightning/empApi';${source}`);
    await assert.rejects(buildPage(folder, [], vendor), /lightning\/empApi/);
    const other = await packageWith(t, `import '@salesforce/messageChannel/Deals__c';${source}`);
    await assert.rejects(buildPage(other, [], vendor), /no module @salesforce\/messageChannel\/Deals__c/);
});

test('a syntax error in a component names the file', async (t) => {
    const folder = await packageWith(t, `${source}\nconst = 1;`);
    await assert.rejects(buildPage(folder, [], vendor), /coSellCard\.ts/);
});
