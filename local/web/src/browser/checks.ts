import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility.ts';

/** What the checks share. */
export interface Visit {
    page: Page;
    /** Address of the page. */
    url: string;
    /** Errors that the page wrote to its console. */
    consoleErrors: string[];
    screenshot(name: string): Promise<void>;
}

interface Check {
    title: string;
    run(visit: Visit): Promise<string>;
}

/** How long the other side may take. */
const FAR_SIDE = { timeout: 30_000 };

const card = (page: Page) => page.locator('c-co-sell-card');
const state = (page: Page, name: string) => card(page).locator(`[data-state="${name}"]`);
const partnerCenter = (page: Page) => page.locator('loop-partner-center');
const cell = (page: Page, row: string): Locator =>
    partnerCenter(page).getByRole('row', { name: row }).getByRole('cell');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const seen = (locator: Locator, text: string) => locator.filter({ hasText: text }).first().waitFor(FAR_SIDE);

/** Waits until a field displays this value. A field is inside shadow roots, which only a handle reaches. */
async function shows(field: Locator, value: string): Promise<void> {
    const displays = ([element, wanted]: [unknown, string]) =>
        (element as { value: string }).value === wanted;
    const handle: unknown = await field.elementHandle();
    await field.page().waitForFunction(displays, [handle, value] as [unknown, string], FAR_SIDE);
}

/**
 * By the keyboard: a number field shows another text while it has the focus, which `fill` does not expect.
 */
async function typeInto(field: Locator, text: string): Promise<void> {
    await field.click();
    await field.press('ControlOrMeta+a');
    await field.pressSequentially(text);
    await field.press('Tab');
}

/** What a person does with the page, in order; each resolves when the effect is seen. */
export const checks: Check[] = [
    { title: 'The page opens, with no Opportunity yet', run: openPage },
    { title: 'A new Opportunity shows its fields and the card, sync off', run: createOpportunity },
    { title: 'Sync switched on by a click: the card shows Synced', run: switchSyncOn },
    { title: 'A value typed in Salesforce shows in Partner Center', run: changeInSalesforce },
    { title: "Microsoft accepts: the card shows Microsoft's status", run: microsoftAccepts },
    { title: 'A value saved in the portal shows on the Opportunity', run: changeInPortal },
    { title: 'The trail tells of all three parts', run: trail },
    { title: 'A deal from Microsoft appears in the list', run: dealFromMicrosoft },
    { title: 'Declining it asks for a reason, and can be left', run: declineDialog },
    { title: 'Accepted by the card: Partner Center and the card show it', run: acceptByCard },
    { title: 'Accessibility rules find nothing', run: accessible },
    { title: 'The console has no error', run: quietConsole }
];

async function openPage({ page, url, screenshot }: Visit): Promise<string> {
    await page.goto(url);
    await page.getByText('let Microsoft send a deal').waitFor();
    await page.getByText('Relay: at work').waitFor();
    await screenshot('1-empty');
    return await page.title();
}

async function createOpportunity({ page, screenshot }: Visit): Promise<string> {
    await button(page, 'New Opportunity').click();
    await state(page, 'Off').waitFor();
    const name = await page.getByLabel('Opportunity name').inputValue();
    assert.match(name, /\S/);
    assert.equal(await page.getByText('Nothing: this Opportunity has not been shared.').isVisible(), true);
    await screenshot('2-sync-off');
    return name;
}

async function switchSyncOn({ page, screenshot }: Visit): Promise<string> {
    // The checkbox itself is invisible under the drawn toggle.
    await card(page).locator('.slds-checkbox_faux').click();
    await state(page, 'Synced').waitFor(FAR_SIDE);
    const link = card(page).locator('[data-fact="link"]').getByRole('link');
    await link.waitFor(FAR_SIDE);
    await seen(cell(page, 'Status'), 'New / Pending');
    await screenshot('3-synced');
    return (await link.getAttribute('href')) ?? '';
}

