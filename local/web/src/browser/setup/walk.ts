import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { RELAY_ADDRESS, type Loop } from '../../../../../scripts/loop/start-loop.ts';
import type { Step } from '../../../../../scripts/loop/perform-steps.ts';
import { accessibilityFaults } from '../accessibility.ts';
import type { Clicks } from './clicks.ts';

/** One admin, from the installation to a deal in step. */
export interface Walk {
    page: Page;
    loop: Loop;
    clicks: Clicks;
    screenshot(name: string): Promise<void>;
}

/** How long the other side may take. */
const FAR_SIDE = { timeout: 60_000 };
const CODE = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const check = (page: Page, name: string, state: string): Locator =>
    page.locator(`c-co-sell-setup li[data-check="${name}"][data-state="${state}"]`);
const sees = (page: Page, name: string, state: string) => check(page, name, state).waitFor(FAR_SIDE);
const box = (page: Page, username: string, set: string): Locator =>
    page.locator(`tr[data-user="${username}"] [data-set="${set}"] .slds-checkbox_faux`);

async function open({ page, clicks }: Walk, step: string): Promise<void> {
    await clicks.click(page.locator(`[data-step="${step}"]`));
    await page.locator(`[data-step="${step}"][aria-current="step"]`).waitFor();
}

async function lookAgain({ page, clicks }: Walk): Promise<void> {
    await clicks.click(page.locator('[data-check-again]'));
}

/** What is seen red first is seen green in the end; each resolves with what it saw. */
export const walk: Step<Walk>[] = [
    { title: 'The page opens at the first step that is to do', run: openPage },
    { title: 'The org is looked at: nothing is to do there', run: lookAtOrg },
    { title: 'A wrong code is refused with what to do; the right one pairs', run: pairRelay },
    { title: 'The relay’s user and a seller get their permission sets', run: giveSets },
    { title: 'A colleague signs in at Microsoft by the link', run: signIn },
    { title: 'A changed mapping is published as a version', run: publishMapping },
    { title: 'Microsoft’s events come to this relay', run: takeEvents },
    { title: 'A dry run shows what Microsoft would get', run: dryRun },
    { title: 'Both directions are switched on', run: goLive },
    { title: 'A seller shares a deal, and it is in step', run: shareDeal },
    { title: 'The same page shows the health, wide and narrow', run: health }
];

async function openPage({ page, loop, screenshot }: Walk): Promise<string> {
    await page.goto(loop.setupUrl);
    await page.locator('[data-step="relay"][aria-current="step"]').waitFor(FAR_SIDE);
    for (const name of ['address', 'answers', 'paired', 'salesforce']) await sees(page, name, 'toDo');
    await screenshot('setup-1-relay-red');
    return (await page.locator('[data-ready]').textContent()) ?? '';
}

async function lookAtOrg(visit: Walk): Promise<string> {
    await open(visit, 'org');
    await sees(visit.page, 'edition', 'ready');
    assert.equal(await visit.page.locator('c-co-sell-org-step li[data-state="toDo"]').count(), 0);
    assert.deepEqual(await accessibilityFaults(visit.page), []);
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
    for (const name of ['address', 'answers', 'paired']) await sees(page, name, 'ready');
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('setup-1-relay-green');
    return (await check(page, 'answers', 'ready').locator('.saw').textContent()) ?? '';
}

async function giveSets(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    await open(visit, 'people');
    for (const name of ['CoSell_Relay', 'CoSell_Seller']) await sees(page, name, 'toDo');
    for (const [username, set] of [
        ['relay@contoso.example', 'CoSell_Relay'],
        ['sue.seller@contoso.example', 'CoSell_Seller']
    ] as const) {
        await clicks.fill(page.getByLabel('Find a user'), username);
        await page.getByLabel('Find a user').press('Enter');
        await clicks.click(box(page, username, set));
        await sees(page, set, 'ready');
    }
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('setup-3-people');
    return 'relay and seller';
}

