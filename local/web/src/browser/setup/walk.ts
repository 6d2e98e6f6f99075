import assert from 'node:assert/strict';
import { RELAY_ADDRESS } from '../../../../../scripts/loop/start-loop.ts';
import type { Step } from '../../../../../scripts/loop/perform-steps.ts';
import { dialogOf, gone, state, toggleSync } from '../day/places.ts';
import { signInAs } from './sign-in.ts';
import { button, check, FAR_SIDE, FLOW, lookAgain, open, sees, tick, type Walk } from './places.ts';

const CODE = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/;

/** From the installation to a deal in step; each resolves with what it saw. */
export const walk: Step<Walk>[] = [
    { title: 'The page opens at the first step that is to do', run: openPage },
    { title: 'A wrong code is refused with what to do; the right one pairs', run: pairRelay },
    { title: 'The org is looked at: nothing is to do there', run: lookAtOrg },
    { title: 'A colleague signs in at Microsoft by the link', run: signIn },
    { title: 'The relay’s user and a seller get their permission sets', run: giveSets },
    { title: 'A rule says who owns Microsoft’s deals, seen on an example', run: inboundDeals },
    { title: 'Solutions and plays are pasted, what is odd is named', run: importCatalogues },
    { title: 'A changed mapping is published as a version', run: publishMapping },
    { title: 'Nobody lacks a field of the mapping', run: fieldAccess },
    { title: 'A stage that contradicts itself stands out, and is mended', run: mapValues },
    { title: 'Microsoft’s events are taken over from a flow, after a clear yes', run: takeEvents },
    { title: 'A dry run of two Opportunities shows what Microsoft would get', run: dryRun },
    { title: 'Five saves show that no rule of the org is in the way', run: proveWrites },
    { title: 'Both directions are switched on', run: goLive },
    { title: 'A seller shares a deal, and it is in step', run: shareDeal },
    { title: 'The same page shows the health, wide and narrow', run: health }
];

async function openPage(visit: Walk): Promise<string> {
    const { page, loop, screenshot } = visit;
    await page.goto(loop.setupUrl);
    // Of the copy of an org the first thing to do is to pair it anew.
    await page.locator('[data-step="org"][aria-current="step"]').waitFor(FAR_SIDE);
    await sees(visit, 'copiedFromAnotherOrg', 'toDo');
    await open(visit, 'relay');
    for (const name of ['address', 'answers', 'paired', 'salesforce']) await sees(visit, name, 'toDo');
    await screenshot('setup-1-relay-red');
    return (await page.locator('[data-ready]').textContent()) ?? '';
}

async function lookAtOrg(visit: Walk): Promise<string> {
    await open(visit, 'org');
    for (const name of ['edition', 'copiedFromAnotherOrg', 'personAccounts', 'microsoftConnector'])
        await sees(visit, name, 'ready');
    assert.equal(await visit.page.locator('c-co-sell-org-step li[data-state="toDo"]').count(), 0);
    await visit.screenshot('setup-0-org');
    return `${await visit.page.locator('c-co-sell-org-step li').count()} checks`;
}

async function pairRelay(visit: Walk): Promise<string> {
    const { page, loop, clicks, screenshot } = visit;
    await open(visit, 'relay');
    await clicks.fill(page.getByLabel('Address of the relay'), RELAY_ADDRESS);
    await clicks.fill(page.getByLabel('Pairing code'), 'AAAAA-AAAAA');
    await clicks.click(button(page, 'Connect'));
    await page.locator('[data-refusal="PAIRING_CODE"]').waitFor(FAR_SIDE);
    await screenshot('setup-1-code-refused');
    const code = CODE.exec(loop.relay.lastLines().join('\n'))?.[0];
    assert.ok(code, 'the relay says its pairing code when it starts');
    await clicks.fill(page.getByLabel('Pairing code'), code);
    await clicks.click(button(page, 'Connect'));
    for (const name of ['address', 'answers', 'paired']) await sees(visit, name, 'ready');
    await screenshot('setup-1-relay-green');
    return (await check(page, 'answers', 'ready').locator('.saw').textContent()) ?? '';
}

async function giveSets(visit: Walk): Promise<string> {
    const { screenshot } = visit;
    await open(visit, 'people');
    for (const name of ['CoSell_Relay', 'CoSell_Seller']) await sees(visit, name, 'toDo');
    for (const [username, set] of [
        ['relay@contoso.example', 'CoSell_Relay'],
        ['sue.seller@contoso.example', 'CoSell_Seller']
    ] as const) {
        await tick(visit, username, set);
        await sees(visit, set, 'ready');
    }
    await screenshot('setup-3-people');
    return 'relay and seller';
}