async function changeInSalesforce({ page }: Visit): Promise<string> {
    await typeInto(page.getByLabel('Amount'), '61000');
    await seen(cell(page, 'Deal value'), '$61,000.00');
    await state(page, 'Synced').waitFor(FAR_SIDE);
    return '$61,000.00';
}

async function microsoftAccepts({ page, screenshot }: Visit): Promise<string> {
    await button(page, 'Microsoft accepts').click();
    const status = card(page).locator('[data-fact="microsoft-status"]');
    await seen(status, 'Accepted');
    assert.equal(await button(page, 'Microsoft accepts').isVisible(), false);
    await screenshot('4-accepted');
    return (await status.textContent()) ?? '';
}

async function changeInPortal({ page, screenshot }: Visit): Promise<string> {
    await typeInto(page.getByLabel('Deal value, as a colleague in the portal'), '73500');
    await button(page, 'Save in portal').click();
    await shows(page.getByLabel('Amount'), '$73,500.00');
    await state(page, 'Synced').waitFor(FAR_SIDE);
    await screenshot('5-portal-edit');
    return page.getByLabel('Amount').inputValue();
}

async function trail({ page }: Visit): Promise<string> {
    const rows = page.locator('loop-trail tbody tr');
    for (const part of ['Salesforce', 'Relay', 'Partner Center']) await seen(rows, part);
    return `${await rows.count()} lines`;
}

async function dealFromMicrosoft({ page, screenshot }: Visit): Promise<string> {
    await button(page, 'Deal from Microsoft').click();
    const deal = page.locator('loop-deal-list li').filter({ hasText: 'from Microsoft' });
    await deal.waitFor(FAR_SIDE);
    await deal.getByRole('button').click();
    await seen(cell(page, 'Status'), 'New / Pending');
    await seen(card(page).locator('[data-fact="status"]'), 'New');
    await screenshot('6-from-microsoft');
    return page.getByLabel('Opportunity name').inputValue();
}

async function declineDialog({ page, screenshot }: Visit): Promise<string> {
    const decline = page.locator('c-co-sell-invitation').getByRole('button', { name: 'Decline' });
    await decline.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('A declined deal cannot be taken up again.').waitFor();
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.getByText('Complete this field.').waitFor();
    assert.deepEqual(await accessibilityFaults(page), []);
    await dialog.getByRole('combobox', { name: 'Reason' }).click();
    await dialog.getByRole('option', { name: 'Another reason' }).click();
    await dialog.getByLabel('Your reason, as Microsoft reads it').fill('No capacity.');
    await screenshot('7-decline');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await seen(cell(page, 'Status'), 'New / Pending');
    return 'still New / Pending';
}

async function acceptByCard({ page, screenshot }: Visit): Promise<string> {
    await page.locator('c-co-sell-invitation').getByRole('button', { name: 'Accept' }).click();
    await seen(cell(page, 'Status'), 'Active / Accepted');
    const status = card(page).locator('[data-fact="status"]');
    await seen(status, 'Active');
    await page.locator('c-co-sell-closing').getByRole('button', { name: 'Won' }).waitFor(FAR_SIDE);
    assert.equal(await page.locator('c-co-sell-invitation').isVisible(), false);
    await screenshot('8-accepted-by-card');
    return (await status.textContent()) ?? '';
}

/** The deal of Microsoft, which is open, and our own, which has all that the page can show. */
async function accessible({ page, screenshot }: Visit): Promise<string> {
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.locator('loop-deal-list li').last().getByRole('button').click();
    await seen(card(page).locator('[data-fact="microsoft-status"]'), 'Accepted');
    assert.deepEqual(await accessibilityFaults(page), []);
    await screenshot('9-our-deal');
    return 'WCAG 2.2 AA and best practice, both deals';
}

async function quietConsole({ consoleErrors }: Visit): Promise<string> {
    assert.deepEqual(consoleErrors, []);
    return 'none';
}