async function signIn(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    await open(visit, 'microsoft');
    await sees(page, 'signedIn', 'toDo');
    await clicks.click(button(page, 'Make a sign-in link'));
    const link = page.locator('[data-link]');
    await link.waitFor(FAR_SIDE);
    await screenshot('setup-2-link');
    const colleague = await page.context().newPage();
    await colleague.goto(await page.getByLabel('Sign-in link').inputValue());
    for (const choice of [/continue|sign in at microsoft/i, /Sign in as .*admin/i]) {
        const next = colleague
            .getByRole('button', { name: choice })
            .or(colleague.getByRole('link', { name: choice }));
        if (
            await next
                .first()
                .isVisible()
                .catch(() => false)
        )
            await clicks.click(next.first());
    }
    await colleague.waitForLoadState();
    await colleague.close();
    await sees(page, 'signedIn', 'ready');
    await sees(page, 'referrals', 'ready');
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('setup-2-microsoft');
    return (await check(page, 'signedIn', 'ready').locator('.saw').textContent()) ?? '';
}

async function publishMapping(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    await open(visit, 'fields');
    // The relay could not read the mapping before it had its permission set.
    await sees(page, 'mapping', 'toDo');
    const direction = page.locator('[data-direction][data-deal="closeDate"]').getByRole('combobox');
    await clicks.click(direction);
    await clicks.click(page.getByRole('option', { name: 'To Microsoft' }));
    await clicks.click(button(page, 'Publish'));
    await sees(page, 'mapping', 'ready');
    await page.locator('[data-version-row="1"]').waitFor(FAR_SIDE);
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('setup-5-fields');
    return (await check(page, 'mapping', 'ready').locator('.saw').textContent()) ?? '';
}

async function takeEvents(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    await open(visit, 'events');
    const register = button(page, 'Register this relay');
    await check(page, 'registration', 'ready').or(register).first().waitFor(FAR_SIDE);
    if (await register.isVisible()) await clicks.click(register);
    await sees(page, 'registration', 'ready');
    await clicks.click(button(page, 'Send a test event'));
    await sees(page, 'test', 'ready');
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('setup-7-events');
    return (await check(page, 'test', 'ready').locator('.saw').textContent()) ?? '';
}

async function dryRun(visit: Walk): Promise<string> {
    const { page, loop, clicks, screenshot } = visit;
    await fetch(new URL('/page/opportunities', loop.url), { method: 'POST' });
    await open(visit, 'live');
    await clicks.click(button(page, 'Try it'));
    const outcome = page.locator('[data-outcome]').filter({ hasText: /\S/ });
    await outcome.waitFor(FAR_SIDE);
    await screenshot('setup-8-dry-run');
    return (await outcome.textContent()) ?? '';
}

async function goLive(visit: Walk): Promise<string> {
    const { page, clicks, screenshot } = visit;
    for (const name of ['inbound', 'outbound']) {
        const toggle = page.locator(`[data-switch="${name}"]`);
        if (!(await toggle.getByRole('switch').or(toggle.locator('input')).first().isChecked()))
            await clicks.click(toggle.locator('.slds-checkbox_faux'));
    }
    await page.locator('[data-step="live"]').filter({ hasText: 'Ready' }).waitFor(FAR_SIDE);
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('setup-8-live');
    return 'in and out';
}

async function shareDeal({ page, loop, screenshot }: Walk): Promise<string> {
    const seller = await page.context().newPage();
    await seller.goto(loop.url);
    const card = seller.locator('c-co-sell-card');
    await card.locator('.slds-checkbox_faux').first().click();
    await card.locator('[data-state="Synced"]').waitFor(FAR_SIDE);
    const status = (await card.locator('[data-state="Synced"]').textContent()) ?? '';
    await seller.close();
    await screenshot('setup-9-after-deal');
    return status.trim();
}

async function health(visit: Walk): Promise<string> {
    const { page, screenshot } = visit;
    await open(visit, 'health');
    await lookAgain(visit);
    for (const name of ['relay', 'salesforce', 'microsoft', 'mapping', 'deals', 'live'])
        await sees(page, name, 'ready');
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('setup-health');
    await page.setViewportSize({ width: 420, height: 900 });
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('setup-health-narrow');
    return 'all green';
}