async function signIn(visit: Walk): Promise<string> {
    const { page, loop, clicks, screenshot } = visit;
    // Less than the relay's margin of five minutes, so every call redeems anew: an end of the sign-in is met
    // at once. Long enough to outlive the call.
    await loop.control.put('/control/switches', { accessTokenSeconds: 120 });
    await open(visit, 'microsoft');
    await sees(visit, 'signedIn', 'toDo');
    await clicks.click(button(page, 'Make a sign-in link'));
    await page.locator('[data-link]').waitFor(FAR_SIDE);
    await screenshot('setup-2-link');
    await signInAs(visit, 'Referrals admin (alliance');
    await sees(visit, 'signedIn', 'ready');
    await sees(visit, 'referrals', 'ready');
    await screenshot('setup-2-microsoft');
    return (await check(page, 'signedIn', 'ready').locator('.saw').textContent()) ?? '';
}

async function inboundDeals(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    const deals = page.locator('c-co-sell-inbound-deals');
    await clicks.click(deals.locator('[data-add]'));
    await clicks.fill(deals.getByLabel('User name'), 'sue.seller@contoso.example');
    const example = deals.locator('li[data-check]').first();
    // The relay may not have been let into Salesforce yet since its user got the permission set.
    const refusal = deals.locator('[data-refusal]');
    for (let tries = 0; tries < 30 && !(await example.isVisible()); tries += 1) {
        await clicks.click(deals.locator('[data-examples]'));
        await example.or(refusal).first().waitFor(FAR_SIDE);
        if (await refusal.isVisible()) await page.waitForTimeout(1000);
    }
    await example.waitFor();
    await screenshot('setup-3-inbound');
    await clicks.click(button(page, 'Publish'));
    await deals.locator('c-co-sell-mapping-publish').waitFor({ state: 'detached', ...FAR_SIDE });
    return (await example.locator('.saw').textContent()) ?? '';
}

async function importCatalogues(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    await open(visit, 'solutions');
    await sees(visit, 'solutions', 'ready');
    await screenshot('setup-4-solutions-before');
    const paste = page.locator('c-co-sell-catalogue-import [data-text]').getByRole('textbox');
    const importNow = page.locator('c-co-sell-catalogue-import [data-import]').getByRole('button');
    await clicks.fill(
        paste,
        'Solution ID\tSolution name\tPublisher\nSOL-77001-WLK\tContoso Planner\tContoso\n77002\tContoso Odd\tContoso'
    );
    await page.locator('c-co-sell-catalogue-import [data-problems] li').waitFor();
    await screenshot('setup-4-solutions-odd');
    await clicks.click(importNow);
    await page.locator('tr[data-solution="77002"]').waitFor(FAR_SIDE);
    const odd = check(page, 'ids', 'attention').filter({ hasText: '77002' });
    await odd.waitFor(FAR_SIDE);
    await clicks.click(page.locator('tr[data-solution="77002"] .slds-checkbox_faux'));
    await odd.waitFor({ state: 'detached', ...FAR_SIDE });
    await clicks.click(page.locator('[data-catalogue]').getByRole('combobox'));
    await clicks.click(page.getByRole('option', { name: 'Solution areas and plays' }));
    await clicks.fill(paste, `Security\tData Security\t${fiscalYearOfToday()}`);
    await clicks.click(importNow);
    await page.locator('tr[data-play="Data Security"]').waitFor(FAR_SIDE);
    await screenshot('setup-4-solutions');
    return (
        (await check(page, 'plays', 'ready')
            .or(check(page, 'plays', 'attention'))
            .locator('.saw')
            .textContent()) ?? ''
    );
}

/** Microsoft's begins in July. */
function fiscalYearOfToday(): string {
    const today = new Date();
    return `FY${(today.getFullYear() + (today.getMonth() >= 6 ? 1 : 0)) % 100}`;
}

async function fieldAccess(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    await open(visit, 'people');
    await clicks.click(button(page, 'Look who lacks what'));
    const sentence = page.locator('c-co-sell-field-access [data-sentence]').filter({ hasText: /\S/ });
    await sentence.or(page.locator('c-co-sell-field-access li[data-check]').first()).waitFor(FAR_SIDE);
    await screenshot('setup-3-access');
    return (await sentence.textContent()) ?? '';
}

async function mapValues(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    await open(visit, 'values');
    await sees(visit, 'stages', 'ready');
    await sees(visit, 'currencies', 'ready');
    const row = page.locator('[data-stage-row="Closed Won"]');
    const choose = async (what: string) => {
        await clicks.click(row.getByRole('combobox'));
        await clicks.click(row.getByRole('option', { name: what, exact: true }));
    };
    await choose('Lost');
    await row.locator('[data-conflict]').waitFor();
    await sees(visit, 'stages', 'toDo');
    await screenshot('setup-6-values-conflict');
    await choose('Won');
    await sees(visit, 'stages', 'ready');
    await clicks.click(button(page, 'Publish'));
    await page
        .locator('c-co-sell-mapping-publish [data-announcement]')
        .filter({ hasText: /\d/ })
        .waitFor(FAR_SIDE);
    await screenshot('setup-6-values');
    return `${await page.locator('[data-stage-row]').count()} stages`;
}

async function proveWrites(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    await open(visit, 'org');
    await clicks.click(button(page, 'Try on five deals'));
    await sees(visit, 'validationRules', 'ready');
    assert.equal(await page.locator('li[data-check^="006"]').count(), 0);
    await visit.lights.gone('org', 'a deal whose save is refused');
    await screenshot('setup-0-rules');
    const saw = await check(page, 'validationRules', 'ready').locator('.saw').textContent();
    await open(visit, 'live');
    return saw ?? '';
}

async function publishMapping(visit: Walk): Promise<string> {
    const { page, clicks } = visit;
    await open(visit, 'fields');
    await page.locator('[data-version-row="1"]').waitFor(FAR_SIDE);
    const direction = page.locator('[data-direction][data-deal="closeDate"]').getByRole('combobox');
    await clicks.click(direction);
    await clicks.click(page.getByRole('option', { name: 'To Microsoft' }));
    await clicks.click(button(page, 'Publish'));
    await sees(visit, 'mapping', 'ready');
    await page.locator('[data-version-row="2"]').waitFor(FAR_SIDE);
    await lookAtMapping(visit);
    return (await check(page, 'mapping', 'ready').locator('.saw').textContent()) ?? '';
}

/** What helps to decide and is no part of the way: its clicks do not count. */
async function lookAtMapping({ page, screenshot }: Walk): Promise<void> {
    await page.locator('[data-compare][data-version="1"]').click();
    await page.locator('[data-difference="rows.closeDate.direction"]').waitFor(FAR_SIDE);
    await button(page, 'Preview with real Opportunities').click();
    await page.locator('c-co-sell-mapping-preview [data-opportunity]').first().waitFor(FAR_SIDE);
    await page.locator('[data-open][data-deal="value"]').click();
    await page.locator('c-co-sell-field-editor [data-field]').waitFor(FAR_SIDE);
    await screenshot('setup-5-fields');
}

async function takeEvents(visit: Walk): Promise<string> {
    const { page, loop, clicks, screenshot } = visit;
    await loop.control.post('/control/webhooks/take-over', { url: FLOW });
    await open(visit, 'events');
    await sees(visit, 'registration', 'toDo');
    await screenshot('setup-7-events-taken');
    await clicks.click(page.locator('[data-sure] .slds-checkbox_faux'));
    await clicks.click(button(page, 'Take over'));
    await sees(visit, 'registration', 'ready');
    await clicks.click(button(page, 'Send a test event'));
    await sees(visit, 'test', 'ready');
    await screenshot('setup-7-events');
    return (await check(page, 'test', 'ready').locator('.saw').textContent()) ?? '';
}

async function dryRun(visit: Walk): Promise<string> {
    const { page, loop, clicks, screenshot } = visit;
    for (let made = 0; made < 2; made += 1)
        await fetch(new URL('/page/opportunities', loop.url), { method: 'POST' });
    await open(visit, 'live');
    const choices = page.locator('c-co-sell-dry-run .slds-checkbox_faux');
    await choices.nth(1).waitFor(FAR_SIDE);
    await clicks.click(choices.nth(1));
    await clicks.click(button(page, 'Try them'));
    const results = page.locator('c-co-sell-dry-run-result [data-outcome]').filter({ hasText: /\S/ });
    await results.nth(1).waitFor(FAR_SIDE);
    await screenshot('setup-8-dry-run');
    return (await results.allTextContents()).join(' ');
}

async function goLive(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    for (const name of ['inbound', 'outbound']) {
        const toggle = page.locator(`[data-switch="${name}"]`);
        if (!(await toggle.getByRole('switch').or(toggle.locator('input')).first().isChecked()))
            await clicks.click(toggle.locator('.slds-checkbox_faux'));
    }
    await page.locator('[data-step="live"]').filter({ hasText: 'Ready' }).waitFor(FAR_SIDE);
    await screenshot('setup-8-live');
    return 'in and out';
}

async function shareDeal({ page, loop, screenshot }: Walk): Promise<string> {
    const seller = await page.context().newPage();
    await seller.goto(loop.url);
    await toggleSync(seller);
    // What locks for good is shown first, and ticked.
    const dialog = dialogOf(seller);
    await dialog.locator('.slds-checkbox_faux').click();
    await button(seller, 'Share').click();
    await gone(dialog);
    await state(seller, 'Synced').waitFor(FAR_SIDE);
    const status = (await state(seller, 'Synced').textContent()) ?? '';
    await seller.close();
    await screenshot('setup-9-after-deal');
    return status.trim();
}

async function health(visit: Walk): Promise<string> {
    const { screenshot } = visit;
    await open(visit, 'health');
    await lookAgain(visit);
    for (const name of ['relay', 'salesforce', 'microsoft', 'mapping', 'deals', 'live'])
        await sees(visit, name, 'ready');
    await screenshot('setup-health');
    return 'all green';
}
